import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { dataApi } from '../../../specs/data-api/index.ts';
import { packageRoot } from '../../../src/package-root.ts';
import type { MutationResult, RunResult } from '../../../src/report/run-result.ts';
import { commandLine } from './command-line.ts';

/** Skipped, and seen to be, where there is no git. */
const gitTest = spawnSync('git', ['--version']).status === 0 ? test : test.skip;

const top = mkdtempSync(join(tmpdir(), 'stackproof-mutate-code-'));
afterAll(() => {
  rmSync(top, { recursive: true });
});

/** Code that meets hardly any clause, and has few mutants, in two files. */
const small: Readonly<Record<string, string>> = {
  'main.tf': 'resource "aws_kms_key" "k" {\n  enable_key_rotation = true\n}\n',
  'variables.tf':
    'variable "environment" {\n  type    = string\n  default = "dev"\n\n  validation {\n    condition     = contains(["dev", "stage", "prod"], var.environment)\n    error_message = "No."\n  }\n}\n',
};

const folder = (name: string, files = small): string => {
  const path = join(top, name);
  mkdirSync(path);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
};

const schema: unknown = JSON.parse(readFileSync('src/report/run-result.schema.json', 'utf8'));
const validates = new Ajv2020({ strict: false }).compile(schema as object);

const resultOf = (stdout: string): RunResult => JSON.parse(stdout) as RunResult;
const mutationOf = (stdout: string): MutationResult | undefined =>
  resultOf(stdout).specs[0]?.terraformMutation;

