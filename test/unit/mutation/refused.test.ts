import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../../../src/mutation/refused.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { resolveTemplate } from '../../../src/template/resolve.ts';
import { scenariosOf } from '../../../src/template/scenarios.ts';

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

describe('refusalOf', () => {
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
  ])('%s with %j', (type, properties, why) => {
    expect(refused(type, properties)).toBe(why);
  });

  test.each<[string, unknown]>([
    ['AWS::KMS::Alias', { AliasName: 'a', TargetKeyId: 'b' }],
    ['AWS::DynamoDB::Table', { ...table, SSESpecification: { SSEType: 'KMS', KMSMasterKeyId: 'a' } }],
    ['AWS::Lambda::Function', { Role: 'a', Code: { ZipFile: 'x' } }],
    ['AWS::KMS::Key', { PendingWindowInDays: 30, KeyPolicy: policy({}) }],
    ['AWS::KMS::Key', { KeyPolicy: policy({ Action: undefined, NotAction: 'kms:x' }) }],
    ['AWS::KMS::Key', { KeyPolicy: { Statement: statement } }],
    ['AWS::Logs::LogGroup', { RetentionInDays: 30 }],
    ['AWS::IAM::Role', { AssumeRolePolicyDocument: policy({ Resource: undefined }) }],
    ['AWS::Some::Thing', {}],
  ])('nothing against %s with %j', (type, properties) => {
    expect(refused(type, properties)).toBeUndefined();
  });
});
