import type { LiveEntry } from '../../../../src/control/control.ts';
import type { FilledFacts } from '../../../../src/resources/live-filled.ts';
import { observeLive } from '../../../../src/resources/live-system.ts';
import type { System } from '../../../../src/resources/system.ts';
import type { Clients } from '../../../../src/target/target.ts';

// A whole data API as AWS answers for it. Each test puts one answer in another's place.

export const account = '123456789012';
export const fnArn = `arn:aws:lambda:us-east-1:${account}:function:demo-fn`;
export const roleArn = `arn:aws:iam::${account}:role/demo-role`;
export const tableArn = `arn:aws:dynamodb:us-east-1:${account}:table/demo-data`;
export const keyId = '11111111-2222-3333-4444-555555555555';
export const keyArn = `arn:aws:kms:us-east-1:${account}:key/${keyId}`;
export const topicArn = `arn:aws:sns:us-east-1:${account}:demo-alarms`;
export const queueArn = `arn:aws:sqs:us-east-1:${account}:demo-queue`;
export const queueUrl = `https://sqs.us-east-1.amazonaws.com/${account}/demo-queue`;
export const accessGroupArn = `arn:aws:logs:us-east-1:${account}:log-group:/aws/apigateway/demo`;
export const uri = (arn: string): string =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`;

type Input = Readonly<Record<string, unknown>>;
/** `service.method` and how it answers. */
export type Answers = Readonly<Record<string, (input: Input) => unknown>>;

/** An error as an AWS client throws it. */
export const awsError = (name: string, message = 'no'): Error => Object.assign(new Error(message), { name });
export const fails = (name: string) => (): never => {
  throw awsError(name);
};

/** A policy document with one statement. */
export const policy = (...statements: readonly Input[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
export const allow = (action: string, resource: string, more: Input = {}): Input => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});

export const template = `
Parameters:
  Environment: {Type: String, Default: dev, AllowedValues: [dev, prod], Description: Where it is}
  Email: {Type: String}
  Secret: {Type: String, NoEcho: true}
Resources:
  Topic: {Type: AWS::SNS::Topic}
