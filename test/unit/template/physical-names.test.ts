import { expect, test } from '@jest/globals';
import { apiGatewayNamings } from '../../../src/template/naming/api-gateway.ts';
import { iamNamings } from '../../../src/template/naming/iam.ts';
import { lambdaNamings } from '../../../src/template/naming/lambda.ts';
import { messagingNamings } from '../../../src/template/naming/messaging.ts';
import { monitoringNamings } from '../../../src/template/naming/monitoring.ts';
import { securityNamings } from '../../../src/template/naming/security.ts';
import { storageNamings } from '../../../src/template/naming/storage.ts';
import { plain, resolved } from './resolving.ts';

/** What AWS makes at random, as it looks in the documentation's examples. */
const random: Readonly<Record<string, string>> = {
  made: 'demo-R-[A-Z0-9]{12}',
  uuid: '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}',
  hex: '[0-9a-f]+',
  lower: '[a-z0-9]+',
  upper: '[A-Z0-9]+',
  alnum: '[A-Za-z0-9]+',
};
/** A text with `<kind>` or `<kind:length>` where something is random. */
const pattern = (wanted: string): RegExp =>
  new RegExp(
    `^${wanted
      .split(/[<>]/)
      .map((part, index) => {
        if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
        const [kind = '', length] = part.split(':');
        const characters = random[kind] ?? 'no such kind';
        return length === undefined ? characters : characters.replace('+', `{${length}}`);
      })
      .join('')}$`,
  );

const here = 'us-east-1:123456789012';
const function_ = `arn:aws:lambda:${here}:function`;
/** A type, properties, what Ref gives, and what GetAtt gives: `=` for the same as Ref. */
type Row = readonly [string, string, string, Readonly<Record<string, string>>?];

