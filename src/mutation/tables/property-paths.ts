import type { EdgePropertyPaths } from './edge-property-paths.ts';
import type { Item, Tags, Texts } from './path-parts.ts';
import type { TypeOfFacts } from './type-of-facts.ts';

type StatementItem = Item<'Sid' | 'Effect'>;
type Policy =
  | 'Statement'
  | `Statement${StatementItem}`
  | `Statement${StatementItem}.${'Effect' | 'Action' | 'NotAction' | 'Resource' | 'NotResource' | 'Condition'}`
  | `Statement${StatementItem}.Principal${'' | '.AWS' | '.Service'}`
  | `Statement${StatementItem}.Action[${number}]`
  | `Statement${StatementItem}.Condition.${string}`;

type IntegrationPath =
  | 'Type'
  | 'Uri'
  | 'IntegrationHttpMethod'
  | 'Credentials'
  | 'PassthroughBehavior'
  | 'RequestParameters'
  | 'RequestTemplates'
  | `RequestTemplates.${string}`
  | 'IntegrationResponses'
  | `IntegrationResponses${Item<'StatusCode' | 'SelectionPattern'>}${'' | '.StatusCode' | '.SelectionPattern' | `.ResponseParameters${'' | `[${string}]`}`}`;

type KeySchema = `KeySchema${'' | `${Item<'KeyType'>}${'' | '.AttributeName' | '.KeyType'}`}`;
type Indexes =
  | 'GlobalSecondaryIndexes'
  | `GlobalSecondaryIndexes${Item<'IndexName'>}${'' | `.${'IndexName' | KeySchema | `Projection${'' | '.ProjectionType'}`}`}`;
type Recovery = `PointInTimeRecoverySpecification${'' | '.PointInTimeRecoveryEnabled'}`;
type Expiry = `TimeToLiveSpecification${'' | '.Enabled' | '.AttributeName'}`;

