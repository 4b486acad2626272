import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Spec } from '../control/control.ts';
import { packageRoot } from '../package-root.ts';
import type { RunResult, SpecResult, TargetResult } from '../report/run-result.ts';
import { summarise } from '../report/summary.ts';

/** The version of this package. */
export const version = (): string => {
  const content: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  const found =
    typeof content === 'object' && content !== null && 'version' in content ? content.version : '';
  return String(found);
};

/** Puts a run's parts together. `started`: what performance.now() said when it began. */
export const runResultOf = (
  specs: readonly SpecResult[],
  target: TargetResult | null,
  started: number,
): RunResult => ({
  schemaVersion: 1,
  tool: { name: 'stackproof', version: version() },
  target,
  specs,
  summary: summarise(specs),
  durationMs: Math.round(performance.now() - started),
});

/** The spec's own template, which has to meet *ours* clauses too, as its Terraform code has. */
export const referenceFile = (spec: Spec): string => join(packageRoot(), spec.reference);

/** The spec's own Terraform code; undefined when it has none. */
export const referenceFolder = ({ terraform }: Pick<Spec, 'terraform'>): string | undefined =>
  terraform === undefined ? undefined : join(packageRoot(), terraform);

/** Whether a source is the spec's own template or folder of Terraform code, under whatever name. */
export const isReference = (spec: Spec, source: string): boolean => {
  const own = [referenceFile(spec), referenceFolder(spec)].filter((path) => path !== undefined);
  return own.some((path) => {
    try {
      return realpathSync(source) === realpathSync(path);
    } catch {
      return false;
    }
  });
};
