/** By which dimensions a metric is published: each set as its names, in their order, with a blank between them. */
type Sets = readonly string[];

/** Metrics that are published in the same way. */
type Metrics = readonly (readonly [sets: Sets, metrics: string])[];

const byTable: Sets = ['TableName'];
const byTableOrIndex: Sets = ['TableName', 'GlobalSecondaryIndexName TableName'];
const ofAccount: Sets = [''];

/**
 * What AWS publishes of the kinds of things that this system is made of (CloudWatch metrics in the guides of API Gateway, Lambda,
 * DynamoDB, Cognito, CloudFront, SNS and CloudWatch Logs).
 */
const services: Readonly<Record<string, Metrics>> = {
  'AWS/ApiGateway': [
    [
      ['ApiName', 'ApiName Stage', 'ApiName Method Resource Stage'],
      '4XXError 5XXError CacheHitCount CacheMissCount Count IntegrationLatency Latency',
    ],
  ],
  'AWS/Lambda': [
    [
      ['', 'FunctionName', 'FunctionName Resource', 'ExecutedVersion FunctionName Resource'],
      'Invocations Errors Throttles Duration ConcurrentExecutions DeadLetterErrors DestinationDeliveryFailures ' +
        'RecursiveInvocationsDropped PostRuntimeExtensionsDuration IteratorAge OffsetLag OversizedRecordCount ' +
        'ProvisionedConcurrencyInvocations ProvisionedConcurrencySpilloverInvocations ' +
        'ProvisionedConcurrentExecutions ProvisionedConcurrencyUtilization AsyncEventsReceived AsyncEventAge ' +
        'AsyncEventsDropped SignatureValidationErrors',
    ],
    [ofAccount, 'UnreservedConcurrentExecutions ClaimedAccountConcurrency'],
  ],
  'AWS/DynamoDB': [
    [
      byTableOrIndex,
      'ConsumedReadCapacityUnits ConsumedWriteCapacityUnits ProvisionedReadCapacityUnits ' +
        'ProvisionedWriteCapacityUnits ReadThrottleEvents WriteThrottleEvents OnlineIndexConsumedWriteCapacity ' +
        'OnlineIndexPercentageProgress OnlineIndexThrottleEvents',
    ],
    [
      byTable,
      'ConditionalCheckFailedRequests TransactionConflict TimeToLiveDeletedItemCount ' +
        'OnDemandMaxReadRequestUnits OnDemandMaxWriteRequestUnits',
    ],
    [['Operation TableName'], 'SystemErrors ThrottledRequests ReturnedItemCount'],
    [['Operation TableName', 'Operation StreamLabel TableName'], 'SuccessfulRequestLatency'],
    [['Operation StreamLabel TableName'], 'ReturnedBytes ReturnedRecordsCount'],
    [['ReceivingRegion TableName'], 'ReplicationLatency PendingReplicationCount'],
    [
      ofAccount,
      'UserErrors AccountMaxReads AccountMaxWrites AccountMaxTableLevelReads AccountMaxTableLevelWrites ' +
        'AccountProvisionedReadCapacityUtilization AccountProvisionedWriteCapacityUtilization ' +
        'MaxProvisionedTableReadCapacityUtilization MaxProvisionedTableWriteCapacityUtilization',
    ],
  ],
  'AWS/Cognito': [
    [
      ['UserPool UserPoolClient'],
      'SignUpSuccesses SignUpThrottles SignInSuccesses SignInThrottles TokenRefreshSuccesses TokenRefreshThrottles',
    ],
    [['IdentityProvider UserPool UserPoolClient'], 'FederationSuccesses FederationThrottles'],
    [
      ['Operation RiskLevel UserPoolId'],
      'CompromisedCredentialRisk CompromisedCredentialsRisk AccountTakeoverRisk OverrideBlock',
    ],
    [['Operation UserPoolId'], 'Risk NoRisk'],
  ],
  'AWS/CloudFront': [
    [
      ['DistributionId Region'],
      'Requests BytesDownloaded BytesUploaded 4xxErrorRate 5xxErrorRate TotalErrorRate CacheHitRate OriginLatency ' +
        '401ErrorRate 403ErrorRate 404ErrorRate 502ErrorRate 503ErrorRate 504ErrorRate',
    ],
  ],
  'AWS/SNS': [
    [
      ['TopicName'],
      'NumberOfMessagesPublished NumberOfNotificationsDelivered NumberOfNotificationsFailed PublishSize',
    ],
  ],
  'AWS/Logs': [[['', 'LogGroupName'], 'IncomingBytes IncomingLogEvents']],
};

/**
 * By which sets of dimensions AWS publishes a metric: none when it has no such metric, undefined where the namespace is none of
 * these services.
 */
export const publishedBy = (namespace: string, metric: string): Sets | undefined =>
  services[namespace]?.filter(([, metrics]) => metrics.split(' ').includes(metric)).flatMap(([sets]) => sets);

/** The requests of DynamoDB that metrics are told apart by. */
export const operationsOfDynamoDb: readonly string[] = [
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'Scan',
  'BatchGetItem',
  'BatchWriteItem',
  'TransactGetItems',
  'TransactWriteItems',
  'ExecuteStatement',
  'BatchExecuteStatement',
  'ExecuteTransaction',
  'GetRecords',
];
