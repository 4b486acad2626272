import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { renderJson } from '../../../src/report/json.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { control, everyOutcome, failed, passed, run, specResult } from './results.ts';

const schemaFile = new URL('../../../src/report/run-result.schema.json', import.meta.url);
const schema: unknown = JSON.parse(readFileSync(schemaFile, 'utf8'));
if (typeof schema !== 'object' || schema === null) throw new Error('the schema is no object');
const validate = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
}).compile(schema);

const problems = (json: string): unknown => (validate(JSON.parse(json)) ? [] : validate.errors);
const withVerdict = (verdict: unknown): string =>
  JSON.stringify({ ...run([specResult([control('A', {})])]) }).replace(
    '"verdicts":{}',
    `"verdicts":{"template":${JSON.stringify(verdict)}}`,
  );

describe('renderJson', () => {
  test.each<[string, RunResult]>([
    ['every outcome', everyOutcome],
    ['nothing', run([])],
    [
      'mutants, evidence and a Terraform column',
      run([
        specResult([
          control(
            'A',
            { terraform: { ...passed, evidence: ['seen'] } },
            { mutants: { killed: 3, survived: 1, invalid: 0 } },
          ),
        ]),
      ]),
    ],
    [
      'a finding without a place',
      run([
        specResult([
          control('A', {
            template: {
              outcome: 'fail',
              findings: [{ message: 'm', resource: '', path: '', expected: '', actual: '' }],
            },
          }),
        ]),
      ]),
    ],
  ])('fits the schema: %s', (_, result) => {
    expect(problems(renderJson(result))).toEqual([]);
  });

  test('gives the result back as it was, and ends with a line break', () => {
    const json = renderJson(everyOutcome);
    expect(JSON.parse(json)).toEqual(everyOutcome);
    expect(json.endsWith('}\n')).toBe(true);
  });
});

describe('the schema refuses', () => {
  test.each([
    ['an unknown property', JSON.stringify({ ...everyOutcome, extra: 1 })],
    ['another version', JSON.stringify({ ...everyOutcome, schemaVersion: 2 })],
    ['a missing summary', JSON.stringify({ ...everyOutcome, summary: undefined })],
    ['an unknown outcome', withVerdict({ outcome: 'green', findings: [] })],
    ['a failure without a finding', withVerdict({ outcome: 'fail', findings: [] })],
    ['a pass with a finding', withVerdict({ ...failed(), outcome: 'pass' })],
    ['not observable without a reason', withVerdict({ outcome: 'not-observable', findings: [] })],
    ['an error without a reason', withVerdict({ outcome: 'error', findings: [] })],
    ['a line 0', withVerdict(failed({ line: 0 }))],
  ])('%s', (_, json) => {
    expect(problems(json)).not.toEqual([]);
  });

  test('but takes the verdict that these are made from', () => {
    expect(problems(withVerdict(failed()))).toEqual([]);
  });
});
