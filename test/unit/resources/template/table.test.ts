import { describe, expect, test } from '@jest/globals';
import type { TableFacts } from '../../../../src/resources/table/facts.ts';
import { reason, value } from '../live/facts.ts';
import { oddities, resource, the, unknowns } from './observed.ts';

const table = (properties: string): TableFacts =>
  the('table', resource('Table', 'AWS::DynamoDB::Table', properties));
const keys = `
KeySchema:
  - {AttributeName: id, KeyType: HASH}
  - {AttributeName: at, KeyType: RANGE}
AttributeDefinitions:
  - {AttributeName: at, AttributeType: N}
  - {AttributeName: id, AttributeType: S}
`;

describe('a table', () => {
  test('is what its properties say', () => {
    const facts = table(`
TableName: items
BillingMode: PAY_PER_REQUEST
${keys.trim()}
ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: '7'}
SSESpecification: {SSEEnabled: true, SSEType: KMS, KMSMasterKeyId: alias/mine}
Tags: [{Key: A, Value: 1}, {Key: B, Value: !ImportValue b}]
ResourcePolicy: {PolicyDocument: {Statement: []}}`);
    expect(value(facts.name)).toBe('items');
    expect(value(facts.arn)).toBe('arn:aws:dynamodb:us-east-1:123456789012:table/items');
    expect(value(facts.billingMode)).toBe('PAY_PER_REQUEST');
    expect(value(facts.partitionKey)).toEqual({ name: 'id', type: 'S' });
    expect(value(facts.sortKey)).toEqual({ name: 'at', type: 'N' });
    expect(value(facts.readCapacity)).toBe(5);
    expect(value(facts.writeCapacity)).toBe(7);
    expect(value(facts.encryption.type)).toBe('KMS');
    expect(value(facts.encryption.key)).toBe('alias/mine');
    expect(value(facts.tags).get('A')).toMatchObject({ value: '1' });
    expect(value(facts.tags).get('B')).toMatchObject({ known: false });
    expect(value(facts.resourcePolicy)).toMatchObject({ statements: [] });
  });

  test('has what AWS fills in', () => {
    const facts = table('');
    expect(value(facts.name)).toMatch(/^demo-Table-[A-Z0-9]+$/);
    expect(value(facts.billingMode)).toBe('PROVISIONED');
    expect(value(facts.readCapacity)).toBeUndefined();
    expect(value(facts.encryption.type)).toBe('AWS_OWNED');
    expect(value(facts.encryption.key)).toBeUndefined();
    expect(value(facts.partitionKey)).toBeUndefined();
    expect(value(facts.resourcePolicy)).toBeUndefined();
    expect(value(facts.tags).size).toBe(0);
  });

  test('has no sort key without one, whatever attributes are defined', () => {
    const facts = table(keys.replace('  - {AttributeName: at, KeyType: RANGE}\n', ''));
    expect(value(facts.partitionKey)?.name).toBe('id');
    expect(value(facts.sortKey)).toBeUndefined();
  });

  test('has no key of an index', () => {
    const facts = table(`
GlobalSecondaryIndexes:
  - IndexName: i
    KeySchema: [{AttributeName: at, KeyType: RANGE}]
${keys.replace('  - {AttributeName: at, KeyType: RANGE}\n', '').trim()}`);
    expect(value(facts.sortKey)).toBeUndefined();
  });

  test.each([
    ['no definition', ''],
    ['the definition of another', '\nAttributeDefinitions: [{AttributeName: other, AttributeType: S}]'],
    ['a definition without a type', '\nAttributeDefinitions: [{AttributeName: id}]'],
  ])('whose key has %s has a key of no type', (_, definitions) => {
    const facts = table(`KeySchema: [{AttributeName: id, KeyType: HASH}]${definitions}`);
    expect(value(facts.partitionKey)).toEqual({ name: 'id', type: '' });
  });
  test('whose key may be defined by what is not known has an unknown one', () => {
    const keySchema = 'KeySchema: [{AttributeName: id, KeyType: HASH}]\nAttributeDefinitions:';
    const hidden = '{AttributeName: !ImportValue a, AttributeType: S}';
    expect(reason(table(`${keySchema} [${hidden}]`).partitionKey)).toMatch(/import/i);
    const both = table(`${keySchema} [${hidden}, {AttributeName: id, AttributeType: N}]`);
    expect(value(both.partitionKey)).toEqual({ name: 'id', type: 'N' });
  });
  test('whose key has no name has one of no name', () => {
    const facts = table('KeySchema: [{KeyType: HASH}]');
    expect(value(facts.partitionKey)).toEqual({ name: '', type: '' });
  });

  test.each([
    ['{SSEEnabled: true}', 'KMS', undefined],
    ['{SSEEnabled: true, KMSMasterKeyId: !Ref AWS::NoValue}', 'KMS', undefined],
    ['{SSEEnabled: true, KMSMasterKeyId: k}', 'AWS_OWNED', undefined],
    ['{SSEEnabled: true, SSEType: KMS, KMSMasterKeyId: k}', 'KMS', 'k'],
    ['{SSEEnabled: true, SSEType: AES256, KMSMasterKeyId: k}', 'AWS_OWNED', undefined],
    ['{SSEEnabled: true, SSEType: kms, KMSMasterKeyId: k}', 'AWS_OWNED', undefined],
    ['{SSEEnabled: false, SSEType: KMS, KMSMasterKeyId: k}', 'AWS_OWNED', undefined],
    ['{SSEType: KMS, KMSMasterKeyId: k}', 'AWS_OWNED', undefined],
  ])('under %s is encrypted with %s', (specification, type, key) => {
    const { encryption } = table(`SSESpecification: ${specification}`);
    expect(value(encryption.type)).toBe(type);
    expect(value(encryption.key)).toBe(key);
  });
  test('whose type of encryption is not known is not known to be encrypted', () => {
    const { encryption } = table('SSESpecification: {SSEEnabled: true, SSEType: !ImportValue t}');
    expect(reason(encryption.type)).toMatch(/import/i);
    expect(reason(encryption.key)).toMatch(/import/i);
  });

  test('has a stream when it says so', () => {
    const { stream } = table('TableName: t\nStreamSpecification: {StreamViewType: NEW_IMAGE}');
    expect(value(stream.view)).toBe('NEW_IMAGE');
    expect(value(stream.arn)).toMatch(/^arn:aws:dynamodb:us-east-1:123456789012:table\/t\/stream\/.+$/);
  });
  test('has none otherwise', () => {
    const { stream } = table('TableName: t');
    expect(value(stream.view)).toBeUndefined();
    expect(value(stream.arn)).toBeUndefined();
  });
  test('with a stream of no view has none that shows anything', () => {
    expect(value(table('StreamSpecification: {}').stream.view)).toBeUndefined();
  });
  test.each(unknowns)("whose stream's view is %s may have one", (spelling, why) => {
    const whole = table(`StreamSpecification: ${spelling}`).stream;
    expect(reason(whole.view)).toMatch(why);
    expect(reason(whole.arn)).toMatch(why);
    const { stream } = table(`StreamSpecification: {StreamViewType: ${spelling}}`);
    expect(reason(stream.view)).toMatch(why);
    expect(value(stream.arn)).toContain('/stream/');
  });
  test('without a stream gives others no ARN of one', () => {
    const mapping = resource(
      'Mapping',
      'AWS::Lambda::EventSourceMapping',
      'FunctionName: f\nEventSourceArn: !GetAtt Table.StreamArn',
    );
    const source = (properties: string) =>
      the('eventSource', resource('Table', 'AWS::DynamoDB::Table', properties) + mapping).sourceArn;
    expect(reason(source('TableName: t'))).toBe('Table has no stream (StreamSpecification)');
    expect(value(source('TableName: t\nStreamSpecification: {StreamViewType: KEYS_ONLY}'))).toContain(
      'table/t/stream/',
    );
    expect(reason(source('StreamSpecification: !ImportValue s'))).toMatch(/import/i);
  });

  test.each(unknowns)('%s stays unknown', (spelling, why) => {
    const facts = table(`
TableName: ${spelling}
BillingMode: ${spelling}
KeySchema: ${spelling}
ProvisionedThroughput: ${spelling}
SSESpecification: {SSEEnabled: ${spelling}, KMSMasterKeyId: k}
Tags: ${spelling}
ResourcePolicy: ${spelling}`);
    for (const fact of [
      facts.name,
      facts.arn,
      facts.billingMode,
      facts.partitionKey,
      facts.sortKey,
      facts.readCapacity,
      facts.encryption.type,
      facts.encryption.key,
      facts.tags,
      facts.resourcePolicy,
    ])
      expect(reason(fact)).toMatch(why);
  });

  test('with an unknown part of a key has an unknown key', () => {
    const hide = (part: string): TableFacts => table(keys.replace(`${part}}`, '!ImportValue x }'));
    expect(hide('HASH').partitionKey).toMatchObject({ known: false });
    const unnamed = table(keys.replace('AttributeName: id', 'AttributeName: !ImportValue x'));
    expect(unnamed.partitionKey).toMatchObject({ known: false });
    expect(hide('N').sortKey).toMatchObject({ known: false });
  });

  test.each([
    ['false', 'AWS_OWNED', undefined],
    ["'false'", 'AWS_OWNED', undefined],
    ["'true'", 'KMS', 'k'],
  ])('with SSEEnabled %s is encrypted with %s', (enabled, type, key) => {
    const facts = table(`SSESpecification: {SSEEnabled: ${enabled}, SSEType: KMS, KMSMasterKeyId: k}`);
    expect(value(facts.encryption.type)).toBe(type);
    expect(value(facts.encryption.key)).toBe(key);
  });

  test.each(oddities)('%s where something else belongs is no crash', (odd) => {
    const names = [
      'BillingMode',
      'KeySchema',
      'AttributeDefinitions',
      'ProvisionedThroughput',
      'SSESpecification',
      'Tags',
      'ResourcePolicy',
    ];
    expect(table(names.map((name) => `${name}: ${odd}`).join('\n')).id).toBe('Table');
    expect(table(`TableName: ${odd}`).name).toHaveProperty('known');
    expect(table(`KeySchema: [${odd}]\nTags: [${odd}]`).partitionKey).toHaveProperty('known');
    expect(table(keys.replace('{AttributeName: id, AttributeType: S}', odd)).partitionKey).toHaveProperty(
      'known',
    );
  });
});
