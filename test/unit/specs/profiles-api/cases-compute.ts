import { all, after, drop, swap, withoutResource, type Case, type Edit } from '../edits.ts';
import { resources, within } from './template-edits.ts';

const open = (id: string): string => `${id} not-observable`;

const inFunction = (passage: string, replacement: string): Edit =>
  within('ApiFunction', passage, replacement);
const memory = `  LambdaMemorySize:
    Type: Number
    Description: The function's memory, in MB.
    MinValue: 128
    MaxValue: 10240
    Default: 256
`;

const settings: readonly Case[] = [
  ...['python3.11', 'python3.12', '!Sub python3.11'].map((runtime) => ({
    name: `the runtime ${runtime}, whatever is asked for`,
    edit: inFunction('Runtime: !Ref LambdaRuntime', `Runtime: ${runtime}`),
    fails: ['PROF-FN-01'],
  })),
  {
    name: 'a runtime from elsewhere',
    edit: inFunction('Runtime: !Ref LambdaRuntime', 'Runtime: !ImportValue runtime'),
    fails: [open('PROF-FN-01')],
  },
  {
    name: '256 MB, whatever is asked for',
    edit: inFunction('MemorySize: !Ref LambdaMemorySize', 'MemorySize: 256'),
    fails: ['PROF-FN-01'],
  },
  {
    name: '256 MB, when nothing else can be asked for',
    edit: all(drop(memory), inFunction('MemorySize: !Ref LambdaMemorySize', "MemorySize: '256'")),
    fails: [],
  },
  {
    name: '512 MB, when nothing else can be asked for',
    edit: all(drop(memory), inFunction('MemorySize: !Ref LambdaMemorySize', 'MemorySize: 512')),
    fails: ['PROF-FN-01'],
  },
  {
    name: "Lambda's own default of memory",
    edit: inFunction('      MemorySize: !Ref LambdaMemorySize\n', ''),
    fails: ['PROF-FN-01'],
  },
  {
    name: 'a timeout that happens to be another parameter',
    edit: inFunction('Timeout: !Ref LambdaTimeout', 'Timeout: !Ref CloudwatchRetentionDays'),
    fails: ['PROF-FN-01'],
  },
  {
    name: "Lambda's own default of the timeout",
    edit: inFunction('      Timeout: !Ref LambdaTimeout\n', ''),
    fails: ['PROF-FN-01'],
  },
  {
    name: 'an image, which has no handler',
    edit: inFunction('      Handler:', '      PackageType: Image\n      Handler:'),
    fails: ['PROF-FN-01'],
  },
  {
    name: 'a handler of another file',
    edit: inFunction('lambda_function.lambda_handler', 'index.lambda_handler'),
    fails: ['PROF-FN-01'],
  },
];

const tableVariable = '          DYNAMODB_TABLE_NAME: !Ref ProfilesTable\n';
const regionVariable = '          AWS_REGION_NAME: !Ref AWS::Region\n';
const suffixVariable = '          ENVIRONMENT_SUFFIX: !Ref EnvironmentSuffix\n';

const variables: readonly Case[] = [
  {
    name: 'the keys are right, the values swapped',
    edit: inFunction(
      tableVariable + regionVariable + suffixVariable,
      `          DYNAMODB_TABLE_NAME: !Ref EnvironmentSuffix
          AWS_REGION_NAME: !Ref AWS::Region
          ENVIRONMENT_SUFFIX: !Ref ProfilesTable
`,
    ),
    fails: ['PROF-FN-02'],
  },
  ...[tableVariable, regionVariable, suffixVariable].map((line) => ({
    name: `no ${line.trim().split(':')[0] ?? ''}`,
    edit: inFunction(line, ''),
    fails: ['PROF-FN-02'],
  })),
  {
    name: "the table's ARN",
    edit: inFunction('!Ref ProfilesTable', '!GetAtt ProfilesTable.Arn'),
    fails: ['PROF-FN-02'],
  },
  {
    name: "the table's name, put together",
    edit: inFunction('!Ref ProfilesTable', '!Join ["-", [!Ref EnvironmentSuffix, user-profiles]]'),
    fails: [],
  },
  {
    name: "the table's name as it is with the defaults",
    edit: inFunction('!Ref ProfilesTable', 'dev-user-profiles'),
    fails: ['PROF-FN-02'],
  },
  {
    name: 'the other region',
    edit: inFunction('!Ref AWS::Region', '!Ref SecondaryRegion'),
    fails: ['PROF-FN-02'],
  },
  {
    name: 'the primary region, which is the only one',
    edit: inFunction('!Ref AWS::Region', '!Ref PrimaryRegion'),
    fails: [],
  },
  {
    name: 'the environment for the suffix',
    edit: inFunction('!Ref EnvironmentSuffix', '!Ref Environment'),
    fails: ['PROF-FN-02'],
  },
  {
    name: 'a suffix from elsewhere',
    edit: inFunction('!Ref EnvironmentSuffix', '!ImportValue suffix'),
    fails: [open('PROF-FN-02')],
  },
  {
    name: 'one from elsewhere, and one that is wrong',
    edit: all(
      inFunction('!Ref EnvironmentSuffix', '!ImportValue suffix'),
      inFunction('!Ref AWS::Region', '!Ref SecondaryRegion'),
    ),
    fails: ['PROF-FN-02'],
  },
];

