import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commandLine, reference } from './command-line.ts';

const fixture = 'test/fixtures/data-api/terraform';
const folder = mkdtempSync(join(tmpdir(), 'stackproof-terraform-'));
const wrong = join(folder, 'wrong');
beforeAll(() => {
  cpSync(fixture, wrong, { recursive: true });
  const file = join(wrong, 'main.tf');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('enable_key_rotation = true', 'enable_key_rotation = false'),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const check = (...more: string[]) => commandLine(['check', ...more, '--spec', 'data-api']);

describe('a folder of Terraform code', () => {
  test('that meets its spec exits with 0, and strictly so: what code does not decide is not shown as met', async () => {
    const { code, stdout, stderr } = await check(fixture, '--strict');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`data API · ${fixture}`);
    expect(stdout).toMatch(/DATA-KMS-04 .* · +✓ +·/);
    expect(stdout).toMatch(/DATA-TPL-01 .* · +· +·/);
  });

  test('that does not exits with 1 and says where, as JSON too', async () => {
    const { code, stdout } = await check(wrong, '--format', 'json');
    expect(code).toBe(1);
    const { specs } = JSON.parse(stdout) as {
      specs: {
        source: string;
        controls: { id: string; verdicts: Record<string, { outcome: string; findings: object[] }> }[];
      }[];
    };
    const [spec] = specs;
    expect(spec?.source).toBe(wrong);
    const failed = spec?.controls.filter(
      ({ verdicts }) => verdicts.terraform?.outcome !== 'pass' && verdicts.terraform !== undefined,
    );
    expect(failed?.map(({ id }) => id)).toEqual(['DATA-KMS-04']);
    expect(failed?.[0]?.verdicts.terraform?.findings).toEqual([
      {
        message: 'that the key rotates is false',
        resource: 'aws_kms_key.data',
        path: 'enable_key_rotation',
        expected: 'true',
        actual: 'false',
        file: join(wrong, 'main.tf'),
        line: expect.any(Number),
        column: 25,
      },
    ]);
  });

  test('variables are given by either option, in either spelling', async () => {
    const { code, stdout } = await check(fixture, '--var', 'sns_email=a@b.c', '--param', 'Environment=prod');
    expect(code).toBe(0);
    expect(stdout).not.toContain('prod or');
    const unknown = await check(fixture, '--var', 'other=1');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('the module has no variable other');
    const twice = await check(fixture, '--var', 'environment=dev', '--param', 'environment=dev');
    expect([twice.code, twice.stderr]).toEqual([
      2,
      expect.stringContaining('--param and --var both give environment'),
    ]);
  });

  test('templates beside it are judged as before', async () => {
    const { code, stdout } = await check(reference, fixture);
    expect(code).toBe(0);
    expect(stdout).toContain('2 sources');
  });
});

describe('what is no Terraform code: one line with its place, and exit code 2', () => {
  test.each([
    ['HCL that is none', { 'a.tf': 'resource "a" "b" {\n  x = = 1\n}\n' }, /a\.tf:2:\d+/],
    ['an empty folder', {}, /there is no \.tf file in this folder/],
    ['two of a name', { 'a.tf': 'locals {\n  a = 1\n}\n', 'b.tf': 'locals {\n  a = 1\n}\n' }, /b\.tf:2:3/],
  ])('%s', async (name, files, message) => {
    const bad = join(folder, name.replaceAll(' ', '-'));
    mkdirSync(bad);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(bad, file), text);
    const { code, stderr, stdout } = await check(bad);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
  });
});

test('a plan is judged as far as it knows, and no pass is shown for the rest', async () => {
  const file = join(folder, 'plan.json');
  const key = {
    address: 'aws_kms_key.k',
    mode: 'managed',
    type: 'aws_kms_key',
    name: 'k',
    values: { enable_key_rotation: true },
  };
  const change = { address: key.address, change: { after_unknown: { arn: true, policy: true } } };
  const plan = {
    format_version: '1.2',
    planned_values: { root_module: { resources: [key] } },
    resource_changes: [change],
  };
  writeFileSync(file, JSON.stringify(plan));
  const { code, stdout } = await check(file);
  expect(code).toBe(1);
  expect(stdout).toMatch(/DATA-TPL-02 .* \? not seen/);
  writeFileSync(file, '{"format_version":"1.2"}');
  expect(await check(file)).toMatchObject({ code: 2, stdout: '' });
});
