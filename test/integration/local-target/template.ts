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
    // No permission lets API Gateway invoke it.
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'gaps-function',
        Runtime: 'python3.8',
        Handler: 'index.lambda_handler',
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
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
        ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
        HttpMethod: 'POST',
        AuthorizationType: 'NONE',
        Integration: {
          Type: 'AWS_PROXY',
          IntegrationHttpMethod: 'POST',
          Uri: {
            'Fn::Sub':
              'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations',
          },
        },
      },
    },
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
