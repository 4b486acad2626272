import type { GivenValues } from '../template/scenarios.ts';
import type { TerraformSource } from '../terraform/module.ts';
import type { Fate } from './judge-mutant.ts';

/** What a helper is told: enough to make the same mutants by itself. */
export type WorkerTask = TemplateTask | TerraformTask;

interface Task {
  readonly spec: string;
  readonly given: GivenValues;
  readonly passing: readonly string[];
  /** The numbers of the mutants that are to be judged. */
  readonly chosen: readonly number[];
  /** One number: how many of them have been taken. Whoever is free takes the next. */
  readonly taken: SharedArrayBuffer;
}

/** The mutants of a template. */
interface TemplateTask extends Task {
  readonly kind: 'template';
  readonly file: string;
  readonly text: string;
  /** The template that makes the bucket of its packages, where it names one. */
  readonly packageTemplate?: { readonly file: string; readonly text: string };
}

/** The mutants of a folder of Terraform code. */
interface TerraformTask extends Task {
  readonly kind: 'terraform';
  readonly source: TerraformSource;
}

/** What a helper says: the fates of some mutants, by their number among the chosen. */
export type WorkerFates = readonly (readonly [number, Fate])[];

/** A thread that judges mutants until none is left. */
export interface Helper {
  /** Settled when it has ended, rejected when it failed. */
  readonly done: Promise<void>;
  stop(): void;
}

/** Starts threads; none where there can be none. */
export type StartHelpers = (task: WorkerTask, tell: (fates: WorkerFates) => void) => readonly Helper[];

/** Takes the number of the next mutant; undefined when all are taken. */
export const takeNext = (taken: Int32Array, total: number): number | undefined => {
  const next = Atomics.add(taken, 0, 1);
  return next < total ? next : undefined;
};
