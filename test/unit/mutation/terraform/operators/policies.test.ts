import { describe, expect, test } from '@jest/globals';
import { addAction } from '../../../../../src/mutation/terraform/operators/add-action.ts';
import { addCondition } from '../../../../../src/mutation/terraform/operators/add-condition.ts';
import { addStatement } from '../../../../../src/mutation/terraform/operators/add-statement.ts';
import { attachElsewhere } from '../../../../../src/mutation/terraform/operators/attach-elsewhere.ts';
import { attachManaged } from '../../../../../src/mutation/terraform/operators/attach-managed.ts';
import { changePrincipal } from '../../../../../src/mutation/terraform/operators/change-principal.ts';
import { negate } from '../../../../../src/mutation/terraform/operators/negate.ts';
import { widenAction } from '../../../../../src/mutation/terraform/operators/widen-action.ts';
import { widenResource } from '../../../../../src/mutation/terraform/operators/widen-resource.ts';
import { lines, mutantsOf } from '../code.ts';

/** A policy in JSON's words, each part on a line of its own. */
const json = (...parts: readonly string[]): string =>
  lines(
    'resource "aws_iam_role_policy" "p" {',
    '  policy = jsonencode({',
    '    Statement = [{',
    ...parts.map((part) => `      ${part}`),
    '    }]',
    '  })',
    '}',
  );

/** A policy in blocks. */
const blocks = (...parts: readonly string[]): string =>
  lines(
    'data "aws_iam_policy_document" "d" {',
    '  statement {',
    ...parts.map((part) => `    ${part}`),
    '  }',
    '}',
  );

const at = 'aws_iam_role_policy.p.policy.Statement[0]';
const inBlock = 'data.aws_iam_policy_document.d.statement';

describe('actions', () => {
  test('others are added, to one alone and to a list', async () => {
    expect(await mutantsOf(addAction, json('Effect = "Allow"', 'Action = "sns:Publish"'))).toEqual({
      [`add-action:${at}.Action=sns:Subscribe`]:
        '-Action = "sns:Publish" +Action = ["sns:Publish", "sns:Subscribe"]',
      [`add-action:${at}.Action=sns:DeleteTopic`]:
        '-Action = "sns:Publish" +Action = ["sns:Publish", "sns:DeleteTopic"]',
      [`add-action:${at}.Action=s3:GetObject`]:
        '-Action = "sns:Publish" +Action = ["sns:Publish", "s3:GetObject"]',
    });
    expect(await mutantsOf(addAction, blocks('actions = ["s3:PutObject"]'))).toEqual({
      [`add-action:${inBlock}.actions=s3:GetObject`]:
        '-actions = ["s3:PutObject"] +actions = ["s3:PutObject", "s3:GetObject"]',
    });
  });

  test('a list of lines gets a line more', async () => {
    const text = json('Effect = "Allow"', 'Action = [', '  "s3:PutObject",', ']');
    expect(await mutantsOf(addAction, text)).toEqual({
      [`add-action:${at}.Action=s3:GetObject`]: '+"s3:GetObject",',
    });
  });

  test('each is widened', async () => {
    expect(
      Object.keys(await mutantsOf(widenAction, json('Effect = "Allow"', 'Action = ["s3:GetObject"]'))),
    ).toEqual([
      `widen-action:${at}.Action[0]=s3:Get*`,
      `widen-action:${at}.Action[0]=s3:*`,
      `widen-action:${at}.Action[0]=*`,
    ]);
  });

  test('what is no statement has none', async () => {
    const text = lines('locals {', '  a = { Action = "s3:GetObject" }', '}');
    for (const operator of [addAction, widenAction, negate, addStatement])
      expect(await mutantsOf(operator, text)).toEqual({});
  });
});

