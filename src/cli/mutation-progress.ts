import { progressOn } from './progress.ts';
import type { Session } from './session.ts';

/** How far the mutants of a source are, on a terminal only: a log has no use for it. */
export const progressOfMutants = (source: string, { io }: Session) => {
  const progress = progressOn(io);
  let last = 0;
  return {
    clear: () => {
      if (io.stderr.isTTY) progress.clear();
    },
    tell: (done: number, total: number, leftMs: number) => {
      const now = performance.now();
      if (!io.stderr.isTTY || now - last < 100) return;
      last = now;
      const left = leftMs < 1000 ? 'a second left' : `${String(Math.ceil(leftMs / 1000))} s left`;
      progress.now(`${source}: ${String(done)} of ${String(total)} mutants, ${left}`);
    },
  };
};
