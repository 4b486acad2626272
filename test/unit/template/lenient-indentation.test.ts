import { describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../src/errors.ts';
import { joinedToTextBefore } from '../../../src/template/lenient-indentation.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { childOf } from '../../../src/template/nodes.ts';
import { thrownBy } from './resolving.ts';

describe('lines that begin further left than YAML asks for', () => {
  test('in brackets and quotes', () => {
    const text = `Resources: {
  A: [ # one, "two
    x, 'a # b',
# three
], # four
  B: "long
text"
} # five
`;
    const { root, comments } = parseTemplate(text, 't.yaml');
    expect(comments.map((comment) => comment.text)).toEqual(['one, "two', 'three', 'four', 'five']);
    expect(root.entries[0]?.value).toMatchObject({
      entries: [
        {
          key: { text: 'A' },
          value: { kind: 'sequence', items: [{ value: 'x' }, { value: 'a # b', line: 3, column: 8 }] },
        },
        { key: { text: 'B' }, value: { value: 'long text', line: 6, column: 6 } },
      ],
    });
    const list = childOf(childOf(root, 'Resources'), 'A');
    expect(text.slice(list?.start, list?.end)).toBe(text.slice(text.indexOf('['), text.indexOf(']') + 1));
  });
  test('with CRLF', () => {
    expect(parseTemplate('Resources: {\r\n  A: {}\r\n}\r\n', 't.yaml').root.end).toBe(24);
  });
  test('a bracket that never closes is still an error', () => {
    const error = thrownBy(() => parseTemplate('Resources: {\n  A: [x,\ny', 't.yaml'));
    expect(error instanceof StackproofError ? error.line : error).toContain('it is not valid YAML');
  });
});

describe('a line that begins further left than YAML asks for', () => {
  /** `^` marks where the parser complains, `_` what is blanked out instead of the line break. */
  test.each([
    ['A: [\n^]', 'A: [_]'],
    ['A: [\n  ^]', 'A: [_  ]'],
    ['A: [\r\n^]', 'A: [__]'],
    ['A: [\r^]', 'A: [_]'],
    ['A: [\n\n\n^]', 'A: [___]'],
    ['A: [\r\n\r\n^]', 'A: [____]'],
    ['A: [ # c\n^]', 'A: [_____]'],
    ['A: [a, # c\n# d\n^]', 'A: [a,_________]'],
    ['A: [a#b,\n^]', 'A: [a#b,_]'],
    ['#\nA: [\n^]', '#\nA: [_]'],
    ["A: ['a # b', # c\n^]", "A: ['a # b',_____]"],
    ['A: ["a # b", # c\n^]', 'A: ["a # b",_____]'],
    ['A: ["a \\" # b", # c\n^]', 'A: ["a \\" # b",_____]'],
    ["A: ['a \\', # c\n^]", "A: ['a \\',_____]"],
    ["A: [it's, # c's\n^]", "A: [it's,_______]"],
    ['"A" : [ # c\n^]', '"A" : [_____]'],
  ])('%j', (marked, expected) => {
    const offset = marked.indexOf('^');
    expect(joinedToTextBefore(marked.replace('^', ''), offset)).toBe(expected.replaceAll('_', ' '));
  });
  test.each(['A: [\nb ^]', '^A', '\n\n^A', '# a\n^A', '  # a\r\n\r\n^A'])('%j is left as it is', (marked) => {
    expect(joinedToTextBefore(marked.replace('^', ''), marked.indexOf('^'))).toBeUndefined();
  });
});
