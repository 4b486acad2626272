import { describe, expect, test } from '@jest/globals';
import { plain, resolved } from './resolving.ts';

const account = '123456789012';
const template = (type: string, properties = '', id = 'R'): string => `
Parameters: { Secret: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /x } }
Resources: { ${id}: { Type: '${type}', Properties: { ${properties} } } }`;

describe('names that are not given', () => {
  const nameOf = (type: string, stackName: string, id = 'R', accountId = account, properties = ''): string =>
    String(
      plain(resolved(template(type, properties, id), {}, { stackName, accountId }).resources.get(id)?.ref),
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
  const url = 'https://sqs.us-east-1.amazonaws.com/123456789012/'.length;
  test.each([
    ['AWS::Lambda::Function', '', 64],
    ['AWS::IAM::Role', '', 64],
    ['AWS::IAM::Group', '', 128],
    ['AWS::SQS::Queue', '', url + 80],
    ['AWS::SQS::Queue', 'FifoQueue: true', url + 80],
    ['AWS::S3::Bucket', '', 63],
    ['AWS::DynamoDB::Table', '', 128 + '-'.length + 'R'.length + '-'.length + 12],
  ])('%s { %s } are no longer than the service takes', (type, properties, longest) => {
    expect(nameOf(type, 'x'.repeat(128), 'R', account, properties)).toHaveLength(longest);
  });
});

describe('ids that AWS makes at random', () => {
  const keyOf = (
    id: string,
    more: { stackName?: string; accountId?: string; region?: string } = {},
  ): unknown => plain(resolved(template('AWS::KMS::Key', '', id), {}, more).resources.get(id)?.ref);
  test('are others for another resource, stack, account and region', () => {
    const keys = [
      keyOf('R'),
      keyOf('S'),
      keyOf('R', { stackName: 'other' }),
      keyOf('R', { accountId: '210987654321' }),
      keyOf('R', { region: 'eu-west-1' }),
    ];
    expect(new Set(keys).size).toBe(5);
    expect(keyOf('R')).toBe(keys[0]);
  });
  test('two of one resource are not the same', () => {
    const api = resolved(template('AWS::ApiGateway::RestApi')).resources.get('R');
    expect(plain(api?.attribute('RootResourceId'))).not.toBe(plain(api?.ref));
  });
  test('are made of all letters, in both cases, and all digits', () => {
    const pools = Array.from({ length: 200 }, (_, i) =>
      String(
        plain(resolved(template('AWS::Cognito::UserPool', '', `R${i}`)).resources.get(`R${i}`)?.ref),
      ).replace('us-east-1_', ''),
    );
    expect([...new Set(pools.join(''))].sort().join('')).toBe(
      '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    );
  });
});

describe('what is not known', () => {
  const attribute = (type: string, name: string, properties = ''): unknown =>
    plain(resolved(template(type, properties)).resources.get('R')?.attribute(name));
  const unknown = (reason: string): unknown => ({ unknown: expect.stringContaining(reason) });
  test.each([
    ['Custom::Thing', 'Any', 'R is a custom resource, whose Any its own code makes'],
    ['AWS::CloudFormation::CustomResource', 'Any', 'R is a custom resource'],
    [
      'AWS::CloudFormation::Stack',
      'Outputs.X',
      'R is a nested stack, whose Outputs.X is not in this template',
    ],
    [
      'AWS::Lambda::Function',
      'Nothing',
      'what Nothing of a AWS::Lambda::Function comes to is known only once',
    ],
    ['AWS::Something::Else', 'Arn', 'known only once it is deployed'],
    ['AWS::ApiGateway::Stage', 'Arn', 'known only once it is deployed'],
    ['AWS::Lambda::Function', 'toString', 'known only once it is deployed'],
    ['AWS::DynamoDB::Table', 'StreamArn', 'R has no stream (StreamSpecification)'],
  ])('%s %s', (type, name, reason) => {
    expect(attribute(type, name)).toEqual(unknown(reason));
  });
  test.each([
    ['AWS::DynamoDB::Table', 'TableName: !Ref Secret', 'Arn'],
    ['AWS::DynamoDB::Table', 'StreamSpecification: !Ref Secret', 'StreamArn'],
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

describe('regions', () => {
  const resourceIn = (region: string, type: string, properties: string, partition = 'aws') =>
    resolved(template(type, properties), {}, { region, partition }).resources.get('R');
  test('another partition has other ARNs and URLs', () => {
    const queue = resourceIn('cn-north-1', 'AWS::SQS::Queue', 'QueueName: q', 'aws-cn');
    expect(plain(queue?.ref)).toBe(`https://sqs.cn-north-1.amazonaws.com.cn/${account}/q`);
    expect(plain(queue?.attribute('Arn'))).toBe(`arn:aws-cn:sqs:cn-north-1:${account}:q`);
  });
  // https://docs.aws.amazon.com/general/latest/gr/s3.html lists both forms.
  test.each([
    ...['us-west-1', 'us-west-2', 'eu-west-1', 'sa-east-1', 'us-gov-west-1'].map((name) => [name, '-']),
    ...['ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2'].map((name) => [name, '-']),
    ...['us-east-2', 'eu-central-1', 'eu-west-3', 'ap-south-1'].map((name) => [name, '.']),
  ])('a website in %s has "%s" before its region', (region = '', separator) => {
    const url = resourceIn(region, 'AWS::S3::Bucket', 'BucketName: b')?.attribute('WebsiteURL');
    expect(plain(url)).toBe(`http://b.s3-website${separator}${region}.amazonaws.com`);
  });
});
