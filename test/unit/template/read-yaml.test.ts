import { describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../src/errors.ts';
import type { Node, TemplateDocument } from '../../../src/template/document.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { thrownBy } from './resolving.ts';

/** A template in which a text stands on lines of its own, between two sections. */
const around = (source: string): string => `Resources: {A: {}}\n${source}\nEnd: e`;
const read = (source: string): TemplateDocument => parseTemplate(around(source), 't.yaml');

/** Every node of a text in its order: what it says, and what of the text it takes. */
const nodesOf = (source: string): readonly (readonly [string, string])[] => {
  const { root, text } = read(source);
  const shown = (node: Node): readonly (readonly [string, string])[] => {
    const all = text.slice(node.outerStart, node.end);
    switch (node.kind) {
      case 'scalar':
        return [[`${node.tag ?? ''} ${node.style} ${JSON.stringify(node.value)}`.trim(), all]];
      case 'sequence':
        return [[`${node.tag ?? ''} ${node.style} list`.trim(), all], ...node.items.flatMap(shown)];
      case 'mapping':
        return [
          [`${node.tag ?? ''} ${node.style} map`.trim(), all],
          ...node.entries.flatMap(({ key, value }) => [...shown(key), ...shown(value)]),
        ];
    }
  };
  return root.entries.slice(1, -1).flatMap(({ value }) => shown(value));
};
const commentsOf = (source: string): readonly string[] => read(source).comments.map(({ text }) => text);

describe('nodes take of the text what is theirs', () => {
  test.each<readonly [string, readonly (readonly [string, string])[]]>([
    ['V: !Ref 12', [['Ref plain "12"', '!Ref 12']]],
    ['V: !Ref', [['Ref plain null', '!Ref']]],
    ['V: ! 12', [['plain "12"', '! 12']]],
    ['V: !!int 12', [['plain 12', '!!int 12']]],
    [
      'V: !!map {a: !!seq [b]}',
      [
        ['flow map', '!!map {a: !!seq [b]}'],
        ['plain "a"', 'a'],
        ['flow list', '!!seq [b]'],
        ['plain "b"', 'b'],
      ],
    ],
    [
      'V: !If\n  - a\n  - {b: }',
      [
        ['If block list', '!If\n  - a\n  - {b: }'],
        ['plain "a"', 'a'],
        ['flow map', '{b: }'],
        ['plain "b"', 'b'],
        ['plain null', ''],
      ],
    ],
    [
      'V:\n  a:\n    b: c',
      [
        ['block map', 'a:\n    b: c'],
        ['plain "a"', 'a'],
        ['block map', 'b: c'],
        ['plain "b"', 'b'],
        ['plain "c"', 'c'],
      ],
    ],
    [
      'V:\n  - !Ref\n  - &x\n  -\n  - y',
      [
        ['block list', '- !Ref\n  - &x\n  -\n  - y'],
        ['Ref plain null', '!Ref'],
        ['plain null', ''],
        ['plain null', ''],
        ['plain "y"', 'y'],
      ],
    ],
    [
      'V: [a, # ] none\n  b #]\n  ]',
      [
        ['flow list', '[a, # ] none\n  b #]\n  ]'],
        ['plain "a"', 'a'],
        ['plain "b"', 'b'],
      ],
    ],
    ['V: []', [['flow list', '[]']]],
    ['V: {  }', [['flow map', '{  }']]],
    [
      'V: |\nW: >-',
      [
        ['literal ""', '|'],
        ['folded ""', '>-'],
      ],
    ],
    ['V: &a|b |\n  x', [['literal "x\\n"', '|\n  x']]],
    ['V: !Sub &a>b >-\n  x\n\n', [['Sub folded "x"', '!Sub &a>b >-\n  x']]],
    [
      'V: "a #"\nW: \'b #\' # c',
      [
        ['double "a #"', '"a #"'],
        ['single "b #"', "'b #'"],
      ],
    ],
    ["'<<': a", [['plain "a"', 'a']]],
  ])('%j', (source, nodes) => {
    expect(nodesOf(source)).toEqual(nodes);
  });

  test('an empty value has its place behind what announces it', () => {
    const { root } = read('V   :\nW:\n  - a\n  -\n? x\n?\n: y');
    const [, empty, list, alone, key] = root.entries;
    expect(empty?.value).toMatchObject({ value: null, line: 2, column: 6 });
    expect(list?.value).toMatchObject({ items: [{ value: 'a' }, { value: null, line: 5, column: 4 }] });
    expect(alone).toMatchObject({ key: { value: 'x' }, value: { value: null, line: 6, column: 4 } });
    expect(key).toMatchObject({ key: { value: null, line: 7, column: 2 }, value: { value: 'y', line: 8 } });
  });
});

describe('comments', () => {
  test.each([
    ['V: a # b', ['b']],
    ['V: a\t# b', ['b']],
    ['V: a#b', []],
    ['V: &a#b c', []],
    ['V: "x #"\nW: \'y #\'', []],
    ['V: [a #]\n  ] # b', [']', 'b']],
    ['V: |  # a\n  # b\nW: c', ['a']],
    ['V: |-\n  a\n# b\nW: >  # c', ['b', 'c']],
    ['V: # a\n  &x # b\n  - *x # c'.replace('*x', 'c'), ['a', 'b', 'c']],
    ['V: &x a # b\nW: *x # c', ['b', 'c']],
    ['V: !Sub # a\n  b', ['a']],
    ['## a # b', ['a # b']],
    ['#', ['']],
  ])('%j', (source, comments) => {
    expect(commentsOf(source)).toEqual(comments);
  });
  test('none where none is', () => {
    expect(parseTemplate('---\nResources: {A: {}}', 't.yaml').comments).toEqual([]);
    expect(parseTemplate(' \nResources: {A: {}}', 't.yaml').comments).toEqual([]);
  });
  test.each(['\n', '\r\n', '\r'])('end before the line does: %j', (end) => {
    const source = `# one${end}Resources: {A: {}} # two${end}# three`;
    const { comments } = parseTemplate(source, 't.yaml');
    expect(comments.map((comment) => [source.slice(comment.start, comment.end), comment.ownLine])).toEqual([
      ['# one', true],
      ['# two', false],
      ['# three', true],
    ]);
  });
});

const lineFor = (text: string): string => {
  const error = thrownBy(() => parseTemplate(text, 't.yaml'));
  return error instanceof StackproofError ? error.line : String(error);
};

describe('an error', () => {
  test.each([
    ['!Sub x', 't.yaml:1:1: it is not a template: a mapping with Resources should stand here'],
    ['Resources: !Ref {A: {}}', 't.yaml:1:12: Resources should be a mapping of logical ids'],
    [
      'Resources: {A: 1}\n...\nB: 1',
      't.yaml:1:18: it holds several YAML documents (a template is one document)',
    ],
    ['Resources: {*a : b}', 't.yaml:1:13: the alias *a names nothing above it'],
    [
      'Resources:\n  <<: {A: 1}',
      't.yaml:2:3: CloudFormation does not take merge keys (<<) (write the merged properties out)',
    ],
  ])('%j', (text, line) => {
    expect(lineFor(text)).toBe(line);
  });
  test.each([
    'Resources: {A: *b}',
    'Resources: {A: 1, A: 2}',
    '{"Resources": }',
    '{"Resources": {"A": "\\q"}}',
    'a: 1',
  ])('is of no resource: %s', (text) => {
    const error = thrownBy(() => parseTemplate(text, 't.yaml'));
    expect(error instanceof StackproofError ? error.at : error).toMatchObject({
      resource: '',
      path: '',
      file: 't.yaml',
      line: 1,
    });
  });
});

describe('aliases', () => {
  const nested = (levels: number, open: string, close: string): string =>
    `${open.repeat(levels)}x${close.repeat(levels)}`;
  /** What is `inner` levels deep, named inside of `outer` levels: both below the template's own mapping. */
  const template = (inner: number, outer: number, open: string, close: string): string =>
    `Resources: {A: 1}\nB: &b ${nested(inner, open, close)}\nC: ${nested(outer, open, close).replace('x', '*b')}`;
  test.each([
    ['[', ']'],
    ['{k: ', '}'],
  ])('may nest to 100 levels: %s', (open, close) => {
    // The template is the first level, what stands at the innermost place the last.
    expect(lineFor(template(49, 49, open, close))).toBe('undefined');
    expect(lineFor(template(50, 49, open, close))).toContain('it is nested deeper than 100 levels');
    expect(lineFor(template(49, 50, open, close))).toContain('it is nested deeper than 100 levels');
  });
  test('that multiply are told at one of them', () => {
    const levels = Array.from({ length: 6 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1},`.repeat(10)}]\n`);
    const text = `a: &a-1 x\n${levels.join('')}Resources: {A: *a5}`.replaceAll('a-1', 'z');
    expect(lineFor(text)).toMatch(
      /^t\.yaml:[67]:\d+: it has more than 250000 values, aliases expanded \(an alias that names aliases multiplies them\)$/,
    );
  });
});
