import { after, all, before, drop, reference, resources, swap, withoutResource, type Edit } from './edits.ts';

/** The same stack said in another way: every clause has to come out the same. */
export interface Rewrite {
  readonly name: string;
  readonly edit: Edit;
}

/** Takes out what stands from one passage up to another, each of which stands there once. */
const cut =
  (from: string, to: string): Edit =>
  (text) => {
    const start = text.indexOf(from);
    const end = text.indexOf(to, start);
    if (start < 0 || end < 0) throw new Error(`'${from}' or '${to}' does not stand there`);
    return text.slice(0, start) + text.slice(end);
  };
const withoutPolicies = cut('      # All that it is granted.\n', '\n  # Stores one request.');
const policyDocument = (indent: string): string =>
  `PolicyDocument:
  Version: '2012-10-17'
  Statement:
    # Its own log group and its own table, and nothing else.
    - Effect: Allow
      Action: [logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents]
      Resource: !GetAtt FunctionLogGroup.Arn
    - Effect: Allow
      Action: dynamodb:PutItem
      Resource: !GetAtt DataTable.Arn`
    .split('\n')
    .map((line) => indent + line)
    .join('\n');
const carriedBy = (type: string, properties: string): string =>
  `  # What the function may do.\n  Grants:\n    Type: ${type}\n    Properties:\n${properties}${policyDocument('      ')}`;
const managed = 'AWS::IAM::ManagedPolicy';

/** The function's policies on every carrier that takes them to its role. */
export const carriers: readonly Rewrite[] = [
  {
    name: 'in an AWS::IAM::Policy',
    edit: all(
      withoutPolicies,
      resources(
        carriedBy('AWS::IAM::Policy', '      PolicyName: grants\n      Roles: [!Ref FunctionRole]\n'),
      ),
    ),
  },
  {
    name: 'in an AWS::IAM::ManagedPolicy that names the role',
    edit: all(withoutPolicies, resources(carriedBy(managed, '      Roles: [!Ref FunctionRole]\n'))),
  },
  {
    name: 'in an AWS::IAM::RolePolicy',
    edit: all(
      withoutPolicies,
      resources(
        carriedBy('AWS::IAM::RolePolicy', '      PolicyName: grants\n      RoleName: !Ref FunctionRole\n'),
      ),
    ),
  },
  {
    name: 'in a managed policy that the role names',
    edit: all(
      withoutPolicies,
      before(
        '  # Stores one request.',
        '      # All that it is granted.\n      ManagedPolicyArns: [!Ref Grants]\n\n',
      ),
      resources(carriedBy(managed, '')),
    ),
  },
  {
    name: 'in a managed policy that the role names by its attribute',
    edit: all(
      withoutPolicies,
      before(
        '  # Stores one request.',
        '      # All that it is granted.\n      ManagedPolicyArns: [!GetAtt Grants.PolicyArn]\n\n',
      ),
      resources(carriedBy(managed, '')),
    ),
  },
  {
    name: 'half in the role, half elsewhere',
    edit: all(
      cut('        # Write only: whoever', '\n  # Stores one request.'),
      resources(`  # What the function may write.
  Grants:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: put
      Roles: [!Ref FunctionRole]
      PolicyDocument:
        Statement:
          Effect: Allow
          Action: dynamodb:PutItem
          Resource: !Sub arn:aws:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/\${DataTable}`),
    ),
  },
];

const rootPrincipal = 'AWS: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root';
const stageByDeployment = `    DependsOn: [PostDataMethod, ApiGatewayAccount]
    Properties:
      RestApiId: !Ref DataApi
      StageName: !Ref Environment
      # The stage: where it logs, and how much it takes.
      StageDescription:
        AccessLogSetting:
          DestinationArn: !GetAtt ApiAccessLogGroup.Arn
          Format: '$context.requestId $context.status'
`;
const stageUrl = '${AWS::URLSuffix}/${ApiStage}/data';
const withoutStage = all(
  withoutResource('ApiStage'),
  swap(stageUrl, '${AWS::URLSuffix}/${Environment}/data'),
);
const deployment = '    DependsOn: PostDataMethod\n    Properties:\n      RestApiId: !Ref DataApi\n';
const openApi = (type: string, verb: string): string => `      # The whole API: POST /data calls the function.
      Body:
        openapi: 3.0.1
        info:
          title: data
          version: '1'
        paths:
          /data:
            ${verb}:
              responses: {}
              x-amazon-apigateway-integration:
                type: ${type}
                httpMethod: POST
                uri: !Sub arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${DataFunction.Arn}/invocations
`;
const byOpenApi = (type: string, verb: string): Edit =>
  all(
    withoutResource('DataResource'),
    withoutResource('PostDataMethod'),
    drop('    DependsOn: PostDataMethod\n'),
    after('        Types: [REGIONAL]\n', openApi(type, verb)),
  );

