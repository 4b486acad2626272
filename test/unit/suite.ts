import { describe, expect, test } from '@jest/globals';
import type { Spec } from '../../src/control/control.ts';
import { judgeTemplate } from '../../src/control/judge-template.ts';
import type { Verdict } from '../../src/control/verdict.ts';
import { position } from '../../src/facts/place.ts';
import { known, unknown } from '../../src/facts/fact.ts';
import { lint } from '../../src/target/lint.ts';
import { readyVenv } from '../../src/target/python/venv.ts';
import { loadTemplate } from '../../src/template/load.ts';

/** What a failed clause tells in a test's output. */
const told = ({ outcome, reason, findings }: Verdict): string =>
  [
    outcome,
    ...(reason === undefined ? [] : [reason]),
    ...findings.map(
      ({ message, expected, actual, at }) =>
        `${position(at)} ${message}: expected ${expected}, found ${actual}`,
    ),
  ].join('\n');

/**
 * The suite of a specification on its reference template: one test a clause, with its id and its words. What cannot be
 * observed (without Python: cfn-lint's half of a validity clause) is shown as skipped, with the reason in its name.
 */
export const suiteOnTemplate = async (spec: Spec): Promise<void> => {
  const python = await readyVenv();
  const linted =
    python === undefined
      ? unknown('there is no cfn-lint yet: npm run verify installs it')
      : known((await lint([spec.reference])).get(spec.reference)?.errors ?? []);
  const { verdicts } = judgeTemplate(spec, loadTemplate(spec.reference), { lint: linted });

  describe(`${spec.title} on ${spec.reference}`, () => {
    for (const { number, title, controls } of spec.sections)
      describe(`§ ${number} ${title}`, () => {
        for (const { id, clause, template } of controls) {
          if (template === undefined) continue;
          const verdict = verdicts.get(id);
          if (verdict?.outcome === 'not-observable')
            test.skip(`${id} ${clause} (not observable: ${verdict.reason ?? ''})`, () => undefined);
          else
            test(`${id} ${clause}`, () => {
              expect(verdict && told(verdict)).toBe('pass');
            });
        }
      });
  });
};
