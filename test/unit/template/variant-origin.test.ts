import { describe, expect, test } from '@jest/globals';
import { parseTemplate } from '../../../src/template/load.ts';
import { childOf } from '../../../src/template/nodes.ts';
import {
  isOrigin,
  originOf,
  parametersOrigin,
  shareAllBut,
  shareWith,
  variantOf,
} from '../../../src/template/variant.ts';

const text = `Parameters:
  Stage: {Type: String, Default: dev}
Resources:
  Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: my-data, BillingMode: !Ref Stage}}
  Topic: {Type: AWS::SNS::Topic}
`;

test('nothing is shared but with an original', () => {
  const usual = parseTemplate(text, 't.yaml');
  const other = parseTemplate(text.replace('data', 'other'), 't.yaml');
  expect(() => shareWith(other, usual)).toThrow(
    new RangeError('only the template of originOf can be shared with'),
  );
  expect(isOrigin(usual)).toBe(false);
  expect(variantOf(other)).toBeUndefined();
});

test('shareAllBut differs in what one resource differs in', () => {
  const original = originOf(parseTemplate(text, 't.yaml'));
  const other = parseTemplate(text.replace('-data', '-other'), 't.yaml');
  const before = childOf(original.root, 'Resources');
  const after = childOf(other.root, 'Resources');
  if (before?.kind !== 'mapping' || after?.kind !== 'mapping') throw new Error('no resources');
  shareAllBut(other, original, before, after);
  expect(variantOf(other)).toEqual({
    of: original,
    changed: new Set(['Table Properties', 'Table Properties TableName']),
  });
});

describe('the origin of the parameters', () => {
  const original = originOf(parseTemplate(text, 't.yaml'));
  const changed = (from: string, to: string) => {
    const document = parseTemplate(text.replace(from, to), 't.yaml');
    shareWith(document, original);
    return document;
  };
  test('is the original where they are the same', () => {
    expect(parametersOrigin(changed('-data', '-other'))).toBe(original);
    expect(parametersOrigin(changed('Parameters:', 'Description: Parameters\nParameters:'))).toBe(original);
  });
  test('is the template itself where they differ, or where nothing is shared', () => {
    const other = changed('Default: dev', 'Default: prod');
    expect(parametersOrigin(other)).toBe(other);
    const more = changed('Parameters:', 'Parameters:\n  More: {Type: String}');
    expect(parametersOrigin(more)).toBe(more);
    const alone = parseTemplate(text, 't.yaml');
    expect(parametersOrigin(alone)).toBe(alone);
  });
});
