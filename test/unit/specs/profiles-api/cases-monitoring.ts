import { after, all, drop, swap, withoutResource, type Case } from '../edits.ts';
import { alarmCases } from './cases-alarms.ts';
import { dashboardCases } from './cases-dashboard.ts';
import { resources, within } from './template-edits.ts';

const open = (id: string): string => `${id} not-observable`;
const subscription =
  '      TopicArn: !Ref AlarmTopic\n      Protocol: email\n      Endpoint: !Ref AlarmEmail\n';
const email = `  AlarmEmail:
    Type: String
    Description: Who is told of alarms. AWS asks that address to confirm first.
    Default: alarms@example.com
`;

/** The topic, and who listens to it. */
const topic: readonly Case[] = [
  { name: 'nobody subscribed', edit: withoutResource('AlarmEmailSubscription'), fails: ['PROF-MON-01'] },
  { name: 'a number subscribed', edit: swap('Protocol: email\n', 'Protocol: sms\n'), fails: ['PROF-MON-01'] },
  {
    name: 'an address that does not follow',
    edit: swap('Endpoint: !Ref AlarmEmail', 'Endpoint: alarms@example.com'),
    fails: ['PROF-MON-01'],
  },
  {
    name: 'an address that cannot be told',
    edit: swap('Endpoint: !Ref AlarmEmail', 'Endpoint: !ImportValue address'),
    fails: [open('PROF-MON-01')],
  },
  {
    name: 'subscribed within the topic',
    edit: all(
      withoutResource('AlarmEmailSubscription'),
      within(
        'AlarmTopic',
        '      TopicName:',
        '      Subscription: [{ Protocol: email, Endpoint: !Ref AlarmEmail }]\n      TopicName:',
      ),
    ),
    fails: [],
  },
  {
    name: 'subscribed to another topic',
    edit: all(
      swap(subscription, subscription.replace('AlarmTopic', 'OtherTopic')),
      resources('  OtherTopic:\n    Type: AWS::SNS::Topic\n'),
    ),
    fails: ['PROF-MON-01'],
  },
  {
    name: 'an address of the stack itself',
    edit: all(drop(email), swap('!Ref AlarmEmail', 'alarms@example.com')),
    fails: [],
  },
  {
    name: 'by default no address, and then nobody subscribed',
    edit: all(
      swap(email, email.replace('alarms@example.com', "''")),
      after('    Type: AWS::SNS::Subscription\n', '    Condition: IsTold\n'),
      after('Conditions:\n', "  IsTold: !Not [!Equals [!Ref AlarmEmail, '']]\n"),
    ),
    fails: [],
  },
];

const rule = (text: string, by: string): Case['edit'] => within('SamplingRule', text, by);

/** What X-Ray samples. */
const sampling: readonly Case[] = [
  { name: 'five times all', edit: rule('FixedRate: 0.05', 'FixedRate: 5'), fails: ['PROF-MON-04'] },
  { name: 'the rate as a text', edit: rule('FixedRate: 0.05', "FixedRate: '0.05'"), fails: [] },
  {
    name: 'no attributes',
    edit: rule('        Attributes:\n          Environment: !Ref Environment\n', ''),
    fails: ['PROF-MON-04'],
  },
  {
    name: 'an attribute that does not follow',
    edit: rule('Environment: !Ref Environment', 'Environment: prod'),
    fails: ['PROF-MON-04'],
  },
  {
    name: 'an attribute more',
    edit: rule('Environment: !Ref Environment\n', 'Environment: !Ref Environment\n          Path: x\n'),
    fails: ['PROF-MON-04'],
  },
  {
    name: 'an attribute of another name',
    edit: rule('          Environment: !Ref', '          Stage: !Ref'),
    fails: ['PROF-MON-04'],
  },
  {
    name: 'another name',
    edit: rule(
      'RuleName: !Sub ${EnvironmentSuffix}-api-sampling',
      'RuleName: !Sub ${EnvironmentSuffix}-sampling',
    ),
    fails: ['PROF-MON-04'],
  },
  { name: 'reads alone', edit: rule("HTTPMethod: '*'", 'HTTPMethod: GET'), fails: ['PROF-MON-04'] },
  { name: 'no priority', edit: rule('        Priority: 1000\n', ''), fails: ['PROF-MON-04'] },
  { name: 'no rule', edit: withoutResource('SamplingRule'), fails: ['PROF-MON-04'] },
];

/** Monitoring with one thing wrong, or right in another way. */
export const monitoringCases: readonly Case[] = [...alarmCases, ...topic, ...sampling, ...dashboardCases];
