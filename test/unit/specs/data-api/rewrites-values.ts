import { after, all, before, swap, withoutResource, type Edit } from './edits.ts';
import { cut, type Rewrite } from './rewrites.ts';

const rootPrincipal = 'AWS: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root';
const json = (value: string): string => value.replace(/\s*\n\s*/g, ' ');
const grantText = json(`'{"Version": "2012-10-17", "Statement": [
  {"Effect": "Allow", "Principal": {"AWS": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root"},
   "Action": "kms:*", "Resource": "*"},
  {"Effect": "Allow", "Principal": {"Service": "dynamodb.amazonaws.com"},
   "Action": ["kms:GenerateDataKey", "kms:Decrypt"], "Resource": "*"},
  {"Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*",
   "Condition": {"StringEquals": {"kms:CallerAccount": "\${AWS::AccountId}",
     "kms:ViaService": "dynamodb.\${AWS::Region}.amazonaws.com"}}}]}'`);
const byEnvironment = (values: Readonly<Record<string, string>>): string =>
  ['dev', 'stage', 'prod']
    .map((name) =>
      [
        `    ${name}:`,
        ...Object.entries(values).map(([key, value]) => `      ${key}: ${value.replace('$', name)}`),
      ].join('\n'),
    )
    .join('\n');
const mappings = (text: string): Edit => before('Rules:\n', `Mappings:\n${text}\n`);
const extensions: Edit = after(
  "AWSTemplateFormatVersion: '2010-09-09'\n",
  'Transform: AWS::LanguageExtensions\n',
);
const loggingGroups: Edit = all(
  withoutResource('FunctionLogGroup'),
  withoutResource('ApiAccessLogGroup'),
  (text) =>
    text
      .replaceAll('FunctionLogGroup', 'LogGrouplambda')
      .replaceAll('ApiAccessLogGroup', 'LogGroupapigateway'),
);

