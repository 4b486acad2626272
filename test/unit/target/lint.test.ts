import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lint } from '../../../src/target/lint.ts';
import type { VenvOptions } from '../../../src/target/python/venv.ts';
import { program, temporaryFolder } from './programs.ts';

let here: Awaited<ReturnType<typeof temporaryFolder>>;
let options: VenvOptions;
let python: string;

beforeEach(async () => {
  here = await temporaryFolder();
  const lock = join(here.folder, 'requirements.txt');
  await writeFile(lock, 'x');
  const name = `venv-${createHash('sha256').update('x').digest('hex').slice(0, 12)}`;
  python = join(here.folder, 'stackproof', name, 'bin', 'python');
  options = { lock, env: { STACKPROOF_CACHE: here.folder } };
});
afterEach(() => here.remove());

/** Python is called for cfn-lint; this one answers with these findings. */
async function cfnLintSays(findings: readonly object[] | string, more = ''): Promise<void> {
  const answer = join(here.folder, 'answer');
  await writeFile(answer, typeof findings === 'string' ? findings : JSON.stringify(findings));
  await program(python, `echo "$*" >> ${here.folder}/calls\n${more}\ncat ${answer}`);
}

const finding = (
  Filename: string,
  Id: string,
  Level: string,
  Path: readonly (string | number)[] | null = ['Resources', 'F', 'Properties', 'Tags', 0],
) => ({
  Filename,
  Level,
  Message: `because of ${Id}`,
  Rule: { Id },
  Location: { Start: { LineNumber: 7, ColumnNumber: 3 }, Path },
});

const template = async (text: string): Promise<string> => {
  const file = join(here.folder, 'template.yaml');
  await writeFile(file, text);
  return file;
};

describe('cfn-lint', () => {
  test('errors have their rule and place; warnings are left out', async () => {
    const file = await template('one');
    await cfnLintSays([
      finding(file, 'E3002', 'Error'),
      finding(file, 'W3005', 'Warning'),
      finding(file, 'I1002', 'Informational'),
    ]);
    expect((await lint([file], options)).get(file)).toEqual({
      errors: [
        {
          rule: 'E3002',
          message: 'because of E3002',
          at: { resource: 'F', path: 'Properties.Tags.0', file, line: 7, column: 3 },
        },
      ],
      notices: [],
      refusedByAge: [],
    });
  });

  test('a place outside the resources, or none', async () => {
    const file = await template('two');
    await cfnLintSays([
      finding(file, 'E1001', 'Error', ['Outputs', 'A']),
      finding(file, 'E0000', 'Error', null),
    ]);
    const errors = (await lint([file], options)).get(file)?.errors;
    expect(errors?.map(({ at }) => [at.resource, at.path])).toEqual([
      ['', 'Outputs.A'],
      ['', ''],
    ]);
  });

  test("a runtime's age is a notice; past its date AWS would refuse it", async () => {
    const file = await template('three');
    await cfnLintSays([
      finding(file, 'W2531', 'Warning'),
      finding(file, 'E2531', 'Error'),
      finding(file, 'E2533', 'Error'),
    ]);
    const result = (await lint([file], options)).get(file);
    expect(result?.errors).toEqual([]);
    expect(result?.notices.map(({ rule }) => rule)).toEqual(['W2531', 'E2531', 'E2533']);
    expect(result?.refusedByAge.map(({ rule }) => rule)).toEqual(['E2531', 'E2533']);
  });

  test('YAML aliases count as errors, which CloudFormation does not take', async () => {
    const file = await template('four');
    await cfnLintSays([finding(file, 'W1101', 'Warning')]);
    expect((await lint([file], options)).get(file)?.errors).toMatchObject([{ rule: 'W1101' }]);
  });

  test('what was judged once is not judged again, what changed is', async () => {
    const file = await template('five');
    await cfnLintSays([]);
    await lint([file], options);
    expect((await lint([file], options)).get(file)?.errors).toEqual([]);
    await template('five, changed');
    await lint([file], options);
    const calls = (await readFile(join(here.folder, 'calls'), 'utf8')).split('--format json').length - 1;
    expect(calls).toBe(2);
  });

  test('many files are judged in one call, each for itself', async () => {
    const one = await template('six');
    const two = join(here.folder, 'other [1].yaml');
    await writeFile(two, 'seven');
    await cfnLintSays([finding(two, 'E3002', 'Error')]);
    const results = await lint([one, two], options);
    expect(results.get(one)?.errors).toEqual([]);
    expect(results.get(two)?.errors).toHaveLength(1);
  });

  test('cfn-lint that fails is no finding', async () => {
    const file = await template('eight');
    await cfnLintSays('', 'echo "Traceback" >&2; echo "ImportError: no" >&2; exit 1');
    await expect(lint([file], options)).rejects.toMatchObject({
      exitCode: 3,
      message: 'cfn-lint failed: Traceback ImportError: no',
    });
    await cfnLintSays('{}', 'exit 9');
    await expect(lint([file], options)).rejects.toMatchObject({ message: 'cfn-lint failed: exit code 9' });
    await cfnLintSays('{}');
    await expect(lint([file], options)).rejects.toMatchObject({ exitCode: 3 });
  });

  test("the user's own settings are kept out", async () => {
    const file = await template('nine');
    await mkdir(join(here.folder, 'home'));
    await cfnLintSays([], `echo "$HOME $PWD" > ${here.folder}/where`);
    await lint([file], options);
    const bin = join(python, '..');
    expect(await readFile(join(here.folder, 'where'), 'utf8')).toBe(`${bin} ${bin}\n`);
    expect(await readFile(join(here.folder, 'calls'), 'utf8')).toContain('--mandatory-checks E W1101');
  });
});
