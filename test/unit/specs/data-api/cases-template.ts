import { after, drop, resources, swap, type Case, type Edit } from './edits.ts';

const url = 'https://${DataApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiStage}/data';
/** Takes every comment out of a resource, and the one above it. */
const uncommented =
  (logicalId: string): Edit =>
  (text) => {
    const block = new RegExp(
      `((?:  #[^\\n]*\\n)*)(  ${logicalId}:\\n(?:(?:    [^\\n]*)?\\n)*?)(?=\\n?(?:  [#A-Z]|[A-Z]))`,
    );
    const match = block.exec(text);
    if (match === null) throw new Error(`there is no resource ${logicalId}`);
    return text.replace(block, (_, __: string, body: string) => body.replace(/^ +#[^\n]*\n/gm, ''));
  };
const withoutLines =
  (...beginnings: readonly string[]): Edit =>
  (text) => {
    const kept = text
      .split('\n')
      .filter((line) => !beginnings.some((beginning) => line.trim().startsWith(beginning)));
    if (kept.length === text.split('\n').length) throw new Error('no such line');
    return kept.join('\n');
  };

/** § 6 with one thing wrong. */
export const templateCases: readonly Case[] = [
  {
    name: 'another environment',
    edit: swap('[dev, stage, prod]', '[dev, staging, prod]'),
    fails: ['DATA-TPL-02'],
  },
  {
    name: 'one environment more',
    edit: swap('[dev, stage, prod]', '[dev, stage, prod, test]'),
    fails: ['DATA-TPL-02'],
  },
  {
    name: 'environments in another order',
    edit: swap('[dev, stage, prod]', '[prod, stage, dev]'),
    fails: [],
  },
  {
    name: 'another default environment',
    edit: swap('Default: dev', 'Default: prod'),
    fails: ['DATA-TPL-02'],
  },
  {
    name: 'one more log level',
    edit: swap('[INFO, WARN, ERROR]', '[INFO, WARN, ERROR, DEBUG]'),
    fails: ['DATA-TPL-03'],
  },
  {
    name: 'log levels in another order',
    edit: swap('[INFO, WARN, ERROR]', '[ERROR, WARN, INFO]'),
    fails: [],
  },
  { name: 'another default log level', edit: swap('Default: INFO', 'Default: WARN'), fails: ['DATA-TPL-03'] },
  {
    name: 'another description',
    edit: swap('Description: Email address for SNS notifications.', 'Description: Who is told.'),
    fails: ['DATA-TPL-04'],
  },
  {
    name: 'a description without full stop',
    edit: swap('Email address for SNS notifications.', 'Email address for SNS notifications'),
    fails: [],
  },
  {
    name: 'a list of addresses',
    edit: swap('SNSEmail:\n    Type: String', 'SNSEmail:\n    Type: CommaDelimitedList'),
    // An address that is a list cannot be read as one; CloudFormation would refuse it.
    fails: ['DATA-TPL-04', 'DATA-ALARM-05 not-observable'],
  },
  { name: 'a key without comment', edit: uncommented('DataKey'), fails: ['DATA-TPL-06'] },
  { name: 'a table without comment', edit: uncommented('DataTable'), fails: ['DATA-TPL-06'] },
  { name: 'a stage without comment', edit: uncommented('ApiStage'), fails: ['DATA-TPL-06'] },
  { name: 'an alarm without comment', edit: uncommented('FunctionErrorsAlarm'), fails: ['DATA-TPL-06'] },
  { name: 'a topic without comment', edit: uncommented('AlarmTopic'), fails: ['DATA-TPL-06'] },
  { name: 'a role without comment', edit: uncommented('FunctionRole'), fails: ['DATA-TPL-06'] },
  {
    name: 'a threshold without comment',
    edit: withoutLines('# More than 0 errors'),
    fails: ['DATA-TPL-06'],
  },
  {
    name: 'an encryption without comment',
    edit: withoutLines("# Encrypted at rest with the stack's key"),
    fails: ['DATA-TPL-06'],
  },
  { name: 'no comment at all', edit: (text) => text.replace(/^ *#[^\n]*\n/gm, ''), fails: ['DATA-TPL-06'] },
  {
    name: 'a comment inside the resource instead of above',
    edit: (text) =>
      swap(
        '    Type: AWS::KMS::Alias\n',
        '    Type: AWS::KMS::Alias\n    # A name.\n',
      )(withoutLines('# A name for the key that people')(text)),
    fails: [],
  },
  { name: "another stage's URL", edit: swap(url, url.replace('${ApiStage}', 'dev')), fails: ['DATA-TPL-07'] },
  { name: "another path's URL", edit: swap(url, url.replace('/data', '/items')), fails: ['DATA-TPL-07'] },
  {
    name: "another API's URL",
    edit: swap(url, url.replace('${DataApi}', 'a1b2c3d4e5')),
    fails: ['DATA-TPL-07'],
  },
  {
    name: "another region's URL",
    edit: swap(url, url.replace('${AWS::Region}', 'eu-west-1')),
    fails: ['DATA-TPL-07'],
  },
  { name: "the stage's URL", edit: swap(url, url.replace('/data', '')), fails: [] },
  {
    name: 'an output of another name',
    edit: swap('  ApiGatewayUrl:\n', '  ApiUrl:\n'),
    fails: ['DATA-TPL-07'],
  },
  {
    name: "the role's ARN for the function's",
    edit: swap('Value: !GetAtt DataFunction.Arn', 'Value: !GetAtt FunctionRole.Arn'),
    fails: ['DATA-TPL-08'],
  },
  {
    name: "the function's name for its ARN",
    edit: swap('Value: !GetAtt DataFunction.Arn', 'Value: !Sub ${DataFunction}'),
    fails: ['DATA-TPL-08'],
  },
  {
    name: 'no LambdaFunctionArn',
    edit: drop(
      '  LambdaFunctionArn:\n    Description: The function behind POST /data.\n    Value: !GetAtt DataFunction.Arn\n',
    ),
    fails: ['DATA-TPL-08'],
  },
  {
    name: "the table's ARN for its name",
    edit: swap('Value: !Ref DataTable', 'Value: !GetAtt DataTable.Arn'),
    fails: ['DATA-TPL-09'],
  },
  {
    name: "the alarm's ARN for its name",
    edit: swap('Value: !Ref FunctionErrorsAlarm', 'Value: !GetAtt FunctionErrorsAlarm.Arn'),
    fails: ['DATA-TPL-10'],
  },
  {
    name: "another alarm's name",
    edit: (text) =>
      resources(
        '  OtherAlarm:\n    Type: AWS::CloudWatch::Alarm\n    Properties:\n      Namespace: AWS/Lambda\n      MetricName: Throttles\n      ComparisonOperator: GreaterThanThreshold\n      EvaluationPeriods: 1\n      Threshold: 0\n      Period: 60\n      Statistic: Sum',
      )(swap('Value: !Ref FunctionErrorsAlarm', 'Value: !Ref OtherAlarm')(text)),
    fails: ['DATA-TPL-10'],
  },
  {
    name: 'a reference to nothing',
    edit: after('AlarmActions:\n        - !Ref AlarmTopic\n', '        - !Ref Nobody\n'),
    fails: ['DATA-TPL-11'],
  },
];
