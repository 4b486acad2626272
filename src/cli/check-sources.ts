import { statSync } from 'node:fs';
import type { Spec } from '../control/control.ts';
import { StackproofError } from '../errors.ts';
import type { SpecResult } from '../report/run-result.ts';
import type { LintResult } from '../target/lint.ts';
import type { GivenValues } from '../template/scenarios.ts';
import { checkTemplates, type Checked } from './check-templates.ts';

/** Judges each source by itself: a folder as Terraform code, anything else as a template. */
export const checkSources = async (
  spec: Spec,
  sources: readonly string[],
  given: GivenValues,
  lint: ReadonlyMap<string, LintResult> | undefined,
): Promise<Checked[]> => {
  if (!sources.some(isFolder)) return checkTemplates(spec, sources, given, lint);
  const { checkTerraform } = await import('../check-terraform.ts');
  const checked: Checked[] = [];
  for (const source of sources)
    if (isFolder(source)) checked.push(await attempted(() => checkTerraform(spec, source, given)));
    else checked.push(...checkTemplates(spec, [source], given, lint));
  return checked;
};

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const attempted = async (judge: () => Promise<SpecResult>): Promise<Checked> => {
  try {
    return { result: await judge() };
  } catch (thrown) {
    if (thrown instanceof StackproofError) return { problem: thrown };
    throw thrown;
  }
};