const mode = '!If [IsTraced, Active, PassThrough]';
const tracing: readonly Case[] = [
  { name: 'traced although tracing is off', edit: inFunction(mode, 'Active'), fails: ['PROF-FN-03'] },
  { name: 'not traced although tracing is on', edit: inFunction(mode, 'PassThrough'), fails: ['PROF-FN-03'] },
  {
    name: 'the wrong way round',
    edit: inFunction(mode, '!If [IsTraced, PassThrough, Active]'),
    fails: ['PROF-FN-03'],
  },
  {
    name: 'nothing said of tracing',
    edit: inFunction(`      TracingConfig:\n        Mode: ${mode}\n`, ''),
    fails: ['PROF-FN-03'],
  },
  {
    name: "Lambda's default when tracing is off",
    edit: inFunction(
      `TracingConfig:\n        Mode: ${mode}`,
      'TracingConfig: !If [IsTraced, {Mode: Active}, !Ref AWS::NoValue]',
    ),
    fails: [],
  },
];

const source = '${Api}/*/*\n';
const sourceIs = (pattern: string): Edit => within('ApiInvokesFunction', source, `${pattern}\n`);
const permission = (name: string, sourceArn: string): Edit =>
  resources(`  ${name}:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !GetAtt ApiFunction.Arn
      Action: lambda:InvokeFunction
      Principal: apigateway.amazonaws.com
      SourceArn: !Sub arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:${sourceArn}`);

const invocation: readonly Case[] = [
  { name: 'no permission', edit: withoutResource('ApiInvokesFunction'), fails: ['PROF-FN-04'] },
  {
    name: 'a permission for another service',
    edit: within('ApiInvokesFunction', 'apigateway.amazonaws.com', 'events.amazonaws.com'),
    fails: ['PROF-FN-04'],
  },
  { name: 'a permission for one verb', edit: sourceIs('${Api}/*/GET/*'), fails: ['PROF-FN-04'] },
  { name: 'a permission for one path', edit: sourceIs('${Api}/*/*/profiles'), fails: ['PROF-FN-04'] },
  {
    name: 'a permission for each path',
    edit: all(sourceIs('${Api}/*/*/profiles'), permission('OfOne', '${Api}/*/*/profiles/*')),
    fails: [],
  },
  {
    name: 'a permission for the path as it is written',
    edit: all(sourceIs('${Api}/*/*/profiles'), permission('OfOne', '${Api}/*/*/profiles/{userId}')),
    // API Gateway shows Lambda a `*` in its place.
    fails: ['PROF-FN-04'],
  },
  { name: 'a permission for the stage', edit: sourceIs('${Api}/prod/*'), fails: [] },
  { name: 'a permission for another stage', edit: sourceIs('${Api}/test/*'), fails: ['PROF-FN-04'] },
  { name: 'a permission for another API', edit: sourceIs('another/*/*'), fails: ['PROF-FN-04'] },
  {
    name: 'a permission for any API as well',
    edit: permission('OfAny', '*/*/*'),
    fails: ['PROF-FN-04'],
  },
  {
    name: 'a permission for a version alone',
    edit: within('ApiInvokesFunction', '!Ref ApiFunction', '!Sub ${ApiFunction}:1'),
    fails: ['PROF-FN-04'],
  },
  {
    name: 'a permission of which little can be told',
    edit: within('ApiInvokesFunction', 'apigateway.amazonaws.com', '!ImportValue caller'),
    fails: [open('PROF-FN-04')],
  },
];

const waits = '    DependsOn: FunctionLogGroup\n';
const byName = within(
  'FunctionRole',
  `                  - !Sub arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${FunctionLogGroup}
                  - !Sub arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${FunctionLogGroup}:*
`,
  '                  - !Sub arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/${EnvironmentSuffix}-api-handler:*\n',
);
const elsewhere = (type: string): Edit =>
  resources(`  Extra:
    Type: ${type}
    Properties:
      PolicyName: extra
      Roles: [!Ref FunctionRole]
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - {Effect: Allow, Action: 'dynamodb:Scan', Resource: !GetAtt ProfilesTable.Arn}`);

const order: readonly Case[] = [
  {
    name: 'the log group comes first by way of the role, which names it',
    edit: inFunction(waits, ''),
    fails: [],
  },
  {
    name: 'nothing waits for the log group',
    edit: all(inFunction(waits, ''), byName),
    fails: ['PROF-FN-05'],
  },
  {
    name: 'a policy from elsewhere, for which nothing waits',
    edit: elsewhere('AWS::IAM::Policy'),
    fails: ['PROF-FN-05'],
  },
  {
    name: 'a policy from elsewhere, for which the function waits',
    edit: all(elsewhere('AWS::IAM::Policy'), inFunction(waits, '    DependsOn: [FunctionLogGroup, Extra]\n')),
    fails: [],
  },
  {
    name: 'a managed policy that the role names',
    edit: all(
      elsewhere('AWS::IAM::ManagedPolicy'),
      swap('      PolicyName: extra\n      Roles: [!Ref FunctionRole]\n', '      Description: extra\n'),
      after('policy/AWSXRayDaemonWriteAccess\n', '        - !Ref Extra\n'),
    ),
    fails: [],
  },
  {
    name: 'the role by its name alone',
    edit: all(
      inFunction(
        '!GetAtt FunctionRole.Arn',
        '!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${EnvironmentSuffix}-lambda-execution-role',
      ),
    ),
    fails: ['PROF-FN-05'],
  },
];

/** The template with one thing wrong with its function. */
export const computeCases: readonly Case[] = [...settings, ...variables, ...tracing, ...invocation, ...order];
