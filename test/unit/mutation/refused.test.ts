import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../../../src/mutation/refused.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { resolveTemplate } from '../../../src/template/resolve.ts';
import { scenariosOf } from '../../../src/template/scenarios.ts';
import { originOf, shareWith } from '../../../src/template/variant.ts';

const refused = (type: string, properties: unknown): string | undefined => {
  const document = parseTemplate(
    JSON.stringify({ Resources: { One: { Type: type, Properties: properties } } }),
    't.json',
  );
  const [scenario] = scenariosOf(document).scenarios;
  if (scenario === undefined) throw new Error('no scenario');
  return refusalOf(resolveTemplate(document, scenario))?.replace('AWS does not take One: ', '');
};

const statement = { Effect: 'Allow', Principal: { Service: 's' }, Action: 'kms:*', Resource: '*' };
const policy = (change: object): object => ({ Statement: [{ ...statement, ...change }] });
const table = {
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};
const method = { RestApiId: 'a', ResourceId: 'b', HttpMethod: 'POST' };

describe('refusalOf', () => {
  test('judges the same properties anew under another type', () => {
    const text = 'Resources:\n  One:\n    Type: AWS::SNS::Topic\n    Properties: {AliasName: a}\n';
    const document = originOf(parseTemplate(text, 't.yaml'));
    const [scenario] = scenariosOf(document).scenarios;
    if (scenario === undefined) throw new Error('no scenario');
    const mutated = parseTemplate(text.replace('SNS::Topic', 'KMS::Alias'), 't.yaml');
    shareWith(mutated, document);
    const why = (each: typeof document): string | undefined => refusalOf(resolveTemplate(each, scenario));
    expect(why(document)).toBeUndefined();
    expect(why(mutated)).toBe('AWS does not take One: TargetKeyId is missing');
  });

  test.each<[string, unknown, string]>([
    ['AWS::KMS::Alias', { AliasName: 'a' }, 'TargetKeyId is missing'],
    ['AWS::DynamoDB::Table', { ...table, Tags: [{ Key: 'a' }] }, 'Tags[].Value is missing'],
    ['AWS::Lambda::Function', { Role: 'a', Code: {} }, 'its Code is empty'],
    ['AWS::KMS::Key', { PendingWindowInDays: 31 }, 'PendingWindowInDays may not be 31'],
    ['AWS::Logs::LogGroup', { RetentionInDays: 31 }, 'RetentionInDays may not be 31'],
    ['AWS::KMS::Key', { KeyPolicy: {} }, 'KeyPolicy has no Statement'],
    ['AWS::KMS::Key', { KeyPolicy: policy({ Effect: undefined }) }, 'KeyPolicy: a statement has no Effect'],
    ['AWS::KMS::Key', { KeyPolicy: policy({ Action: undefined }) }, 'KeyPolicy: a statement has no Action'],
    [
      'AWS::KMS::Key',
      { KeyPolicy: policy({ Resource: undefined }) },
      'KeyPolicy: a statement has no Resource',
    ],
    [
      'AWS::KMS::Key',
      { KeyPolicy: policy({ Principal: {} }) },
      'KeyPolicy: a statement has an empty Principal',
    ],
    ['AWS::KMS::Key', { KeyPolicy: policy({ Resource: 'x*' }) }, 'KeyPolicy: x* is no ARN'],
    [
      'AWS::DynamoDB::Table',
      { ...table, AttributeDefinitions: [{ AttributeName: 'other', AttributeType: 'S' }] },
      'it defines the attributes other and has the keys id',
    ],
    [
      'AWS::DynamoDB::Table',
      { ...table, SSESpecification: { SSEType: 'AES256' } },
      'SSEType may not be AES256',
    ],
    [
      'AWS::DynamoDB::Table',
      { ...table, SSESpecification: { KMSMasterKeyId: 'a' } },
      'KMSMasterKeyId needs SSEType',
    ],
    [
      'AWS::DynamoDB::Table',
      { ...table, StreamSpecification: {} },
      'StreamSpecification.StreamViewType is missing',
    ],
    ['AWS::SQS::QueuePolicy', { PolicyDocument: policy({}) }, 'Queues is missing'],
    [
      'AWS::SQS::QueuePolicy',
      { Queues: ['a'], PolicyDocument: policy({ Principal: undefined }) },
      'PolicyDocument: a statement has no Principal',
    ],
    ['AWS::SQS::Queue', { VisibilityTimeout: 43_201 }, 'VisibilityTimeout may not be 43201'],
    ['AWS::SQS::Queue', { DelaySeconds: -1 }, 'DelaySeconds may not be -1'],
    ['AWS::Lambda::Function', { Role: 'a', Code: 'c', MemorySize: 'dev' }, 'MemorySize may not be dev'],
    ['AWS::Lambda::Function', { Role: 'a', Code: 'c', Timeout: '' }, 'Timeout may not be empty'],
    [
      'AWS::ApiGateway::Stage',
      { RestApiId: 'a', MethodSettings: [{ ThrottlingBurstLimit: 'prod' }] },
      'MethodSettings[].ThrottlingBurstLimit may not be prod',
    ],
    ['AWS::Lambda::EventSourceMapping', { EventSourceArn: 'a' }, 'FunctionName is missing'],
    ['AWS::Lambda::EventSourceMapping', { FunctionName: 'f', BatchSize: 0 }, 'BatchSize may not be 0'],
    [
      'AWS::Lambda::EventSourceMapping',
      { FunctionName: 'f', MaximumRecordAgeInSeconds: 59 },
      'MaximumRecordAgeInSeconds may not be 59',
    ],
    ['AWS::IAM::ManagedPolicy', {}, 'PolicyDocument is missing'],
    [
      'AWS::IAM::ManagedPolicy',
      { PolicyDocument: policy({ Resource: undefined }) },
      'PolicyDocument: a statement has no Resource',
    ],
    [
      'AWS::ApiGateway::Method',
      { ...method, MethodResponses: [{}] },
      'MethodResponses[].StatusCode is missing',
    ],
    [
      'AWS::ApiGateway::Method',
      { ...method, Integration: { IntegrationResponses: [{ StatusCode: 200 }, {}] } },
      'Integration.IntegrationResponses[].StatusCode is missing',
    ],
    ['AWS::ApiGateway::Model', { Schema: {} }, 'RestApiId is missing'],
    ['AWS::ApiGateway::RequestValidator', { Name: 'v' }, 'RestApiId is missing'],
  ])('%s with %j', (type, properties, why) => {
    expect(refused(type, properties)).toBe(why);
  });

  test.each<[string, unknown]>([
    ['AWS::KMS::Alias', { AliasName: 'a', TargetKeyId: 'b' }],
    ['AWS::DynamoDB::Table', { ...table, SSESpecification: { SSEType: 'KMS', KMSMasterKeyId: 'a' } }],
    ['AWS::Lambda::Function', { Role: 'a', Code: { ZipFile: 'x' }, MemorySize: '512', Timeout: 900 }],
    ['AWS::ApiGateway::Stage', { RestApiId: 'a', MethodSettings: [{ ThrottlingBurstLimit: '5000' }] }],
    ['AWS::KMS::Key', { PendingWindowInDays: 30, KeyPolicy: policy({}) }],
    ['AWS::KMS::Key', { KeyPolicy: policy({ Action: undefined, NotAction: 'kms:x' }) }],
    ['AWS::KMS::Key', { KeyPolicy: { Statement: statement } }],
    ['AWS::Logs::LogGroup', { RetentionInDays: 30 }],
    ['AWS::IAM::Role', { AssumeRolePolicyDocument: policy({ Resource: undefined }) }],
    ['AWS::DynamoDB::Table', { ...table, StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }],
    ['AWS::SQS::QueuePolicy', { Queues: ['a'], PolicyDocument: policy({}) }],
    ['AWS::SQS::Queue', { VisibilityTimeout: 43_200, DelaySeconds: 0 }],
    [
      'AWS::Lambda::EventSourceMapping',
      { FunctionName: 'f', BatchSize: 1, MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1 },
    ],
    ['AWS::Lambda::EventSourceMapping', { FunctionName: 'f', MaximumRecordAgeInSeconds: 60 }],
    ['AWS::ApiGateway::Method', { ...method, MethodResponses: [{ StatusCode: 200 }] }],
    ['AWS::Some::Thing', {}],
  ])('nothing against %s with %j', (type, properties) => {
    expect(refused(type, properties)).toBeUndefined();
  });
});
