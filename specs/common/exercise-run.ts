import { randomUUID } from 'node:crypto';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import { need } from '../../src/control/subject.ts';
import { post, type HttpAnswer, type HttpOptions } from '../../src/exercise/http.ts';
import type { Patience } from '../../src/exercise/poll.ts';
import { attributesOf, deleteItems, itemsOf, type Item } from '../../src/exercise/table.ts';
import type { System } from '../../src/resources/system.ts';
import type { TableFacts } from '../../src/resources/table/facts.ts';
import type { Target } from '../../src/target/target.ts';

/** A live system that is exercised. */
export interface LiveSystem {
  readonly target: Target;
  /** As observed from its outputs. */
  readonly system: System;
  readonly outputs: ReadonlyMap<string, string>;
  /** Aborted when the user gives up: exercises end soon, and still take back what they made. */
  readonly signal?: AbortSignal;
  /** How much longer than usual to wait for things, as a factor: more for a busy machine, less in a test. */
  readonly patience?: number;
}

/** One run of all exercises: what they have in common. `S`: the spec's subjects. */
export interface Run<S> extends LiveSystem {
  readonly subjects: S;
  /** When it began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** A text that is in every body that this run sends, and nowhere else. */
  readonly mark: string;
  /** The URL that is posted to. */
  readonly url: string;
}

/** Begins a run on a live system, whose POST is at `url`. */
export const beginRun = <S>(live: LiveSystem, subjects: S, url: string): Run<S> => ({
  ...live,
  subjects,
  startedAt: Date.now(),
  mark: `stackproof-${randomUUID()}`,
  url,
});

/** Posts a text to the API. */
export type Posting = (body: string, headers?: HttpOptions['headers']) => Promise<HttpAnswer>;

/**
 * Posts a text to the API, as JSON unless its headers say otherwise. A POST that is under way is not aborted: what it stores
 * could come after the clean-up.
 */
export const postTo =
  ({ target, url, signal }: Pick<Run<unknown>, 'target' | 'url' | 'signal'>): Posting =>
  async (body, headers) => {
    signal?.throwIfAborted();
    return post(target, url, body, headers === undefined ? {} : { headers });
  };

/** How long to wait in this run for what usually takes so long. */
export const patiently = (
  { patience = 1 }: Pick<LiveSystem, 'patience'>,
  { timeoutMs, intervalMs }: Patience,
): Patience => ({ timeoutMs: timeoutMs * patience, intervalMs: intervalMs * Math.min(1, patience) });

type Stores = Run<{ readonly table: TableFacts }>;

/** All items of the system's table. */
export const tableItems = ({ target, subjects }: Stores): Promise<Fact<readonly Item[]>> =>
  itemsOf(target, need(subjects.table.name));

/** Whether a text is anywhere in an item, in its names too. */
export const holdsText = (item: Item, text: string): boolean =>
  JSON.stringify(attributesOf(item)).includes(JSON.stringify(text).slice(1, -1));

/** The items that hold a text somewhere. */
export const marked = (items: readonly Item[], mark: string): readonly Item[] =>
  items.filter((item) => holdsText(item, mark));

/** The items that were not there before. */
export const newIn = (items: readonly Item[], before: readonly Item[]): readonly Item[] => {
  const old = new Set(before.map((item) => JSON.stringify(item)));
  return items.filter((item) => !old.has(JSON.stringify(item)));
};

/**
 * Deletes the items that this run left. What could not be deleted, as a sentence.
 */
export const itemsLeftBehind = async (run: Stores): Promise<readonly string[]> => {
  try {
    const items = need(await tableItems(run));
    await deleteItems(run.target, need(run.subjects.table.name), marked(items, run.mark));
    return [];
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    return [`Items that hold ${run.mark} may be left in the table: deleting them failed (${why}).`];
  }
};

/** A fact from two, unknown if one of them is. */
export const both = <A, B>(a: Fact<A>, b: Fact<B>): Fact<readonly [A, B]> => {
  if (!a.known) return unknown(a.reason, a.at);
  return b.known ? known([a.value, b.value]) : unknown(b.reason, b.at);
};
