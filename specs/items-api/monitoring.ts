import { expectGrants } from '../../src/control/expect-grants.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import { atFirstError, inOnePeriodOf, notifiesTopic, watchesErrors } from '../common/alarm.ts';
import { grantsOfRole } from '../common/grants.ts';
import { errorRaisesAlarm, notifies } from '../common/in-motion.ts';
import { writingLogs } from '../common/writing-logs.ts';
import { logsArrive } from './in-motion.ts';
import { add, remove, set, swapReference } from './breaks.ts';
import { control, section } from './words.ts';

const logs = 'Policies[PolicyName=WriteLogs].PolicyDocument.Statement[0]';

/** § 6, Monitoring and alerting (CloudWatch). */
export const monitoring = section('6', 'Monitoring and alerting', [
  control('ITEMS-LOG-01', "the function's output arrives in a log group that its role can write", {
    template: (its, context) => {
      const { system } = context;
      const grants = grantsOfRole(its.role, system);
      const group = need(its.fn.logGroupName);
      const made = system.all('logGroup').some(({ name }) => valueOf(name) === group);
      return [
        ...expectGrants(grants, {
          required: writingLogs(its, context, !made),
          permitted: [],
          services: { only: [] },
        }),
      ];
    },
    exercise: logsArrive,
    breaks: [
      remove('role', `${logs}.Action[1]`),
      remove('role', `${logs}.Action[2]`),
      swapReference('role', `${logs}.Resource`),
      set('fn', 'LoggingConfig.LogGroup', '/aws/lambda/another'),
    ],
  }),

  control('ITEMS-ALARM-01', 'an alarm on the Errors metric of this function', {
    judge: ({ alarm, fn }) => watchesErrors(alarm, fn),
    breaks: [
      set('alarm', 'Namespace', 'AWS/ApiGateway'),
      set('alarm', 'MetricName', 'Invocations'),
      set('alarm', 'Unit', 'Seconds'),
      set('alarm', 'Dimensions[0].Value', 'other'),
      add('alarm', 'Dimensions', { Name: 'Resource', Value: 'live' }),
      remove('alarm', 'Dimensions'),
    ],
  }),

  control('ITEMS-ALARM-02', 'it fires on one or more errors in a period of 60 seconds', {
    judge: ({ alarm }) => [atFirstError(alarm), ...inOnePeriodOf(alarm, 60)],
    breaks: [
      set('alarm', 'Threshold', 2),
      set('alarm', 'ComparisonOperator', 'GreaterThanThreshold'),
      set('alarm', 'Statistic', 'SampleCount'),
      set('alarm', 'Period', 300),
      set('alarm', 'EvaluationPeriods', 2),
      set('alarm', 'DatapointsToAlarm', 2),
    ],
  }),

  control('ITEMS-ALARM-03', "on ALARM it notifies the stack's topic, which lets CloudWatch publish", {
    judge: notifiesTopic,
    breaks: [
      remove('alarm', 'AlarmActions'),
      set('alarm', 'ActionsEnabled', false),
      set('AWS::SNS::TopicPolicy', 'PolicyDocument.Statement[0].Principal.Service', 's3.amazonaws.com'),
      set('topic', 'KmsMasterKeyId', 'alias/aws/sns'),
    ],
  }),

  control('ITEMS-ALARM-04', "an alarm's change of state reaches a subscriber of the topic", {
    ours: true,
    exercise: notifies,
    breaksInMotion: [remove('alarm', 'AlarmActions')],
  }),

  control('ITEMS-ALARM-05', 'an error that the function does not handle puts the alarm into ALARM', {
    ours: true,
    exercise: errorRaisesAlarm,
    breaksInMotion: [set('alarm', 'Threshold', 10)],
  }),
]);
