import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { dataApi } from '../../../../specs/data-api/index.ts';
import { judgeTerraform } from '../../../../src/control/judge-terraform.ts';
import type { Verdict } from '../../../../src/control/verdict.ts';
import { parseTerraform } from '../../../../src/terraform/module.ts';
import { terraformCases } from './cases-terraform.ts';
import { moreTerraformCases } from './cases-terraform-more.ts';

const folder = 'test/fixtures/data-api/terraform';
const reference = ['main.tf', 'function.tf', 'api.tf']
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  .join('\n');

const cases = { ...terraformCases, ...moreTerraformCases };

const verdictsOn = async (text: string): Promise<ReadonlyMap<string, Verdict>> =>
  judgeTerraform(dataApi, await parseTerraform('code', [{ file: 'code/main.tf', text }]), {
    // It varies nothing but a variable that no clause reads.
    given: { parameters: { log_level: 'INFO' } },
  }).verdicts;

const unmet = async (text: string): Promise<readonly string[]> =>
  [...(await verdictsOn(text))].flatMap(([id, { outcome }]) =>
    outcome === 'pass' ? [] : [outcome === 'fail' ? id : `${id} ${outcome}`],
  );

test('the data API as Terraform code meets every clause that the code decides', async () => {
  const verdicts = await verdictsOn(reference);
  expect([...verdicts].filter(([, { outcome }]) => outcome !== 'pass')).toEqual([]);
  const common = dataApi.sections.flatMap(({ controls }) =>
    controls.flatMap(({ id, terraform }) => (terraform === undefined ? [] : [id])),
  );
  expect([...verdicts.keys()]).toEqual(common);
  expect(common.length).toBeGreaterThan(40);
});

describe.each(Object.entries(cases))('%s', (_, part) => {
  test.each(part.map((each) => [each.name, each.fails.join(' ') || 'nothing', each] as const))(
    '%s fails %s',
    async (__, ___, { edit, fails }) => {
      expect([...(await unmet(edit(reference)))].sort()).toEqual([...fails].sort());
    },
  );
});

test('every control of the code has a case that it must fail', async () => {
  const failed = new Set(Object.values(cases).flatMap((part) => part.flatMap(({ fails }) => fails)));
  expect([...(await verdictsOn(reference)).keys()].filter((id) => !failed.has(id))).toEqual([]);
});

test('a finding stands where the argument is', async () => {
  const wrong = reference.replace('period              = 300', 'period              = 60');
  const line = wrong.split('\n').findIndex((each) => each.includes('= 60')) + 1;
  const found = (await verdictsOn(wrong)).get('DATA-ALARM-02')?.findings;
  expect(found?.map(({ at }) => at)).toEqual([
    {
      resource: 'aws_cloudwatch_metric_alarm.errors',
      path: 'period',
      file: 'code/main.tf',
      line,
      column: 25,
    },
  ]);
});
