import { randomUUID } from 'node:crypto';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import { need } from '../../src/control/subject.ts';
import { post, type HttpAnswer } from '../../src/exercise/http.ts';
import type { Patience } from '../../src/exercise/poll.ts';
import { deleteItems, itemsOf, type Item } from '../../src/exercise/table.ts';
import type { System } from '../../src/resources/system.ts';
import type { Target } from '../../src/target/target.ts';
import { holdsText, storedItem } from './exercise-stored-item.ts';
import { dataApiSubjects, type DataApi } from './subjects.ts';
import type { StoredItem } from './evidence.ts';

/** The live data API that is exercised. */
export interface LiveDataApi {
  readonly target: Target;
  /** As observed from its outputs. */
  readonly system: System;
  readonly outputs: ReadonlyMap<string, string>;
  /** Aborted when the user gives up: exercises end soon, and still take back what they made. */
  readonly signal?: AbortSignal;
  /** How much longer than usual to wait for things, as a factor: more for a busy machine, less in a test. */
  readonly patience?: number;
}

/** One run of all exercises: what they have in common. */
export interface Run extends LiveDataApi {
  readonly subjects: DataApi;
  /** When it began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** A text that is in every body that this run sends, and nowhere else. */
  readonly mark: string;
  /** The URL that POST /data is at. */
  readonly url: string;
}

/** Posts a text to the API. */
export type Posting = (body: string) => Promise<HttpAnswer>;

/** The output with the API's URL, as the URL of /data. */
export const dataUrl = (output: string): string =>
  /\/data\/?$/.test(output) ? output : `${output.replace(/\/$/, '')}/data`;

export const beginRun = (live: LiveDataApi): Run => ({
  ...live,
  subjects: dataApiSubjects(live.system),
  startedAt: Date.now(),
  mark: `stackproof-${randomUUID()}`,
  url: dataUrl(live.outputs.get('ApiGatewayUrl') ?? ''),
});

/**
 * Posts a text to the API as JSON. A POST that is under way is not aborted: what it stores could come after the clean-up.
 */
export const postTo =
  ({ target, url, signal }: Run): Posting =>
  async (body) => {
    signal?.throwIfAborted();
    return post(target, url, body);
  };

/** How long to wait in this run for what usually takes so long. */
export const patiently = ({ patience = 1 }: Run, { timeoutMs, intervalMs }: Patience): Patience => ({
  timeoutMs: timeoutMs * patience,
  intervalMs: intervalMs * Math.min(1, patience),
});

/** All items of the function's table. */
export const tableItems = ({ target, subjects }: Run): Promise<Fact<readonly Item[]>> =>
  itemsOf(target, need(subjects.table.name));

/** The items that hold a text somewhere. */
export const marked = (items: readonly Item[], mark: string): readonly Item[] =>
  items.filter((item) => holdsText(item, mark));

/** What a POST of `sent` at `postedAt` left, as evidence. */
export const asEvidence = (items: readonly Item[], sent: string, postedAt: number): readonly StoredItem[] =>
  items.map((item) => storedItem(item, sent, postedAt));

/**
 * Deletes the items that this run left.
 * @throws Unobservable when the table is too large to look for them.
 */
export const removeItems = async (run: Run): Promise<void> => {
  const items = need(await tableItems(run));
  await deleteItems(run.target, need(run.subjects.table.name), marked(items, run.mark));
};

/** A fact from two, unknown if one of them is. */
export const both = <A, B>(a: Fact<A>, b: Fact<B>): Fact<readonly [A, B]> => {
  if (!a.known) return unknown(a.reason, a.at);
  return b.known ? known([a.value, b.value]) : unknown(b.reason, b.at);
};