test('resources are widened: to all, by an open end, by a wildcard in each part; as the source of a permission too', async () => {
  const text = json('Effect = "Allow"', 'Action = "s3:*"', 'Resource = "${aws_x.y.arn}/index"');
  expect(await mutantsOf(widenResource, text)).toEqual({
    [`widen-resource:${at}.Resource=*`]: '-Resource = "${aws_x.y.arn}/index" +Resource = "*"',
    [`widen-resource:${at}.Resource=open end`]:
      '-Resource = "${aws_x.y.arn}/index" +Resource = "${aws_x.y.arn}/index*"',
    [`widen-resource:${at}.Resource={0}`]: '-Resource = "${aws_x.y.arn}/index" +Resource = "${"*"}/index"',
  });
  const list = json('Effect = "Allow"', 'Action = "s3:*"', 'Resource = [aws_x.y.arn]');
  expect(await mutantsOf(widenResource, list)).toEqual({
    [`widen-resource:${at}.Resource=*`]: '-Resource = [aws_x.y.arn] +Resource = ["*"]',
    [`widen-resource:${at}.Resource[0]=*`]: '-Resource = [aws_x.y.arn] +Resource = ["*"]',
    [`widen-resource:${at}.Resource[0]=open end`]:
      '-Resource = [aws_x.y.arn] +Resource = ["${aws_x.y.arn}*"]',
  });
  const permission = lines('resource "aws_lambda_permission" "p" {', '  source_arn = aws_x.y.arn', '}');
  expect(Object.keys(await mutantsOf(widenResource, permission))).toHaveLength(2);
  expect(
    await mutantsOf(widenResource, json('Effect = "Allow"', 'Action = "s3:*"', 'Resource = "*"')),
  ).toEqual({});
});

test('actions, resources and principals are turned into everything but them', async () => {
  const text = json('Effect = "Allow"', 'Action = "s3:Get"', 'Resource = "*"');
  expect(await mutantsOf(negate, text)).toEqual({
    [`negate:${at}.Action`]: '-Action = "s3:Get" +NotAction = "s3:Get"',
    [`negate:${at}.Resource`]: '-Resource = "*" +NotResource = "*"',
  });
  const statement = blocks('actions = ["s3:Get"]', 'principals {', '  type = "AWS"', '}');
  expect(await mutantsOf(negate, statement)).toEqual({
    [`negate:${inBlock}.actions`]: '-actions = ["s3:Get"] +not_actions = ["s3:Get"]',
    [`negate:${inBlock}.principals`]: '-principals { +not_principals {',
  });
});

describe('principals', () => {
  test('everybody, another service, an account', async () => {
    const text = json(
      'Effect = "Allow"',
      'Action = "sts:AssumeRole"',
      'Principal = { Service = "lambda.amazonaws.com" }',
    );
    const ids = Object.keys(await mutantsOf(changePrincipal, text));
    expect(ids).toEqual(
      expect.arrayContaining([
        `change-principal:${at}.Principal=*`,
        `change-principal:${at}.Principal=+account`,
        `change-principal:${at}.Principal.Service=ec2.amazonaws.com`,
        `change-principal:${at}.Principal.Service=lambda.us-east-1.amazonaws.com`,
        `change-principal:${at}.Principal.Service=+ec2.amazonaws.com`,
      ]),
    );
    expect(ids).not.toContain(`change-principal:${at}.Principal.Service=lambda.amazonaws.com`);
  });

  test('of an account: everybody, another one; no account is added to one', async () => {
    const text = json('Effect = "Allow"', 'Action = "s3:Get"', 'Principal = { AWS = local.root }');
    expect(Object.keys(await mutantsOf(changePrincipal, text))).toEqual([
      `change-principal:${at}.Principal=*`,
      `change-principal:${at}.Principal.AWS=*`,
      `change-principal:${at}.Principal.AWS=arn:aws:iam::999999999999:root`,
    ]);
  });

  test('in blocks: everyone as well, another account among them, another service', async () => {
    const text = blocks(
      'actions = ["sts:AssumeRole"]',
      'principals {',
      '  type = "Service"',
      '  identifiers = ["ec2.amazonaws.com"]',
      '}',
    );
    const mutants = await mutantsOf(changePrincipal, text);
    expect(mutants[`change-principal:${inBlock}.principals=+everyone`]).toBe(
      '+principals { +type        = "AWS" +identifiers = ["*"] +}',
    );
    expect(mutants[`change-principal:${inBlock}.principals.identifiers=+another account`]).toContain(
      '+identifiers = ["ec2.amazonaws.com", "arn:aws:iam::999999999999:root"]',
    );
    expect(mutants[`change-principal:${inBlock}.principals.identifiers[0]=lambda.amazonaws.com`]).toContain(
      '+identifiers = ["lambda.amazonaws.com"]',
    );
  });
});

