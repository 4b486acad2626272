/** The values of an enumeration beside which a template's value stands, by the property's name. */
export const siblings: Readonly<Record<string, readonly string[]>> = {
  Runtime: ['python3.8', 'python3.9', 'python3.10', 'python3.12', 'nodejs22.x'],
  Handler: ['index.lambda_handler', 'index.handler', 'lambda_function.lambda_handler'],
  PackageType: ['Zip', 'Image'],
  BillingMode: ['PROVISIONED', 'PAY_PER_REQUEST'],
  AttributeType: ['S', 'N', 'B'],
  KeyType: ['HASH', 'RANGE'],
  SSEType: ['KMS', 'AES256'],
  Statistic: ['Sum', 'Maximum', 'Minimum', 'Average', 'SampleCount'],
  ComparisonOperator: [
    'GreaterThanThreshold',
    'GreaterThanOrEqualToThreshold',
    'LessThanThreshold',
    'LessThanOrEqualToThreshold',
  ],
  TreatMissingData: ['notBreaching', 'breaching', 'ignore', 'missing'],
  MetricName: ['Errors', 'Invocations', 'Throttles', 'Duration'],
  Namespace: ['AWS/Lambda', 'AWS/ApiGateway', 'AWS/DynamoDB'],
  StreamViewType: ['NEW_IMAGE', 'NEW_AND_OLD_IMAGES', 'OLD_IMAGE', 'KEYS_ONLY'],
  StartingPosition: ['LATEST', 'TRIM_HORIZON'],
  PassthroughBehavior: ['NEVER', 'WHEN_NO_TEMPLATES', 'WHEN_NO_MATCH'],
  Protocol: ['email', 'email-json', 'https', 'sms', 'sqs'],
  Effect: ['Allow', 'Deny'],
  HttpMethod: ['POST', 'GET', 'PUT', 'ANY', '*'],
  IntegrationHttpMethod: ['POST', 'GET', 'ANY'],
  AuthorizationType: ['NONE', 'AWS_IAM'],
  Types: ['REGIONAL', 'EDGE', 'PRIVATE'],
  ResourcePath: ['/*', '/data', '/~1data', '/'],
  DeletionPolicy: ['Delete', 'Retain', 'RetainExceptOnCreate'],
  UpdateReplacePolicy: ['Delete', 'Retain'],
  Version: ['2012-10-17', '2008-10-17'],
  MethodType: ['POST'],
  Mode: ['Active', 'PassThrough'],
  LoggingLevel: ['INFO', 'ERROR', 'OFF'],
  ProjectionType: ['ALL', 'KEYS_ONLY', 'INCLUDE'],
  SSEAlgorithm: ['AES256', 'aws:kms'],
  Status: ['Enabled', 'Suspended'],
  UserPoolTier: ['PLUS', 'ESSENTIALS', 'LITE'],
  AdvancedSecurityMode: ['ENFORCED', 'AUDIT', 'OFF'],
  MfaConfiguration: ['OFF', 'OPTIONAL', 'ON'],
  EmailSendingAccount: ['COGNITO_DEFAULT', 'DEVELOPER'],
  PreventUserExistenceErrors: ['ENABLED', 'LEGACY'],
  AttributeDataType: ['String', 'Number', 'Boolean'],
  RefreshToken: ['days', 'hours', 'minutes'],
  AccessToken: ['minutes', 'hours', 'seconds'],
  IdToken: ['minutes', 'hours', 'seconds'],
  PriceClass: ['PriceClass_100', 'PriceClass_200', 'PriceClass_All'],
  OriginProtocolPolicy: ['https-only', 'http-only', 'match-viewer'],
  ViewerProtocolPolicy: ['redirect-to-https', 'https-only', 'allow-all'],
  Forward: ['all', 'none', 'whitelist'],
  RestrictionType: ['none', 'blacklist', 'whitelist'],
  SslSupportMethod: ['sni-only', 'vip'],
  MinimumProtocolVersion: ['TLSv1.2_2021', 'TLSv1.2_2019', 'TLSv1'],
};

/** The same for what stands once in a kind of resource, by type and property. */
export const siblingsOfType: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'AWS::ApiGateway::Method': {
    Type: ['AWS_PROXY', 'AWS', 'HTTP_PROXY', 'HTTP', 'MOCK'],
    StatusCode: ['200', '202', '400', '502'],
    // An empty pattern is the default, for all that no other matches.
    SelectionPattern: ['', '2\\d{2}', '4\\d{2}', '5\\d{2}'],
  },
  'AWS::ApiGateway::Model': {
    ContentType: ['application/json', 'text/plain'],
    type: ['object', 'array', 'string', 'number'],
  },
  'AWS::Lambda::Permission': {
    Action: ['lambda:InvokeFunction', 'lambda:*', 'lambda:GetFunction', 'lambda:InvokeFunctionUrl'],
    Principal: ['apigateway.amazonaws.com', 'events.amazonaws.com', 's3.amazonaws.com', '*'],
  },
};

/** Types of parameters. */
export const parameterTypes = ['String', 'Number', 'CommaDelimitedList'] as const;

/** Types of resources that are mistaken for one another. */
export const resourceTypes: readonly (readonly string[])[] = [
  ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'],
  ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'],
];
