import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { commandLine } from './command-line.ts';

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