`;

export const outputs: Readonly<Record<string, string>> = {
  ApiGatewayUrl: 'https://api1.execute-api.us-east-1.amazonaws.com/dev/data',
  LambdaFunctionArn: fnArn,
  DynamoDBTableName: 'demo-data',
  CloudWatchAlarmName: 'demo-errors',
};

export const stack = (more: Input = {}): Input => ({
  StackName: 'demo',
  StackId: `arn:aws:cloudformation:us-east-1:${account}:stack/demo/1`,
  StackStatus: 'CREATE_COMPLETE',
  Parameters: [
    { ParameterKey: 'Environment', ParameterValue: 'dev' },
    { ParameterKey: 'Email', ParameterValue: 'a@example.com' },
    { ParameterKey: 'Secret', ParameterValue: '****' },
  ],
  Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
  ...more,
});

export const table: Input = {
  TableName: 'demo-data',
  TableArn: tableArn,
  AttributeDefinitions: [
    { AttributeName: 'id', AttributeType: 'S' },
    { AttributeName: 'timestamp', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'id', KeyType: 'HASH' },
    { AttributeName: 'timestamp', KeyType: 'RANGE' },
  ],
  ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
  SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: keyArn },
};

export const configuration: Input = {
  FunctionName: 'demo-fn',
  FunctionArn: fnArn,
  Runtime: 'python3.9',
  Handler: 'index.lambda_handler',
  Role: roleArn,
  Timeout: 15,
  PackageType: 'Zip',
  Environment: { Variables: { TABLE: 'demo-data', STAGE: 'dev' } },
};

export const alarm: Input = {
  AlarmName: 'demo-errors',
  AlarmArn: `arn:aws:cloudwatch:us-east-1:${account}:alarm:demo-errors`,
  Namespace: 'AWS/Lambda',
  MetricName: 'Errors',
  Dimensions: [{ Name: 'FunctionName', Value: 'demo-fn' }],
  Statistic: 'Sum',
  ComparisonOperator: 'GreaterThanThreshold',
  Threshold: 0,
  Period: 300,
  EvaluationPeriods: 2,
  AlarmActions: [topicArn],
};

export const stage: Input = {
  stageName: 'dev',
  accessLogSettings: { destinationArn: `${accessGroupArn}:*`, format: '$context.requestId' },
  methodSettings: { '*/*': { throttlingRateLimit: 100, throttlingBurstLimit: 50 } },
};

export const apiTree = (integration: Input | undefined, more: Input = {}): Input => ({
  items: [
    { id: 'root', path: '/' },
    {
      id: 'data',
      path: '/data',
      resourceMethods: {
        POST: { httpMethod: 'POST', ...(integration && { methodIntegration: integration }), ...more },
      },
    },
  ],
});

/** The function reads a queue: nothing leads to one in the data API. */
export const mapping: Input = {
  UUID: 'mapping-1',
  FunctionArn: fnArn,
  EventSourceArn: queueArn,
  State: 'Enabled',
  BatchSize: 10,
  FunctionResponseTypes: ['ReportBatchItemFailures'],
};

export const made: readonly (readonly [string, string])[] = [
  ['AWS::Lambda::Function', 'demo-fn'],
  ['AWS::IAM::Role', 'demo-role'],
  ['AWS::ApiGateway::RestApi', 'api1'],
  ['AWS::DynamoDB::Table', 'demo-data'],
  ['AWS::KMS::Key', keyId],
  ['AWS::KMS::Alias', 'alias/demo'],
  ['AWS::Logs::LogGroup', '/aws/apigateway/demo'],
  ['AWS::CloudWatch::Alarm', 'demo-errors'],
  ['AWS::SNS::Topic', topicArn],
  ['AWS::SQS::Queue', queueUrl],
  ['AWS::Lambda::EventSourceMapping', 'mapping-1'],
  ['AWS::IAM::ManagedPolicy', `arn:aws:iam::${account}:policy/demo-policy`],
];

export const managedArn = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

export const world: Answers = {
  'cloudFormation.describeStacks': () => ({ Stacks: [stack({ StackName: 'other', Outputs: [] }), stack()] }),
  'cloudFormation.getTemplate': () => ({ TemplateBody: template }),
  'cloudFormation.listStackResources': () => ({
    StackResourceSummaries: made.map(([ResourceType, PhysicalResourceId]) => ({
      ResourceType,
      PhysicalResourceId,
      ResourceStatus: 'CREATE_COMPLETE',
    })),
  }),
  'apiGateway.getRestApi': () => ({ id: 'api1', name: 'demo-api' }),
  'apiGateway.getResources': () => apiTree({ type: 'AWS_PROXY', httpMethod: 'POST', uri: uri(fnArn) }),
  'apiGateway.getStages': () => ({ item: [stage] }),
  'apiGateway.getModels': () => ({ items: [] }),
  'apiGateway.getRequestValidators': () => ({ items: [] }),
  'apiGateway.getAuthorizers': () => ({ items: [] }),
  'apiGateway.getAccount': () => ({ cloudwatchRoleArn: `arn:aws:iam::${account}:role/gateway` }),
  'lambda.getFunctionConfiguration': () => configuration,
  'lambda.getPolicy': () => ({
    Policy: policy(
      allow('lambda:InvokeFunction', fnArn, {
        Principal: { Service: 'apigateway.amazonaws.com' },
        Condition: {
          ArnLike: { 'AWS:SourceArn': `arn:aws:execute-api:us-east-1:${account}:api1/*/POST/data` },
          StringEquals: { 'AWS:SourceAccount': account },
        },
      }),
    ),
  }),
  'lambda.listEventSourceMappings': () => ({ EventSourceMappings: [] }),
  'iam.getRole': () => ({
    Role: {
      RoleName: 'demo-role',
      Arn: roleArn,
      AssumeRolePolicyDocument: encodeURIComponent(
        policy({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }),
      ),
    },
  }),
  'iam.listRolePolicies': () => ({ PolicyNames: ['write'], IsTruncated: false }),
  'iam.getRolePolicy': () => ({
    PolicyDocument: encodeURIComponent(policy(allow('dynamodb:PutItem', tableArn))),
  }),
  'iam.listAttachedRolePolicies': () => ({ AttachedPolicies: [{ PolicyArn: managedArn }] }),
  'iam.getPolicy': () => ({ Policy: { DefaultVersionId: 'v3' } }),
  'iam.getPolicyVersion': () => ({
    PolicyVersion: { Document: encodeURIComponent(policy(allow('logs:PutLogEvents', '*'))) },
  }),
  'dynamoDb.describeTable': () => ({ Table: table }),
  'dynamoDb.listTagsOfResource': () => ({ Tags: [{ Key: 'Environment', Value: 'dev' }] }),
  'dynamoDb.getResourcePolicy': fails('PolicyNotFoundException'),
  'dynamoDb.describeContinuousBackups': () => ({
    ContinuousBackupsDescription: {
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
    },
  }),
  'dynamoDb.describeTimeToLive': () => ({ TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } }),
  'kms.describeKey': () => ({
    KeyMetadata: { KeyId: keyId, Arn: keyArn, Enabled: true, KeyState: 'Enabled', KeyManager: 'CUSTOMER' },
  }),
  'kms.getKeyRotationStatus': () => ({ KeyRotationEnabled: true }),
  'kms.getKeyPolicy': () => ({
    Policy: policy(allow('kms:*', '*', { Principal: { AWS: `arn:aws:iam::${account}:root` } })),
  }),
  'kms.listAliases': () => ({ Aliases: [{ AliasName: 'alias/demo', TargetKeyId: keyId }], Truncated: false }),
  'logs.describeLogGroups': ({ logGroupNamePrefix: name }) => ({
    logGroups: [
      {
        logGroupName: `${String(name)}-2`,
        arn: `arn:aws:logs:us-east-1:${account}:log-group:${String(name)}-2:*`,
      },
      { logGroupName: name, arn: `arn:aws:logs:us-east-1:${account}:log-group:${String(name)}:*` },
    ],
  }),
  'cloudWatch.describeAlarms': () => ({ MetricAlarms: [alarm] }),
  'sns.getTopicAttributes': () => ({
    Attributes: {
      Policy: policy(allow('sns:Publish', topicArn, { Principal: { Service: 'cloudwatch.amazonaws.com' } })),
    },
  }),
  'sqs.getQueueUrl': () => ({ QueueUrl: queueUrl }),
  'sqs.getQueueAttributes': () => ({ Attributes: { QueueArn: queueArn, VisibilityTimeout: '30' } }),
  'sns.listSubscriptionsByTopic': () => ({
    Subscriptions: [{ Protocol: 'email', Endpoint: 'a@example.com', SubscriptionArn: 'PendingConfirmation' }],
  }),
};

/** Clients that answer from `answers`; `calls` gets the name of each call and its input. */
export const fakeClients = (answers: Answers, calls: [string, Input][] = []): Clients => {
  const service = (name: string): object =>
    new Proxy(
      {},
      {
        get: (_, method) => {
          if (method === 'then') return undefined;
          const call = `${name}.${String(method)}`;
          return (input: Input): Promise<unknown> => {
            calls.push([call, input]);
            const answer = answers[call];
            return answer === undefined
              ? Promise.reject(new Error(`the test has no answer for ${call}`))
              : new Promise((resolve) => {
                  resolve(answer(input));
                });
          };
        },
      },
    );
  return new Proxy(
    {},
    { get: (_, name) => () => Promise.resolve(service(String(name))) },
  ) as unknown as Clients;
};

