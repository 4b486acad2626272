import { setTimeout as sleep } from 'node:timers/promises';

/** How often to look, and for how long. In milliseconds. */
export interface Patience {
  readonly everyMs: number;
  readonly withinMs: number;
}

/** Asks until there is an answer. @returns undefined when there was none in time. */
export async function poll<T>(
  ask: () => Promise<T | undefined>,
  { everyMs, withinMs }: Patience,
): Promise<T | undefined> {
  const until = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || performance.now() >= until) return answer;
    await sleep(everyMs);
  }
}
