import { describe, expect, test } from '@jest/globals';
import type { Control, Spec } from '../src/control/control.ts';
import type { Verdict } from '../src/control/verdict.ts';
import { position } from '../src/facts/place.ts';

/** What a clause came to, in a test's output: `pass` alone is a pass. */
const told = ({ outcome, reason, findings }: Verdict): string =>
  [
    outcome,
    ...(reason === undefined ? [] : [reason]),
    ...findings.map(({ message, expected, actual, at }) =>
      `${position(at)} ${message}: expected ${expected}, found ${actual}`.trimStart(),
    ),
  ].join('\n');

/**
 * One test a clause, by section, with its id and its words. What cannot be observed is shown as skipped, with the reason in
 * its name; a clause without a verdict fails.
 * @param decided whether a control has a say here at all.
 */
export const testClauses = (
  spec: Spec,
  verdicts: ReadonlyMap<string, Verdict>,
  decided: (control: Control<unknown, unknown>) => boolean,
): void => {
  for (const { number, title, controls } of spec.sections)
    describe(`§ ${number} ${title}`, () => {
      for (const control of controls.filter(decided)) {
        const { id, clause } = control;
        const verdict = verdicts.get(id);
        if (verdict?.outcome === 'not-observable')
          test.skip(`${id} ${clause} (not observable: ${verdict.reason ?? ''})`, () => undefined);
        else
          test(`${id} ${clause}`, () => {
            expect(verdict && told(verdict)).toBe('pass');
          });
      }
    });
};
