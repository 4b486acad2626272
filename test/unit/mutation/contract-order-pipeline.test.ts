import { describe, expect, test } from '@jest/globals';
import { orderPipeline } from '../../../specs/order-pipeline/index.ts';
import type { Spec } from '../../../src/control/control.ts';
import { contractProblems, type CheckName } from '../../../src/mutation/contract.ts';
import { mutate } from '../../../src/mutation/mutate.ts';
import { mutantsByControl, mutationResultOf } from '../../../src/mutation/mutation-result.ts';
import { explanationsOf } from '../../../src/mutation/survivors.ts';
import { loadTemplate } from '../../../src/template/load.ts';

const spec: Spec = orderPipeline;
const document = loadTemplate(spec.reference);

/** Checks that no mutant of the reference can fail. */
const onlyLive = new Set<CheckName>([]);

const numbered = (part: string, last: number): string[] =>
  Array.from({ length: last }, (_, index) => `ORDER-${part}-${String(index + 1).padStart(2, '0')}`);

/** Every clause of the order pipeline's specification, as docs and issues name them. */
const clauses = [
  ...numbered('POL', 5),
  ...numbered('ROLE', 5),
  ...numbered('TABLE', 2),
  ...numbered('QUEUE', 6),
  ...numbered('FN', 4),
  ...numbered('SNS', 1),
  ...numbered('API', 4),
  ...numbered('E2E', 4),
  ...numbered('TPL', 2),
];

describe('the contract between the clauses, controls and mutants of the order pipeline', () => {
  test('every clause has one control, and every control a clause', () => {
    const ids = spec.sections.flatMap(({ controls }) => controls.map(({ id }) => id));
    expect([...ids].sort()).toEqual([...clauses].sort());
  });

  test('every control passes on the unmutated template and notices each mutant of its clause, by every check it makes', () => {
    expect(contractProblems(spec, document, onlyLive)).toEqual([]);
  });
});

describe("the mutants of the order pipeline's template", () => {
  const mutating = mutate(spec, document);

  test('more than 1000 are valid, none unexplained, no record out of date', async () => {
    const { counts, declared, problems } = mutationResultOf(await mutating, {
      explanations: explanationsOf((await spec.loadSurvivors?.()) ?? []),
      complete: true,
      diffPath: spec.reference,
    });
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ survived: 0, errors: 0 });
    expect(counts.killed + counts.recorded).toBeGreaterThan(1000);
    expect(declared).toMatchObject({ survived: 0, missing: 0 });
  }, 240_000);

  test('every control that judges templates kills one', async () => {
    const kills = mutantsByControl(await mutating);
    const judging = spec.sections
      .flatMap(({ controls }) => controls)
      .filter(({ template }) => template !== undefined);
    for (const { id } of judging) expect([id, (kills.get(id)?.killed ?? 0) > 0]).toEqual([id, true]);
  }, 240_000);

  test('no two are the same template or have the same id', async () => {
    const { mutants } = await mutating;
    expect(new Set(mutants.map(({ mutant }) => mutant.id)).size).toBe(mutants.length);
  }, 240_000);
});
