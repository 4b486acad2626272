import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/iam/parse-policy.ts';
import { decoded } from '../../../src/terraform/values.ts';
import { dataOf, valueOf } from './evaluating.ts';

const document = (body: string, name = 'p'): string =>
  `data "aws_iam_policy_document" "${name}" {\n${body}\n}\n`;
const json = 'jsondecode(data.aws_iam_policy_document.p.json)';

describe('a policy document', () => {
  test('has the statements that its blocks say', async () => {
    const code = document(`
  statement {
    sid           = "One"
    effect        = "Deny"
    not_actions   = ["s3:GetObject"]
    not_resources = ["a"]
    principals {
      type        = "AWS"
      identifiers = ["x", "y"]
    }
    principals {
      type        = "Service"
      identifiers = ["z"]
    }
    not_principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringEquals"
      variable = "k"
      values   = ["v"]
    }
    condition {
      test     = "StringEquals"
      variable = "k"
      values   = ["w"]
    }
    condition {
      test     = "Bool"
      variable = "b"
      values   = ["true"]
    }
  }`);
    expect(await dataOf(json, code)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'One',
          Effect: 'Deny',
          NotAction: ['s3:GetObject'],
          NotResource: ['a'],
          Principal: { AWS: ['x', 'y'], Service: ['z'] },
          NotPrincipal: '*',
          Condition: { StringEquals: { k: ['v', 'w'] }, Bool: { b: ['true'] } },
        },
      ],
    });
  });

  test('allows unless it says otherwise, in the version of the language that it says', async () => {
    const code = document('version = "2008-10-17"\nstatement {\n  actions = ["a:b"]\n  resources = []\n}');
    expect(await dataOf(json, code)).toEqual({
      Version: '2008-10-17',
      Statement: [{ Effect: 'Allow', Action: ['a:b'] }],
    });
  });

  test('takes statements of others, and lets others override its own by their Sid', async () => {
    const statement = (sid: string, action: string): string =>
      `statement {\n  sid = "${sid}"\n  actions = ["${action}"]\n}`;
    const code =
      document(
        `source_policy_documents = [data.aws_iam_policy_document.s.json]\noverride_policy_documents = [data.aws_iam_policy_document.o.json]\n${statement('A', 'own:a')}`,
      ) +
      document(statement('S', 'source:s'), 's') +
      document(`${statement('A', 'over:a')}\n${statement('N', 'over:n')}`, 'o');
    const policy = await dataOf(`[for s in ${json}.Statement : "\${s.Sid} \${s.Action[0]}"]`, code);
    expect(policy).toEqual(['S source:s', 'A over:a', 'N over:n']);
  });

  test('is a text, whose parts are still to be found where they stand', async () => {
    const code = document('statement {\n  actions = ["a:b"]\n}');
    const value = await valueOf('data.aws_iam_policy_document.p.json', code);
    expect(value.kind === 'scalar' && value.value).toBe(
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["a:b"]}]}',
    );
    const policy = parsePolicy(decoded(value));
    expect(policy.known && policy.value.statements[0]?.at).toMatchObject({ file: 'code/main.tf', line: 5 });
  });

  test.each([
    ['resources = [aws_eip.e.x]', 'the resource alone'],
    ['principals {\n  type = aws_eip.e.x\n  identifiers = []\n}', 'the principal alone'],
    ['condition {\n  test = aws_eip.e.x\n  variable = "a"\n  values = []\n}', 'the condition alone'],
  ])('%s hides %s', async (part) => {
    const code = document(`statement {\n  sid = "A"\n  ${part}\n}`) + 'resource "aws_eip" "e" {}\n';
    expect((await valueOf('data.aws_iam_policy_document.p.json', code)).kind).toBe('unknown');
    expect(await dataOf(`${json}.Statement[0].Sid`, code)).toBe('A');
  });

  test('is not known at all where a policy that it is made of is not', async () => {
    const code = document('source_policy_documents = [aws_eip.e.x]') + 'resource "aws_eip" "e" {}\n';
    expect((await valueOf('data.aws_iam_policy_document.p.json', code)).kind).toBe('unknown');
    expect((await valueOf('data.aws_iam_policy_document.p.json', document('source_json = "[]"'))).kind).toBe(
      'unknown',
    );
  });
});
