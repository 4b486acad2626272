import { describe, expect, test } from '@jest/globals';
import { renderTerminal } from '../../../src/report/terminal.ts';
import type { MutantResult, MutationResult } from '../../../src/report/run-result.ts';
import { run, specResult } from './results.ts';

const mutant = (id: string, more: Partial<MutantResult> = {}): MutantResult => ({
  id,
  operator: 'freeze',
  description: 'it is another',
  outcome: 'survived',
  file: 't.yaml',
  line: 3,
  column: 5,
  diff: '--- a/t.yaml\n+++ b/t.yaml\n@@ -3,1 +3,1 @@\n-a\n+b\n',
  ...more,
});

const mutation = (more: Partial<MutationResult> = {}): MutationResult => ({
  counts: { killed: 60, survived: 0, recorded: 40, invalid: 7, errors: 0 },
  declared: { killed: 5, survived: 0, missing: 0 },
  durationMs: 1000,
  problems: [],
  mutants: [],
  ...more,
});

const shown = (more: Partial<MutationResult>): string =>
  renderTerminal(run([{ ...specResult([]), mutation: mutation(more) }]), { colour: false, width: 100 });

describe('the mutants on a terminal', () => {
  test('their score, the rate and the share of recorded survivors', () => {
    const text = shown({});
    expect(text).toContain('100 valid · 107 a second');
    expect(text).toContain(
      '  60 killed (60.0 %) · 0 survived unexplained · 40 recorded: no clause asks (40.0 %) · 7 invalid · 0 in error',
    );
    expect(text).toContain("  mutants    5 of the controls' own killed · 0 survived\n");
    expect(text).not.toContain('show to be wrong');
  });

  test('no score where only the own mutants of the controls were judged', () => {
    const counts = { killed: 0, survived: 0, recorded: 0, invalid: 0, errors: 0 };
    const text = shown({ counts });
    expect(text).not.toContain('valid');
    expect(text).toContain("  mutants    5 of the controls' own killed · 0 survived\n");
  });

  test('no division by nothing', () => {
    const counts = { killed: 0, survived: 0, recorded: 0, invalid: 1, errors: 0 };
    expect(shown({ counts, durationMs: 0 })).toContain('0 valid · 0 a second\n  0 killed (0 %)');
  });

  test('survivors with their place, what cannot tell any more, and their diff', () => {
    const text = shown({
      mutants: [
        mutant('freeze:A', { notObservable: ['DATA-A-01'] }),
        mutant('killed', { outcome: 'killed' }),
      ],
    });
    expect(text).toContain(
      [
        'survived freeze:A',
        '  t.yaml:3:5  it is another',
        '  cannot tell any more: DATA-A-01',
        '  --- a/t.yaml',
        '  +++ b/t.yaml',
        '  @@ -3,1 +3,1 @@',
        '  -a',
        '  +b',
      ].join('\n'),
    );
    expect(text.match(/^survived /gm)).toHaveLength(1);
  });

  test('not more survivors than can be read', () => {
    const mutants = Array.from({ length: 23 }, (_, index) => mutant(`freeze:${String(index)}`));
    expect(shown({ mutants })).toContain('and 3 more survivors (--format json has them all)');
  });

  test('what fails it, and what has no place', () => {
    const text = shown({
      problems: ['nothing explains why it survived'],
      declared: { killed: 1, survived: 2, missing: 3 },
    });
    expect(text).toContain(
      'What the mutants of lib/data-api.yaml show to be wrong\n  ✗ nothing explains why it survived',
    );
    expect(text).toContain("1 of the controls' own killed · 2 survived · 3 have no place");
  });

  test('the deployed sample, with what rests on a filled gap and what could not be made', () => {
    const deployed = (id: string, more: Partial<MutantResult>) => ({ ...mutant(id, more), control: 'A' });
    const text = shown({
      live: {
        counts: { killed: 1, survived: 1, recorded: 1, invalid: 1, errors: 0 },
        durationMs: 12_340,
        mutants: [
          { ...deployed('live:A=1', { outcome: 'killed' }), gapFilled: ['table-encryption'] },
          deployed('live:A=2', { outcome: 'recorded', reason: 'no clause asks' }),
          deployed('live:A=3', { outcome: 'invalid', reason: 'no such type' }),
          deployed('live:A=4', {}),
        ],
      },
    });
    expect(text).toContain(
      [
        'Deployed mutants  4 in 12.3 s',
        '  1 killed · 1 survived unexplained · 1 recorded · 1 could not be made · 0 in error',
        '  filled table-encryption: live:A=1',
        '  recorded live:A=2: no clause asks',
        '  invalid live:A=3: no such type',
      ].join('\n'),
    );
    expect(text).toContain('survived live:A=4\n  t.yaml:3:5');
  });
});
