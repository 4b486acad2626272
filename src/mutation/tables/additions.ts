import type { Data } from '../data.ts';

/** What a resource of a type may say besides, which takes away from what it does: the property's path, and what it says. */
export const additions: Readonly<Record<string, readonly (readonly [path: string, value: Data])[]>> = {
  'AWS::KMS::Key': [
    ['Enabled', false],
    ['KeyUsage', 'SIGN_VERIFY'],
  ],
  'AWS::DynamoDB::Table': [
    ['BillingMode', 'PAY_PER_REQUEST'],
    ['TableClass', 'STANDARD_INFREQUENT_ACCESS'],
  ],
  'AWS::Lambda::Function': [
    ['PackageType', 'Image'],
    ['ReservedConcurrentExecutions', 0],
    ['Environment.Variables.AWS_REGION', 'eu-west-1'],
  ],
  'AWS::Lambda::Permission': [['SourceAccount', '999999999999']],
  'AWS::ApiGateway::Method': [
    ['ApiKeyRequired', true],
    ['RequestParameters', { 'method.request.querystring.key': true }],
    // A default, by which the caller is told that all is well, whatever happened.
    ['Integration.IntegrationResponses[]', { StatusCode: '200' }],
  ],
  'AWS::Lambda::EventSourceMapping': [
    ['Enabled', false],
    ['FilterCriteria', { Filters: [{ Pattern: '{"body":{"other":["only"]}}' }] }],
  ],
  'AWS::ApiGateway::RestApi': [['DisableExecuteApiEndpoint', true]],
  'AWS::CloudWatch::Alarm': [
    ['ActionsEnabled', false],
    ['Dimensions[]', { Name: 'Resource', Value: 'live' }],
    ['AlarmActions[]', 'arn:aws:sns:us-east-1:999999999999:other'],
  ],
  'AWS::SNS::Topic': [['KmsMasterKeyId', 'alias/aws/sns']],
  'AWS::ApiGateway::Stage': [
    ['MethodSettings[]', { ResourcePath: '/~1data', HttpMethod: 'POST', ThrottlingRateLimit: 1000 }],
    ['MethodSettings[]', { ResourcePath: '/~1data', HttpMethod: 'POST', ThrottlingBurstLimit: 500 }],
  ],
  'AWS::IAM::Role': [['PermissionsBoundary', 'arn:aws:iam::aws:policy/ReadOnlyAccess']],
  'AWS::SNS::Subscription': [['FilterPolicy', { kind: ['other'] }]],
};
