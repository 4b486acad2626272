import { cut, type Rewrite } from '../rewrites.ts';
import { all, drop, resources, swap, within, withoutResource } from './edits.ts';

const document = (indent: string, actions: string, on: string): string =>
  [
    'PolicyDocument:',
    "  Version: '2012-10-17'",
    '  Statement:',
    '    - Effect: Allow',
    `      Action: [${actions}]`,
    `      Resource: ${on}`,
  ]
    .map((line) => indent + line)
    .join('\n');
const writing = (indent: string): string =>
  document(indent, 'dynamodb:PutItem, dynamodb:DescribeTable', '!GetAtt OrdersTable.Arn');
const withoutWriting = all(withoutResource('WriteOrdersPolicy'), drop('        - !Ref WriteOrdersPolicy\n'));

/** The policies of § 1 on other carriers, attached from other sides. */
export const carriers: readonly Rewrite[] = [
  {
    name: 'inline in the role',
    edit: all(
      withoutWriting,
      within(
        'StoreRole',
        '      Policies:\n',
        `      Policies:\n        - PolicyName: Lambda-Write-DynamoDB\n${writing('          ')}\n`,
      ),
    ),
  },
  {
    name: 'in an AWS::IAM::Policy',
    edit: all(
      withoutWriting,
      resources(
        `  Writes:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyName: Lambda-Write-DynamoDB\n      Roles: [!Ref StoreRole]\n${writing('      ')}`,
      ),
    ),
  },
  {
    name: 'in an AWS::IAM::RolePolicy',
    edit: all(
      withoutWriting,
      resources(
        `  Writes:\n    Type: AWS::IAM::RolePolicy\n    Properties:\n      PolicyName: Lambda-Write-DynamoDB\n      RoleName: Lambda-SQS-DynamoDB\n${writing('      ')}`,
      ),
    ),
  },
  {
    name: 'in a managed policy that names the role',
    edit: all(
      drop('        - !Ref WriteOrdersPolicy\n'),
      within(
        'WriteOrdersPolicy',
        '      ManagedPolicyName: Lambda-Write-DynamoDB\n',
        '      ManagedPolicyName: Lambda-Write-DynamoDB\n      Roles: [!Ref StoreRole]\n',
      ),
    ),
  },
  {
    name: 'attached from both sides',
    edit: within(
      'WriteOrdersPolicy',
      '      ManagedPolicyName: Lambda-Write-DynamoDB\n',
      '      ManagedPolicyName: Lambda-Write-DynamoDB\n      Roles: [Lambda-SQS-DynamoDB]\n',
    ),
  },
  {
    name: 'on a table by its name',
    edit: within(
      'WriteOrdersPolicy',
      '!GetAtt OrdersTable.Arn',
      '!Sub arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders',
    ),
  },
];

const sender = `          - Sid: ApiSends
            Effect: Allow
            Principal:
              AWS: !GetAtt ApiRole.Arn
            Action: sqs:SendMessage
            Resource: !GetAtt OrdersQueue.Arn
`;
const redrive =
  '      RedrivePolicy:\n        deadLetterTargetArn: !GetAtt DeadLetters.Arn\n        maxReceiveCount: 5\n';

/** The queue, and who may use it. */
export const queues: readonly Rewrite[] = [
  {
    name: 'one statement for sending and one for each act of receiving',
    edit: swap(
      '            Action:\n              - sqs:ReceiveMessage\n              - sqs:DeleteMessage\n              - sqs:ChangeMessageVisibility\n            Resource: !GetAtt OrdersQueue.Arn\n          - Sid: NobodyElseSends',
      '            Action: sqs:ReceiveMessage\n            Resource: !GetAtt OrdersQueue.Arn\n          - Effect: Allow\n            Principal:\n              AWS: !GetAtt StoreRole.Arn\n            Action: [sqs:DeleteMessage, sqs:ChangeMessageVisibility]\n            Resource: !GetAtt OrdersQueue.Arn\n          - Sid: NobodyElseSends',
    ),
  },
  {
    name: 'receiving denied action by action',
    edit: swap(
      "          - Sid: NobodyElseReceives\n            Effect: Deny\n            Principal: '*'\n            Action:\n              - sqs:ReceiveMessage\n",
      "          - Effect: Deny\n            Principal: '*'\n            Action: sqs:ReceiveMessage\n            Resource: !GetAtt OrdersQueue.Arn\n            Condition:\n              StringNotEquals:\n                aws:PrincipalArn: !GetAtt StoreRole.Arn\n          - Effect: Deny\n            Principal: {AWS: '*'}\n            Action:\n",
    ),
  },
  {
    name: 'with the statement for the account that the console adds',
    edit: swap(
      sender,
      `          - Sid: __owner_statement\n            Effect: Allow\n            Principal: {AWS: !Sub "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root"}\n            Action: SQS:*\n            Resource: !GetAtt OrdersQueue.Arn\n${sender}`,
    ),
  },
  {
    name: "sending granted by the role's own policy",
    edit: all(
      drop(sender),
      within(
        'ApiRole',
        '      ManagedPolicyArns:\n',
        `      Policies:\n        - PolicyName: Send\n${document('          ', 'sqs:SendMessage', '!GetAtt OrdersQueue.Arn')}\n      ManagedPolicyArns:\n`,
      ),
    ),
  },
  {
    name: 'a policy of the newer type, inline',
    edit: all(
      swap('Type: AWS::SQS::QueuePolicy', 'Type: AWS::SQS::QueueInlinePolicy'),
      within(
        'OrdersQueuePolicy',
        '      Queues:\n        - !Ref OrdersQueue\n',
        '      Queue: !Ref OrdersQueue\n',
      ),
    ),
  },
  {
    name: 'the roles by ARNs that are made of their names',
    edit: (text) =>
      text.replaceAll(
        'aws:PrincipalArn: !GetAtt ApiRole.Arn',
        'aws:PrincipalArn: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/APIGateway-SQS',
      ),
  },
  {
    name: 'the dead-letter queue in a text of JSON',
    edit: swap(
      redrive,
      `      RedrivePolicy: !Sub '{"deadLetterTargetArn":"\${DeadLetters.Arn}","maxReceiveCount":"5"}'\n`,
    ),
  },
];

