import { describe, expect, test } from '@jest/globals';
import { parseTerraform } from '../../../src/terraform/module.ts';
import { reasonOf, resolved } from './evaluating.ts';

/** Locals each of which is made of the one before. */
const chain = (first: string, next: (before: string) => string, many = 60): string =>
  `locals {\n  a0 = ${first}\n${Array.from({ length: many }, (_, i) => `  a${String(i + 1)} = ${next(`local.a${String(i)}`)}`).join('\n')}\n}\n`;

describe('what is nested too deeply is refused, with its place', () => {
  test.each([
    ['parentheses', `a = ${'('.repeat(3000)}1${')'.repeat(3000)}`],
    ['lists', `a = ${'['.repeat(3000)}${']'.repeat(3000)}`],
    ['operators', `a = 1${' + 1'.repeat(3000)}`],
    ['negations', `a = ${'!'.repeat(3000)}true`],
    ['conditionals', `a = ${'true ? 1 : '.repeat(1000)}2`],
    ['blocks', `${'a {\n'.repeat(1000)}${'}\n'.repeat(1000)}`],
  ])('%s', async (_, text) => {
    await expect(parseTerraform('f', [{ file: 'f/a.tf', text }])).rejects.toThrow(
      'this is nested more than 200 levels deep',
    );
  });

  test('a hundred levels are none too many', async () => {
    expect(await reasonOf(`1${' + 1'.repeat(100)}`)).toBeUndefined();
  });
});

describe('what takes too much is unknown', () => {
  test.each([
    ['a text that doubles', chain('"xxxxxxxxxx"', (a) => `"\${${a}}\${${a}}"`), 'local.a60'],
    ['a list that doubles', chain('[1, 2]', (a) => `concat(${a}, ${a})`), 'length(local.a60)'],
    ['a tree that doubles', chain('[1, 2]', (a) => `[${a}, ${a}]`), 'jsonencode(local.a60)'],
    ['a tree that is flattened', chain('[1, 2]', (a) => `[${a}, ${a}]`), 'flatten(local.a60)'],
    ['a long chain', chain('1', (a) => a, 1000), 'local.a1000'],
    ['a text that is replaced by itself', '', 'replace(join("", range(90000)), "1", join("", range(90000)))'],
    ['a pattern that repeats repetitions', '', `replace("${'a'.repeat(60)}!", "/(a+)+$/", "")`],
    ['a range', '', 'range(100000000)'],
  ])('%s', async (_, code, expression) => {
    expect(await reasonOf(expression, code)).toMatch(/too (?:large|long|much)|does not take these/);
  });

  test('loops within loops end', async () => {
    const inner = (names: readonly string[]): string =>
      names.reduceRight((body, name) => `[for ${name} in range(900) : ${body}]`, '1');
    expect(await reasonOf(`length(${inner(['a', 'b', 'c'])})`)).toBeUndefined();
  });
});

describe('what hangs on itself is unknown', () => {
  test.each([
    ['a local', 'locals {\n  a = local.b\n  b = local.a\n}\n', 'local.a'],
    ['an argument', 'resource "a" "b" {\n  x = a.b.x\n}\n', 'a.b.x'],
    ['a count', 'resource "a" "b" {\n  count = length(a.b)\n}\n', 'a.b[0].x'],
    ['keys', 'resource "a" "b" {\n  for_each = a.b\n}\n', 'a.b["x"].y'],
    [
      'a policy',
      'data "aws_iam_policy_document" "p" {\n  source_policy_documents = [data.aws_iam_policy_document.p.json]\n}\n',
      'data.aws_iam_policy_document.p.json',
    ],
    [
      'two names',
      'resource "aws_sns_topic" "a" {\n  name = aws_sns_topic.b.name\n}\nresource "aws_sns_topic" "b" {\n  name = aws_sns_topic.a.name\n}\n',
      'aws_sns_topic.a.arn',
    ],
  ])('%s', async (_, code, expression) => {
    expect(await reasonOf(expression, code)).toMatch(/in a circle|not a text/);
    // All of it is still there to be looked at.
    expect((await resolved(code)).problems).toEqual([]);
  });
});

test('many resources are no trouble', async () => {
  const code = Array.from(
    { length: 2000 },
    (_, i) => `resource "aws_sns_topic" "t${String(i)}" {\n  name = "t${String(i)}"\n}\n`,
  );
  expect((await resolved(code.join(''))).resources.size).toBe(2000);
});
