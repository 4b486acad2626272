import { describe, expect, test } from '@jest/globals';
import { itemsApi } from '../../../specs/items-api/index.ts';
import { contractProblems, type CheckName } from '../../../src/mutation/contract.ts';
import { mutate } from '../../../src/mutation/mutate.ts';
import { mutantsByControl, mutationResultOf } from '../../../src/mutation/mutation-result.ts';
import { explanationsOf } from '../../../src/mutation/survivors.ts';
import { loadTemplate } from '../../../src/template/load.ts';

const document = loadTemplate(itemsApi.reference);

const numbered = (part: string, last: number): readonly string[] =>
  Array.from({ length: last }, (_, index) => `ITEMS-${part}-0${String(index + 1)}`);

/** Every clause of the items API's specification, as docs and issues name them. */
const clauses = [
  ...numbered('TPL', 8),
  ...numbered('TABLE', 1),
  ...numbered('KMS', 1),
  ...numbered('SSE', 1),
  ...numbered('ROLE', 5),
  ...numbered('FN', 4),
  ...numbered('API', 7),
  ...numbered('LOG', 1),
  ...numbered('ALARM', 5),
];

/** That the stack itself made a resource: in a template it always has. */
const onlyLive = new Set<CheckName>(['ITEMS-KMS-01 #1', 'ITEMS-ALARM-03 #2']);

describe('the contract between clauses, controls and mutants of the items API', () => {
  test('every clause has one control, and every control a clause', () => {
    const ids = itemsApi.sections.flatMap(({ controls }) => controls.map(({ id }) => id));
    expect([...ids].sort()).toEqual([...clauses].sort());
  });

  test('every control passes on the unmutated template and notices each mutant of its clause, by every check it makes', () => {
    expect(contractProblems(itemsApi, document, onlyLive)).toEqual([]);
  });

  test('the checks that are exempt could not be failed by a template', () => {
    expect(contractProblems(itemsApi, document)).toHaveLength(onlyLive.size);
  });

  test('at least 300 mutants are valid, none survives unexplained, every control kills one, no record is out of date', async () => {
    const mutation = await mutate(itemsApi, document);
    const explanations = explanationsOf((await itemsApi.loadSurvivors?.()) ?? []);
    const { counts, declared, problems } = mutationResultOf(mutation, {
      explanations,
      complete: true,
      diffPath: itemsApi.reference,
    });
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ survived: 0, errors: 0 });
    expect(counts.killed).toBeGreaterThan(300);
    expect(declared).toMatchObject({ survived: 0, missing: 0 });
    const kills = mutantsByControl(mutation);
    for (const { controls } of itemsApi.sections)
      for (const { id, template } of controls)
        if (template !== undefined) expect([id, (kills.get(id)?.killed ?? 0) > 0]).toEqual([id, true]);
  }, 120_000);
});
