import { describe, expect, test } from '@jest/globals';
import { dataApi } from '../../../../specs/data-api/index.ts';
import { judgeTemplate } from '../../../../src/control/judge-template.ts';
import { known } from '../../../../src/facts/fact.ts';
import { parseTemplate } from '../../../../src/template/load.ts';
import { computeCases } from './cases-compute.ts';
import { encryptionCases } from './cases-encryption.ts';
import { limitsCases, monitoringCases, storageCases } from './cases-monitoring.ts';
import { permissionsCases } from './cases-permissions.ts';
import { templateCases } from './cases-template.ts';
import { trapCases } from './cases-traps.ts';
import { apiTrapCases } from './cases-traps-api.ts';
import { reference, type Case } from './edits.ts';

const judged = (text: string): ReadonlyMap<string, { outcome: string; reason?: string }> =>
  judgeTemplate(dataApi, parseTemplate(text, 'template.yaml'), { lint: known([]) }).verdicts;

const failing = (text: string): readonly string[] =>
  [...judged(text)].flatMap(([id, { outcome }]) =>
    outcome === 'pass' ? [] : [outcome === 'fail' ? id : `${id} ${outcome}`],
  );

test('the reference template meets every clause', () => {
  expect(failing(reference)).toEqual([]);
  expect(judged(reference).size).toBeGreaterThan(50);
});

const byPart: Readonly<Record<string, readonly Case[]>> = {
  '§ 1 Core serverless components': computeCases,
  '§ 2 Encryption': encryptionCases,
  '§ 2 Grants': permissionsCases,
  '§ 3 Storage': storageCases,
  '§ 4 Monitoring': monitoringCases,
  '§ 5 Limits': limitsCases,
  '§ 6 Template': templateCases,
  'What is easily got wrong': [...apiTrapCases, ...trapCases],
};

describe.each(Object.entries(byPart))('%s', (_, cases) => {
  test.each(cases.map((each) => [each.name, each.fails.join(' ') || 'nothing', each] as const))(
    '%s fails %s',
    (__, ___, { edit, fails }) => {
      expect([...failing(edit(reference))].sort()).toEqual([...fails].sort());
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
  const never = [...judged(reference).keys()].filter((id) => !failed.has(id));
  expect(never).toEqual(['DATA-TPL-01']); // Its case is the same template as JSON.
  const asJson = '{"Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}';
  expect(judged(asJson).get('DATA-TPL-01')?.outcome).toBe('fail');
});
