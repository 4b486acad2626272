import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { Spec } from '../control/control.ts';
import { StackproofError } from '../errors.ts';
import type { SpecResult } from '../report/run-result.ts';
import type { LintResult } from '../target/lint.ts';
import type { GivenValues } from '../template/scenarios.ts';
import { isShown } from '../terraform/is-shown.ts';
import { checkTemplates, type Checked } from './check-templates.ts';
import { optimizeLess } from './optimize-less.ts';

/** Sources that take longer to judge than the engine takes to notice what to optimize. */
const many = 10;

/** Judges each source by itself: a folder as Terraform code, a plan or a state as such, anything else as a template. */
export const checkSources = async (
  spec: Spec,
  sources: readonly string[],
  given: GivenValues,
  lint: ReadonlyMap<string, LintResult> | undefined,
): Promise<Checked[]> => {
  if (sources.length >= many) optimizeLess();
  const kinds = sources.map(kindOf);
  if (kinds.every((kind) => kind === 'template')) return checkTemplates(spec, sources, given, lint);
  const { checkShown, checkTerraform } = await import('../check-terraform.ts');
  const checked: Checked[] = [];
  for (const [index, source] of sources.entries())
    if (kinds[index] === 'folder') checked.push(await attempted(() => checkTerraform(spec, source, given)));
    else if (kinds[index] === 'shown')
      checked.push(await attempted(() => checkShown(spec, readFileSync(source, 'utf8'), source, given)));
    else checked.push(...checkTemplates(spec, [source], given, lint));
  return checked;
};

const kindOf = (path: string): 'folder' | 'shown' | 'template' => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return 'folder';
  return found?.isFile() === true && path.endsWith('.json') && isShown(beginningOf(path))
    ? 'shown'
    : 'template';
};

const beginningOf = (path: string): string => {
  const buffer = Buffer.alloc(100);
  try {
    const file = openSync(path, 'r');
    try {
      return buffer.toString('utf8', 0, readSync(file, buffer));
    } finally {
      closeSync(file);
    }
  } catch {
    // What cannot be read is told when it is read.
    return '';
  }
};

const attempted = async (judge: () => SpecResult | Promise<SpecResult>): Promise<Checked> => {
  try {
    return { result: await judge() };
  } catch (thrown) {
    if (thrown instanceof StackproofError) return { problem: thrown };
    throw thrown;
  }
};
