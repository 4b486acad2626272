import { all, type Case } from '../edits.ts';
import { within } from './template-edits.ts';

const open = (id: string): string => `${id} not-observable`;
const kept = 'RetentionInDays: !Ref CloudwatchRetentionDays';
const name = '!Sub /aws/lambda/${EnvironmentSuffix}-api-handler';

/** The template with one thing wrong with its log groups. */
export const logsCases: readonly Case[] = [
  {
    name: "a group that is not the function's",
    edit: within('FunctionLogGroup', name, '!Sub /aws/lambda/${EnvironmentSuffix}-handler'),
    fails: ['PROF-LOG-01'],
  },
  {
    name: 'a group of another name, to which the function is told to write',
    edit: all(
      within('FunctionLogGroup', name, '!Sub ${EnvironmentSuffix}-api-handler'),
      within(
        'ApiFunction',
        '      Timeout:',
        '      LoggingConfig: {LogGroup: !Ref FunctionLogGroup}\n      Timeout:',
      ),
    ),
    fails: [],
  },
  {
    name: 'the function is told to write elsewhere',
    edit: within(
      'ApiFunction',
      '      Timeout:',
      '      LoggingConfig: {LogGroup: elsewhere}\n      Timeout:',
    ),
    fails: ['PROF-LOG-01'],
  },
  ...['FunctionLogGroup', 'ApiLogGroup'].flatMap((group) => [
    {
      name: `${group} never expires`,
      edit: within(group, `      ${kept}\n`, ''),
      fails: ['PROF-LOG-01'],
    },
    {
      name: `${group} keeps 30 days, whatever is asked for`,
      edit: within(group, kept, 'RetentionInDays: 30'),
      fails: ['PROF-LOG-01'],
    },
    {
      name: `${group} keeps what another parameter says`,
      edit: within(group, kept, 'RetentionInDays: !Ref LambdaTimeout'),
      fails: ['PROF-LOG-01'],
    },
  ]),
  {
    name: 'days from elsewhere',
    edit: within('ApiLogGroup', kept, 'RetentionInDays: !ImportValue days'),
    fails: [open('PROF-LOG-01')],
  },
  {
    name: 'days from elsewhere, and none at all',
    edit: all(
      within('ApiLogGroup', kept, 'RetentionInDays: !ImportValue days'),
      within('FunctionLogGroup', `      ${kept}\n`, ''),
    ),
    fails: ['PROF-LOG-01'],
  },
  {
    name: 'the access logs go elsewhere',
    edit: within(
      'ApiStage',
      '!GetAtt ApiLogGroup.Arn',
      '!Sub arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:elsewhere',
    ),
    fails: ['PROF-LOG-01'],
  },
  {
    name: "the access logs' group without `:*`",
    edit: within(
      'ApiStage',
      '!GetAtt ApiLogGroup.Arn',
      '!Sub arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${ApiLogGroup}',
    ),
    fails: [],
  },
];
