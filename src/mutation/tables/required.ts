/**
 * What a resource cannot do without, by its type: properties, and below a list (`Tags[]`) those of each item. From the
 * resource specification of CloudFormation; cfn-lint says the same (E3003).
 */
export const requiredProperties: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'AWS::KMS::Alias': { '': ['AliasName', 'TargetKeyId'] },
  'AWS::Lambda::Function': { '': ['Code', 'Role'] },
  'AWS::Lambda::Permission': { '': ['Action', 'FunctionName', 'Principal'] },
  'AWS::IAM::Role': { '': ['AssumeRolePolicyDocument'], 'Policies[]': ['PolicyName', 'PolicyDocument'] },
  'AWS::DynamoDB::Table': {
    '': ['KeySchema', 'AttributeDefinitions'],
    'AttributeDefinitions[]': ['AttributeName', 'AttributeType'],
    'KeySchema[]': ['AttributeName', 'KeyType'],
    'Tags[]': ['Key', 'Value'],
    StreamSpecification: ['StreamViewType'],
  },
  'AWS::Lambda::EventSourceMapping': { '': ['FunctionName'] },
  'AWS::IAM::ManagedPolicy': { '': ['PolicyDocument'] },
  'AWS::IAM::Policy': { '': ['PolicyDocument', 'PolicyName'] },
  'AWS::IAM::RolePolicy': { '': ['PolicyName', 'RoleName'] },
  'AWS::SQS::QueuePolicy': { '': ['PolicyDocument', 'Queues'] },
  'AWS::SQS::QueueInlinePolicy': { '': ['PolicyDocument', 'Queue'] },
  'AWS::ApiGateway::Resource': { '': ['ParentId', 'PathPart', 'RestApiId'] },
  'AWS::ApiGateway::Method': {
    '': ['HttpMethod', 'ResourceId', 'RestApiId'],
    'Integration.IntegrationResponses[]': ['StatusCode'],
    'MethodResponses[]': ['StatusCode'],
  },
  'AWS::ApiGateway::Model': { '': ['RestApiId'] },
  'AWS::ApiGateway::RequestValidator': { '': ['RestApiId'] },
  'AWS::ApiGateway::Deployment': { '': ['RestApiId'] },
  'AWS::ApiGateway::Stage': { '': ['RestApiId'] },
  'AWS::CloudWatch::Alarm': {
    '': ['ComparisonOperator', 'EvaluationPeriods'],
    'Dimensions[]': ['Name', 'Value'],
  },
  'AWS::DynamoDB::GlobalTable': {
    '': ['AttributeDefinitions', 'KeySchema', 'Replicas'],
    'AttributeDefinitions[]': ['AttributeName', 'AttributeType'],
    'KeySchema[]': ['AttributeName', 'KeyType'],
    'GlobalSecondaryIndexes[]': ['IndexName', 'KeySchema', 'Projection'],
    'GlobalSecondaryIndexes[].KeySchema[]': ['AttributeName', 'KeyType'],
    'Replicas[]': ['Region'],
    'Replicas[].Tags[]': ['Key', 'Value'],
    SSESpecification: ['SSEEnabled'],
    TimeToLiveSpecification: ['Enabled'],
  },
  'AWS::ApiGateway::Authorizer': { '': ['RestApiId', 'Type', 'Name'] },
  'AWS::Cognito::UserPoolClient': { '': ['UserPoolId'] },
  'AWS::Cognito::UserPoolDomain': { '': ['UserPoolId', 'Domain'] },
  'AWS::CloudFront::Distribution': {
    '': ['DistributionConfig'],
    DistributionConfig: ['Enabled', 'DefaultCacheBehavior', 'Origins'],
    'DistributionConfig.DefaultCacheBehavior': ['TargetOriginId', 'ViewerProtocolPolicy'],
    'DistributionConfig.DefaultCacheBehavior.ForwardedValues': ['QueryString'],
    'DistributionConfig.Origins[]': ['Id', 'DomainName'],
    'DistributionConfig.Origins[].CustomOriginConfig': ['OriginProtocolPolicy'],
    'DistributionConfig.CustomErrorResponses[]': ['ErrorCode'],
  },
  'AWS::CloudWatch::Dashboard': { '': ['DashboardBody'] },
  'AWS::Route53::HealthCheck': { '': ['HealthCheckConfig'], HealthCheckConfig: ['Type'] },
  'AWS::Route53::RecordSet': { '': ['Name', 'Type'] },
  'AWS::SNS::TopicPolicy': { '': ['PolicyDocument', 'Topics'] },
  'AWS::SNS::Subscription': { '': ['Protocol', 'TopicArn'] },
};

/** Whether a number lies within two others, or is one of them. */
const between =
  (least: number, most: number) =>
  (value: number): boolean =>
    value >= least && value <= most;

/** Numbers of which only some are allowed, by type and path; what is no number is never allowed. */
export const allowedNumbers: Readonly<Record<string, Readonly<Record<string, (value: number) => boolean>>>> =
  {
    'AWS::KMS::Key': { PendingWindowInDays: (days) => days >= 7 && days <= 30 },
    'AWS::Logs::LogGroup': {
      RetentionInDays: (days) =>
        [
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
          3653,
        ].includes(days),
    },
    'AWS::SQS::Queue': {
      VisibilityTimeout: between(0, 43_200),
      DelaySeconds: between(0, 900),
      MessageRetentionPeriod: between(60, 1_209_600),
      ReceiveMessageWaitTimeSeconds: between(0, 20),
    },
    'AWS::Lambda::Function': { MemorySize: between(128, 10_240), Timeout: between(1, 900) },
    'AWS::ApiGateway::Stage': {
      'MethodSettings[].ThrottlingBurstLimit': between(-1, 2_147_483_647),
      'MethodSettings[].ThrottlingRateLimit': between(-1, Number.MAX_VALUE),
    },
    'AWS::Lambda::EventSourceMapping': {
      BatchSize: between(1, 10_000),
      MaximumBatchingWindowInSeconds: between(0, 300),
      MaximumRetryAttempts: between(-1, 10_000),
      MaximumRecordAgeInSeconds: (seconds) => seconds === -1 || between(60, 604_800)(seconds),
    },
  };

/** Where a resource has policy documents, and which parts their statements need beside an effect and actions. */
export const policyPaths: Readonly<
  Record<string, Readonly<Record<string, readonly ('Principal' | 'Resource')[]>>>
> = {
  'AWS::KMS::Key': { KeyPolicy: ['Principal', 'Resource'] },
  'AWS::IAM::Role': { AssumeRolePolicyDocument: ['Principal'], 'Policies[].PolicyDocument': ['Resource'] },
  'AWS::SNS::TopicPolicy': { PolicyDocument: ['Principal', 'Resource'] },
  'AWS::SQS::QueuePolicy': { PolicyDocument: ['Principal', 'Resource'] },
  'AWS::SQS::QueueInlinePolicy': { PolicyDocument: ['Principal', 'Resource'] },
  'AWS::IAM::ManagedPolicy': { PolicyDocument: ['Resource'] },
  'AWS::IAM::Policy': { PolicyDocument: ['Resource'] },
  'AWS::IAM::RolePolicy': { PolicyDocument: ['Resource'] },
};