export const entry: LiveEntry = {
  outputs: {
    ApiGatewayUrl: 'restApiUrl',
    LambdaFunctionArn: 'functionArn',
    DynamoDBTableName: 'tableName',
    CloudWatchAlarmName: 'alarmName',
    TopicArn: 'topicArn',
  },
  tableVariables: ['TABLE'],
};

/** Observes the world with some of its answers changed; `found` are the flat outputs. */
export const observe = (
  changed: Answers = {},
  found: Readonly<Record<string, string>> = outputs,
  more: {
    readonly filled?: FilledFacts;
    readonly calls?: [string, Input][];
    readonly entry?: Partial<LiveEntry>;
    /** What the services of other regions answer. */
    readonly elsewhere?: Readonly<Record<string, Answers>>;
  } = {},
): Promise<System> =>
  observeLive({
    target: {
      clients: fakeClients({ ...world, ...changed }, more.calls),
      region: 'us-east-1',
      accountId: account,
      inRegion: (region) => ({ clients: fakeClients(more.elsewhere?.[region] ?? {}) }),
    },
    outputs: new Map(Object.entries(found)),
    outputsFile: 'cfn-outputs/flat-outputs.json',
    entry: { ...entry, ...more.entry },
    ...(more.filled && { filled: more.filled }),
  });
