/** Actions of a service beside those that a policy has, by the service's prefix: reading, writing, taking over. */
export const otherActions: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ['GetItem', 'DeleteItem', 'Scan'],
  logs: ['DeleteLogGroup', 'GetLogEvents'],
  kms: ['ScheduleKeyDeletion', 'Encrypt'],
  sns: ['Subscribe', 'DeleteTopic'],
  sts: ['TagSession'],
  sqs: ['ReceiveMessage', 'SendMessage', 'PurgeQueue'],
  s3: ['PutObject'],
  lambda: ['UpdateFunctionCode'],
};

/** An action of a service that a serverless stack's policies hardly ever name. */
export const foreignAction = 's3:GetObject';

/** Policies of AWS that are attached for want of a better one. */
export const managedPolicies = [
  'AdministratorAccess',
  'PowerUserAccess',
  'ReadOnlyAccess',
  'AmazonDynamoDBFullAccess',
  'CloudWatchLogsFullAccess',
  'service-role/AWSLambdaBasicExecutionRole',
  'service-role/AWSLambdaSQSQueueExecutionRole',
] as const;

/** Services as which another is mistaken in a principal. */
export const principals = [
  'ec2.amazonaws.com',
  'lambda.amazonaws.com',
  'apigateway.amazonaws.com',
  'edgelambda.amazonaws.com',
] as const;
