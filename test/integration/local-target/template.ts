/** One of each thing that the local target's CloudFormation makes by halves. Named resources, so that tests find them. */
const key = { 'Fn::GetAtt': ['Key', 'Arn'] };
const everything = (action: string): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: action, Resource: '*' }],
});
const keys = {
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};
const settings = [
  { ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50 },
];
const root = { 'Fn::GetAtt': ['Api', 'RootResourceId'] };
const role = { 'Fn::GetAtt': ['Role', 'Arn'] };

/** A method on a path of its own. */
const methodOn = (PathPart: string, Integration: object, more: object = {}): Record<string, object> => ({
  [`Path${PathPart}`]: {
    Type: 'AWS::ApiGateway::Resource',
    Properties: { RestApiId: { Ref: 'Api' }, ParentId: root, PathPart },
  },
  [`Method${PathPart}`]: {
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      RestApiId: { Ref: 'Api' },
      ResourceId: { Ref: `Path${PathPart}` },
      HttpMethod: 'POST',
      AuthorizationType: 'NONE',
      MethodResponses: [{ StatusCode: '200' }, { StatusCode: '500' }],
      Integration,
      ...more,
    },
  },
});
const invoke = {
  Type: 'AWS_PROXY',
  IntegrationHttpMethod: 'POST',
  Uri: {
    'Fn::Sub':
      'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations',
  },
};
const send = (target: string, more: object): object => ({
  Type: 'AWS',
  IntegrationHttpMethod: 'POST',
  Credentials: role,
  Uri: { 'Fn::Sub': `arn:aws:apigateway:\${AWS::Region}:sqs:${target}` },
  IntegrationResponses: [{ StatusCode: '200', SelectionPattern: '200' }, { StatusCode: '500' }],
  ...more,
});
const toQueue = 'path/${AWS::AccountId}/gaps-queue';
const accessLog = { DestinationArn: { 'Fn::GetAtt': ['Group', 'Arn'] }, Format: '$context.requestId' };

export const template = JSON.stringify({
  Resources: {
    // Nobody but root may use this key, and root only to administer it.
    Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: everything('kms:Describe*') } },
    Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/gaps/access' } },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        ...keys,
        TableName: 'gaps-table',
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: key },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
        ResourcePolicy: { PolicyDocument: everything('dynamodb:GetItem') },
      },
    },
    GlobalTable: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: {
        ...keys,
        TableName: 'gaps-global-table',
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        Replicas: [
          {
            Region: 'us-east-1',
            SSESpecification: { KMSMasterKeyId: key },
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
            Tags: [{ Key: 'Environment', Value: 'dev' }],
          },
        ],
      },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'gaps-role',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
        PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      },
    },
    // Only the role may send: a policy as it should be. The role itself has no permission for it, nor for reading.
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'gaps-queue' } },
    QueuePolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Queue' }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 'sqs:SendMessage',
              Resource: { 'Fn::GetAtt': ['Queue', 'Arn'] },
              Condition: { ArnNotEquals: { 'aws:PrincipalArn': role } },
            },
          ],
        },
      },
    },
    Read: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'gaps-read-queue' } },
    Reading: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Read', 'Arn'] },
        FunctionName: { Ref: 'Consumer' },
        BatchSize: 1,
      },
    },
    Disabled: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
        FunctionName: { Ref: 'Consumer' },
        Enabled: false,
      },
    },
    Stream: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        ...keys,
        TableName: 'gaps-stream-table',
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      },
    },
    ReadingStream: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Stream', 'StreamArn'] },
        FunctionName: { Ref: 'Consumer' },
        StartingPosition: 'TRIM_HORIZON',
        MaximumRetryAttempts: 0,
        BisectBatchOnFunctionError: true,
      },
    },
    Received: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/lambda/gaps-consumer' } },
    // It fails on what a stream brings.
    Consumer: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'gaps-consumer',
        Runtime: 'python3.12',
        Handler: 'index.lambda_handler',
        Role: role,
        Code: {
          ZipFile: [
            'def lambda_handler(event, context):',
            '    for record in event["Records"]:',
            '        print("got", record["eventSource"], flush=True)',
            '        record["body"]',
          ].join('\n'),
        },
      },
    },
    // No permission lets API Gateway invoke it.
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'gaps-function',
        Runtime: 'python3.8',
        Handler: 'index.lambda_handler',
        Role: role,
        Code: {
          ZipFile: [
            'import sys',
            'def lambda_handler(event, context):',
            '    if "requestContext" not in event:',
            '        raise KeyError("requestContext")',
            '    return {"statusCode": 200, "body": "%d.%d" % sys.version_info[:2]}',
          ].join('\n'),
        },
      },
    },
    Api: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: { Name: 'gaps-api', EndpointConfiguration: { Types: ['REGIONAL'] } },
    },
    Method: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: root,
        HttpMethod: 'POST',
        AuthorizationType: 'NONE',
        Integration: invoke,
      },
    },
    Model: {
      Type: 'AWS::ApiGateway::Model',
      Properties: {
        RestApiId: { Ref: 'Api' },
        Name: 'Named',
        ContentType: 'application/json',
        Schema: { type: 'object', required: ['name'] },
      },
    },
    Validator: {
      Type: 'AWS::ApiGateway::RequestValidator',
      Properties: { RestApiId: { Ref: 'Api' }, Name: 'bodies', ValidateRequestBody: true },
    },
    ...methodOn('typed', invoke, {
      RequestValidatorId: { Ref: 'Validator' },
      RequestModels: { 'application/json': { Ref: 'Model' } },
    }),
    ...methodOn('default', invoke, { RequestModels: { $default: { Ref: 'Model' } } }),
    ...methodOn(
      'send',
      send(toQueue, {
        RequestTemplates: {
          'application/json': 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)',
        },
      }),
    ),
    ...methodOn(
      'action',
      send('action/SendMessage', {
        RequestParameters: {
          'integration.request.querystring.QueueUrl': { 'Fn::Sub': "'${Read}'" },
          'integration.request.querystring.MessageBody': 'method.request.body',
        },
      }),
    ),
    ...methodOn(
      'parameters',
      send('path/${AWS::AccountId}/gaps-read-queue', {
        RequestParameters: {
          'integration.request.querystring.Action': "'SendMessage'",
          'integration.request.querystring.MessageBody': 'method.request.body',
        },
      }),
    ),
    Deployment: {
      Type: 'AWS::ApiGateway::Deployment',
      DependsOn: 'Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        StageName: 'described',
        StageDescription: { AccessLogSetting: accessLog, MethodSettings: settings },
      },
    },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        RestApiId: { Ref: 'Api' },
        DeploymentId: { Ref: 'Deployment' },
        StageName: 'dev',
        AccessLogSetting: accessLog,
        MethodSettings: settings,
      },
    },
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: { TopicName: 'gaps-topic', KmsMasterKeyId: 'alias/aws/sns' },
    },
    Subscription: {
      Type: 'AWS::SNS::Subscription',
      Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'email', Endpoint: 'nobody@example.com' },
    },
    // On the errors of a function that does not exist.
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmName: 'gaps-alarm',
        Namespace: 'AWS/Lambda',
        MetricName: 'Errors',
        Dimensions: [{ Name: 'FunctionName', Value: 'another-function' }],
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
      },
    },
  },
  Outputs: { Key: { Value: key }, Api: { Value: { Ref: 'Api' } }, Topic: { Value: { Ref: 'Topic' } } },
});
