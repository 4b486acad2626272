import { parentPort, workerData } from 'node:worker_threads';
import { specs } from '../../specs/index.ts';
import { parseTemplate } from '../template/load.ts';
import { generate } from '../mutation/generate.ts';
import { judgeMutant, type Fate } from '../mutation/judge-mutant.ts';
import { originalOf } from '../mutation/original.ts';
import { reparseOf } from '../mutation/reparse.ts';
import { takeNext, type WorkerTask } from '../mutation/shared-work.ts';

/** Fates are told by the dozen: a message takes longer than it takes to judge. */
const bundle = 12;

/** Judges mutants until none is left. Ends the worker with an error when a judgement fails in a way that is no fate. */
const work = (task: WorkerTask): void => {
  const spec = specs.find(({ id }) => id === task.spec);
  if (spec === undefined) throw new RangeError(`there is no spec ${task.spec}`);
  const document = parseTemplate(task.text, task.file);
  const mutants = generate(originalOf(document, task.given));
  const judge = { spec, passing: new Set(task.passing), given: task.given, reparse: reparseOf(document) };
  const taken = new Int32Array(task.taken);
  let fates: [number, Fate][] = [];
  for (;;) {
    const next = takeNext(taken, task.chosen.length);
    const made = next === undefined ? undefined : mutants[task.chosen[next] ?? -1];
    if (next === undefined || made === undefined) break;
    fates.push([next, judgeMutant(judge, made)]);
    if (fates.length >= bundle) {
      parentPort?.postMessage(fates);
      fates = [];
    }
  }
  parentPort?.postMessage(fates);
};

work(workerData as WorkerTask);