const uri =
  'arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/${OrdersQueue.QueueName}';
const byAction = 'arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:action/SendMessage';
const form = 'application/json: Action=SendMessage&MessageBody=$util.urlEncode($input.body)';
const textUrl = `!Sub QueueUrl=\${OrdersQueue}&MessageBody=$util.urlEncode($input.body)`;

/** The API. */
export const apis: readonly Rewrite[] = [
  {
    name: 'by the action, with the URL of the queue in the template',
    edit: all(swap(uri, byAction), swap(form, `application/json: ${textUrl}`)),
  },
  {
    name: 'by the action, with the URL of the queue in the query',
    edit: all(
      swap(uri, byAction),
      swap(form, 'application/json: MessageBody=$util.urlEncode($input.body)'),
      swap(
        '        RequestParameters:\n',
        `        RequestParameters:\n          integration.request.querystring.QueueUrl: !Sub "'\${OrdersQueue}'"\n`,
      ),
    ),
  },
  {
    name: 'with the version of the API of SQS',
    edit: swap('Action=SendMessage&', 'Version=2012-11-05&Action=SendMessage&'),
  },
  {
    name: 'a template for another type as well',
    edit: swap(
      form,
      `${form}\n          text/plain: Action=SendMessage&MessageBody=$util.urlEncode($input.body)`,
    ),
  },
  {
    name: 'the header in lower case',
    edit: swap('integration.request.header.Content-Type', 'integration.request.header.content-type'),
  },
  {
    name: 'patterns of another spelling',
    edit: swap('SelectionPattern: 4\\d{2}', "SelectionPattern: '4[0-9][0-9]'"),
  },
  { name: 'a default for all other errors', edit: swap('            SelectionPattern: 5\\d{2}\n', '') },
  {
    name: 'at the root of the API',
    edit: all(
      withoutResource('OrdersResource'),
      swap('ResourceId: !Ref OrdersResource', 'ResourceId: !GetAtt OrdersApi.RootResourceId'),
      swap('/${ApiStage}/orders', '/${ApiStage}'),
    ),
  },
  {
    name: 'the stage in the deployment',
    edit: all(
      withoutResource('ApiStage'),
      within(
        'ApiDeployment',
        '      RestApiId: !Ref OrdersApi\n',
        '      RestApiId: !Ref OrdersApi\n      StageName: prod\n',
      ),
      swap('/${ApiStage}/orders', '/prod/orders'),
    ),
  },
];

/** The topic and the functions. */
export const others: readonly Rewrite[] = [
  {
    name: 'a subscription in the topic',
    edit: all(
      withoutResource('EmailSubscription'),
      within(
        'OrdersTopic',
        '      TopicName: !Sub ${AWS::StackName}-orders\n',
        '      TopicName: !Sub ${AWS::StackName}-orders\n      Subscription:\n        - Protocol: email\n          Endpoint: !Ref NotificationEmail\n',
      ),
    ),
  },
  {
    name: 'variables of other names',
    edit: (text) => text.replaceAll('TOPIC_ARN', 'TOPIC').replaceAll('TABLE_NAME', 'TABLE'),
  },
  {
    name: 'a mapping by a partial ARN',
    edit: within('StoreMapping', '!Ref StoreFunction', '!Sub ${AWS::AccountId}:function:${StoreFunction}'),
  },
  {
    name: 'without a comment at its head',
    edit: cut('# POST an order:', 'AWSTemplateFormatVersion'),
  },
];
