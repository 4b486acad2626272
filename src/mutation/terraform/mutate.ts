import { judgeTerraform, type TerraformJudgement } from '../../control/judge-terraform.ts';
import { givenFor, type Spec } from '../../control/control.ts';
import type { TerraformSource } from '../../terraform/module.ts';
import type { Fate } from '../judge-mutant.ts';
import { fatesOf, type MutateOptions } from '../fates.ts';
import type { CodeMutant } from './operator.ts';
import { terraformJobsOf } from './jobs.ts';
import { readable } from './reread.ts';

/** A declared mutant of Terraform code and what became of it; `missing` says why the code has no place for it. */
export interface JudgedTerraformDeclaration {
  readonly control: string;
  readonly description: string;
  readonly mutant?: CodeMutant;
  readonly fate?: Fate;
  readonly missing?: string;
}

/** What the mutants of Terraform code came to under a spec. */
export interface TerraformMutation {
  readonly source: TerraformSource;
  /** The unmutated code's verdicts: what does not pass there cannot kill. */
  readonly unmutated: TerraformJudgement;
  /** The generated ones, in their order. */
  readonly mutants: readonly { readonly mutant: CodeMutant; readonly fate: Fate }[];
  readonly declared: readonly JudgedTerraformDeclaration[];
  readonly durationMs: number;
}

/**
 * Makes the mutants of Terraform code, and judges each.
 * @throws StackproofError when the code cannot be read, or takes no given value.
 */
export const mutateTerraform = async (
  spec: Spec,
  source: TerraformSource,
  options: MutateOptions<CodeMutant> = {},
): Promise<TerraformMutation> => {
  const started = performance.now();
  const given = givenFor(spec, options.given);
  const read = await readable(source);
  const unmutated = judgeTerraform(spec, read.module, { given });
  const passing = new Set(
    [...unmutated.verdicts].flatMap(([id, { outcome }]) => (outcome === 'pass' ? [id] : [])),
  );
  const jobs = await terraformJobsOf(spec, source, given, passing, read);
  const { generated, declared } = jobs;
  const wanted = generated.flatMap((mutant, index) => (options.only?.(mutant) === false ? [] : [index]));
  const chosen = [...wanted, ...declared.map((_, index) => generated.length + index)];
  const task = {
    kind: 'terraform' as const,
    spec: spec.id,
    source,
    given,
    passing: [...passing],
    chosen,
    taken: new SharedArrayBuffer(4),
  };
  const fates = await fatesOf(jobs, task, options);
  return {
    source,
    unmutated,
    mutants: wanted.flatMap((index, number) => {
      const [mutant, fate] = [generated[index], fates[number]];
      return mutant === undefined || fate === undefined ? [] : [{ mutant, fate }];
    }),
    declared: declared.map((each, index): JudgedTerraformDeclaration => {
      const { control, description } = each;
      if (each.missing !== undefined) return { control, description, missing: each.missing };
      const fate = fates[wanted.length + index];
      return { control, description, mutant: each.mutant, ...(fate === undefined ? {} : { fate }) };
    }),
    durationMs: performance.now() - started,
  };
};
