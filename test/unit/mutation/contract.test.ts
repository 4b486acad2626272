import { describe, expect, test } from '@jest/globals';
import { dataApi } from '../../../specs/data-api/index.ts';
import type { Control, Spec } from '../../../src/control/control.ts';
import { contractProblems } from '../../../src/mutation/contract.ts';
import { mutationResultOf } from '../../../src/mutation/mutation-result.ts';
import { explanationsOf } from '../../../src/mutation/survivors.ts';
import { numbered, testContract } from './contract-suite.ts';

const spec: Spec = dataApi;

const { document, mutating } = testContract({
  spec,
  clauses: [
    ...numbered('DATA-FN', 8),
    ...numbered('DATA-API', 8),
    ...numbered('DATA-KMS', 6),
    ...numbered('DATA-SSE', 3),
    ...numbered('DATA-ROLE', 5),
    ...numbered('DATA-TABLE', 5),
    ...numbered('DATA-LOG', 4),
    ...numbered('DATA-ALARM', 7),
    ...numbered('DATA-LIMIT', 2),
    ...numbered('DATA-TPL', 11),
  ],
  // That the stack itself made a resource: in a template it always has.
  onlyLive: new Set(['DATA-FN-07 #2', 'DATA-KMS-01 #1', 'DATA-LOG-01 #1', 'DATA-ALARM-04 #2']),
  valid: 400,
  killed: 400,
});

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

describe('a broken control', () => {
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

describe("the records of the data API's survivors", () => {
  test('without its record each survivor fails the run, with a diff', async () => {
    const { counts, problems, mutants } = mutationResultOf(await mutating, {
      explanations: explanationsOf([]),
      complete: true,
      diffPath: spec.reference,
    });
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
});