/** The properties that declared mutants may change, by the resource's type: a path below `Properties`. */
export interface PropertyPaths extends EdgePropertyPaths {
  'AWS::KMS::Key':
    'Enabled' | 'EnableKeyRotation' | 'BypassPolicyLockoutSafetyCheck' | 'KeyPolicy' | `KeyPolicy.${Policy}`;
  'AWS::KMS::Alias': 'AliasName' | 'TargetKeyId';
  'AWS::DynamoDB::Table':
    | 'TableName'
    | 'BillingMode'
    | 'AttributeDefinitions'
    | `AttributeDefinitions${Item<'AttributeName'>}.${'AttributeName' | 'AttributeType'}`
    | 'KeySchema'
    | `KeySchema${Item<'KeyType'>}${'' | '.AttributeName' | '.KeyType'}`
    | `ProvisionedThroughput${'' | '.ReadCapacityUnits' | '.WriteCapacityUnits'}`
    | `SSESpecification${'' | '.SSEEnabled' | '.SSEType' | '.KMSMasterKeyId'}`
    | `StreamSpecification${'' | '.StreamViewType'}`
    | Indexes
    | Recovery
    | Expiry
    | Tags;
  'AWS::DynamoDB::GlobalTable':
    | 'TableName'
    | 'BillingMode'
    | 'AttributeDefinitions'
    | `AttributeDefinitions${Item<'AttributeName'>}.${'AttributeName' | 'AttributeType'}`
    | KeySchema
    | `SSESpecification${'' | '.SSEEnabled' | '.SSEType'}`
    | `StreamSpecification${'' | '.StreamViewType'}`
    | Indexes
    | Expiry
    | 'Replicas'
    | `Replicas${Item<'Region'>}${'' | `.${'Region' | Recovery | Tags}`}`;
  'AWS::Lambda::Function':
    | 'FunctionName'
    | 'Runtime'
    | 'Handler'
    | 'PackageType'
    | 'Role'
    | 'Timeout'
    | `Environment${'' | '.Variables' | `.Variables.${string}`}`
    | `Code${'' | '.ZipFile' | '.S3Bucket' | '.S3Key'}`
    | 'MemorySize'
    | `TracingConfig${'' | '.Mode'}`
    | Tags
    | `LoggingConfig${'' | '.LogGroup'}`;
  'AWS::Lambda::Permission': 'FunctionName' | 'Action' | 'Principal' | 'SourceArn' | 'SourceAccount';
  'AWS::Lambda::EventSourceMapping':
    | 'FunctionName'
    | 'EventSourceArn'
    | 'Enabled'
    | 'BatchSize'
    | 'MaximumBatchingWindowInSeconds'
    | 'StartingPosition'
    | 'BisectBatchOnFunctionError'
    | 'MaximumRetryAttempts'
    | 'MaximumRecordAgeInSeconds'
    | `FunctionResponseTypes${'' | `[${number}]`}`
    | `FilterCriteria${'' | '.Filters' | `.Filters[${number}]${'' | '.Pattern'}`}`;
  'AWS::IAM::Role':
    | 'RoleName'
    | `AssumeRolePolicyDocument.${Policy}`
    | 'ManagedPolicyArns'
    | `ManagedPolicyArns[${number}]`
    | 'PermissionsBoundary'
    | 'Policies'
    | `Policies${Item<'PolicyName'>}`
    | `Policies${Item<'PolicyName'>}.PolicyDocument.${Policy}`
    | Tags;
  'AWS::IAM::ManagedPolicy':
    | 'ManagedPolicyName'
    | 'Path'
    | `Roles${'' | `[${number}]`}`
    | 'PolicyDocument'
    | `PolicyDocument.${Policy}`;
  'AWS::IAM::Policy': 'PolicyName' | `Roles${'' | `[${number}]`}` | `PolicyDocument.${Policy}`;
  'AWS::IAM::RolePolicy': 'PolicyName' | 'RoleName' | `PolicyDocument.${Policy}`;
  'AWS::SQS::Queue':
    | 'QueueName'
    | 'FifoQueue'
    | 'VisibilityTimeout'
    | 'DelaySeconds'
    | 'MaximumMessageSize'
    | 'MessageRetentionPeriod'
    | `RedrivePolicy${'' | '.deadLetterTargetArn' | '.maxReceiveCount'}`;
  'AWS::SQS::QueuePolicy': `Queues${'' | `[${number}]`}` | 'PolicyDocument' | `PolicyDocument.${Policy}`;
  'AWS::SQS::QueueInlinePolicy': 'Queue' | 'PolicyDocument' | `PolicyDocument.${Policy}`;
  'AWS::ApiGateway::RestApi': 'Name' | `EndpointConfiguration${'' | '.Types' | `.Types[${number}]`}` | Tags;
  'AWS::ApiGateway::Authorizer':
    'Name' | 'RestApiId' | 'Type' | 'IdentitySource' | 'AuthorizerResultTtlInSeconds' | Texts<'ProviderARNs'>;
  'AWS::ApiGateway::Resource': 'PathPart' | 'ParentId' | 'RestApiId';
  'AWS::ApiGateway::Method':
    | 'HttpMethod'
    | 'AuthorizationType'
    | 'AuthorizerId'
    | Texts<'AuthorizationScopes'>
    | 'ApiKeyRequired'
    | 'ResourceId'
    | 'RequestValidatorId'
    | `RequestModels${'' | `.${string}`}`
    | `MethodResponses${'' | Item<'StatusCode'> | `${Item<'StatusCode'>}.${'StatusCode' | 'ResponseParameters' | `ResponseParameters[${string}]`}`}`
    | `Integration${'' | `.${IntegrationPath}`}`;
  'AWS::ApiGateway::Model': 'Name' | 'RestApiId' | 'ContentType' | `Schema${'' | `.${string}`}`;
  'AWS::ApiGateway::RequestValidator':
    'Name' | 'RestApiId' | 'ValidateRequestBody' | 'ValidateRequestParameters';
  'AWS::ApiGateway::Deployment': 'RestApiId';
  'AWS::ApiGateway::Stage':
    | 'StageName'
    | `AccessLogSetting${'' | '.DestinationArn' | '.Format'}`
    | 'MethodSettings'
    | `MethodSettings[${number}]${'' | `.${'ResourcePath' | 'HttpMethod' | 'ThrottlingRateLimit' | 'ThrottlingBurstLimit' | 'MetricsEnabled' | 'LoggingLevel' | 'DataTraceEnabled'}`}`
    | 'TracingEnabled'
    | Tags;
  'AWS::ApiGateway::Account': 'CloudWatchRoleArn';
  'AWS::Logs::LogGroup': 'LogGroupName' | 'RetentionInDays' | Tags;
  'AWS::CloudWatch::Alarm':
    | 'AlarmName'
    | 'Namespace'
    | 'MetricName'
    | 'Dimensions'
    | `Dimensions[${number}]${'' | '.Name' | '.Value'}`
    | 'Threshold'
    | 'ComparisonOperator'
    | 'Statistic'
    | 'Period'
    | 'EvaluationPeriods'
    | 'DatapointsToAlarm'
    | 'TreatMissingData'
    | 'Unit'
    | 'ActionsEnabled'
    | `AlarmActions${'' | `[${number}]`}`
    | Tags;
  'AWS::SNS::Topic': 'TopicName' | 'KmsMasterKeyId' | Tags;
  'AWS::SNS::TopicPolicy': 'Topics' | `PolicyDocument.${Policy}`;
  'AWS::SNS::Subscription': 'TopicArn' | 'Protocol' | 'Endpoint';
}

/** A type of resources whose properties are known here. */
export type KnownType = keyof PropertyPaths;

/** A subject of the spec, or the template's first resource of a type, or (`#2`) a later one. */
export type TargetOf<S> = (keyof S & string) | KnownType | `${KnownType}#${number}`;

/** The paths of a target's properties. */
export type PathOf<S, T extends TargetOf<S>> = string & PathsOf<S, T>;

type PathsOf<S, T extends TargetOf<S>> = T extends KnownType
  ? PropertyPaths[T]
  : T extends `${infer K extends KnownType}#${number}`
    ? PropertyPaths[K]
    : T extends keyof S
      ? PropertyPaths[TypeOfFacts<S[T]>]
      : never;
