import { describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../src/errors.ts';
import type { Node } from '../../../src/template/document.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { thrownBy } from './resolving.ts';

/** The line that a user sees, for a text under a name. */
const lineFor = (text: string, file = 't.yaml'): string => {
  const error = thrownBy(() => parseTemplate(text, file));
  if (!(error instanceof StackproofError))
    throw new Error(`no input error for ${JSON.stringify(text)}`, { cause: error });
  expect(error.exitCode).toBe(2);
  return error.line;
};

const at = (text: string, ...path: readonly (string | number)[]): Node => {
  let node: Node = parseTemplate(text, 't.yaml').root;
  for (const step of path) {
    const next: Node | undefined =
      node.kind === 'mapping'
        ? node.entries.find(({ key }) => key.text === step)?.value
        : node.kind === 'sequence'
          ? node.items[Number(step)]
          : undefined;
    if (next === undefined) throw new Error(`nothing at ${step}`);
    node = next;
  }
  return node;
};

const written = (text: string, node: Node): string => text.slice(node.start, node.end);

describe('the tree of a YAML template', () => {
  const text = `Resources:
  A:
    Type: AWS::X::Y   # beside
    Properties:
      Plain: one
        two
      Single: 'it''s'
      Double: "a\\tb"
      Literal: |  # behind the indicator
        # no comment
        text

      Folded: >-
        one
        two
      Empty:
      Tagged: !Sub "x"
      List: !GetAtt
        - A
        - B
      Flow: {a: [1, 2.50], b: }   # { not this }
      Date: 2012-10-17
      Forced: !!str 12
      Base: &base { k: v }
      Again: *base
`;
  const property = (name: string): Node => at(text, 'Resources', 'A', 'Properties', name);

  test.each([
    ['Plain', 'one two', 'one\n        two', 'plain', 5, 14],
    ['Single', "it's", "'it''s'", 'single', 7, 15],
    ['Double', 'a\tb', '"a\\tb"', 'double', 8, 15],
    [
      'Literal',
      '# no comment\ntext\n',
      '|  # behind the indicator\n        # no comment\n        text',
      'literal',
      9,
      16,
    ],
    ['Folded', 'one two', '>-\n        one\n        two', 'folded', 13, 15],
    ['Empty', null, '', 'plain', 16, 13],
    ['Tagged', 'x', '"x"', 'double', 17, 15],
    ['Date', '2012-10-17', '2012-10-17', 'plain', 22, 13],
    ['Forced', '12', '12', 'plain', 23, 15],
  ])('%s', (name, value, source, style, line, column) => {
    const node = property(name);
    expect(node).toMatchObject({ kind: 'scalar', value, style, line, column });
    expect(written(text, node)).toBe(source);
  });

  test('a short form keeps its tag, and its place is the tag', () => {
    const node = property('List');
    expect(node).toMatchObject({ kind: 'sequence', tag: 'GetAtt', line: 18, column: 13 });
    expect(text.slice(node.outerStart, node.end)).toBe('!GetAtt\n        - A\n        - B');
    expect(property('Tagged')).toMatchObject({ tag: 'Sub' });
  });

  test('a flow ends at its bracket, a block with its last member', () => {
    expect(written(text, property('Flow'))).toBe('{a: [1, 2.50], b: }');
    expect(written(text, at(text, 'Resources', 'A', 'Properties', 'Flow', 'a'))).toBe('[1, 2.50]');
    expect(at(text, 'Resources', 'A', 'Properties', 'Flow', 'a', 1)).toMatchObject({
      value: 2.5,
      text: '2.50',
    });
    expect(written(text, at(text, 'Resources', 'A')).endsWith('*base')).toBe(true);
  });

  test('an alias is a copy of what it names', () => {
    expect(property('Again')).toEqual(property('Base'));
    expect(property('Again')).not.toBe(property('Base'));
  });

  test('comments are found between the values, and nowhere else', () => {
    const { comments } = parseTemplate(text, 't.yaml');
    expect(comments.map(({ text: comment, line, ownLine }) => [comment, line, ownLine])).toEqual([
      ['beside', 3, false],
      ['behind the indicator', 9, false],
      ['{ not this }', 21, false],
    ]);
    for (const { start, end } of comments) expect(text.slice(start, end)).toMatch(/^# /);
  });

  test('a comment in a flow, at the start and at the end', () => {
    const flow = '# first\nResources: {\n  # in it\n  A: {Type: "X#Y"} # after\n}\n## last';
    expect(parseTemplate(flow, 't.yaml').comments.map((comment) => [comment.text, comment.column])).toEqual([
      ['first', 1],
      ['in it', 3],
      ['after', 20],
      ['last', 1],
    ]);
  });

  test.each([
    ['true', true],
    ['False', false],
    ['yes', true],
    ['~', null],
    ['null', null],
    ['12', 12],
    ['-1.5e3', -1500],
    ['.5', 0.5],
    ['010', 10],
    ['0o17', 15],
    ['0x1F', 31],
    ['-.inf', -Infinity],
    ['.inf', Infinity],
    ['.nan', NaN],
    ['1.2.3', '1.2.3'],
    ['+', '+'],
    ['12:30', '12:30'],
    ['truest', 'truest'],
  ])('the plain scalar %s', (source, value) => {
    expect(at(`Resources: {A: {B: ${source}}}`, 'Resources', 'A', 'B')).toMatchObject({
      value,
      text: source,
    });
  });
});

describe('JSON', () => {
  const text =
    '\r\n\t{\r\n\t"Resources" : {"A":{"Type":"x\\u0041\\n","N":-1.50e2,"L":[true,false,null,[],{}]\r\n}}}\r\n';
  test('comes to the same tree, tabs and CRLF included', () => {
    const document = parseTemplate(text, 't.template');
    expect(document).toMatchObject({ format: 'json', comments: [] });
    expect(at(text, 'Resources', 'A', 'Type')).toMatchObject({
      value: 'xA\n',
      style: 'double',
      line: 3,
      column: 29,
    });
    expect(at(text, 'Resources', 'A', 'N')).toMatchObject({ value: -150, text: '-1.50e2', style: 'plain' });
    expect(at(text, 'Resources', 'A', 'L')).toMatchObject({
      kind: 'sequence',
      items: [
        { value: true },
        { value: false },
        { value: null },
        { kind: 'sequence', items: [] },
        { kind: 'mapping', entries: [] },
      ],
    });
    expect(written(text, at(text, 'Resources', 'A', 'L'))).toBe('[true,false,null,[],{}]');
  });
  test('is told by the text: YAML in a .json file is YAML, JSON in a .yaml file is JSON', () => {
    expect(parseTemplate('Resources: {A: {}}', 't.json').format).toBe('yaml');
    expect(parseTemplate('{"Resources": {"A": {}}}', 't.yaml').format).toBe('json');
    expect(parseTemplate('{Resources: {A: {}}}', 't.yaml').format).toBe('yaml');
  });
  test('a byte order mark is none of the text', () => {
    for (const source of ['\uFEFF{"Resources":{"A":{}}}', '\uFEFFResources: {A: {}}'])
      expect(parseTemplate(source, 't').root).toMatchObject({ line: 1, column: 1 });
  });
  test.each([
    ['{"Resources": }', 't.json:1:15: it is not valid JSON: "}" stands where a value should'],
    [
      '{"Resources": {"a":1,}}',
      't.json:1:22: it is not valid JSON: "}" stands where a key in double quotes should',
    ],
    ['{"Resources": {"a":[1 2]}}', 't.json:1:23: it is not valid JSON: "2" stands where "," or "]" should'],
    ['{"Resources": {"a" 1}}', 't.json:1:20: it is not valid JSON: "1" stands where ":" should'],
    [
      '{"Resources": {"a": 1 "b"}}',
      't.json:1:23: it is not valid JSON: "\\"" stands where "," or "}" should',
    ],
    ['{"Resources": {"a":"x', 't.json:1:20: it is not valid JSON: this string has no end'],
    ['{"Resources": {"a":"x\\', 't.json:1:20: it is not valid JSON: this string has no end'],
    [
      '{"Resources": {"a":"x\ny"}}',
      't.json:1:22: it is not valid JSON: a line break or control character stands in a string',
    ],
    ['{"Resources": {"a":"\\q"}}', 't.json:1:20: it is not valid JSON: a bad escape in a string'],
    ['{"Resources": {"a":01}}', 't.json:1:21: it is not valid JSON: "1" stands where "," or "}" should'],
    ['{"Resources": {}', 't.json:1:17: it is not valid JSON: it ends where "," or "}" should stand'],
    ['{"Resources": {"a": {}}} x', 't.json:1:26: it is not valid JSON: "x" stands where the end should'],
    [
      '{"Resources": {"a": 1, "a": 2}}',
      't.json:1:24: the key "a" stands twice, first at t.json:1:16 (remove one of the two)',
    ],
  ])('%s', (source, line) => {
    expect(lineFor(source, 't.json')).toBe(line);
  });
});

describe('what is not a template is one line with its place', () => {
  test.each([
    ['', 't.yaml: it is empty'],
    [' \n\t\n', 't.yaml: it is empty'],
    ['# nothing\n', 't.yaml: it holds nothing but comments'],
    ['---\n', 't.yaml: it holds nothing but comments'],
    ['just words', 't.yaml:1:1: it is not a template: a mapping with Resources should stand here'],
    ['- a\n- b', 't.yaml:1:1: it is not a template: a mapping with Resources should stand here'],
    ['!Sub { a: b }', 't.yaml:1:1: it is not a template: a mapping with Resources should stand here'],
    ['\na: 1', 't.yaml:2:1: it is not a template: it has no Resources'],
    ['Resources: 1', 't.yaml:1:12: Resources should be a mapping of logical ids'],
    ['Resources: {}', 't.yaml:1:12: Resources has no resource'],
    ['Resources:\n a: b: c', 't.yaml:2:6: it is not valid YAML: bad indentation of a mapping entry'],
    [
      'Resources:\n\ta: b',
      't.yaml:2:1: it is not valid YAML: tab characters must not be used in indentation',
    ],
    [
      'Resources: [',
      't.yaml:1:13: it is not valid YAML: unexpected end of the stream within a flow collection',
    ],
    ['a: \0', 't.yaml:1:4: it is not valid YAML: null byte is not allowed in input'],
    [
      'Resources:\n A: 1\n A: 2',
      't.yaml:3:2: the key "A" stands twice, first at t.yaml:2:2 (remove one of the two)',
    ],
    [
      `Resources:\n${Array.from({ length: 9 }, (_, i) => ` A${i}: 1\n`).join('')} A3: 2`,
      't.yaml:11:2: the key "A3" stands twice, first at t.yaml:5:2 (remove one of the two)',
    ],
    [
      'Resources:\n A: !Nope b',
      't.yaml:2:5: !Nope is not a function of CloudFormation (see its intrinsic function reference)',
    ],
    [
      'Resources:\n A: !!binary b',
      't.yaml:2:5: !!binary is not a function of CloudFormation (see its intrinsic function reference)',
    ],
    [
      'Resources:\n A: !<x> b',
      't.yaml:2:5: !<x> is not a function of CloudFormation (see its intrinsic function reference)',
    ],
    [
      'Resources: &r\n A: &a {b: c}\n B:\n  <<: *a',
      't.yaml:4:3: CloudFormation does not take merge keys (<<) (write the merged properties out)',
    ],
    ['Resources:\n A: *nobody', 't.yaml:2:5: the alias *nobody names nothing above it'],
    ['Resources: &r\n A: *r', 't.yaml:2:5: the alias *r names nothing above it'],
    ['Resources: {? [a] : b}', 't.yaml:1:15: a key must be a text, not a list or a mapping'],
    [
      'Resources: {A: 1}\n---\nB: 1',
      't.yaml:2:1: it holds several YAML documents (a template is one document)',
    ],
    [`Resources: ${'['.repeat(200)}`, 't.yaml:1:111: it is nested deeper than 100 levels'],
    [`{"Resources": ${'['.repeat(200)}`, 't.yaml:1:114: it is nested deeper than 100 levels'],
    [
      'x'.repeat(1_200_001),
      't.yaml: it is longer than 1200000 characters (CloudFormation takes 1 MB at most)',
    ],
  ])('%.60j', (source, line) => {
    expect(lineFor(source)).toBe(line);
  });

  test('aliases that nest', () => {
    const levels = Array.from({ length: 200 }, (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}`}]\n`);
    expect(lineFor(`${levels.join('')}Resources: {A: *a199}`)).toContain('nested deeper than 100 levels');
  });
});
