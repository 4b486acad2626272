import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dataOf, reasonOf, valueOf } from './evaluating.ts';
import { expressions, surroundings } from './expressions.ts';

describe.each(Object.entries(expressions))('%s', (_, cases) => {
  test.each(cases)('%s', async (expression, expected) => {
    expect(await dataOf(expression, surroundings)).toEqual(expected);
  });
});

describe('heredocs', () => {
  const doc = (mark: string, lines: string): string => `locals {\n  h = ${mark}EOT\n${lines}\nEOT\n}\n`;

  test('<<- takes the common indentation away, and interpolates', async () => {
    const code = doc('<<-', '    one\n      two ${1 + 1} x\n    three');
    expect(await dataOf('local.h', code)).toBe('one\n  two 2 x\nthree\n');
  });

  test('<< keeps everything, and has no escapes but two', async () => {
    const code = doc('<<', '  keep\n    $${x} %%{y} "q" \\n');
    expect(await dataOf('local.h', code)).toBe('  keep\n    ${x} %{y} "q" \\n\n');
  });

  test('an empty one is an empty text', async () => {
    expect(await dataOf('local.h', 'locals {\n  h = <<EOT\nEOT\n}\n')).toBe('');
  });
});

describe('what cannot be told is unknown, with its reason', () => {
  test.each([
    ['aws_x.y', 'there is no aws_x'],
    ['local.zzz', 'there is no local.zzz'],
    ['{ a = 1 }.b', 'there is no { a = 1 }.b'],
    ['[1][3]', 'there is no [1][3]'],
    ['"x".y', '"x".y is of no object'],
    ['null.y', 'null.y is of something that is null'],
    ['1 + "x"', '+ does not take these: 1 + "x"'],
    ['1 / 0', '/ does not take these: 1 / 0'],
    ['1 % 0', '% does not take these: 1 % 0'],
    ['!"x"', '! does not take these: !"x"'],
    ['"a" && true', '&& does not take these: "a" && true'],
    ['"x" ? 1 : 2', '"x" is no boolean'],
    ['"a${[1]}"', '[1] is no text'],
    ['upper([])', 'upper does not take these arguments: upper([])'],
    ['yamlencode({})', 'the function yamlencode is not evaluated: yamlencode({})'],
    ['"${~ 1 ~}a"', 'a template that strips blanks (~) is not evaluated: ${~ 1 ~}'],
    ['"%{ if true }a%{ endif }"', 'a template directive (%{…}) is not evaluated: %{ if true }a%{ endif }'],
    ['[for x in 1 : x]', '1 is no collection'],
    ['[for x in [1] : x if "y"]', '"y" is no boolean'],
    ['{ for x in [[]] : x => 1 }', 'a key is no text'],
    ['{ (local.zzz) = 1 }', 'there is no local.zzz'],
    ['local.zzz[0].a', 'there is no local.zzz'],
    ['[1][local.zzz]', 'there is no local.zzz'],
    ['merge({ a = 1 }, local.zzz)', 'there is no local.zzz'],
    ['[for x in local.zzz : x]', 'there is no local.zzz'],
    ['local.zzz[*].a', 'there is no local.zzz'],
    ['local.zzz ? 1 : 2', 'there is no local.zzz'],
    ['-local.zzz', 'there is no local.zzz'],
    ['"a${local.zzz}"', 'there is no local.zzz'],
    ['format("%z", 1)', 'format does not take these arguments: format("%z", 1)'],
    ['format("%s")', 'format does not take these arguments: format("%s")'],
    ['lookup({}, "a")', 'the map has no a'],
    ['replace("a", "/(/", "b")', 'replace does not take these arguments: replace("a", "/(/", "b")'],
    ['regex("x", "y")', 'regex does not take these arguments: regex("x", "y")'],
    ['parseint("zz", 10)', 'parseint does not take these arguments: parseint("zz", 10)'],
    ['tonumber("x")', 'tonumber does not take these arguments: tonumber("x")'],
    ['tobool("x")', 'tobool does not take these arguments: tobool("x")'],
    ['sum([])', 'sum does not take these arguments: sum([])'],
    ['slice([1], 1, 3)', 'slice does not take these arguments: slice([1], 1, 3)'],
    ['range(1, 2, 0)', 'range does not take these arguments: range(1, 2, 0)'],
    ['one([1, 2])', 'one does not take these arguments: one([1, 2])'],
    ['element([], 0)', 'element does not take these arguments: element([], 0)'],
    ['zipmap(["a"], [])', 'zipmap does not take these arguments: zipmap(["a"], [])'],
    ['index(["a"], "b")', 'index does not take these arguments: index(["a"], "b")'],
    [
      'formatlist("%s", ["a"], ["b", "c"])',
      'formatlist does not take these arguments: formatlist("%s", ["a"], ["b", "c"])',
    ],
  ])('%s', async (expression, reason) => {
    expect(await reasonOf(expression)).toBe(reason);
  });

  test('it stays in its place: what is beside it is known', async () => {
    const value = await valueOf('concat([1], [local.zzz])');
    expect(value.kind === 'list' && value.items.map(({ kind }) => kind)).toEqual(['scalar', 'unknown']);
  });
});

describe('try and can', () => {
  const made = 'resource "aws_eip" "b" {\n  count = 0\n}\nresource "aws_eip" "c" {}\n';

  test('what Terraform refuses is passed over', async () => {
    expect(await dataOf('try(aws_eip.b[0].arn, "none")', made)).toBe('none');
    expect(await dataOf('can(aws_eip.b[0].arn)', made)).toBe(false);
  });

  test('what is only known once it is applied is not', async () => {
    expect(await reasonOf('try(aws_eip.c.arn, "none")', made)).toBe(
      'aws_eip.c.arn is known only once it is applied',
    );
    expect(await dataOf('can(aws_eip.c.arn)', made)).toBeUndefined();
  });

  test("what a block does not say may be the provider's to say", async () => {
    const code = 'resource "aws_x" "y" {\n  inner {\n    a = 1\n  }\n}\n';
    expect(await dataOf('try(aws_x.y.inner[0].a, "none")', code)).toBe(1);
    expect(await dataOf('try(aws_x.y.inner[0].b, "none")', code)).toBeUndefined();
  });
});

describe('properties', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 });
  /** As HCL writes it: of JSON's escapes it knows neither `\b` nor `\f`. */
  const quoted = (value: string): string => {
    const escaped = Array.from(value, (sign) => {
      if (sign === '"' || sign === '\\') return `\\${sign}`;
      return sign < ' ' ? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}` : sign;
    })
      .join('')
      .replace(/([$%])\{/g, (whole, sign: string) => sign + whole);
    return `"${escaped}"`;
  };
  /** What `$$${` comes to, HCL leaves open. */
  const isPlain = (value: unknown): boolean => !/[$%]{2}/.test(JSON.stringify(value));

  test('a quoted text is the text', async () => {
    await fc.assert(
      fc.asyncProperty(text.filter(isPlain), async (value) => {
        expect(await dataOf(quoted(value))).toBe(value);
      }),
      { numRuns: 60 },
    );
  });

  test('jsondecode undoes jsonencode', async () => {
    const data = fc.jsonValue({ maxDepth: 3, noUnicodeString: true }).filter(isPlain);
    await fc.assert(
      fc.asyncProperty(data, async (value) => {
        const code = quoted(JSON.stringify(value));
        expect(await dataOf(`jsondecode(jsonencode(jsondecode(${code})))`)).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
      { numRuns: 40 },
    );
  });
});
