import { parentPort, workerData } from 'node:worker_threads';
import { specs } from '../../specs/index.ts';
import { parseTemplate } from '../template/load.ts';
import { jobsOf } from '../mutation/jobs.ts';
import type { Fate } from '../mutation/judge-mutant.ts';
import { terraformJobsOf } from '../mutation/terraform/jobs.ts';
import { takeNext, type WorkerTask } from '../mutation/shared-work.ts';

/** Fates are told by the dozen: a message takes longer than it takes to judge. */
const bundle = 12;

/** What there is to judge. @throws StackproofError as whoever gave the task would have. */
const jobsFor = async (task: WorkerTask): Promise<{ fateOf(number: number): Fate }> => {
  const spec = specs.find(({ id }) => id === task.spec);
  if (spec === undefined) throw new RangeError(`there is no spec ${task.spec}`);
  const passing = new Set(task.passing);
  if (task.kind === 'terraform') return terraformJobsOf(spec, task.source, task.given, passing);
  const document = parseTemplate(task.text, task.file);
  const beside = task.packageTemplate;
  const packageTemplate = beside && parseTemplate(beside.text, beside.file);
  const whole = packageTemplate === undefined ? document : { ...document, packageTemplate };
  return jobsOf(spec, whole, task.given, passing);
};

/** Judges mutants until none is left. Ends the worker with an error when a judgement fails in a way that is no fate. */
const work = async (task: WorkerTask): Promise<void> => {
  const jobs = await jobsFor(task);
  const taken = new Int32Array(task.taken);
  let fates: [number, Fate][] = [];
  for (;;) {
    const next = takeNext(taken, task.chosen.length);
    const job = next === undefined ? undefined : task.chosen[next];
    if (next === undefined || job === undefined) break;
    fates.push([next, jobs.fateOf(job)]);
    if (fates.length >= bundle) {
      parentPort?.postMessage(fates);
      fates = [];
    }
  }
  parentPort?.postMessage(fates);
};

await work(workerData as WorkerTask);
