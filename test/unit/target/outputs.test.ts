import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { flatOutputs, readFlatOutputs, writeFlatOutputs } from '../../../src/target/outputs.ts';
import { temporaryFolder } from './programs.ts';

let here: Awaited<ReturnType<typeof temporaryFolder>>;
let file: string;
beforeEach(async () => {
  here = await temporaryFolder();
  file = join(here.folder, 'deep', 'flat-outputs.json');
});
afterEach(() => here.remove());

const refused = async (content: string, needed?: readonly string[]): Promise<unknown> => {
  await mkdir(join(here.folder, 'deep'), { recursive: true });
  await writeFile(file, content);
  return readFlatOutputs(file, needed).then(
    () => 'read',
    (error: unknown) => error,
  );
};

describe('flat outputs', () => {
  test('are read as they were written, and nothing else is left there', async () => {
    const outputs = new Map([
      ['Url', 'https://example.com/dev/data'],
      ['Name', ''],
    ]);
    await writeFlatOutputs(file, outputs);
    expect(await readFlatOutputs(file, ['Url'])).toEqual(outputs);
    expect(await readFlatOutputs(file, ['url', 'NAME'])).toEqual(outputs);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(Object.fromEntries(outputs));
    expect(await readdir(join(here.folder, 'deep'))).toEqual(['flat-outputs.json']);
  });

  test('come from what DescribeStacks answers', () => {
    expect(flatOutputs([{ OutputKey: 'A', OutputValue: '1' }, { OutputKey: 'B' }, {}])).toEqual(
      new Map([
        ['A', '1'],
        ['B', ''],
      ]),
    );
    expect(flatOutputs()).toEqual(new Map());
  });

  test('a missing file names the command that makes it', async () => {
    await expect(readFlatOutputs(file)).rejects.toMatchObject({
      exitCode: 2,
      line: expect.stringMatching(/flat-outputs\.json: there is no such file .*stackproof deploy/),
    });
  });

  test('a folder in place of the file', async () => {
    await mkdir(file, { recursive: true });
    await expect(readFlatOutputs(file)).rejects.toMatchObject({ exitCode: 2, message: 'this is a folder' });
  });

  test.each([
    ['broken JSON', '{"a": ', /this is not JSON/],
    ['a list', '[]', /JSON object of outputs was expected/],
    ['null', 'null', /JSON object of outputs was expected/],
    ['maps of maps', '{"Stack": {"Name": "value"}}', /these outputs are not flat/],
  ])('%s', async (_, content, message) => {
    expect(await refused(content)).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
    });
  });

  test('what is no text is its JSON, and null is not there', async () => {
    await mkdir(join(here.folder, 'deep'), { recursive: true });
    await writeFile(file, '{"a": "b", "n": 1, "on": true, "list": ["x", 2], "gone": null}');
    expect(await readFlatOutputs(file)).toEqual(
      new Map([
        ['a', 'b'],
        ['n', '1'],
        ['on', 'true'],
        ['list', '["x",2]'],
      ]),
    );
  });

  test('a missing output, and which there are', async () => {
    expect(await refused('{"A": "1"}', ['A', 'B', 'C'])).toMatchObject({
      message: 'the output B, C is missing; there are: A',
    });
    expect(await refused('{}', ['A'])).toMatchObject({ message: 'the output A is missing; there are: none' });
    expect(await refused('{"A": "1"}', ['A'])).toBe('read');
  });

  test('what cannot be written', async () => {
    await writeFile(join(here.folder, 'deep'), 'a file where a folder is needed');
    await expect(writeFlatOutputs(file, new Map())).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/cannot be written/),
    });
  });
});
