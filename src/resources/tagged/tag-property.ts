const usual = [
  'AWS::ApiGateway::ApiKey',
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::ApiGateway::UsagePlan',
  'AWS::CloudFront::Distribution',
  'AWS::CloudWatch::Alarm',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
  'AWS::WAFv2::WebACL',
  'AWS::XRay::SamplingRule',
  // What Terraform alone makes.
  'terraform:S3::Object',
] as const;

/** The types of resources that can carry tags, each with the property that has them. */
export const tagProperty: ReadonlyMap<string, string> = new Map<string, string>([
  ...usual.map((type) => [type, 'Tags'] as const),
  ['AWS::ApiGatewayV2::Api', 'Tags'],
  ['AWS::Cognito::UserPool', 'UserPoolTags'],
  ['AWS::Route53::HealthCheck', 'HealthCheckTags'],
  ['AWS::Route53::HostedZone', 'HostedZoneTags'],
  ['AWS::SSM::Parameter', 'Tags'],
]);
