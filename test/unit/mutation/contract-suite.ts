import { describe, expect, test } from '@jest/globals';
import type { Spec } from '../../../src/control/control.ts';
import { contractProblems, type CheckName } from '../../../src/mutation/contract.ts';
import { mutate, type Mutation } from '../../../src/mutation/mutate.ts';
import { mutantsByControl, mutationResultOf } from '../../../src/mutation/mutation-result.ts';
import { explanationsOf } from '../../../src/mutation/survivors.ts';
import type { TemplateDocument } from '../../../src/template/document.ts';
import { loadTemplate } from '../../../src/template/load.ts';

/** What a spec is held to. */
export interface Contract {
  readonly spec: Spec;
  /** Every clause of its specification, as docs and issues name them. */
  readonly clauses: readonly string[];
  /** Checks that no mutant of the template can fail: that the stack itself made a resource, say. */
  readonly onlyLive: ReadonlySet<CheckName>;
  /** The least number of valid mutants, and of those that are killed. */
  readonly valid: number;
  readonly killed: number;
}

/** The ids of a part's clauses: `DATA-FN-01` to the last. */
export const numbered = (part: string, last: number): readonly string[] =>
  Array.from({ length: last }, (_, index) => `${part}-${String(index + 1).padStart(2, '0')}`);

const patience = 240_000;

/** The contract between a spec's clauses, controls and mutants, as tests. What it judged can be looked at by further ones. */
export const testContract = ({
  spec,
  clauses,
  onlyLive,
  valid,
  killed,
}: Contract): { readonly document: TemplateDocument; readonly mutating: Promise<Mutation> } => {
  const document = loadTemplate(spec.reference);
  const mutating = mutate(spec, document);

  describe(`the contract between the clauses, controls and mutants of the ${spec.title}`, () => {
    test('every clause has one control, and every control a clause', () => {
      const ids = spec.sections.flatMap(({ controls }) => controls.map(({ id }) => id));
      expect([...ids].sort()).toEqual([...clauses].sort());
    });

    test('every control passes on the unmutated template and notices each mutant of its clause, by every check it makes', () => {
      expect(contractProblems(spec, document, onlyLive)).toEqual([]);
    });

    test('the checks that are exempt could not be failed by a template', () => {
      const problems = contractProblems(spec, document);
      expect(problems).toHaveLength(onlyLive.size);
      for (const problem of problems)
        expect(problem).toMatch(/^no declared mutant makes check \d of [A-Z]+-/);
    });
  });

  describe(`the mutants of the template of the ${spec.title}`, () => {
    test(
      'there are enough that are valid, none survives unexplained, no record is out of date',
      async () => {
        const { counts, declared, problems } = mutationResultOf(await mutating, {
          explanations: explanationsOf((await spec.loadSurvivors?.()) ?? []),
          complete: true,
          diffPath: spec.reference,
        });
        expect(problems).toEqual([]);
        expect(counts).toMatchObject({ survived: 0, errors: 0 });
        expect(counts.killed + counts.recorded).toBeGreaterThan(valid);
        expect(counts.killed).toBeGreaterThan(killed);
        expect(declared).toMatchObject({ survived: 0, missing: 0 });
      },
      patience,
    );

    test(
      'every control that judges templates kills one',
      async () => {
        const kills = mutantsByControl(await mutating);
        const judging = spec.sections
          .flatMap(({ controls }) => controls)
          .filter(({ template }) => template !== undefined);
        for (const { id } of judging) expect([id, (kills.get(id)?.killed ?? 0) > 0]).toEqual([id, true]);
      },
      patience,
    );

    test(
      'no two are the same template or have the same id',
      async () => {
        const { mutants } = await mutating;
        expect(new Set(mutants.map(({ mutant }) => mutant.id)).size).toBe(mutants.length);
      },
      patience,
    );
  });

  return { document, mutating };
};