describe('stackproof mutate, of a folder of Terraform code', () => {
  test('shows its mutants in JSON that its schema describes', async () => {
    const path = folder('json');
    const { code, stdout } = await commandLine(['mutate', path, '--spec', 'data-api', '--format', 'json']);
    expect([validates(resultOf(stdout)), validates.errors]).toEqual([true, null]);
    // It fails most clauses unmutated, as any check of it would say.
    expect(code).toBe(1);
    const [spec] = resultOf(stdout).specs;
    expect([spec?.source, spec?.mutation]).toEqual([path, undefined]);
    expect(spec?.controls.find(({ id }) => id === 'DATA-KMS-04')?.verdicts.terraform?.outcome).toBe('fail');
    const mutants = mutationOf(stdout)?.mutants;
    expect(mutants).toContainEqual(
      expect.objectContaining({
        id: 'alter-text:variable.environment.default=xdev',
        outcome: 'killed',
        killedBy: ['DATA-TPL-02'],
        file: join(path, 'variables.tf'),
        line: 3,
      }),
    );
    expect(mutants).toContainEqual(
      expect.objectContaining({ id: 'swap-enum:variable.environment.type=number', outcome: 'killed' }),
    );
  });

  test('shows the score and the survivors as diffs in text, of which none fails the run by itself', async () => {
    const path = folder('text');
    const { stdout } = await commandLine(['mutate', path, '--spec', 'data-api']);
    expect(stdout).toMatch(/Mutants of .*text {2}\d+ valid · \d+ a second/);
    expect(stdout).toContain('survived remove-block:aws_kms_key.k');
    expect(stdout).toContain(`${join(path, 'main.tf')}:1:1`);
    expect(
      mutationOf((await commandLine(['mutate', path, '--spec', 'data-api', '--format', 'json'])).stdout)
        ?.problems,
    ).toEqual([]);
  });

  test('as JUnit has a test for each control that noticed one', async () => {
    const path = folder('junit');
    const { stdout } = await commandLine(['mutate', path, '--spec', 'data-api', '--format', 'junit']);
    expect(stdout).toMatch(/<testsuite name="data-api · mutants · /);
    expect(stdout).toMatch(/name="DATA-TPL-02 kills its mutants \(\d+\/\d+\)"/);
  });

  test("as a spec's own, beside its template: each with its counts, each survivor to be explained, records that fit none told", async () => {
    const path = folder('own');
    const template = join(top, 'own.yaml');
    writeFileSync(template, 'Resources:\n  K:\n    Type: AWS::KMS::Key\n');
    const own = {
      ...dataApi,
      id: 'own',
      reference: relative(packageRoot(), template),
      terraform: relative(packageRoot(), path),
      loadTerraformSurvivors: () =>
        Promise.resolve([
          { mutants: ['remove-block:aws_kms_key.k', 'remove:gone'], reason: 'Nobody asks for it.' },
        ]),
    };
    const services = { specs: () => Promise.resolve([own]) };
    const { stdout } = await commandLine(['mutate', '--format', 'json'], { services });
    const [spec] = resultOf(stdout).specs;
    expect([spec?.source, spec?.terraformSource]).toEqual([own.reference, own.terraform]);
    expect(spec?.mutation?.mutants.length).toBeGreaterThan(0);
    const problems = spec?.terraformMutation?.problems ?? [];
    expect(problems).toContain('nothing explains why remove:aws_kms_key.k.enable_key_rotation survived');
    expect(problems).toContain('a record of survivors fits none any more: remove:gone');
    expect(problems.some((problem) => problem.includes('remove-block:aws_kms_key.k'))).toBe(false);
    const recorded = spec?.terraformMutation?.mutants.find(({ id }) => id === 'remove-block:aws_kms_key.k');
    expect(recorded).toMatchObject({ outcome: 'recorded', reason: 'Nobody asks for it.' });
    const { stdout: text } = await commandLine(['mutate'], { services });
    expect(text).toContain(`Mutants of ${own.reference}`);
    expect(text).toContain(`Mutants of ${own.terraform}`);
  });

  gitTest(
    'only what changed since a git reference; and every diff applies',
    async () => {
      const repository = folder('repository');
      const git = (...args: readonly string[]) => {
        const identity = [
          '-c',
          'user.name=x',
          '-c',
          'user.email=x@example.com',
          '-c',
          'commit.gpgsign=false',
        ];
        expect(spawnSync('git', [...identity, ...args], { cwd: repository }).status).toBe(0);
      };
      git('init', '-q', '-b', 'main');
      git('add', '.');
      git('commit', '-q', '-m', 'first');
      const argv = ['mutate', repository, '--spec', 'data-api', '--format', 'json'];
      const since = async () => (await commandLine([...argv, '--since', 'main'])).stdout;
      const unchanged = await since();
      expect(mutationOf(unchanged)?.mutants).toEqual([]);
      expect(resultOf(unchanged).specs[0]?.notices).toContain(
        `${repository} is as it was at main: nothing to mutate`,
      );
      writeFileSync(
        join(repository, 'main.tf'),
        `${small['main.tf'] ?? ''}resource "aws_sns_topic" "t" {\n}\n`,
      );
      const changed = mutationOf(await since())?.mutants ?? [];
      expect(changed.map(({ id }) => id)).toContain('remove-block:aws_sns_topic.t');
      expect(changed.filter(({ id }) => id.includes('aws_kms_key') || id.includes('variable'))).toEqual([]);

      const all = mutationOf((await commandLine(argv)).stdout)?.mutants ?? [];
      const survivors = all.filter(({ outcome }) => outcome === 'survived');
      expect(survivors.length).toBeGreaterThan(10);
      for (const { diff = '' } of survivors) {
        const relativeDiff = diff.replaceAll(`a/${repository}/`, 'a/').replaceAll(`b/${repository}/`, 'b/');
        const { status } = spawnSync('git', ['apply', '--check'], { cwd: repository, input: relativeDiff });
        expect([diff, status]).toEqual([diff, 0]);
      }
    },
    60_000,
  );

  test("prints one mutant's diff, and says which was meant", async () => {
    const path = folder('show');
    const show = (id: string) => commandLine(['mutate', path, '--spec', 'data-api', '--show', id]);
    expect((await show('flip-boolean:aws_kms_key.k.enable_key_rotation=false')).stdout).toBe(
      `--- a/${path}/main.tf\n+++ b/${path}/main.tf\n@@ -1,3 +1,3 @@\n resource "aws_kms_key" "k" {\n-  enable_key_rotation = true\n+  enable_key_rotation = false\n }\n`,
    );
    const { code, stderr } = await show('remove-block:aws_kms_key');
    expect([code, stderr]).toEqual([2, expect.stringContaining('remove-block:aws_kms_key.k')]);
  });

  test('what cannot be read is told in one line', async () => {
    const path = folder('broken', { 'main.tf': 'resource {' });
    const { code, stderr } = await commandLine(['mutate', path, '--spec', 'data-api']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('main.tf')]);
    const empty = await commandLine(['mutate', folder('empty', {}), '--spec', 'data-api']);
    expect([empty.code, empty.stderr]).toEqual([2, expect.stringContaining('there is no .tf file')]);
  });
});