const cases: readonly Row[] = [
  ['AWS::Lambda::Function', '', '<made>', { Arn: `${function_}:<made>` }],
  ['AWS::Lambda::Function', 'FunctionName: fn', 'fn', { Arn: `${function_}:fn` }],
  ['AWS::Lambda::Version', 'FunctionName: fn', `${function_}:fn:1`, { Version: '1', FunctionArn: '=' }],
  [
    'AWS::Lambda::Alias',
    `FunctionName: 'arn:aws:lambda:us-east-1:1:function:fn', Name: live`,
    'arn:aws:lambda:us-east-1:1:function:fn:live',
    { AliasArn: '=' },
  ],
  ['AWS::Lambda::Alias', `FunctionName: '1:function:fn', Name: live`, `${function_}:fn:live`],
  ['AWS::Lambda::Permission', '', '<made>', { Id: '=' }],
  [
    'AWS::Lambda::EventSourceMapping',
    '',
    '<uuid>',
    { Id: '=', EventSourceMappingArn: `arn:aws:lambda:${here}:event-source-mapping:<uuid>` },
  ],
  ['AWS::Lambda::LayerVersion', 'LayerName: l', `arn:aws:lambda:${here}:layer:l:1`, { LayerVersionArn: '=' }],
  [
    'AWS::Lambda::Url',
    'TargetFunctionArn: fn',
    `${function_}:fn`,
    { FunctionArn: '=', FunctionUrl: 'https://<lower:32>.lambda-url.us-east-1.on.aws/' },
  ],
  [
    'AWS::IAM::Role',
    '',
    '<made>',
    { Arn: 'arn:aws:iam::123456789012:role/<made>', RoleId: 'AROA<upper:17>' },
  ],
  [
    'AWS::IAM::Role',
    'RoleName: r, Path: /service/',
    'r',
    { Arn: 'arn:aws:iam::123456789012:role/service/r' },
  ],
  ['AWS::IAM::User', 'UserName: u', 'u', { Arn: 'arn:aws:iam::123456789012:user/u' }],
  ['AWS::IAM::Group', 'GroupName: g, Path: /a/', 'g', { Arn: 'arn:aws:iam::123456789012:group/a/g' }],
  [
    'AWS::IAM::InstanceProfile',
    'InstanceProfileName: i',
    'i',
    { Arn: 'arn:aws:iam::123456789012:instance-profile/i' },
  ],
  [
    'AWS::IAM::ManagedPolicy',
    'ManagedPolicyName: p, Path: /app/',
    'arn:aws:iam::123456789012:policy/app/p',
    { PolicyArn: '=', PolicyId: 'ANPA<upper:17>' },
  ],
  ['AWS::IAM::ManagedPolicy', 'ManagedPolicyName: p', 'arn:aws:iam::123456789012:policy/p'],
  ['AWS::IAM::Policy', 'PolicyName: p', '<made>', { Id: '=' }],
  ['AWS::IAM::RolePolicy', 'PolicyName: p, RoleName: r', 'p|r'],
  ['AWS::IAM::UserPolicy', 'PolicyName: p, UserName: u', 'p|u'],
  ['AWS::IAM::GroupPolicy', 'PolicyName: p, GroupName: g', 'p|g'],
  ['AWS::IAM::AccessKey', '', 'AKIA<upper:16>'],
  [
    'AWS::DynamoDB::Table',
    'TableName: t, StreamSpecification: {StreamViewType: NEW_IMAGE}',
    't',
    {
      Arn: `arn:aws:dynamodb:${here}:table/t`,
      StreamArn: `arn:aws:dynamodb:${here}:table/t/stream/2026-01-01T00:00:00.000`,
    },
  ],
  ['AWS::DynamoDB::GlobalTable', 'TableName: t', 't', { TableId: '<uuid>' }],
  ['AWS::DynamoDB::GlobalTable', '', '<made>', { Arn: `arn:aws:dynamodb:${here}:table/<made>` }],
  [
    'AWS::S3::Bucket',
    'BucketName: b',
    'b',
    {
      Arn: 'arn:aws:s3:::b',
      DomainName: 'b.s3.amazonaws.com',
      RegionalDomainName: 'b.s3.us-east-1.amazonaws.com',
      DualStackDomainName: 'b.s3.dualstack.us-east-1.amazonaws.com',
      WebsiteURL: 'http://b.s3-website-us-east-1.amazonaws.com',
    },
  ],
  ['AWS::S3::Bucket', '', 'demo-r-<lower:12>'],
  ['AWS::S3::BucketPolicy', 'Bucket: b', 'b'],
  ['AWS::KMS::Key', '', '<uuid>', { Arn: `arn:aws:kms:${here}:key/<uuid>`, KeyId: '=' }],
  ['AWS::KMS::Key', "MultiRegion: 'true'", 'mrk-<hex:32>'],
  ['AWS::KMS::Key', 'MultiRegion: false', '<uuid>'],
  [
    'AWS::KMS::Alias',
    'AliasName: alias/a',
    'alias/a',
    { Arn: `arn:aws:kms:${here}:alias/a`, AliasName: '=' },
  ],
  [
    'AWS::SSM::Parameter',
    'Name: /a/b, Type: String, Value: v',
    '/a/b',
    { Arn: `arn:aws:ssm:${here}:parameter/a/b`, Value: 'v', Type: 'String' },
  ],
  ['AWS::SSM::Parameter', 'Name: a/b', 'a/b', { Arn: `arn:aws:ssm:${here}:parameter/a/b` }],
  [
    'AWS::SecretsManager::Secret',
    'Name: s',
    `arn:aws:secretsmanager:${here}:secret:s-<alnum:6>`,
    { Id: '=' },
  ],
  [
    'AWS::Cognito::UserPool',
    '',
    'us-east-1_<alnum:9>',
    {
      UserPoolId: '=',
      Arn: `arn:aws:cognito-idp:${here}:userpool/us-east-1_<alnum:9>`,
      ProviderName: 'cognito-idp.us-east-1.amazonaws.com/us-east-1_<alnum:9>',
      ProviderURL: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_<alnum:9>',
    },
  ],
  ['AWS::Cognito::UserPoolClient', 'ClientName: c', '<lower:26>', { ClientId: '=', Name: 'c' }],
  ['AWS::Cognito::UserPoolDomain', 'Domain: d', 'd', { Id: '=' }],
  ['AWS::Cognito::UserPoolGroup', 'GroupName: g', 'g'],
  ['AWS::Cognito::IdentityPool', 'IdentityPoolName: i', 'us-east-1:<uuid>', { Id: '=', Name: 'i' }],
  [
    'AWS::WAFv2::WebACL',
    'Name: w, Scope: REGIONAL',
    'w|<uuid>|REGIONAL',
    { Arn: `arn:aws:wafv2:${here}:regional/webacl/w/<uuid>`, Id: '<uuid>' },
  ],
  [
    'AWS::WAFv2::WebACL',
    'Name: w, Scope: CLOUDFRONT',
    'w|<uuid>|CLOUDFRONT',
    { Arn: `arn:aws:wafv2:${here}:global/webacl/w/<uuid>` },
  ],
  ['AWS::WAFv2::WebACLAssociation', 'ResourceArn: r, WebACLArn: w', 'r|w'],
  ['AWS::Logs::LogGroup', 'LogGroupName: /g', '/g', { Arn: `arn:aws:logs:${here}:log-group:/g:*` }],
  ['AWS::Logs::LogStream', 'LogStreamName: s', 's'],
  ['AWS::Logs::MetricFilter', 'FilterName: f', 'f'],
  ['AWS::CloudWatch::Alarm', 'AlarmName: a', 'a', { Arn: `arn:aws:cloudwatch:${here}:alarm:a` }],
  ['AWS::CloudWatch::CompositeAlarm', 'AlarmName: a', 'a', { Arn: `arn:aws:cloudwatch:${here}:alarm:a` }],
  ['AWS::CloudWatch::Dashboard', 'DashboardName: d', 'd'],
  ['AWS::XRay::Group', 'GroupName: g', `arn:aws:xray:${here}:group/g/<upper:26>`, { GroupARN: '=' }],
  ['AWS::XRay::SamplingRule', 'RuleName: r', `arn:aws:xray:${here}:sampling-rule/r`, { RuleARN: '=' }],
  ['AWS::CloudFront::Distribution', '', 'E<upper:13>', { Id: '=', DomainName: 'd<lower:13>.cloudfront.net' }],
  ['AWS::CloudFront::CloudFrontOriginAccessIdentity', '', 'E<upper:13>', { Id: '=' }],
  ['AWS::CloudFront::OriginAccessControl', '', 'E<upper:13>', { Id: '=' }],
  ['AWS::Route53::HostedZone', 'Name: a.example.', 'Z<upper:20>', { Id: '=' }],
  ['AWS::Route53::RecordSet', 'Name: a.example.', 'a.example'],
  ['AWS::Route53::HealthCheck', '', '<uuid>', { HealthCheckId: '=' }],
  ['AWS::SNS::Topic', 'TopicName: t', `arn:aws:sns:${here}:t`, { TopicName: 't', TopicArn: '=' }],
  ['AWS::SNS::Topic', 'FifoTopic: true', `arn:aws:sns:${here}:<made>.fifo`],
  ['AWS::SNS::Topic', 'FifoTopic: false', `arn:aws:sns:${here}:<made>`],
  ['AWS::SNS::Subscription', 'TopicArn: t', 't:<uuid>', { Arn: '=' }],
  ['AWS::SNS::TopicPolicy', '', '<made>', { Id: '=' }],
  [
    'AWS::SQS::Queue',
    'QueueName: q',
    'https://sqs.us-east-1.amazonaws.com/123456789012/q',
    { Arn: `arn:aws:sqs:${here}:q`, QueueName: 'q', QueueUrl: '=' },
  ],
  ['AWS::SQS::Queue', '', 'https://sqs.us-east-1.amazonaws.com/123456789012/<made>'],
  ['AWS::SQS::Queue', "FifoQueue: 'true'", 'https://sqs.us-east-1.amazonaws.com/123456789012/<made>.fifo'],
  ['AWS::SQS::QueuePolicy', '', '<made>', { Id: '=' }],
  ['AWS::Events::Rule', 'Name: r', 'r', { Arn: `arn:aws:events:${here}:rule/r` }],
  ['AWS::Events::EventBus', 'Name: b', 'b', { Name: '=', Arn: `arn:aws:events:${here}:event-bus/b` }],
  ['AWS::ApiGateway::RestApi', '', '<lower:10>', { RestApiId: '=', RootResourceId: '<lower:10>' }],
  ['AWS::ApiGateway::Resource', '', '<lower:6>', { ResourceId: '=' }],
  ['AWS::ApiGateway::Method', '', '<made>'],
  ['AWS::ApiGateway::Deployment', '', '<lower:6>', { DeploymentId: '=' }],
  ['AWS::ApiGateway::Stage', 'StageName: s', 's'],
  ['AWS::ApiGateway::Model', 'Name: m', 'm'],
  ['AWS::ApiGateway::RequestValidator', '', '<lower:6>', { RequestValidatorId: '=' }],
  ['AWS::ApiGateway::Authorizer', '', '<lower:6>', { AuthorizerId: '=' }],
  ['AWS::ApiGateway::UsagePlan', '', '<lower:6>', { Id: '=' }],
  ['AWS::ApiGateway::UsagePlanKey', 'KeyId: k, UsagePlanId: u', 'k:u', { Id: '=' }],
  ['AWS::ApiGateway::ApiKey', '', '<lower:10>', { APIKeyId: '=' }],
  ['AWS::ApiGateway::Account', '', '<made>', { Id: '=' }],
  ['AWS::ApiGateway::GatewayResponse', '', '<lower:10>', { Id: '=' }],
  ['AWS::ApiGateway::DomainName', 'DomainName: a.example', 'a.example'],
  [
    'AWS::ApiGatewayV2::Api',
    '',
    '<lower:10>',
    { ApiId: '=', ApiEndpoint: 'https://<lower:10>.execute-api.us-east-1.amazonaws.com' },
  ],
  ['AWS::ApiGatewayV2::Stage', 'StageName: s', 's'],
  ['AWS::ApiGatewayV2::Route', '', '<lower:7>', { RouteId: '=' }],
  ['AWS::ApiGatewayV2::Integration', '', '<lower:7>', { IntegrationId: '=' }],
  ['AWS::ApiGatewayV2::Deployment', '', '<lower:6>', { DeploymentId: '=' }],
  ['AWS::ApiGatewayV2::Authorizer', '', '<lower:6>', { AuthorizerId: '=' }],
  ['AWS::Something::Else', '', '<made>'],
];

test.each(cases)('%s { %s } is %s', (type, properties, ref, attributes = {}) => {
  const text = `Resources: { R: { Type: '${type}', Properties: { ${properties} } } }`;
  const resource = resolved(text).resources.get('R');
  const itsRef = plain(resource?.ref);
  expect(itsRef).toEqual(expect.stringMatching(pattern(ref)));
  for (const [name, wanted] of Object.entries(attributes))
    expect([name, plain(resource?.attribute(name))]).toEqual([
      name,
      wanted === '=' ? itsRef : expect.stringMatching(pattern(wanted)),
    ]);
});

test('every type whose names we know is among them', () => {
  const known = [
    apiGatewayNamings,
    iamNamings,
    lambdaNamings,
    messagingNamings,
    monitoringNamings,
    securityNamings,
    storageNamings,
  ].flatMap((namings) => Object.keys(namings));
  const shown = new Set(cases.map(([type]) => type));
  expect(known.filter((type) => !shown.has(type))).toEqual([]);
});
