import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readInput } from '../../../src/flatten/read-input.ts';
import { commandLine } from './command-line.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flatten-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const flatten = (text: string, ...options: readonly string[]) =>
  commandLine(['flatten', 'in.json', ...options], { services: { readInput: () => Promise.resolve(text) } });

describe('stackproof flatten', () => {
  test('writes what it has found, and says how much', async () => {
    const out = join(folder, 'deep', 'flat.json');
    const ran = await flatten('{"Url": "https://a"}', '--out', out);
    expect(ran).toEqual({ code: 0, stdout: `1 output (flat) in ${out}\n`, stderr: '' });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual({ Url: 'https://a' });
  });

  test('prints nothing but the outputs with --out -', async () => {
    const ran = await flatten('{"a": {"sensitive": false, "value": null}}', '--out', '-');
    expect(ran).toEqual({
      code: 0,
      stdout: '{}\n',
      stderr: 'in.json: the output a has no value, and is left out\n',
    });
  });

  test('writes nothing when it refuses', async () => {
    const out = join(folder, 'flat.json');
    const ran = await flatten('{"a": {"sensitive": true, "value": "x"}}', '--out', out);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('in.json: sensitive: a');
    expect(() => readFileSync(out)).toThrow('ENOENT');
  });

  test('knows the formats by name', async () => {
    const ran = await flatten('{}', '--format', 'toml');
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('terraform-output');
  });
});

describe('its input', () => {
  test('is a file', async () => {
    const file = join(folder, 'in.json');
    writeFileSync(file, 'text');
    expect(await readInput(file)).toBe('text');
  });
  test('that has to be there', async () => {
    await expect(readInput(join(folder, 'none.json'))).rejects.toMatchObject({
      exitCode: 2,
      message: 'there is no such file',
    });
    await expect(readInput(folder)).rejects.toMatchObject({ exitCode: 2, message: 'this is a folder' });
  });
});
