import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { LintResult } from '../../../src/target/lint.ts';
import { readXml } from '../report/read-xml.ts';
import { commandLine, reference } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'stackproof-check-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const text = readFileSync(reference, 'utf8');
const copy = write('copy.yaml', text);
const broken = write('rotation.yaml', text.replace('EnableKeyRotation: true', 'EnableKeyRotation: false'));
const noTemplate = write('no-template.yaml', 'a: 1\n');

const check = (...more: string[]) => commandLine(['check', ...more, '--spec', 'data-api']);
const clean: LintResult = { errors: [], notices: [], refusedByAge: [] };

describe('a template that meets its spec', () => {
  test('exits with 0 and says what was not seen', async () => {
    const { code, stdout, stderr } = await check(reference);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('data API · lib/data-api.yaml');
    expect(stdout).toMatch(/DATA-TPL-11 .* \? not seen/);
    expect(stdout).toMatch(/asked for {2}\d+ passed · 0 failed · 1 not observable · 0 in error/);
  });

  test('--strict counts what was not seen', async () => {
    expect((await check(reference, '--strict')).code).toBe(1);
  });

  test('--lint makes all of it seen, so that --strict is met', async () => {
    const asked: (readonly string[])[] = [];
    const lint = (files: readonly string[]) => {
      asked.push(files);
      const old = { rule: 'W2531', message: 'python3.9 is old', at: { resource: '', path: '' } };
      return Promise.resolve(new Map(files.map((file) => [file, { ...clean, notices: [old] }])));
    };
    const ran = await commandLine(
      ['check', reference, noTemplate, '--spec', 'data-api', '--lint', '--strict'],
      { services: { lint } },
    );
    expect(asked).toEqual([[reference]]);
    expect(ran.stdout).toContain('cfn-lint W2531: python3.9 is old');
    expect(ran.stdout).not.toContain('not seen');
    expect(ran.code).toBe(2);
  });

  test("cfn-lint's error fails the template", async () => {
    const error = { rule: 'E3012', message: 'not a number', at: { resource: 'Table', path: 'Properties' } };
    const lint = (files: readonly string[]) =>
      Promise.resolve(new Map(files.map((file) => [file, { ...clean, errors: [error] }])));
    const ran = await commandLine(['check', reference, '--spec', 'data-api', '--lint'], {
      services: { lint },
    });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('E3012');
  });
});

describe('a template that does not', () => {
  test('exits with 1 and says where and why', async () => {
    const { code, stdout } = await check(broken);
    expect(code).toBe(1);
    expect(stdout).toMatch(/DATA-KMS-04 .* ✗ failed/);
    expect(stdout).toMatch(/rotation\.yaml:\d+:\d+/);
    expect(stdout).toContain('stackproof explain DATA-KMS-04');
  });

  test('one bad file of several makes the run red', async () => {
    expect((await check(copy, broken)).code).toBe(1);
    expect((await check(copy, reference)).code).toBe(0);
  });
});

describe('ours', () => {
  const openApi = write(
    'any-api.yaml',
    text.replace(
      /^( +SourceArn: ).*$/m,
      '$1 !Sub arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:*',
    ),
  );

  test('a candidate that only fails on ours is green, unless --ours asks for it', async () => {
    const ran = await check(openApi);
    expect(ran.stdout).toContain('Failures of ours');
    expect(ran.stdout).toMatch(/asked for {2}\d+ passed · 0 failed/);
    expect(ran.code).toBe(0);
    expect((await check(openApi, '--ours')).code).toBe(1);
  });
});

describe('formats', () => {
  test('json fits the schema', async () => {
    const schema = JSON.parse(readFileSync('src/report/run-result.schema.json', 'utf8')) as object;
    const { stdout, code } = await check(broken, '--format', 'json');
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect([validate(JSON.parse(stdout)), validate.errors, code]).toEqual([true, null, 1]);
  });

  test('junit is well-formed', async () => {
    const { stdout } = await check(reference, broken, '--format', 'junit');
    const { attributes } = readXml(stdout);
    expect([attributes.failures, attributes.errors]).toEqual(['1', '0']);
  });

  test('--out writes the report whole, and the terminal gets the text', async () => {
    const out = join(folder, 'made', 'report.json');
    const { code, stdout } = await check(reference, '--format', 'json', '--out', out);
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ schemaVersion: 1, target: null });
    expect(stdout).toContain('§ 1');
  });

  test('--out with text has no colours', async () => {
    const out = join(folder, 'report.txt');
    const argv = ['check', reference, '--spec', 'data-api', '--out', out];
    const { stdout } = await commandLine(argv, { isTTY: true });
    expect(readFileSync(out, 'utf8')).not.toContain('\u001b');
    expect(stdout).toContain('\u001b[32m');
  });

  test('a file that cannot be written is one line and exit 2', async () => {
    const { code, stderr } = await check(reference, '--out', join(copy, 'report.txt'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/^stackproof: .*report\.txt: cannot be written: [^\n]*\n$/);
  });
});

describe('given values', () => {
  test('are used', async () => {
    const { code } = await check(
      reference,
      '--param',
      'Environment=prod',
      '--stack-name',
      'mine',
      '--account',
      '111122223333',
    );
    expect(code).toBe(0);
  });

  test.each([
    [['--param', 'Nothing=1'], /the template has no parameter Nothing/],
    [['--param', 'Environment=qa'], /"qa" is not a value for the parameter Environment/],
    [['--param', 'Environment'], /NAME=VALUE/],
    [['--param', '=1'], /NAME=VALUE/],
    [['--param', 'Environment=dev', '--param', 'Environment=prod'], /given before/],
    [['--stack-name', '1 2'], /is no stack name/],
    [['--account', '12'], /is no account id/],
    [['--region', 'mars'], /is no region/],
  ])('%j is refused', async (options, message) => {
    const { code, stdout, stderr } = await check(reference, ...options);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});

describe('bad input', () => {
  test.each([
    ['nowhere.yaml', /nowhere\.yaml: there is no such file/],
    [folder, /there is no \.tf file in this folder/],
    [write('empty.yaml', ''), /empty\.yaml: it is empty/],
    [write('yaml.yaml', 'a: [1\n'), /yaml\.yaml:\d+:\d+: /],
    [write('twice.yaml', 'Resources: {}\nResources: {}\n'), /twice\.yaml:2:1: /],
    [noTemplate, /no-template\.yaml:1:1: it is not a template/],
  ])('%s is one line with its place and exit 2', async (file, message) => {
    const { code, stdout, stderr } = await check(file);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^stackproof: [^\n]*\n$/);
  });

  test('each bad file has its line, and the others are judged', async () => {
    const { code, stdout, stderr } = await check('nowhere.yaml', broken, noTemplate);
    expect(code).toBe(2);
    expect(stdout).toContain('DATA-KMS-04');
    expect(stderr).toMatch(/^stackproof: nowhere\.yaml[^\n]*\nstackproof: [^\n]*no-template\.yaml[^\n]*\n$/);
  });
});
