import { after, all, before, drop, resources, swap, withoutResource, type Case, type Edit } from './edits.ts';

const withoutRestApi = all(
  ...['DataApi', 'DataResource', 'PostDataMethod', 'ApiDeployment', 'ApiStage'].map(withoutResource),
);
const httpApi = `  # An HTTP API, which is no REST API.
  DataApi:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Name: !Sub \${AWS::StackName}-api
      ProtocolType: HTTP
      Target: !GetAtt DataFunction.Arn
      RouteKey: POST /data
  ApiStage:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: !Ref DataApi
      StageName: !Ref Environment
      AccessLogSettings:
        DestinationArn: !GetAtt ApiAccessLogGroup.Arn
        Format: $context.requestId
      DefaultRouteSettings:
        ThrottlingRateLimit: 100
        ThrottlingBurstLimit: 50`;
const titled = (title: string): Edit =>
  all(
    drop('      Name: !Sub ${AWS::StackName}-api\n'),
    after('        Types: [REGIONAL]\n', `      Body:\n        info:\n          title: ${title}\n`),
  );
const otherApi = `  OtherApi:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: !Sub \${AWS::StackName}-other
  OtherMethod:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref OtherApi
      ResourceId: !GetAtt OtherApi.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration:
        Type: MOCK`;

const defaultLimits = `      MethodSettings:
        - ResourcePath: /*
          HttpMethod: '*'
          ThrottlingRateLimit: 100
          ThrottlingBurstLimit: 50
`;
const mock = (verb: string): string => `  Mock:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref DataApi
      ResourceId: !Ref DataResource
      HttpMethod: ${verb}
      AuthorizationType: NONE
      Integration:
        Type: MOCK
`;
const usagePlan = `  Plan:
    Type: AWS::ApiGateway::UsagePlan
    Properties:
      ApiStages:
        - ApiId: !Ref DataApi
          Stage: !Ref ApiStage
      Throttle:
        RateLimit: 100
        BurstLimit: 50`;

/** What a control that knows one spelling of an API only, or looks in one place only, gets wrong. */
export const apiTrapCases: readonly Case[] = [
  {
    name: 'an HTTP API in place of a REST API',
    edit: all(withoutRestApi, resources(httpApi), swap('${ApiStage}/data', '${Environment}/data')),
    fails: [
      ...['01', '02', '03', '04', '05', '06', '07', '08'].map((number) => `DATA-API-${number}`),
      'DATA-LIMIT-01',
      'DATA-LIMIT-02',
      'DATA-LOG-02',
      'DATA-LOG-04',
      'DATA-TPL-07',
    ],
  },
  { name: 'an API named by its OpenAPI title', edit: titled('data'), fails: ['DATA-API-01'] },
  { name: "an OpenAPI title that is the stack's name", edit: titled('!Ref AWS::StackName'), fails: [] },
  {
    name: 'a stage that serves another API',
    edit: all(
      resources(otherApi),
      swap(
        'DependsOn: PostDataMethod\n    Properties:\n      RestApiId: !Ref DataApi',
        'DependsOn: OtherMethod\n    Properties:\n      RestApiId: !Ref OtherApi',
      ),
      swap('RestApiId: !Ref DataApi\n      DeploymentId', 'RestApiId: !Ref OtherApi\n      DeploymentId'),
      swap('https://${DataApi}', 'https://${OtherApi}'),
    ),
    // POST /data has no stage: none of its clauses about one can hold, and nobody can call it.
    fails: [
      'DATA-API-05',
      'DATA-API-06',
      'DATA-API-08',
      'DATA-LIMIT-01',
      'DATA-LIMIT-02',
      'DATA-LOG-02',
      'DATA-LOG-04',
      'DATA-TPL-07',
    ],
  },
  {
    name: 'the right name on a stage that does not serve the URL',
    edit: all(
      swap('StageName: !Ref Environment', 'StageName: v1'),
      swap(
        'DependsOn: PostDataMethod\n    Properties:\n',
        'DependsOn: PostDataMethod\n    Properties:\n      StageName: !Ref Environment\n',
      ),
    ),
    fails: ['DATA-API-06'],
  },
  {
    name: "a usage plan's limits in place of the stage's",
    edit: all(drop(defaultLimits), resources(usagePlan)),
    fails: ['DATA-LIMIT-01', 'DATA-LIMIT-02'],
  },
  {
    name: 'a second setting for every method',
    edit: after(
      defaultLimits,
      "        - ResourcePath: /*\n          HttpMethod: '*'\n          ThrottlingRateLimit: 1000\n",
    ),
    fails: ['DATA-LIMIT-01', 'DATA-LIMIT-02'],
  },
  {
    name: 'a mock for every other verb, written first',
    edit: before('  # POST /data. The specification', mock('ANY')),
    fails: [],
  },
  {
    name: 'a mock for POST, beside the function for every other verb',
    edit: all(swap('HttpMethod: POST\n      Auth', 'HttpMethod: ANY\n      Auth'), resources(mock('POST'))),
    // It is the mock that answers, before which the deployment does not wait.
    fails: ['DATA-API-04', 'DATA-API-08', 'DATA-TPL-06'],
  },
  {
    name: 'limits for POST only',
    edit: swap(
      "- ResourcePath: /*\n          HttpMethod: '*'",
      '- ResourcePath: /*\n          HttpMethod: POST',
    ),
    fails: ['DATA-LIMIT-01', 'DATA-LIMIT-02'],
  },
  {
    name: 'a second permission of which little can be told',
    edit: resources(`  Other:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref DataFunction
      Action: lambda:InvokeFunction
      Principal: events.amazonaws.com
      SourceArn: !ImportValue rule`),
    fails: [],
  },
  {
    name: 'a permission of which little can be told',
    edit: swap('Principal: apigateway.amazonaws.com', 'Principal: !ImportValue caller'),
    // It may be for API Gateway; that it is, and for nobody else, cannot be told.
    fails: ['DATA-API-05 not-observable', 'DATA-API-07 not-observable'],
  },
  {
    name: 'a permission for whoever is imported, beside the right one',
    edit: resources(`  Other:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref DataFunction
      Action: lambda:InvokeFunction
      Principal: !ImportValue caller`),
    fails: ['DATA-API-07 not-observable'],
  },
  {
    name: 'a log level that a mapping lacks, in a variable that nobody reads',
    edit: all(
      before(
        'Rules:\n',
        'Mappings:\n  Levels:\n    INFO:\n      Name: info\n    ERROR:\n      Name: error\n\n',
      ),
      swap('LOG_LEVEL: !Ref LogLevel', 'LOG_LEVEL: !FindInMap [Levels, !Ref LogLevel, Name]'),
    ),
    // Nobody can make the stack at LogLevel WARN, not even in us-east-1.
    fails: ['DATA-FN-06', 'DATA-TPL-05'],
  },
  {
    name: 'AWS_REGION as wherever the stack is made, without a rule',
    edit: all(
      drop(
        `  OnlyInUsEast1:
    Assertions:
      - Assert: !Equals [!Ref AWS::Region, us-east-1]
        AssertDescription: This stack may only be created in us-east-1.
`,
      ),
      drop('Rules:\n'),
      after('          STAGE: !Ref Environment\n', '          AWS_REGION: !Ref AWS::Region\n'),
    ),
    fails: ['DATA-FN-06', 'DATA-TPL-05'],
  },
];
