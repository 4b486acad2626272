import {
  after,
  all,
  before,
  conditions,
  drop,
  parameter,
  resources,
  swap,
  withoutResource,
  type Case,
} from './edits.ts';

const helper = (name: string): string => `  # A second function.
  ${name}:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.other
      Role: !GetAtt FunctionRole.Arn
      Code:
        ZipFile: exports.other = async () => {};`;
const sourceArn =
  'SourceArn: !Sub arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${DataApi}/*/POST/data';
const permission = 'FunctionName: !GetAtt DataFunction.Arn';
const rule = `  OnlyInUsEast1:
    Assertions:
      - Assert: !Equals [!Ref AWS::Region, us-east-1]
        AssertDescription: This stack may only be created in us-east-1.
`;

/** § 1 with one thing wrong. */
export const computeCases: readonly Case[] = [
  { name: 'another runtime', edit: swap('Runtime: python3.9', 'Runtime: python3.12'), fails: ['DATA-FN-01'] },
  { name: 'no runtime', edit: drop('      Runtime: python3.9\n'), fails: ['DATA-FN-01'] },
  {
    name: 'a runtime from a parameter that allows another',
    edit: all(
      parameter(
        '  Runtime:\n    Type: String\n    AllowedValues: [python3.9, python3.12]\n    Default: python3.9',
      ),
      swap('Runtime: python3.9', 'Runtime: !Ref Runtime'),
    ),
    fails: ['DATA-FN-01'],
  },
  {
    name: 'another runtime in prod',
    edit: all(conditions, swap('Runtime: python3.9', 'Runtime: !If [IsProd, python3.12, python3.9]')),
    fails: ['DATA-FN-01'],
  },
  { name: 'a second function with another runtime', edit: resources(helper('Helper')), fails: [] },
  { name: 'another handler', edit: swap('index.lambda_handler', 'index.handler'), fails: ['DATA-FN-02'] },
  {
    name: 'a handler that the code does not define',
    edit: swap('def lambda_handler(event, context):', 'def handle(event, context):'),
    fails: ['DATA-FN-02'],
  },
  {
    name: 'an image, which ignores its handler',
    edit: before('      Handler: index', '      PackageType: Image\n'),
    fails: ['DATA-FN-02'],
  },
  {
    name: 'STAGE is its default',
    edit: swap('STAGE: !Ref Environment', 'STAGE: dev'),
    fails: ['DATA-FN-05'],
  },
  { name: 'no STAGE', edit: drop('          STAGE: !Ref Environment\n'), fails: ['DATA-FN-05'] },
  {
    name: 'STAGE follows another parameter with the same default',
    edit: all(
      parameter('  Stage:\n    Type: String\n    Default: dev'),
      swap('STAGE: !Ref Environment', 'STAGE: !Ref Stage'),
    ),
    fails: ['DATA-FN-05'],
  },
  { name: 'no rule on the region', edit: swap(`Rules:\n${rule}`, ''), fails: ['DATA-FN-06', 'DATA-TPL-05'] },
  {
    name: 'a rule on a parameter named Region',
    edit: all(
      parameter('  Region:\n    Type: String\n    Default: us-east-1'),
      swap('!Equals [!Ref AWS::Region, us-east-1]', '!Equals [!Ref Region, us-east-1]'),
    ),
    fails: ['DATA-FN-06', 'DATA-TPL-05'],
  },
  {
    name: 'a rule whose condition is never true',
    edit: after('  OnlyInUsEast1:\n', '    RuleCondition: !Equals [!Ref Environment, staging]\n'),
    fails: ['DATA-FN-06', 'DATA-TPL-05'],
  },
  {
    name: 'a rule that holds in prod alone',
    edit: after('  OnlyInUsEast1:\n', '    RuleCondition: !Equals [!Ref Environment, prod]\n'),
    fails: ['DATA-FN-06', 'DATA-TPL-05'],
  },
  {
    name: 'a rule that allows a second region',
    edit: swap(
      '!Equals [!Ref AWS::Region, us-east-1]',
      '!Contains [[us-east-1, eu-west-1], !Ref AWS::Region]',
    ),
    fails: ['DATA-FN-06', 'DATA-TPL-05'],
  },
  {
    name: 'a rule for another region',
    edit: swap('!Equals [!Ref AWS::Region, us-east-1]', '!Equals [!Ref AWS::Region, us-west-2]'),
    fails: ['DATA-FN-06', 'DATA-TPL-05'],
  },
  {
    name: 'DEFAULT_REGION in place of a rule',
    edit: all(
      swap(`Rules:\n${rule}`, ''),
      after('          STAGE: !Ref Environment\n', '          DEFAULT_REGION: us-east-1\n'),
    ),
    fails: ['DATA-FN-06', 'DATA-TPL-05'],
  },
  {
    name: 'AWS_REGION set literally, without a rule',
    edit: all(
      swap(`Rules:\n${rule}`, ''),
      after('          STAGE: !Ref Environment\n', '          AWS_REGION: us-east-1\n'),
    ),
    fails: ['DATA-TPL-05'],
  },
  {
    name: 'AWS_REGION set to another region',
    edit: after('          STAGE: !Ref Environment\n', '          AWS_REGION: eu-west-1\n'),
    fails: ['DATA-FN-06'],
  },
  {
    name: 'a lookup by region in place of the rule',
    edit: all(
      swap(`Rules:\n${rule}`, 'Mappings:\n  Regions:\n    us-east-1:\n      Days: 30\n'),
      swap(
        'LogGroupName: !Sub /aws/apigateway/${AWS::StackName}-access\n      RetentionInDays: 30',
        'LogGroupName: !Sub /aws/apigateway/${AWS::StackName}-access\n      RetentionInDays: !FindInMap [Regions, !Ref AWS::Region, Days]',
      ),
    ),
    fails: [],
  },
  {
    name: "a name that is the table's only under one stack name",
    edit: swap('DYNAMODB_TABLE_NAME: !Ref DataTable', 'DYNAMODB_TABLE_NAME: stackproof-demo-data'),
    fails: ['DATA-FN-07'],
  },
  {
    name: "the table's ARN in place of its name",
    edit: swap('DYNAMODB_TABLE_NAME: !Ref DataTable', 'DYNAMODB_TABLE_NAME: !GetAtt DataTable.Arn'),
    fails: ['DATA-FN-07'],
  },
  {
    name: 'no DYNAMODB_TABLE_NAME',
    edit: drop('          DYNAMODB_TABLE_NAME: !Ref DataTable\n'),
    fails: ['DATA-FN-07'],
  },
  {
    name: 'an API of a fixed name',
    edit: swap('Name: !Sub ${AWS::StackName}-api', 'Name: data-api'),
    fails: ['DATA-API-01'],
  },
  {
    name: 'an API named after the region',
    edit: swap('Name: !Sub ${AWS::StackName}-api', 'Name: !Sub ${AWS::Region}-api'),
    fails: ['DATA-API-01'],
  },
  {
    name: 'another path',
    edit: swap('PathPart: data', 'PathPart: items'),
    fails: ['DATA-API-02', 'DATA-API-03'],
  },
  {
    name: '/data below another path',
    edit: all(
      swap('ParentId: !GetAtt DataApi.RootResourceId', 'ParentId: !Ref Version1'),
      resources(
        '  Version1:\n    Type: AWS::ApiGateway::Resource\n    Properties:\n      RestApiId: !Ref DataApi\n      ParentId: !GetAtt DataApi.RootResourceId\n      PathPart: v1',
      ),
    ),
    fails: ['DATA-API-02', 'DATA-API-03'],
  },
  {
    name: 'GET in place of POST',
    edit: swap('HttpMethod: POST\n      Auth', 'HttpMethod: GET\n      Auth'),
    fails: ['DATA-API-03'],
  },
  {
    name: 'ANY in place of POST',
    edit: swap('HttpMethod: POST\n      Auth', 'HttpMethod: ANY\n      Auth'),
    fails: [],
  },
  {
    name: 'POST on /data/{id} only',
    edit: all(
      swap('ResourceId: !Ref DataResource', 'ResourceId: !Ref OneResource'),
      resources(
        "  OneResource:\n    Type: AWS::ApiGateway::Resource\n    Properties:\n      RestApiId: !Ref DataApi\n      ParentId: !Ref DataResource\n      PathPart: '{id}'",
      ),
    ),
    fails: ['DATA-API-03'],
  },
  { name: 'no proxy integration', edit: swap('Type: AWS_PROXY', 'Type: AWS'), fails: ['DATA-API-04'] },
  {
    name: 'the function called by GET',
    edit: swap('IntegrationHttpMethod: POST', 'IntegrationHttpMethod: GET'),
    fails: ['DATA-API-04'],
  },
  {
    name: 'another function of the stack is called',
    edit: all(
      resources(helper('Helper')),
      swap('functions/${DataFunction.Arn}/inv', 'functions/${Helper.Arn}/inv'),
    ),
    fails: ['DATA-API-04'],
  },
  {
    name: 'no permission to invoke the function',
    edit: withoutResource('ApiInvokesFunction'),
    fails: ['DATA-API-05', 'DATA-API-07'],
  },
  {
    name: 'a permission for another service',
    edit: swap('Principal: apigateway.amazonaws.com', 'Principal: events.amazonaws.com'),
    fails: ['DATA-API-05', 'DATA-API-07'],
  },
  {
    name: 'a permission to do something else',
    edit: swap('Action: lambda:InvokeFunction', 'Action: lambda:GetFunction'),
    fails: ['DATA-API-05'],
  },
  {
    name: 'a SourceArn that is no ARN',
    edit: swap(sourceArn, 'SourceArn: !Sub ${DataApi}/*/*'),
    fails: ['DATA-API-05', 'DATA-API-07'],
  },
  {
    name: 'a SourceArn of another method',
    edit: swap('${DataApi}/*/POST/data', '${DataApi}/*/GET/data'),
    fails: ['DATA-API-05'],
  },
  {
    name: 'a SourceArn of another stage',
    edit: swap('${DataApi}/*/POST/data', '${DataApi}/prod/POST/data'),
    fails: ['DATA-API-05'],
  },
  {
    name: 'a SourceArn of another API',
    edit: swap('${DataApi}/*/POST/data', 'a1b2c3d4e5/*/POST/data'),
    fails: ['DATA-API-05', 'DATA-API-07'],
  },
  {
    name: 'a permission for an alias that nobody calls',
    edit: swap(permission, 'FunctionName: !Sub ${DataFunction.Arn}:live'),
    fails: ['DATA-API-05'],
  },
  { name: 'a permission by name', edit: swap(permission, 'FunctionName: !Ref DataFunction'), fails: [] },
  {
    name: 'a permission for the whole API',
    edit: swap('${DataApi}/*/POST/data', '${DataApi}/*/*'),
    fails: [],
  },
  {
    name: 'a stage of a fixed name',
    edit: swap('StageName: !Ref Environment', 'StageName: dev'),
    fails: ['DATA-API-06'],
  },
  {
    name: 'a stage named otherwise',
    edit: swap('StageName: !Ref Environment', 'StageName: v1'),
    fails: ['DATA-API-06'],
  },
  { name: 'a permission for every API', edit: drop(`      ${sourceArn}\n`), fails: ['DATA-API-07'] },
  {
    name: 'a permission for every API of the account',
    edit: swap('${AWS::AccountId}:${DataApi}/*/POST/data', '${AWS::AccountId}:*/*/POST/data'),
    fails: ['DATA-API-07'],
  },
  {
    name: 'a deployment that does not wait for the method',
    edit: drop('    DependsOn: PostDataMethod\n'),
    fails: ['DATA-API-08'],
  },
  {
    name: 'a deployment that waits for the path only',
    edit: swap('DependsOn: PostDataMethod', 'DependsOn: DataResource'),
    fails: ['DATA-API-08'],
  },
];
