import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Helper, StartHelpers } from '../mutation/shared-work.ts';
import { optimizeLess } from './optimize-less.ts';

/** A program of its own beside the bundled command line; run from the sources, there is none. */
const program = new URL('mutation-worker.js', import.meta.url);

/** Space for what lives shortly, in MB: with less, a quarter of the time goes into clearing it. */
const youngSpace = 64;

/** A thread for each processor: this one only listens. */
export const startHelpers: StartHelpers = (task, tell) => {
  if (!existsSync(fileURLToPath(program))) return [];
  optimizeLess();
  return Array.from({ length: availableParallelism() }, (): Helper => {
    const options = { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: youngSpace } };
    const worker = new Worker(program, options);
    const done = new Promise<void>((resolve, reject) => {
      worker.on('message', tell);
      worker.on('error', reject);
      worker.on('exit', () => {
        resolve();
      });
    });
    return { done, stop: () => void worker.terminate() };
  });
};
