import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unifiedDiff } from '../../../src/mutation/diff.ts';
import { generate } from '../../../src/mutation/generate.ts';
import { applyEdits } from '../../../src/mutation/mutant.ts';
import { originalOf } from '../../../src/mutation/original.ts';
import { dataOf } from '../../../src/mutation/data.ts';
import { parseTemplate } from '../../../src/template/load.ts';

const ten = Array.from({ length: 10 }, (_, index) => `line ${String(index + 1)}\n`).join('');
const at = (text: string, passage: string) => {
  const start = text.indexOf(passage);
  return { start, end: start + passage.length };
};

describe('applyEdits', () => {
  test('makes edits from the last to the first, whatever their order', () => {
    const edits = [
      { start: 4, end: 5, text: 'E' },
      { start: 0, end: 0, text: '>' },
      { start: 1, end: 3, text: '' },
    ];
    expect(applyEdits('abcdefg', edits)).toBe('>adEfg');
  });

  test('refuses edits that overlap', () => {
    const edits = [
      { start: 0, end: 3, text: '' },
      { start: 2, end: 4, text: '' },
    ];
    expect(() => applyEdits('abcdefg', edits)).toThrow('two edits overlap at offset 2');
  });
});

describe('unifiedDiff', () => {
  test('shows three lines around a change', () => {
    expect(unifiedDiff(ten, [{ ...at(ten, 'line 5'), text: 'line V' }], 'a/b.yaml')).toBe(
      [
        '--- a/a/b.yaml',
        '+++ b/a/b.yaml',
        '@@ -2,7 +2,7 @@',
        ' line 2',
        ' line 3',
        ' line 4',
        '-line 5',
        '+line V',
        ' line 6',
        ' line 7',
        ' line 8',
        '',
      ].join('\n'),
    );
  });

  test('keeps changes that are far apart in hunks of their own, and counts what grew before', () => {
    const long = ten + ten.replaceAll('line', 'row');
    const edits = [
      { ...at(long, 'line 1\n'), text: 'line 1\nline 1a\nline 1b\n' },
      { ...at(long, 'row 9\n'), text: '' },
    ];
    const diff = unifiedDiff(long, edits, 'x');
    expect(diff).toContain('@@ -1,4 +1,6 @@');
    expect(diff).toContain('@@ -16,5 +18,4 @@');
  });

  test('says when the last line has no line break', () => {
    expect(unifiedDiff('a\nb', [{ start: 2, end: 3, text: 'c' }], 'x')).toBe(
      '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n',
    );
  });
});

describe('a mutant as a diff', () => {
  const reference = readFileSync('lib/data-api.yaml', 'utf8');
  const twin = `${JSON.stringify(dataOf(parseTemplate(reference, 't.yaml').root), null, 2)}\n`;
  const windows = reference.replaceAll('\n', '\r\n');

  test.each([
    ['YAML', 'lib/t.yaml', reference, 9],
    ['JSON', 'lib/t.json', twin, 23],
    ['YAML with the line breaks of Windows', 'lib/t.yml', windows, 37],
  ])(
    'is taken by git apply, and makes the very mutant: %s',
    (_, path, text, every) => {
      const folder = mkdtempSync(join(tmpdir(), 'stackproof-diff-'));
      try {
        const file = join(folder, path);
        mkdirSync(dirname(file), { recursive: true });
        const mutants = generate(originalOf(parseTemplate(text, path))).filter(
          (__, index) => index % every === 0,
        );
        expect(mutants.length).toBeGreaterThan(20);
        for (const { mutant, text: mutated } of mutants) {
          writeFileSync(file, text);
          const input = unifiedDiff(text, mutant.edits, path);
          const { status, stderr } = spawnSync('git', ['apply', '--whitespace=nowarn'], {
            cwd: folder,
            input,
            encoding: 'utf8',
          });
          expect([mutant.id, status, stderr]).toEqual([mutant.id, 0, '']);
          expect([mutant.id, readFileSync(file, 'utf8') === mutated]).toEqual([mutant.id, true]);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    120_000,
  );
});
