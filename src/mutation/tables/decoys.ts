import { ref, sub, type Data } from '../data.ts';

const trust = (service: string): Data => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
});

const root = sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:root');

/** Properties of a second resource of a type, to which a reference may point by mistake. */
export const decoys: Readonly<Record<string, Data>> = {
  'AWS::KMS::Key': {
    KeyPolicy: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' }],
    },
  },
  'AWS::DynamoDB::Table': {
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  },
  'AWS::DynamoDB::GlobalTable': {
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    Replicas: [{ Region: ref('AWS::Region') }],
  },
  'AWS::Cognito::UserPool': { UserPoolName: 'other' },
  'AWS::Logs::LogGroup': { RetentionInDays: 7 },
  'AWS::IAM::Role': { AssumeRolePolicyDocument: trust('lambda.amazonaws.com') },
  'AWS::SNS::Topic': { DisplayName: 'Other' },
  'AWS::ApiGateway::RestApi': { Name: 'other' },
  'AWS::CloudWatch::Alarm': {
    Namespace: 'AWS/Lambda',
    MetricName: 'Throttles',
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
    Period: 60,
    Statistic: 'Sum',
    Threshold: 0,
  },
  'AWS::SQS::Queue': { DelaySeconds: 0 },
  'AWS::IAM::ManagedPolicy': {
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'cloudwatch:ListMetrics', Resource: '*' }],
    },
  },
};

/** A second function needs a role, for which any of the template's stands in. */
export const decoyFunction = (role: Data): Data => ({
  Runtime: 'nodejs22.x',
  Handler: 'index.handler',
  Role: role,
  Code: { ZipFile: 'exports.handler = async () => ({});' },
});

/** A second path, deployment, model or validator is one of some API. */
export const decoysOfApi: Readonly<Record<string, (api: string) => Data>> = {
  'AWS::ApiGateway::Resource': (api) => ({
    RestApiId: ref(api),
    ParentId: { 'Fn::GetAtt': [api, 'RootResourceId'] },
    PathPart: 'other',
  }),
  'AWS::ApiGateway::Deployment': (api) => ({ RestApiId: ref(api) }),
  'AWS::ApiGateway::Model': (api) => ({
    RestApiId: ref(api),
    ContentType: 'application/json',
    Schema: { type: 'object' },
  }),
  'AWS::ApiGateway::RequestValidator': (api) => ({ RestApiId: ref(api), ValidateRequestParameters: true }),
};
