import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { dataApi } from '../../../specs/data-api/index.ts';
import { packageRoot } from '../../../src/package-root.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { commandLine } from './command-line.ts';

/** Skipped, and seen to be, where there is no git. */
const gitTest = spawnSync('git', ['--version']).status === 0 ? test : test.skip;

const folder = mkdtempSync(join(tmpdir(), 'stackproof-mutate-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** A template that meets hardly any clause, and has few mutants. */
const small = [
  'Parameters:',
  '  Environment:',
  '    Type: String',
  '    AllowedValues: [dev, stage, prod]',
  '    Default: dev',
  'Resources:',
  '  Topic:',
  '    Type: AWS::SNS::Topic',
  '',
].join('\n');

const schema: unknown = JSON.parse(readFileSync('src/report/run-result.schema.json', 'utf8'));
const validates = new Ajv2020({ strict: false }).compile(schema as object);

describe('stackproof mutate', () => {
  test("shows a template's mutants in JSON that its schema describes", async () => {
    const path = file('small.yaml', small);
    const { code, stdout } = await commandLine(['mutate', path, '--spec', 'data-api', '--format', 'json']);
    const result: unknown = JSON.parse(stdout);
    expect([validates(result), validates.errors]).toEqual([true, null]);
    // It fails most clauses unmutated, as any check of it would say.
    expect(code).toBe(1);
    expect(result).toMatchObject({
      specs: [
        {
          source: path,
          mutation: {
            problems: [],
            mutants: expect.arrayContaining([
              expect.objectContaining({
                id: 'swap-enum:Parameters.Environment.Default=stage',
                outcome: 'killed',
                killedBy: ['DATA-TPL-02'],
                file: path,
                line: 5,
              }),
              expect.objectContaining({ id: 'remove-property:Resources', outcome: 'invalid' }),
            ]) as unknown,
          },
        },
      ],
    });
  });

  test('shows the score and the survivors as diffs in text', async () => {
    const path = file('text.yaml', small);
    const { stdout } = await commandLine(['mutate', path, '--spec', 'data-api']);
    expect(stdout).toMatch(/Mutants of .*text\.yaml {2}\d+ valid · \d+ a second/);
    expect(stdout).toMatch(/\d+ killed \(\d+\.\d %\) · \d+ survived unexplained · 0 recorded/);
    expect(stdout).toContain(`survived swap-enum:Resources.Topic.Type`.slice(0, 8));
    expect(stdout).toMatch(/^ {2}@@ -\d+,\d+ \+\d+,\d+ @@$/m);
  });

  test('mutates only what changed, and says when git does not know since when', async () => {
    const { code, stderr } = await commandLine([
      'mutate',
      file('loose.yaml', small),
      '--spec',
      'data-api',
      '--since',
      'HEAD',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('git does not tell what changed since HEAD');
  });

  gitTest('of a template under version control: the mutants of what changed, and no other', async () => {
    const repository = mkdtempSync(join(folder, 'repository-'));
    const path = join(repository, 'small.yaml');
    writeFileSync(path, small);
    const git = (...args: readonly string[]) => {
      const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'commit.gpgsign=false'];
      expect(spawnSync('git', [...identity, ...args], { cwd: repository }).status).toBe(0);
    };
    const since = async (reference: string) => {
      const argv = ['mutate', path, '--spec', 'data-api', '--since', reference, '--format', 'json'];
      const { specs } = JSON.parse((await commandLine(argv)).stdout) as RunResult;
      const [spec] = specs;
      return {
        lines: [...new Set(spec?.mutation?.mutants.map(({ line }) => line))],
        ids: spec?.mutation?.mutants.map(({ id }) => id),
        notices: spec?.notices,
      };
    };
    git('init', '-q', '-b', 'main');
    // Not known to git yet: all of it is new.
    writeFileSync(join(repository, 'other'), '');
    git('add', 'other');
    git('commit', '-q', '-m', 'first');
    const all = await since('main');
    expect(all.ids).toContain('swap-enum:Parameters.Environment.Default=stage');

    git('add', '.');
    git('commit', '-q', '-m', 'second');
    expect(await since('main')).toMatchObject({
      lines: [],
      notices: expect.arrayContaining([`${path} is as it was at main: nothing to mutate`]) as unknown,
    });

    writeFileSync(path, small.replace('Default: dev', 'Default: stage'));
    const changed = await since('main');
    expect(changed.ids).toContain('swap-enum:Parameters.Environment.Default=dev');
    expect(all.ids?.filter((id) => id.includes(':Resources.Topic'))).not.toEqual([]);
    expect(changed.ids?.filter((id) => id.includes(':Resources.Topic'))).toEqual([]);
    expect(changed.lines).toContain(5);
    git('commit', '-q', '-a', '-m', 'third');
    expect((await since('main')).lines).toEqual([]);
    expect((await since('main~1')).ids).toEqual(changed.ids);
  });

  test('without a spec has those of every spec, one after the other', async () => {
    const path = file('second.yaml', small);
    const specs = [
      { ...dataApi, id: 'first', reference: relative(packageRoot(), file('first.yaml', small)) },
      { ...dataApi, id: 'second', reference: relative(packageRoot(), path) },
    ];
    const services = { specs: () => Promise.resolve(specs) };
    const { code, stdout } = await commandLine(['mutate', '--format', 'json'], { services });
    // Theirs are no templates that meet their specs.
    expect(code).toBe(1);
    const { specs: results } = JSON.parse(stdout) as RunResult;
    expect(results.map(({ spec, mutation }) => [spec, (mutation?.mutants.length ?? 0) > 0])).toEqual([
      ['first', true],
      ['second', true],
    ]);
    // As the specs' own, their survivors have to be explained.
    expect(results.every(({ mutation }) => (mutation?.problems.length ?? 0) > 0)).toBe(true);
    const ofFile = await commandLine(['mutate', path], { services });
    expect([ofFile.code, ofFile.stderr]).toEqual([2, expect.stringContaining('--spec is missing')]);
  });

  test("prints one mutant's diff", async () => {
    const id = 'remove-item:Resources.DataTable.Properties.KeySchema[1]';
    const { code, stdout } = await commandLine(['mutate', '--spec', 'data-api', '--show', id]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^--- a\/lib\/data-api\.yaml\n\+\+\+ b\/lib\/data-api\.yaml\n@@ [^\n]*\n/);
    expect(stdout).toContain('-          KeyType: RANGE\n');
  });

  test('says which mutant was meant', async () => {
    const { code, stderr } = await commandLine([
      'mutate',
      '--spec',
      'data-api',
      '--show',
      'remove-output:Outputs.ApiGatewayUr',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('remove-output:Outputs.ApiGatewayUrl');
  });
});