test('a condition is added, to a statement and to another condition', async () => {
  const bool = 'Bool = { "aws:MultiFactorAuthPresent" = "true" }';
  expect(await mutantsOf(addCondition, json('Effect = "Allow"', 'Action = "s3:Get"'))).toEqual({
    [`add-condition:${at}`]: `+Condition = { ${bool} }`,
  });
  const conditioned = json('Effect = "Allow"', 'Action = "s3:Get"', 'Condition = { StringEquals = {} }');
  expect(await mutantsOf(addCondition, conditioned)).toEqual({
    [`add-condition:${at}`]: `-Condition = { StringEquals = {} } +Condition = { StringEquals = {}, ${bool} }`,
  });
  expect(Object.values(await mutantsOf(addCondition, blocks('actions = ["s3:Get"]')))).toEqual([
    '+condition { +test     = "Bool" +variable = "aws:MultiFactorAuthPresent" +values   = ["true"] +}',
  ]);
});

test('statements are added that allow everything, and that take back', async () => {
  const text = json('Effect = "Allow"', 'Action = "s3:Get"', 'Resource = aws_x.y.arn');
  expect(await mutantsOf(addStatement, text)).toEqual({
    [`add-statement:${at}=everything`]: '-}] +}, { Effect = "Allow", Action = "*", Resource = "*" }]',
    [`add-statement:${at}=deny`]: '-}] +}, { Effect = "Deny", Action = "s3:Get", Resource = aws_x.y.arn }]',
  });
  const trust = json(
    'Effect = "Allow"',
    'Action = "sts:AssumeRole"',
    'Principal = { Service = "a.amazonaws.com" }',
  );
  expect(await mutantsOf(addStatement, trust)).toEqual({
    [`add-statement:${at}=everything`]:
      '-}] +}, { Effect = "Allow", Principal = { AWS = "*" }, Action = "sts:AssumeRole" }]',
    [`add-statement:${at}=deny`]:
      '-}] +}, { Effect = "Deny", Principal = { Service = "a.amazonaws.com" }, Action = "sts:AssumeRole" }]',
  });
  expect(
    Object.values(await mutantsOf(addStatement, blocks('actions = ["s3:Get"]', 'resources = ["*"]'))),
  ).toEqual([
    '+statement { +effect = "Allow" +actions = ["*"] +resources = ["*"] +}',
    '+statement { +effect = "Deny" +actions = ["s3:Get"] +resources = ["*"] +}',
  ]);
});

describe('policies from elsewhere', () => {
  const role = lines('resource "aws_iam_role" "r" {', '}');

  test("AWS's own are attached to each role", async () => {
    const mutants = await mutantsOf(attachManaged, role);
    expect(mutants['attach-managed:aws_iam_role.r=AdministratorAccess']).toBe(
      '+ +resource "aws_iam_role_policy_attachment" "elsewhere" { +role       = aws_iam_role.r.name +policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess" +}',
    );
  });

  test('resources of their own give each role more, of its table too', async () => {
    const without = Object.keys(await mutantsOf(attachElsewhere, role));
    expect(without).toHaveLength(6);
    const table = lines('resource "aws_dynamodb_table" "t" {', '}');
    const mutants = await mutantsOf(attachElsewhere, `${role}${table}`);
    expect(Object.keys(mutants)).toHaveLength(9);
    expect(mutants['attach-elsewhere:aws_iam_role.r=aws_iam_role_policy dynamodb:BatchGetItem']).toContain(
      'Resource = aws_dynamodb_table.t.arn',
    );
  });
});
