import { describe, expect, test } from '@jest/globals';
import { plain, resolved } from './resolving.ts';

interface Case {
  readonly type: string;
  readonly properties?: string;
  readonly ref: string | RegExp;
  readonly attributes?: Readonly<Record<string, string | RegExp>>;
}
const made = (prefix: string): RegExp => new RegExp(`^${prefix}-[A-Z0-9]{12}$`);
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}';
const account = '123456789012';

const cases: readonly Case[] = [
  {
    type: 'AWS::Lambda::Function',
    ref: made('demo-R'),
    attributes: { Arn: /^arn:aws:lambda:us-east-1:123456789012:function:demo-R-[A-Z0-9]{12}$/ },
  },
  {
    type: 'AWS::Lambda::Function',
    properties: 'FunctionName: fn',
    ref: 'fn',
    attributes: { Arn: `arn:aws:lambda:us-east-1:${account}:function:fn` },
  },
  {
    type: 'AWS::Lambda::Version',
    properties: 'FunctionName: fn',
    ref: `arn:aws:lambda:us-east-1:${account}:function:fn:1`,
    attributes: { Version: '1', FunctionArn: /:fn:1$/ },
  },
  {
    type: 'AWS::Lambda::Alias',
    properties: `FunctionName: 'arn:aws:lambda:us-east-1:1:function:fn', Name: live`,
    ref: 'arn:aws:lambda:us-east-1:1:function:fn:live',
  },
  {
    type: 'AWS::Lambda::Alias',
    properties: `FunctionName: '123456789012:function:fn', Name: live`,
    ref: `arn:aws:lambda:us-east-1:${account}:function:fn:live`,
  },
  { type: 'AWS::Lambda::Permission', ref: made('demo-R') },
  {
    type: 'AWS::Lambda::EventSourceMapping',
    ref: new RegExp(`^${uuid}$`),
    attributes: {
      Id: new RegExp(`^${uuid}$`),
      EventSourceMappingArn: new RegExp(`^arn:aws:lambda:us-east-1:${account}:event-source-mapping:${uuid}$`),
    },
  },
  {
    type: 'AWS::Lambda::LayerVersion',
    properties: 'LayerName: l',
    ref: `arn:aws:lambda:us-east-1:${account}:layer:l:1`,
  },
  {
    type: 'AWS::Lambda::Url',
    properties: 'TargetFunctionArn: fn',
    ref: `arn:aws:lambda:us-east-1:${account}:function:fn`,
    attributes: { FunctionUrl: /^https:\/\/[a-z0-9]{32}\.lambda-url\.us-east-1\.on\.aws\/$/ },
  },
  {
    type: 'AWS::IAM::Role',
    ref: made('demo-R'),
    attributes: { Arn: /^arn:aws:iam::123456789012:role\/demo-R-/, RoleId: /^AROA[A-Z0-9]{17}$/ },
  },
  {
    type: 'AWS::IAM::Role',
    properties: 'RoleName: r, Path: /service/',
    ref: 'r',
    attributes: { Arn: `arn:aws:iam::${account}:role/service/r` },
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    properties: 'ManagedPolicyName: p',
    ref: `arn:aws:iam::${account}:policy/p`,
    attributes: { PolicyArn: `arn:aws:iam::${account}:policy/p` },
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    properties: 'ManagedPolicyName: p, Path: /app/',
    ref: `arn:aws:iam::${account}:policy/app/p`,
    attributes: { PolicyArn: `arn:aws:iam::${account}:policy/app/p` },
  },
  { type: 'AWS::IAM::Policy', properties: 'PolicyName: p', ref: made('demo-R') },
  { type: 'AWS::IAM::RolePolicy', properties: 'PolicyName: p, RoleName: r', ref: 'p|r' },
  {
    type: 'AWS::IAM::User',
    properties: 'UserName: u',
    ref: 'u',
    attributes: { Arn: `arn:aws:iam::${account}:user/u` },
  },
  {
    type: 'AWS::IAM::InstanceProfile',
    properties: 'InstanceProfileName: i',
    ref: 'i',
    attributes: { Arn: `arn:aws:iam::${account}:instance-profile/i` },
  },
  {
    type: 'AWS::DynamoDB::Table',
    properties: 'TableName: t, StreamSpecification: {StreamViewType: NEW_IMAGE}',
    ref: 't',
    attributes: {
      Arn: `arn:aws:dynamodb:us-east-1:${account}:table/t`,
      StreamArn: /^arn:aws:dynamodb:us-east-1:123456789012:table\/t\/stream\/2026/,
    },
  },
  {
    type: 'AWS::DynamoDB::GlobalTable',
    ref: made('demo-R'),
    attributes: { Arn: /:table\/demo-R-/, TableId: new RegExp(`^${uuid}$`) },
  },
  {
    type: 'AWS::KMS::Key',
    ref: new RegExp(`^${uuid}$`),
    attributes: {
      Arn: new RegExp(`^arn:aws:kms:us-east-1:${account}:key/${uuid}$`),
      KeyId: new RegExp(`^${uuid}$`),
    },
  },
  { type: 'AWS::KMS::Key', properties: "MultiRegion: 'true'", ref: /^mrk-[0-9a-f]{32}$/ },
  {
    type: 'AWS::KMS::Alias',
    properties: 'AliasName: alias/a',
    ref: 'alias/a',
    attributes: { Arn: `arn:aws:kms:us-east-1:${account}:alias/a` },
  },
  {
    type: 'AWS::Logs::LogGroup',
    properties: 'LogGroupName: /g',
    ref: '/g',
    attributes: { Arn: `arn:aws:logs:us-east-1:${account}:log-group:/g:*` },
  },
  {
    type: 'AWS::CloudWatch::Alarm',
    properties: 'AlarmName: a',
    ref: 'a',
    attributes: { Arn: `arn:aws:cloudwatch:us-east-1:${account}:alarm:a` },
  },
  { type: 'AWS::CloudWatch::CompositeAlarm', ref: made('demo-R'), attributes: { Arn: /:alarm:demo-R-/ } },
  { type: 'AWS::CloudWatch::Dashboard', ref: made('demo-R') },
  {
    type: 'AWS::SNS::Topic',
    properties: 'TopicName: t',
    ref: `arn:aws:sns:us-east-1:${account}:t`,
    attributes: { TopicName: 't', TopicArn: `arn:aws:sns:us-east-1:${account}:t` },
  },
  { type: 'AWS::SNS::Topic', properties: 'FifoTopic: true', ref: /:demo-R-[A-Z0-9]{12}\.fifo$/ },
  { type: 'AWS::SNS::Subscription', properties: 'TopicArn: t', ref: new RegExp(`^t:${uuid}$`) },
  {
    type: 'AWS::SQS::Queue',
    properties: 'QueueName: q',
    ref: `https://sqs.us-east-1.amazonaws.com/${account}/q`,
    attributes: {
      Arn: `arn:aws:sqs:us-east-1:${account}:q`,
      QueueName: 'q',
      QueueUrl: `https://sqs.us-east-1.amazonaws.com/${account}/q`,
    },
  },
  { type: 'AWS::SQS::Queue', properties: 'FifoQueue: true', ref: /demo-R-[A-Z0-9]{12}\.fifo$/ },
  {
    type: 'AWS::ApiGateway::RestApi',
    ref: /^[a-z0-9]{10}$/,
    attributes: { RootResourceId: /^[a-z0-9]{10}$/, RestApiId: /^[a-z0-9]{10}$/ },
  },
  { type: 'AWS::ApiGateway::Stage', properties: 'StageName: s', ref: 's' },
  {
    type: 'AWS::ApiGateway::Deployment',
    ref: /^[a-z0-9]{6}$/,
    attributes: { DeploymentId: /^[a-z0-9]{6}$/ },
  },
  { type: 'AWS::ApiGateway::Resource', ref: /^[a-z0-9]{6}$/ },
  { type: 'AWS::ApiGateway::ApiKey', ref: /^[a-z0-9]{10}$/ },
  { type: 'AWS::ApiGateway::Model', properties: 'Name: m', ref: 'm' },
  {
    type: 'AWS::ApiGateway::RequestValidator',
    ref: /^[a-z0-9]{6}$/,
    attributes: { RequestValidatorId: /^[a-z0-9]{6}$/ },
  },
  {
    type: 'AWS::ApiGatewayV2::Api',
    ref: /^[a-z0-9]{10}$/,
    attributes: { ApiEndpoint: /^https:\/\/[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com$/ },
  },
  {
    type: 'AWS::S3::Bucket',
    ref: /^demo-r-[a-z0-9]{12}$/,
    attributes: {
      Arn: /^arn:aws:s3:::demo-r-/,
      DomainName: /\.s3\.amazonaws\.com$/,
      RegionalDomainName: /\.s3\.us-east-1\.amazonaws\.com$/,
    },
  },
  {
    type: 'AWS::Cognito::UserPool',
    ref: /^us-east-1_[A-Za-z0-9]{9}$/,
    attributes: {
      Arn: /:userpool\/us-east-1_/,
      ProviderName: /^cognito-idp\.us-east-1\.amazonaws\.com\/us-east-1_/,
    },
  },
  { type: 'AWS::Cognito::UserPoolClient', ref: /^[a-z0-9]{26}$/ },
  { type: 'AWS::Cognito::UserPoolDomain', properties: 'Domain: d', ref: 'd' },
  {
    type: 'AWS::CloudFront::Distribution',
    ref: /^E[A-Z0-9]{13}$/,
    attributes: { DomainName: /^d[a-z0-9]{13}\.cloudfront\.net$/ },
  },
  {
    type: 'AWS::Events::Rule',
    properties: 'Name: r',
    ref: 'r',
    attributes: { Arn: `arn:aws:events:us-east-1:${account}:rule/r` },
  },
  {
    type: 'AWS::SSM::Parameter',
    properties: 'Name: /a/b, Type: String, Value: v',
    ref: '/a/b',
    attributes: { Arn: `arn:aws:ssm:us-east-1:${account}:parameter/a/b`, Value: 'v', Type: 'String' },
  },
  {
    type: 'AWS::SecretsManager::Secret',
    properties: 'Name: s',
    ref: /^arn:aws:secretsmanager:us-east-1:123456789012:secret:s-[A-Za-z0-9]{6}$/,
  },
  {
    type: 'AWS::WAFv2::WebACL',
    properties: 'Name: w, Scope: REGIONAL',
    ref: new RegExp(`^w\\|${uuid}\\|REGIONAL$`),
    attributes: { Arn: new RegExp(`^arn:aws:wafv2:us-east-1:${account}:regional/webacl/w/${uuid}$`) },
  },
  {
    type: 'AWS::WAFv2::WebACL',
    properties: 'Name: w, Scope: CLOUDFRONT',
    ref: /CLOUDFRONT$/,
    attributes: { Arn: /:global\/webacl\/w\// },
  },
  {
    type: 'AWS::XRay::SamplingRule',
    properties: 'RuleName: r',
    ref: `arn:aws:xray:us-east-1:${account}:sampling-rule/r`,
  },
  { type: 'AWS::XRay::Group', properties: 'GroupName: g', ref: /:group\/g\/[A-Z0-9]{26}$/ },
  { type: 'AWS::Something::Else', ref: made('demo-R') },
];

const template = ({ type, properties = '' }: Pick<Case, 'type' | 'properties'>): string => `
Parameters: { Secret: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /x } }
Resources: { R: { Type: '${type}', Properties: { ${properties} } } }`;
const matching = (wanted: string | RegExp): unknown =>
  typeof wanted === 'string' ? wanted : expect.stringMatching(wanted);

test.each(cases.map((each) => [`${each.type} { ${each.properties ?? ''} }`, each] as const))(
  '%s',
  (_name, each) => {
    const resource = resolved(template(each)).resources.get('R');
    expect(plain(resource?.ref)).toEqual(matching(each.ref));
    for (const [name, wanted] of Object.entries(each.attributes ?? {}))
      expect(plain(resource?.attribute(name))).toEqual(matching(wanted));
  },
);

describe('names that are not given', () => {
  const nameOf = (type: string, stackName: string, id = 'R', accountId = account): string =>
    String(
      plain(
        resolved(template({ type }).replace('R:', `${id}:`), {}, { stackName, accountId }).resources.get(id)
          ?.ref,
      ),
    );
  test('are the same in every run, and others for another stack, account or id', () => {
    const type = 'AWS::DynamoDB::Table';
    expect(nameOf(type, 'demo')).toBe(nameOf(type, 'demo'));
    const suffixes = [
      nameOf(type, 'demo'),
      nameOf(type, 'other'),
      nameOf(type, 'demo', 'S'),
      nameOf(type, 'demo', 'R', '210987654321'),
    ].map((name) => name.slice(-12));
    expect(new Set(suffixes).size).toBe(4);
  });
  test.each([
    ['AWS::Lambda::Function', 64],
    ['AWS::SQS::Queue', 80 + 'https://sqs.us-east-1.amazonaws.com/123456789012/'.length],
    ['AWS::S3::Bucket', 63],
  ])('%s are no longer than the service takes', (type, longest) => {
    expect(nameOf(type, 'x'.repeat(128))).toHaveLength(longest);
  });
});

describe('what is not known', () => {
  const attribute = (type: string, name: string, properties = ''): unknown =>
    plain(resolved(template({ type, properties })).resources.get('R')?.attribute(name));
  const unknown = (reason: string): unknown => ({ unknown: expect.stringContaining(reason) });
  test.each([
    ['Custom::Thing', 'Any', 'is a custom resource'],
    ['AWS::CloudFormation::CustomResource', 'Any', 'is a custom resource'],
    ['AWS::CloudFormation::Stack', 'Outputs.X', 'is a nested stack'],
    ['AWS::Lambda::Function', 'Nothing', 'known only once it is deployed'],
    ['AWS::Something::Else', 'Arn', 'known only once it is deployed'],
    ['AWS::Lambda::Function', 'toString', 'known only once it is deployed'],
    ['AWS::DynamoDB::Table', 'StreamArn', 'has no stream'],
  ])('%s %s', (type, name, reason) => {
    expect(attribute(type, name)).toEqual(unknown(reason));
  });
  test.each([
    ['AWS::DynamoDB::Table', 'TableName: !Ref Secret', 'Arn'],
    ['AWS::Lambda::Version', 'FunctionName: !Ref Secret', 'FunctionArn'],
    ['AWS::Lambda::Alias', 'FunctionName: fn, Name: !Ref Secret', 'AliasArn'],
    ['AWS::IAM::Role', 'RoleName: !Ref Secret', 'Arn'],
    ['AWS::IAM::Role', 'Path: !Ref Secret', 'Arn'],
    ['AWS::KMS::Key', 'MultiRegion: !Ref Secret', 'Arn'],
    ['AWS::SSM::Parameter', 'Name: !Ref Secret', 'Arn'],
    ['AWS::WAFv2::WebACL', 'Name: !Ref Secret, Scope: REGIONAL', 'Arn'],
    ['AWS::WAFv2::WebACL', 'Name: w, Scope: !Ref Secret', 'Arn'],
  ])('%s { %s }: %s follows its unknown part', (type, properties, name) => {
    expect(attribute(type, name, properties)).toEqual(unknown('Parameter Store'));
  });
  test('a property that is missing or no text', () => {
    expect(attribute('AWS::KMS::Alias', 'Arn')).toEqual(unknown('R has no AliasName'));
    expect(attribute('AWS::DynamoDB::Table', 'Arn', 'TableName: [a]')).toEqual(
      unknown('TableName is not a text'),
    );
  });
});

test('another partition has other ARNs and URLs', () => {
  const china = resolved(
    template({ type: 'AWS::SQS::Queue', properties: 'QueueName: q' }),
    {},
    { region: 'cn-north-1', partition: 'aws-cn' },
  ).resources.get('R');
  expect(plain(china?.ref)).toBe(`https://sqs.cn-north-1.amazonaws.com.cn/${account}/q`);
  expect(plain(china?.attribute('Arn'))).toBe(`arn:aws-cn:sqs:cn-north-1:${account}:q`);
});
