import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { GivenValues } from '../template/scenarios.ts';
import type { Fate } from './judge-mutant.ts';

/** What a worker is told: enough to make the same mutants by itself. */
export interface WorkerTask {
  readonly spec: string;
  readonly file: string;
  readonly text: string;
  readonly given: GivenValues;
  readonly passing: readonly string[];
  /** The numbers of the mutants that are to be judged. */
  readonly chosen: readonly number[];
  /** One number: how many of them have been taken. Whoever is free takes the next. */
  readonly taken: SharedArrayBuffer;
}

/** What a worker says: the fates of some mutants, by their number among the chosen. */
export type WorkerFates = readonly (readonly [number, Fate])[];

const program = new URL('mutation-worker.js', import.meta.url);

/** Whether workers can be had: they are a program of their own, beside the bundled command line. */
export const hasWorkers = (): boolean => existsSync(fileURLToPath(program));

/**
 * Starts a worker that judges until no mutant is left.
 * @returns settled when it has ended; rejected when it failed.
 */
export const startWorker = (
  task: WorkerTask,
  tell: (fates: WorkerFates) => void,
): { readonly done: Promise<void>; readonly stop: () => void } => {
  const worker = new Worker(program, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: 64 } });
  const done = new Promise<void>((resolve, reject) => {
    worker.on('message', tell);
    worker.on('error', reject);
    worker.on('exit', () => {
      resolve();
    });
  });
  return { done, stop: () => void worker.terminate() };
};

/** Takes the number of the next mutant; undefined when all are taken. */
export const takeNext = (taken: Int32Array, total: number): number | undefined => {
  const next = Atomics.add(taken, 0, 1);
  return next < total ? next : undefined;
};
