import { describe, expect, test } from '@jest/globals';
import { editText, removeEntries, valueEdit } from '../../../src/target/edit-text.ts';
import type { TemplateDocument } from '../../../src/template/document.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { childOf, entriesOf } from '../../../src/template/nodes.ts';

const parse = (text: string): TemplateDocument => parseTemplate(text, 't.yaml');
const without = (text: string, ...names: readonly string[]): string => {
  const document = parse(text);
  const resources = childOf(document.root, 'Resources');
  if (resources?.kind !== 'mapping') throw new Error('no resources');
  return editText(
    text,
    removeEntries(document, resources, ({ key }) => names.includes(key.text)),
  );
};

describe('taking entries out', () => {
  const yaml =
    'Resources:\n  # About A.\n  A:\n    Type: X\n  B: {Type: Y}\n\n  C:\n    Type: Z\nOutputs: {}\n';

  test('of a block takes their lines', () => {
    expect(without(yaml, 'B')).toBe(
      'Resources:\n  # About A.\n  A:\n    Type: X\n\n  C:\n    Type: Z\nOutputs: {}\n',
    );
    expect(without(yaml, 'A', 'C')).toBe('Resources:\n  # About A.\n  B: {Type: Y}\n\nOutputs: {}\n');
    expect(without(yaml, 'A', 'B', 'C')).toBe('Resources:\n  # About A.\n  {}\nOutputs: {}\n');
    expect(without('Resources:\n  A: {Type: X}\n  B: {Type: Y}', 'B')).toBe('Resources:\n  A: {Type: X}\n');
    expect(without(yaml)).toBe(yaml);
  });

  test.each([
    [['A'], '{"Resources": {"B": 2, "C": 3}}'],
    [['B'], '{"Resources": {"A": 1, "C": 3}}'],
    [['C'], '{"Resources": {"A": 1, "B": 2}}'],
    [['B', 'C'], '{"Resources": {"A": 1}}'],
    [['A', 'C'], '{"Resources": {"B": 2}}'],
    [['A', 'B', 'C'], '{"Resources": {}}'],
  ])('of braces takes a comma with them: %j', (names, left) => {
    expect(without('{"Resources": {"A": 1, "B": 2, "C": 3}}', ...names)).toBe(left);
  });
});

describe('another value', () => {
  const code = (text: string) => {
    const document = parse(text);
    const [resource] = entriesOf(childOf(document.root, 'Resources'));
    const [entry] = entriesOf(childOf(resource?.value, 'Properties'));
    if (entry === undefined) throw new Error('no entry');
    return editText(text, [valueEdit(document, entry, '{"a": 1}')]);
  };

  test.each([
    ['Resources:\n  F:\n    Properties:\n      Code: here # as it is\n', 'Code: {"a": 1} # as it is\n'],
    ['Resources:\n  F:\n    Properties:\n      \'Code\': "a: b"\n', '\'Code\': {"a": 1}\n'],
    ['Resources:\n  F:\n    Properties:\n      Code:\n        here\n', 'Code: {"a": 1}\n'],
    [
      'Resources:\n  F:\n    Properties:\n      Code: |-\n        here\n      B: c\n',
      'Code: {"a": 1}\n      B: c\n',
    ],
  ])('stands where the old one stood: %j', (text, end) => {
    expect(code(text)).toBe(`Resources:\n  F:\n    Properties:\n      ${end}`);
  });

  test('in JSON too', () => {
    expect(code('{"Resources":{"F":{"Properties":{"Code":"here","B":1}}}}')).toBe(
      '{"Resources":{"F":{"Properties":{"Code": {"a": 1},"B":1}}}}',
    );
  });
});

test('an edit inside another goes with it', () => {
  const edits = [
    { start: 4, end: 5, text: 'x' },
    { start: 2, end: 6, text: '' },
    { start: 0, end: 1, text: 'A' },
  ];
  expect(editText('abcdefgh', edits)).toBe('Abgh');
});
