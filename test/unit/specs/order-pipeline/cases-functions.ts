import { all, drop, resources, swap, within, withoutResource, type Case, type Edit } from './edits.ts';

const filter = (pattern: string): string =>
  `      FilterCriteria:\n        Filters:\n          - Pattern: '${pattern}'\n`;
const mapping1 = (added: string): Edit =>
  within('StoreMapping', '      BatchSize: 10\n', `      BatchSize: 10\n${added}`);
const mapping2 = (added: string): Edit =>
  within('NotifyMapping', '      BatchSize: 10\n', `      BatchSize: 10\n${added}`);
const reports = '      FunctionResponseTypes:\n        - ReportBatchItemFailures\n';
const otherRole = resources(`  OtherRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
      ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]`);
const otherTable = resources(`  OtherTable:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      KeySchema: [{AttributeName: id, KeyType: HASH}]
      StreamSpecification: {StreamViewType: NEW_IMAGE}`);
const otherTopic = resources('  OtherTopic:\n    Type: AWS::SNS::Topic');

/** § 2 and § 5 */
export const tableCases: readonly Case[] = [
  { name: 'another name', edit: swap('TableName: orders', 'TableName: Orders'), fails: ['ORDER-TABLE-01'] },
  {
    name: 'a sort key',
    edit: all(
      swap(
        '          KeyType: HASH\n',
        '          KeyType: HASH\n        - AttributeName: at\n          KeyType: RANGE\n',
      ),
      swap(
        '          AttributeType: S\n',
        '          AttributeType: S\n        - AttributeName: at\n          AttributeType: S\n',
      ),
    ),
    fails: ['ORDER-TABLE-01'],
  },
  {
    name: 'orderId',
    edit: (text) => text.replaceAll('- AttributeName: orderID', '- AttributeName: orderId'),
    fails: ['ORDER-TABLE-01'],
  },
  {
    name: 'a number for a key',
    edit: swap('AttributeType: S', 'AttributeType: N'),
    fails: ['ORDER-TABLE-01'],
  },
  {
    name: 'keys alone in the stream',
    edit: swap('StreamViewType: NEW_IMAGE', 'StreamViewType: KEYS_ONLY'),
    fails: ['ORDER-TABLE-02'],
  },
  {
    name: 'the old image in the stream',
    edit: swap('StreamViewType: NEW_IMAGE', 'StreamViewType: OLD_IMAGE'),
    fails: ['ORDER-TABLE-02'],
  },
  {
    name: 'both images in the stream',
    edit: swap('StreamViewType: NEW_IMAGE', 'StreamViewType: NEW_AND_OLD_IMAGES'),
    fails: [],
  },
];

