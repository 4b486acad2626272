import type { Item } from '../../src/exercise/table.ts';
import { beginRun as begin, type LiveSystem, type Run as RunOn } from '../common/exercise-run.ts';
import type { StoredItem } from './evidence.ts';
import { storedItem } from './exercise-stored-item.ts';
import { dataApiSubjects, type DataApi } from './subjects.ts';

/** One run of all exercises of a data API. */
export type Run = RunOn<DataApi>;

/** The output with the API's URL, as the URL of /data. */
export const dataUrl = (output: string): string =>
  /\/data\/?$/.test(output) ? output : `${output.replace(/\/$/, '')}/data`;

export const beginRun = (live: LiveSystem): Run =>
  begin(live, dataApiSubjects(live.system), dataUrl(live.outputs.get('ApiGatewayUrl') ?? ''));

/** What a POST of `sent` at `postedAt` left, as evidence. */
export const asEvidence = (items: readonly Item[], sent: string, postedAt: number): readonly StoredItem[] =>
  items.map((item) => storedItem(item, sent, postedAt));
