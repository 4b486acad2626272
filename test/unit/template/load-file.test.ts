import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../src/errors.ts';
import { budget } from '../../../src/template/budget.ts';
import { loadTemplate } from '../../../src/template/load.ts';
import { thrownBy } from './resolving.ts';

describe('a file', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'stackproof-load-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const lineOf = (file: string): string => {
    const error = thrownBy(() => loadTemplate(file));
    return error instanceof StackproofError ? `${error.exitCode} ${error.line}` : String(error);
  };
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  test('is read as UTF-8', () => {
    const document = loadTemplate(file('ok.yaml', 'Resources: {A: {Type: Grüße}}'));
    expect(document.root.entries[0]?.value).toMatchObject({ kind: 'mapping' });
    expect(document.text).toContain('Grüße');
  });
  test('that is not there', () => {
    expect(lineOf(join(folder, 'none.yaml'))).toBe(`2 ${folder}/none.yaml: there is no such file`);
    expect(lineOf(join(file('plain', 'x'), 'below.yaml'))).toContain('there is no such file');
  });
  test('that is a directory', () => {
    expect(lineOf(folder)).toBe(`2 ${folder}: it is a directory, not a template`);
  });
  test('that is empty', () => {
    expect(lineOf(file('empty.yaml', ''))).toMatch(/empty\.yaml: it is empty$/);
  });
  test('that is binary', () => {
    expect(lineOf(file('binary.yaml', Uint8Array.of(1, 0, 2)))).toBe(
      `2 ${folder}/binary.yaml: it is not a text (a template is YAML or JSON in UTF-8)`,
    );
  });
  test('that is not UTF-8', () => {
    expect(lineOf(file('latin.yaml', Uint8Array.of(0x61, 0xe9, 0x3a)))).toContain(
      'it is not UTF-8 (save it as UTF-8)',
    );
  });
  test('that is far too large', () => {
    expect(lineOf(file('large.yaml', 'x'.repeat(4_800_001)))).toBe(
      `2 ${folder}/large.yaml: it is longer than 1200000 characters (CloudFormation takes 1 MB at most)`,
    );
  });
  test('whose name no file can have', () => {
    expect(lineOf('a\0b')).toContain('it cannot be read: ERR_INVALID_ARG_VALUE');
  });
  test('that leads to itself', () => {
    symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
    expect(lineOf(join(folder, 'loop.yaml'))).toBe(`2 ${folder}/loop.yaml: it cannot be read: ELOOP`);
  });
  test('that is just not too large', () => {
    const start = 'Resources: {A: {}} #';
    const document = loadTemplate(file('full.yaml', start.padEnd(budget.textLength, 'x')));
    expect(document.text).toHaveLength(budget.textLength);
    expect(lineOf(file('over.yaml', start.padEnd(budget.textLength + 1, 'x')))).toContain(
      'it is longer than',
    );
  });
  test('is what its error is about, no resource', () => {
    const paths = ['none.yaml', 'empty.yaml', 'latin.yaml', 'binary.yaml'].map((name) => join(folder, name));
    for (const path of [folder, ...paths]) {
      const error = thrownBy(() => loadTemplate(path));
      expect(error instanceof StackproofError ? error.at : error).toEqual({
        resource: '',
        path: '',
        file: path,
      });
    }
  });
});
