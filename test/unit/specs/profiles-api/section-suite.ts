import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Section } from '../../../../src/control/control.ts';
import { judgeTerraform } from '../../../../src/control/judge-terraform.ts';
import type { Verdict } from '../../../../src/control/verdict.ts';
import { parseTerraform } from '../../../../src/terraform/module.ts';
import type { ProfilesApiEvidence } from '../../../../specs/profiles-api/evidence.ts';
import { profilesApi } from '../../../../specs/profiles-api/index.ts';
import type { ProfilesApi } from '../../../../specs/profiles-api/subjects.ts';
import type { Case } from '../edits.ts';
import { unmet } from '../verdicts.ts';

/** The reference template's text. */
export const reference = readFileSync('lib/profiles-api.yaml', 'utf8');

const folder = 'lib/profiles-api';

/** The reference's Terraform code, all files as one text. */
export const referenceCode = readdirSync(folder)
  .filter((name) => name.endsWith('.tf'))
  .sort()
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  .join('\n');

type OneSection = Section<ProfilesApi, ProfilesApiEvidence>;

/** A section's verdicts on Terraform code. */
export const verdictsOnCode = async (
  section: OneSection,
  text: string,
): Promise<ReadonlyMap<string, Verdict>> =>
  judgeTerraform(
    { ...profilesApi, sections: [section] },
    // The folder of the function's source is found beside the code.
    await parseTerraform(folder, [{ file: `${folder}/all.tf`, text }]),
  ).verdicts;

/** What Terraform code does not meet of a section: `id` for a failure, `id outcome` for what is neither a failure nor a pass. */
const unmetByCode = async (section: OneSection, text: string): Promise<readonly string[]> =>
  [...(await verdictsOnCode(section, text))].flatMap(([id, { outcome }]) =>
    outcome === 'pass' ? [] : [outcome === 'fail' ? id : `${id} ${outcome}`],
  );

const rows = (cases: readonly Case[]): readonly (readonly [string, string, Case])[] =>
  cases.map((each) => [each.name, each.fails.join(' ') || 'nothing', each]);

const testsOf = (
  whole: string,
  cases: readonly Case[],
  ids: readonly string[],
  unmetOf: (text: string) => Promise<readonly string[]>,
): void => {
  test('the reference meets every clause', async () => {
    expect(await unmetOf(whole)).toEqual([]);
  });

  test.each(rows(cases))('%s fails %s', async (_, __, { edit, fails }) => {
    expect([...(await unmetOf(edit(whole)))].sort()).toEqual([...fails].sort());
  });

  test('no two cases are alike', () => {
    const texts = cases.map(({ edit }) => edit(whole));
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('every control has a case that it must fail', () => {
    const failed = new Set(cases.flatMap(({ fails }) => fails));
    expect(ids.filter((id) => !failed.has(id))).toEqual([]);
  });
};

/**
 * The suite of one section: the references meet it, and one with one thing wrong fails exactly those of its clauses that the case
 * names.
 */
export const testSection = (
  section: OneSection,
  { template, terraform }: { readonly template: readonly Case[]; readonly terraform: readonly Case[] },
): void => {
  const { controls } = section;
  describe('on the template', () => {
    const ids = controls.filter((each) => each.template !== undefined).map(({ id }) => id);
    const spec = { ...profilesApi, sections: [section] };
    testsOf(reference, template, ids, (text) => Promise.resolve(unmet(spec, text)));
  });
  describe('on the Terraform code', () => {
    const ids = controls.filter((each) => each.terraform !== undefined).map(({ id }) => id);
    testsOf(referenceCode, terraform, ids, (text) => unmetByCode(section, text));
  });
};
