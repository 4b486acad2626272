import { describe, expect, test } from '@jest/globals';
import type { Spec } from '../../../src/control/control.ts';
import type { Case } from './edits.ts';
import { unmet, verdictsOn } from './verdicts.ts';

/**
 * The suite of a spec's cases: the reference meets every clause, and a template with one thing wrong fails exactly the
 * clauses that its case names.
 * @param neverFailing the clauses of the template column that no case fails, because another test does.
 */
export const testCases = (
  spec: Spec,
  reference: string,
  byPart: Readonly<Record<string, readonly Case[]>>,
  neverFailing: readonly string[],
): void => {
  test('the reference template meets every clause', () => {
    expect(unmet(spec, reference)).toEqual([]);
  });

  describe.each(Object.entries(byPart))('%s', (_, cases) => {
    test.each(cases.map((each) => [each.name, each.fails.join(' ') || 'nothing', each] as const))(
      '%s fails %s',
      (__, ___, { edit, fails }) => {
        expect([...unmet(spec, edit(reference))].sort()).toEqual([...fails].sort());
      },
    );
  });

  const cases = Object.values(byPart).flat();

  test('no two cases are the same template', () => {
    const texts = cases.map(({ edit }) => edit(reference));
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('every control of the template has a case that it alone or with others must fail', () => {
    const failed = new Set(cases.flatMap(({ fails }) => fails));
    expect([...verdictsOn(spec, reference).keys()].filter((id) => !failed.has(id))).toEqual(neverFailing);
  });
};
