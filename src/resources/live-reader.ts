import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import { StackproofError } from '../errors.ts';
import type { Clients } from '../target/target.ts';
import type { Answer } from './live-answer.ts';
import { failureOf, failureText, targetError } from './live-failure.ts';
import type { ReadAction } from './read-permissions.ts';

/** Asks a target's services, a few at a time, and says what came of each question. */
export interface LiveReader {
  /**
   * Asks once. An answer of undefined means that there is no such thing.
   * @param action What it needs to be allowed.
   * @param what What is read, as a sentence's subject: `the table demo-data`.
   * @throws StackproofError when the target does not answer at all, or lacks valid credentials.
   */
  read<T>(
    action: ReadAction,
    what: string,
    call: (clients: Clients) => Promise<T | undefined>,
  ): Promise<Answer<T>>;
  /** Asks for every page of a list. */
  pages<T>(
    action: ReadAction,
    what: string,
    call: (clients: Clients, next: string | undefined) => Promise<Page<T>>,
  ): Promise<Answer<readonly T[]>>;
}

/** One page of a list; `next` asks for the one after it. */
export interface Page<T> {
  readonly items: readonly T[] | undefined;
  readonly next: string | undefined;
}

const concurrency = 8;
/** After how many milliseconds a throttled call is tried again; the client has retried by itself before that. */
const pauses = [400, 1200, 3600];
/** Milliseconds after which a call, with its client's own retries, counts as unanswered. */
const patience = 60_000;

/** Makes a reader for a target's clients. `pause` waits that many milliseconds. */
export const liveReader = (
  clients: Clients,
  pause: (milliseconds: number) => Promise<unknown> = wait,
): LiveReader => {
  const limit = pLimit(concurrency);

  const attempt = async <T>(call: () => Promise<T>): Promise<T> => {
    for (const milliseconds of pauses) {
      try {
        return await answered(call());
      } catch (error) {
        if (failureOf(error) !== 'throttled') throw error;
        await pause(milliseconds * (0.5 + Math.random()));
      }
    }
    return answered(call());
  };

  const ask = async <T>(action: ReadAction, what: string, call: () => Promise<T>): Promise<Answer<T>> => {
    try {
      return { state: 'read', value: await limit(() => attempt(call)) };
    } catch (error) {
      // The target already knows what is wrong with it.
      if (error instanceof StackproofError) throw error;
      const failure = failureOf(error);
      if (failure === 'unreachable' || failure === 'no-credentials') throw targetError(failure, what, error);
      if (failure === 'absent') return { state: 'absent', reason: `${what} is not there` };
      const needs = failure === 'refused' ? ` (needs ${action})` : '';
      return { state: 'unread', reason: `${what} could not be read: ${failureText(error)}${needs}` };
    }
  };

  return {
    read: async (action, what, call) => {
      const answer = await ask(action, what, () => call(clients));
      if (answer.state !== 'read') return answer;
      const { value } = answer;
      if (value === undefined) return { state: 'absent', reason: `${what} is not there` };
      return { state: 'read', value };
    },
    pages: async (action, what, call) => {
      const items = [];
      const asked = new Set<string | undefined>();
      let next: string | undefined;
      do {
        asked.add(next);
        const token = next;
        const answer = await ask(action, what, () => call(clients, token));
        if (answer.state !== 'read') return answer;
        items.push(...(answer.value.items ?? []));
        next = answer.value.next === '' ? undefined : answer.value.next;
        // A service that hands out the same page again would never come to an end.
        if (next !== undefined && asked.has(next))
          return { state: 'unread', reason: `${what} could not be read: its pages repeat` };
      } while (next !== undefined);
      return { state: 'read', value: items };
    },
  };
};

/** Fails, as an unreachable service does, when the answer takes too long. */
const answered = <T>(answer: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const late = Object.assign(new Error(`no answer within ${patience / 1000} s`), { name: 'TimeoutError' });
    const timer = setTimeout(reject, patience, late);
    void answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
