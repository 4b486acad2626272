import { describe, expect, test } from '@jest/globals';
import { namesKey } from '../../../../src/resources/key/names.ts';
import { reason, value } from '../live/facts.ts';
import { observed, oddities, resource, the, unknowns } from './observed.ts';

const policy = "KeyPolicy: {Statement: [{Effect: Allow, Principal: '*', Action: 'kms:*', Resource: '*'}]}";
const key = (properties: string) => the('key', resource('Key', 'AWS::KMS::Key', properties));
const alias = (properties: string) => the('alias', resource('Alias', 'AWS::KMS::Alias', properties));

describe('a key', () => {
  test('is what its properties say', () => {
    const facts = key(`Enabled: false\nEnableKeyRotation: 'true'\n${policy}`);
    expect(value(facts.enabled)).toBe(false);
    expect(value(facts.rotation)).toBe(true);
    expect(value(facts.policy).statements).toHaveLength(1);
    expect(value(facts.arn)).toBe(`arn:aws:kms:us-east-1:123456789012:key/${value(facts.keyId)}`);
  });

  test('has what AWS fills in', () => {
    expect(value(key('').enabled)).toBe(true);
    expect(value(key('').rotation)).toBe(false);
    expect(value(key('').policy).statements).toMatchObject([
      {
        effect: { value: 'Allow' },
        actions: [{ value: 'kms:*' }],
        principals: [{ type: 'AWS', id: { value: 'arn:aws:iam::123456789012:root' } }],
        resources: [{ value: '*' }],
        conditions: [],
      },
    ]);
  });

  test('has its policy as a text of JSON, too', () => {
    const facts = key(`KeyPolicy: '{"Statement": []}'`);
    expect(value(facts.policy).statements).toEqual([]);
    expect(reason(key("KeyPolicy: 'none'").policy)).toContain('not JSON');
  });

  test.each(unknowns)('%s stays unknown', (spelling, why) => {
    const facts = key(`Enabled: ${spelling}\nEnableKeyRotation: ${spelling}\nKeyPolicy: ${spelling}`);
    expect(reason(facts.enabled)).toMatch(why);
    expect(reason(facts.rotation)).toMatch(why);
    expect(reason(facts.policy)).toMatch(why);
  });

  test.each(oddities)('%s where something else belongs is no crash', (odd) => {
    const facts = key(`Enabled: ${odd}\nEnableKeyRotation: ${odd}\nKeyPolicy: ${odd}`);
    expect(facts.policy).toHaveProperty('known');
    // What is no boolean never counts as one.
    for (const flag of [facts.enabled, facts.rotation])
      expect([true, false, undefined]).toContain(flag.known ? flag.value : undefined);
  });
});

describe('an alias', () => {
  test('has its name and its target', () => {
    const facts = alias('AliasName: alias/a\nTargetKeyId: k');
    expect(value(facts.name)).toBe('alias/a');
    expect(value(facts.target)).toBe('k');
  });
  test.each(unknowns)('%s stays unknown', (spelling, why) => {
    const facts = alias(`AliasName: ${spelling}\nTargetKeyId: ${spelling}`);
    expect(reason(facts.name)).toMatch(why);
    expect(reason(facts.target)).toMatch(why);
  });
  test('without a target has an unknown one', () => {
    expect(reason(alias('AliasName: alias/a').target)).toBe('it is not given');
  });
});

describe('a text names a key', () => {
  const system = observed(
    resource('Key', 'AWS::KMS::Key', policy) +
      resource('Other', 'AWS::KMS::Key', policy) +
      resource('Alias', 'AWS::KMS::Alias', 'AliasName: alias/a\nTargetKeyId: !GetAtt Key.Arn') +
      resource('Hidden', 'AWS::KMS::Alias', 'AliasName: alias/h\nTargetKeyId: !ImportValue h'),
  );
  const [first, second] = system.all('key');
  const names = (text: string, of = first): boolean =>
    of !== undefined && namesKey(text, of, system.all('alias'));
  const idOf = (of = first): string => (of === undefined ? '' : value(of.keyId));

  test.each([
    ['its id', () => idOf()],
    ['its ARN', () => `arn:aws:kms:us-east-1:123456789012:key/${idOf()}`],
    ['its alias', () => 'alias/a'],
    ["its alias's ARN", () => 'arn:aws:kms:us-east-1:123456789012:alias/a'],
  ])('by %s', (_, text) => {
    expect(names(text())).toBe(true);
    expect(names(text(), second)).toBe(false);
  });

  test.each([[''], ['alias/b'], ['alias/h'], ['alias/aws/dynamodb'], ['a'], ['alias/']])(
    'not by %p',
    (text) => {
      expect(names(text)).toBe(false);
    },
  );
});
