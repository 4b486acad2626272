import { describe, expect, test } from '@jest/globals';
import { dataApi } from '../../../specs/data-api/index.ts';
import type { Control, Spec } from '../../../src/control/control.ts';
import { contractProblems, type CheckName } from '../../../src/mutation/contract.ts';
import { mutate } from '../../../src/mutation/mutate.ts';
import { mutantsByControl, mutationResultOf } from '../../../src/mutation/mutation-result.ts';
import { explanationsOf } from '../../../src/mutation/survivors.ts';
import { loadTemplate } from '../../../src/template/load.ts';

const spec: Spec = dataApi;
const document = loadTemplate(spec.reference);

/** That the stack itself made a resource: in a template it always has. */
const onlyLive = new Set<CheckName>([
  'DATA-FN-07 #2',
  'DATA-KMS-01 #1',
  'DATA-LOG-01 #1',
  'DATA-ALARM-04 #2',
]);

/** Every clause of the data API's specification, as docs and issues name them. */
const clauses = [
  ...numbered('FN', 8),
  ...numbered('API', 8),
  ...numbered('KMS', 6),
  ...numbered('SSE', 3),
  ...numbered('ROLE', 5),
  ...numbered('TABLE', 5),
  ...numbered('LOG', 4),
  ...numbered('ALARM', 7),
  ...numbered('LIMIT', 2),
  ...numbered('TPL', 11),
];

function numbered(part: string, last: number): string[] {
  return Array.from({ length: last }, (_, index) => `DATA-${part}-${String(index + 1).padStart(2, '0')}`);
}

/** The spec with one control's judgement of templates replaced, and no other control. */
const withBroken = (id: string, template: NonNullable<Control<unknown, unknown>['template']>): Spec => ({
  ...spec,
  sections: spec.sections.map((section) => ({
    ...section,
    controls: section.controls
      .filter((control) => control.id === id)
      .map((control) => ({ ...control, template })),
  })),
});

describe('the contract between clauses, controls and mutants', () => {
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
    for (const problem of problems) expect(problem).toMatch(/^no declared mutant makes check \d of DATA-/);
  });

  test('a control that finds nothing breaks it', () => {
    const problems = contractProblems(
      withBroken('DATA-KMS-04', () => ({ outcome: 'pass' })),
      document,
    );
    expect(problems).toContain('DATA-KMS-04 does not notice its own mutant: key.EnableKeyRotation is false');
    expect(problems).toContain('no declared mutant makes check 1 of DATA-KMS-04 fail');
  });

  test('a control that always fails breaks it', () => {
    const finding = { message: 'never right', expected: 'a', actual: 'b', at: { resource: '', path: '' } };
    const problems = contractProblems(
      withBroken('DATA-KMS-04', () => ({ outcome: 'fail', finding })),
      document,
    );
    expect(problems).toEqual(['DATA-KMS-04 does not pass on the unmutated template: never right']);
  });

  test('a control that throws breaks it', () => {
    const always = withBroken('DATA-KMS-04', () => {
      throw new TypeError('oops');
    });
    expect(contractProblems(always, document)).toEqual([
      'DATA-KMS-04 does not pass on the unmutated template: the control threw TypeError: oops',
    ]);
  });

  test('a control that throws on a mutant only breaks it', () => {
    const rotation = (subjects: unknown): { outcome: 'pass' } => {
      const { key } = subjects as { key: { rotation: { value: boolean } } };
      if (!key.rotation.value) throw new TypeError('oops');
      return { outcome: 'pass' };
    };
    expect(contractProblems(withBroken('DATA-KMS-04', rotation), document)[0]).toBe(
      'DATA-KMS-04 throws on its own mutant (key.EnableKeyRotation is false): the control threw TypeError: oops',
    );
  });

  test('a control that makes no check breaks it', () => {
    const [problem] = contractProblems(
      withBroken('DATA-KMS-04', () => []),
      document,
    );
    expect(problem).toMatch('DATA-KMS-04 does not pass on the unmutated template: the control made no check');
  });

  test('a control without a mutant of its clause breaks it', () => {
    const without = {
      ...spec,
      sections: withBroken('DATA-KMS-04', () => ({ outcome: 'pass' })).sections.map((section) => ({
        ...section,
        controls: section.controls.map((control) => ({ ...control, breaks: [] })),
      })),
    };
    expect(contractProblems(without, document)).toEqual(['DATA-KMS-04 declares no mutant of its clause']);
  });
});

describe("the mutants of the data API's template", () => {
  const mutating = mutate(spec, document);
  const reading = async (explained: boolean) =>
    mutationResultOf(await mutating, {
      explanations: explanationsOf(explained ? ((await spec.loadSurvivors?.()) ?? []) : []),
      complete: true,
      diffPath: spec.reference,
    });

  test('at least 400 are valid, none unexplained, no record out of date', async () => {
    const { counts, declared, problems } = await reading(true);
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ survived: 0, errors: 0 });
    expect(counts.killed + counts.recorded).toBeGreaterThan(400);
    expect(declared).toMatchObject({ survived: 0, missing: 0 });
  }, 120_000);

  test('without its record each survivor fails the run, with a diff', async () => {
    const { counts, problems, mutants } = await reading(false);
    const survivors = mutants.filter(({ outcome }) => outcome === 'survived');
    expect(survivors).toHaveLength(counts.survived);
    expect(problems).toContain(
      'nothing explains why step-number:Resources.DataFunction.Properties.MemorySize=257 survived',
    );
    for (const { diff } of survivors)
      expect(diff).toMatch(/^--- a\/lib\/data-api\.yaml\n\+\+\+ b\/lib\/data-api\.yaml\n@@ /);
  }, 120_000);

  test('a record that fits no survivor fails the run', async () => {
    const explanations = explanationsOf([
      { mutants: ['freeze:Resources.Gone'], reason: 'It was there once.' },
    ]);
    const { problems } = mutationResultOf(await mutating, { explanations, complete: true, diffPath: 'x' });
    expect(problems).toContain('a record of survivors fits none any more: freeze:Resources.Gone');
    const partly = mutationResultOf(await mutating, { explanations, complete: false, diffPath: 'x' });
    expect(partly.problems).not.toContain('a record of survivors fits none any more: freeze:Resources.Gone');
  }, 120_000);

  test('every control that judges templates kills one', async () => {
    const kills = mutantsByControl(await mutating);
    const judging = spec.sections
      .flatMap(({ controls }) => controls)
      .filter(({ template }) => template !== undefined);
    for (const { id } of judging) expect([id, (kills.get(id)?.killed ?? 0) > 0]).toEqual([id, true]);
  }, 120_000);

  test('no two are the same template or have the same id', async () => {
    const { mutants } = await mutating;
    expect(new Set(mutants.map(({ mutant }) => mutant.id)).size).toBe(mutants.length);
  }, 120_000);
});