/** The API and its stage made otherwise. */
export const apis: readonly Rewrite[] = [
  {
    name: 'the stage made by the deployment',
    edit: all(
      withoutStage,
      swap(
        deployment,
        `${stageByDeployment}        # Of every method.
        MethodSettings:
          - ResourcePath: /*
            HttpMethod: '*'
            ThrottlingRateLimit: 100
            ThrottlingBurstLimit: 50
`,
      ),
    ),
  },
  {
    name: "the stage made by the deployment, with limits of the stage's own",
    edit: all(
      withoutStage,
      swap(
        deployment,
        `${stageByDeployment}        ThrottlingRateLimit: 100\n        ThrottlingBurstLimit: 50\n`,
      ),
    ),
  },
  { name: 'an OpenAPI document', edit: byOpenApi('AWS_PROXY', 'post') },
  { name: 'an OpenAPI document that spells its type in lower case', edit: byOpenApi('aws_proxy', 'post') },
  {
    name: 'an OpenAPI document for every verb',
    edit: byOpenApi('aws_proxy', 'x-amazon-apigateway-any-method'),
  },
  {
    name: 'identifiers by attribute',
    edit: all(
      swap('ResourceId: !Ref DataResource', 'ResourceId: !GetAtt DataResource.ResourceId'),
      swap('DeploymentId: !Ref ApiDeployment', 'DeploymentId: !GetAtt ApiDeployment.DeploymentId'),
      swap('TargetKeyId: !Ref DataKey', 'TargetKeyId: !GetAtt DataKey.KeyId'),
      swap('TopicArn: !Ref AlarmTopic', 'TopicArn: !GetAtt AlarmTopic.TopicArn'),
    ),
  },
  {
    name: 'the function called by an alias, which the permission names',
    edit: all(
      resources(`  Live:
    Type: AWS::Lambda::Alias
    Properties:
      Name: live
      FunctionName: !Ref DataFunction
      FunctionVersion: !GetAtt Version.Version
  Version:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref DataFunction`),
      swap('functions/${DataFunction.Arn}/inv', 'functions/${Live}/inv'),
      swap('FunctionName: !GetAtt DataFunction.Arn', 'FunctionName: !Ref Live'),
    ),
  },
  {
    name: 'the function called by an alias that is spelt out',
    edit: all(
      resources(`  Live:
    Type: AWS::Lambda::Alias
    Properties:
      Name: live
      FunctionName: !Ref DataFunction
      FunctionVersion: $LATEST`),
      swap('functions/${DataFunction.Arn}/inv', 'functions/${DataFunction.Arn}:live/inv'),
      swap('FunctionName: !GetAtt DataFunction.Arn', 'FunctionName: !Sub ${DataFunction}:live'),
    ),
  },
  ...['/*/*', '/*/*/*', '/*', '/*/POST/*', '/${ApiStage}/POST/data'].map((source) => ({
    name: `a permission for ${source}`,
    edit: swap('${DataApi}/*/POST/data', `\${DataApi}${source}`),
  })),
  { name: "the stage's URL with a slash behind it", edit: swap(stageUrl, '${AWS::URLSuffix}/${ApiStage}/') },
  {
    name: 'a URL that is joined',
    edit: swap(
      'Value: !Sub https://${DataApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiStage}/data',
      "Value: !Join ['', ['https://', !Ref DataApi, .execute-api., !Ref AWS::Region, .amazonaws.com/, !Ref Environment, /data/]]",
    ),
  },
  {
    name: 'limits as texts',
    edit: all(
      swap('ThrottlingRateLimit: 100', "ThrottlingRateLimit: '100'"),
      swap('ThrottlingBurstLimit: 50', "ThrottlingBurstLimit: '50'"),
    ),
  },
];

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

/** The same text in other clothes. */
export const clothes: readonly Rewrite[] = [
  { name: 'CRLF', edit: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'a byte order mark', edit: (text) => `\uFEFF${text}` },
  { name: 'both', edit: (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}` },
  { name: 'a document marker', edit: (text) => `---\n${text}` },
  { name: 'no line break at the end', edit: (text) => text.trimEnd() },
  {
    name: 'sections in another order',
    edit: (text) => {
      const parts = text.split(/^(?=(?:# Refuses|[A-Z][A-Za-z]+:))/m);
      const [first = '', ...others] = parts;
      return (
        first +
        others
          .map((part) => `${part.trimEnd()}\n\n`)
          .reverse()
          .join('')
      );
    },
  },
];

if (reference.includes('\r')) throw new Error('the reference template is expected to have plain line ends');