/** Values that come about in another way. */
export const values: readonly Rewrite[] = [
  {
    name: 'root by a literal partition',
    edit: swap(
      rootPrincipal + '\n            Action: kms:*',
      'AWS: !Sub arn:aws:iam::${AWS::AccountId}:root\n            Action: kms:*',
    ),
  },
  {
    name: 'root as the bare account id in a list',
    edit: swap(
      `${rootPrincipal}\n            Action: kms:*`,
      "AWS: [!Sub '${AWS::AccountId}']\n            Action: [kms:*]",
    ),
  },
  {
    name: "the key's policy as a text of JSON",
    edit: all(
      cut(
        "        Version: '2012-10-17'\n        Statement:\n          # The account administers",
        '\n  # A name for the key',
      ),
      swap('      KeyPolicy:\n', `      KeyPolicy: !Sub ${grantText}\n`),
    ),
  },
  {
    name: 'ARNs made of names',
    edit: all(
      swap(
        'Role: !GetAtt FunctionRole.Arn',
        'Role: !Sub arn:aws:iam::${AWS::AccountId}:role/${FunctionRole}',
      ),
      swap(
        'Resource: !GetAtt DataTable.Arn',
        "Resource: !Join [':', [arn, !Ref AWS::Partition, dynamodb, !Ref AWS::Region, !Ref AWS::AccountId, !Sub 'table/${DataTable}']]",
      ),
      swap(
        'KMSMasterKeyId: !GetAtt DataKey.Arn',
        "KMSMasterKeyId: !Join ['', ['arn:aws:kms:us-east-1:', !Ref AWS::AccountId, ':key/', !Ref DataKey]]",
      ),
      swap(
        'DestinationArn: !GetAtt ApiAccessLogGroup.Arn',
        'DestinationArn: !Sub arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:${ApiAccessLogGroup}',
      ),
      swap(
        '- !Ref AlarmTopic\n\n',
        '- !Sub arn:aws:sns:${AWS::Region}:${AWS::AccountId}:${AlarmTopic.TopicName}\n\n',
      ),
    ),
  },
  {
    name: 'names written twice in place of references',
    edit: all(
      swap('DYNAMODB_TABLE_NAME: !Ref DataTable', 'DYNAMODB_TABLE_NAME: !Sub ${AWS::StackName}-data'),
      swap(
        'Resource: !GetAtt DataTable.Arn',
        'Resource: !Sub arn:aws:dynamodb:us-east-1:${AWS::AccountId}:table/${AWS::StackName}-data',
      ),
      swap('LogGroup: !Ref FunctionLogGroup', 'LogGroup: !Sub /aws/lambda/${AWS::StackName}-data'),
      swap(
        'Resource: !GetAtt FunctionLogGroup.Arn',
        'Resource: !Sub arn:aws:logs:us-east-1:${AWS::AccountId}:log-group:/aws/lambda/${AWS::StackName}-data:*',
      ),
    ),
  },
  {
    name: 'variables of a Sub',
    edit: swap(
      'TableName: !Sub ${AWS::StackName}-data',
      'TableName: !Sub [ "${Stack}-${What}", { Stack: !Ref AWS::StackName, What: data } ]',
    ),
  },
  {
    name: 'a GetAtt as a list',
    edit: swap('Value: !GetAtt DataFunction.Arn', 'Value: !GetAtt [DataFunction, Arn]'),
  },
  {
    name: 'parameters through a mapping',
    edit: all(
      mappings(`  Environments:\n${byEnvironment({ Stage: '$', Capacity: '5', Missing: 'notBreaching' })}`),
      swap('STAGE: !Ref Environment', 'STAGE: !FindInMap [Environments, !Ref Environment, Stage]'),
      swap('StageName: !Ref Environment', 'StageName: !FindInMap [Environments, !Ref Environment, Stage]'),
      swap('Value: !Ref Environment', 'Value: !FindInMap [Environments, !Ref Environment, Stage]'),
      swap(
        'ReadCapacityUnits: 5',
        'ReadCapacityUnits: !FindInMap [Environments, !Ref Environment, Capacity]',
      ),
      swap(
        'TreatMissingData: notBreaching',
        'TreatMissingData: !FindInMap [Environments, !Ref Environment, Missing]',
      ),
    ),
  },
  {
    name: 'conditions whose branches are equal',
    edit: all(
      before('Resources:\n', 'Conditions:\n  IsProd: !Equals [!Ref Environment, prod]\n\n'),
      swap('EnableKeyRotation: true', "EnableKeyRotation: !If [IsProd, true, 'true']"),
      swap('STAGE: !Ref Environment', 'STAGE: !If [IsProd, prod, !Ref Environment]'),
      swap('Runtime: python3.9', 'Runtime: !If [IsProd, python3.9, python3.9]'),
    ),
  },
  {
    name: 'properties that are AWS::NoValue',
    edit: all(
      before('      EnableKeyRotation: true', '      Enabled: !Ref AWS::NoValue\n'),
      before('      ProvisionedThroughput:', '      BillingMode: !Ref AWS::NoValue\n'),
      before('      AlarmActions:', '      ActionsEnabled: !Ref AWS::NoValue\n'),
    ),
  },
  {
    name: 'pieces cut out of others',
    edit: all(
      swap(
        'DYNAMODB_TABLE_NAME: !Ref DataTable',
        "DYNAMODB_TABLE_NAME: !Select [1, !Split ['/', !GetAtt DataTable.Arn]]",
      ),
      swap('Value: !Ref DataFunction', "Value: !Select [6, !Split [':', !GetAtt DataFunction.Arn]]"),
    ),
  },
  {
    name: 'log groups made in a loop',
    edit: all(
      extensions,
      loggingGroups,
      before(
        'Outputs:\n  ApiGatewayUrl',
        `  # Where the function and the API log.
  Fn::ForEach::Groups:
    - Service
    - [lambda, apigateway]
    - LogGroup\${Service}:
        # The lines of one of them.
        Type: AWS::Logs::LogGroup
        Properties:
          LogGroupName: !Sub /aws/\${Service}/\${AWS::StackName}-data

`,
      ),
    ),
  },
  {
    name: 'a default in place of an entry of a mapping',
    edit: all(
      extensions,
      mappings('  Runtimes:\n    node:\n      Name: nodejs22.x\n'),
      swap('Runtime: python3.9', 'Runtime: !FindInMap [Runtimes, python, Name, {DefaultValue: python3.9}]'),
    ),
  },
  {
    name: 'an access log format by ToJsonString',
    edit: (text) =>
      extensions(text).replace(
        /Format: >-\n[^\n]*\n/,
        'Format: !ToJsonString {requestId: $context.requestId, status: $context.status}\n',
      ),
  },
  {
    name: 'numbers and booleans as texts',
    edit: all(
      swap('ReadCapacityUnits: 5', "ReadCapacityUnits: '5'"),
      swap('WriteCapacityUnits: 5', 'WriteCapacityUnits: "5"'),
      swap('EnableKeyRotation: true', "EnableKeyRotation: 'true'"),
      swap('SSEEnabled: true', "SSEEnabled: 'true'"),
      swap('Period: 300', "Period: '300'"),
      swap('Threshold: 0', "Threshold: '0'"),
      swap('EvaluationPeriods: 1', "EvaluationPeriods: '1'"),
    ),
  },
  {
    name: 'lists of one as their member',
    edit: all(
      swap(
        '        Statement:\n          - Effect: Allow\n            Principal:\n              Service: lambda.amazonaws.com\n            Action: sts:AssumeRole\n',
        '        Statement:\n          Effect: Allow\n          Principal:\n            Service: [lambda.amazonaws.com]\n          Action: [sts:AssumeRole]\n',
      ),
      swap(
        '                Action: dynamodb:PutItem\n                Resource: !GetAtt DataTable.Arn\n',
        '                Action: [dynamodb:PutItem]\n                Resource: [!GetAtt DataTable.Arn]\n',
      ),
    ),
  },
];
