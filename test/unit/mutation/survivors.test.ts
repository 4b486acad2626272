import { describe, expect, test } from '@jest/globals';
import { explanationsOf } from '../../../src/mutation/survivors.ts';

const fits = (pattern: string, id: string): boolean =>
  explanationsOf([{ mutants: [pattern], reason: 'because' }]).reasonFor(id) === 'because';

describe('explanationsOf', () => {
  test.each([
    ['freeze:A.B', 'freeze:A.B'],
    ['freeze:A.B', 'freeze:A.B=any value'],
    ['freeze|rename:A.B', 'rename:A.B'],
    ['*:A.B', 'step-number:A.B=1'],
    ['freeze:A.*.C', 'freeze:A.anything.C'],
    ['freeze:A.*', 'freeze:A.Statement[0]'],
    ['freeze:A=*:x', 'freeze:A=1AWS::x'],
    ['freeze:A=', 'freeze:A'],
  ])('%s fits %s', (pattern, id) => {
    expect(fits(pattern, id)).toBe(true);
  });

  test.each([
    ['freeze:A.B', 'freeze:A.BC'],
    ['freeze:A.B', 'freeze:A.B.C'],
    ['freeze:A.B', 'rename:A.B'],
    ['freeze:A.*', 'freeze:A.B.C'],
    ['freeze:A=1', 'freeze:A=12'],
    ['freeze:A=', 'freeze:A=1'],
    ['freeze:A[0]', 'freeze:A0'],
  ])('%s does not fit %s', (pattern, id) => {
    expect(fits(pattern, id)).toBe(false);
  });

  test('names the patterns that fitted nothing; one that fits beside another is in use', () => {
    const explanations = explanationsOf([
      { mutants: ['freeze:A', 'freeze:B'], reason: 'one' },
      { mutants: ['*:A'], reason: 'two' },
    ]);
    expect(explanations.reasonFor('freeze:A')).toBe('one');
    expect(explanations.reasonFor('freeze:C')).toBeUndefined();
    expect(explanations.unused()).toEqual(['freeze:B']);
  });
});