/** § 4 */
export const functionCases: readonly Case[] = [
  {
    name: 'function 1 has another role',
    edit: all(otherRole, within('StoreFunction', '!GetAtt StoreRole.Arn', '!GetAtt OtherRole.Arn')),
    fails: ['ORDER-FN-01'],
  },
  { name: 'its mapping is disabled', edit: mapping1('      Enabled: false\n'), fails: ['ORDER-FN-01'] },
  {
    name: 'its mapping reads the dead-letter queue',
    edit: within('StoreMapping', '!GetAtt OrdersQueue.Arn', '!GetAtt DeadLetters.Arn'),
    fails: ['ORDER-FN-01'],
  },
  {
    name: 'its mapping invokes function 2',
    edit: within('StoreMapping', '!Ref StoreFunction', '!Ref NotifyFunction'),
    fails: ['ORDER-FN-01'],
  },
  { name: 'it has no mapping', edit: withoutResource('StoreMapping'), fails: ['ORDER-FN-01', 'ORDER-FN-03'] },
  {
    name: 'its mapping lets some orders through',
    edit: mapping1(filter('{"body":{"urgent":[true]}}')),
    fails: ['ORDER-FN-01'],
  },
  { name: 'its mapping has a filter that asks for nothing', edit: mapping1(filter('{}')), fails: [] },
  {
    name: 'its mapping names it by its ARN',
    edit: within('StoreMapping', '!Ref StoreFunction', '!GetAtt StoreFunction.Arn'),
    fails: [],
  },
  {
    name: 'function 2 has another role',
    edit: all(otherRole, within('NotifyFunction', '!GetAtt NotifyRole.Arn', '!GetAtt OtherRole.Arn')),
    fails: ['ORDER-FN-02'],
  },
  {
    name: 'its mapping reads the stream of another table',
    edit: all(
      otherTable,
      within('NotifyMapping', '!GetAtt OrdersTable.StreamArn', '!GetAtt OtherTable.StreamArn'),
    ),
    fails: ['ORDER-FN-02'],
  },
  {
    name: 'the mapping of the stream is disabled',
    edit: mapping2("      Enabled: 'false'\n"),
    fails: ['ORDER-FN-02'],
  },
  {
    name: 'the mapping of the stream lets changes through',
    edit: mapping2(filter('{"eventName":["MODIFY"]}')),
    fails: ['ORDER-FN-02'],
  },
  {
    name: 'the mapping of the stream lets insertions through',
    edit: mapping2(filter('{"eventName":["INSERT"]}')),
    fails: [],
  },
  {
    name: 'the mapping of the stream lets through what is no removal',
    edit: mapping2(filter('{"eventName":[{"anything-but":["REMOVE"]}],"eventSource":["aws:dynamodb"]}')),
    fails: [],
  },
  {
    name: 'the mapping of the stream lets some insertions through',
    edit: mapping2(filter('{"eventName":["INSERT"],"dynamodb":{"NewImage":{"urgent":{"BOOL":[true]}}}}')),
    fails: ['ORDER-FN-02'],
  },
  {
    name: 'the mapping of the stream begins late',
    edit: swap('StartingPosition: TRIM_HORIZON', 'StartingPosition: LATEST'),
    fails: ['ORDER-FN-02'],
  },
  { name: 'a whole batch comes back', edit: within('StoreMapping', reports, ''), fails: ['ORDER-FN-03'] },
  {
    name: 'a batch of one',
    edit: all(within('StoreMapping', reports, ''), within('StoreMapping', 'BatchSize: 10', 'BatchSize: 1')),
    fails: [],
  },
  { name: 'retries without an end', edit: drop('      MaximumRetryAttempts: 5\n'), fails: ['ORDER-FN-04'] },
  {
    name: 'retries up to an age',
    edit: swap('MaximumRetryAttempts: 5', 'MaximumRecordAgeInSeconds: 3600'),
    fails: [],
  },
  { name: 'no retries at all', edit: swap('MaximumRetryAttempts: 5', 'MaximumRetryAttempts: 0'), fails: [] },
  {
    name: 'a failing batch is given up as a whole',
    edit: all(drop('      BisectBatchOnFunctionError: true\n'), within('NotifyMapping', reports, '')),
    fails: ['ORDER-FN-04'],
  },
  { name: 'a failing batch is halved', edit: within('NotifyMapping', reports, ''), fails: [] },
];

/** § 6 */
export const topicCases: readonly Case[] = [
  {
    name: 'function 2 knows another topic',
    edit: all(otherTopic, swap('TOPIC_ARN: !Ref OrdersTopic', 'TOPIC_ARN: !Ref OtherTopic')),
    fails: ['ORDER-SNS-01'],
  },
  {
    name: 'function 2 knows no topic',
    edit: within(
      'NotifyFunction',
      '      Environment:\n        Variables:\n          TOPIC_ARN: !Ref OrdersTopic\n',
      '',
    ),
    fails: ['ORDER-SNS-01'],
  },
  {
    name: 'the topic in the code',
    edit: all(
      within(
        'NotifyFunction',
        '      Environment:\n        Variables:\n          TOPIC_ARN: !Ref OrdersTopic\n',
        '',
      ),
      within('NotifyFunction', 'os.environ["TOPIC_ARN"]', '"${OrdersTopic}"'),
      within('NotifyFunction', 'ZipFile: |', 'ZipFile: !Sub |'),
    ),
    fails: [],
  },
  {
    name: 'an address without a parameter',
    edit: swap('Endpoint: !Ref NotificationEmail', 'Endpoint: orders@example.com'),
    fails: ['ORDER-SNS-01'],
  },
  { name: 'a webhook', edit: swap('Protocol: email', 'Protocol: https'), fails: ['ORDER-SNS-01'] },
  {
    name: 'a subscription of another topic',
    edit: all(otherTopic, within('EmailSubscription', '!Ref OrdersTopic', '!Ref OtherTopic')),
    fails: ['ORDER-SNS-01'],
  },
];
