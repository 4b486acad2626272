import { randomBytes } from 'node:crypto';
import { MissingSubject, need, Unobservable } from '../../src/control/subject.ts';
import type { Item } from '../../src/exercise/table.ts';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import {
  beginRun as begin,
  marked,
  newIn,
  type LiveSystem,
  type Run as RunOn,
} from '../common/exercise-run.ts';
import { bodiesFor, type Bodies } from './bodies.ts';
import { concretePath } from './path.ts';
import { jsonOf, type Json, type JsonObject } from './schema.ts';
import { itemsApiSubjects, type ItemsApi } from './subjects.ts';

/** One run of all exercises of an items API. */
export type Run = RunOn<ItemsApi>;

/** Where the POST is, by the API itself: what the outputs say of it is another clause's matter. */
const urlOf = (subjects: ItemsApi, region: string): string => {
  const stage = `https://${need(subjects.api.apiId)}.execute-api.${region}.amazonaws.com/${need(subjects.stage.name)}`;
  return `${stage}${concretePath(need(subjects.post.path))}`;
};

const ifFound = (url: () => string): string | undefined => {
  try {
    return url();
  } catch (thrown) {
    if (thrown instanceof MissingSubject || thrown instanceof Unobservable) return undefined;
    throw thrown;
  }
};

/** Short, so that it fits into most texts that a model allows. */
const newMark = (): string => `sp${randomBytes(5).toString('hex')}`;

export const beginRun = (live: LiveSystem): Run => {
  const subjects = itemsApiSubjects(live.system);
  const url = ifFound(() => urlOf(subjects, live.target.region)) ?? live.outputs.get('ApiInvokeUrl') ?? '';
  return { ...begin(live, subjects, url), mark: newMark() };
};

/** A model's schema, and bodies that fit it. */
export interface Derived extends Bodies {
  readonly schema: Json;
  readonly mark: string;
}

/** Derives bodies from the model that the POST uses. `kind`: a letter that is in this exercise's mark only. */
export const derive = ({ subjects, mark }: Run, kind: string): Fact<Derived> => {
  const tree = need(subjects.model.schema);
  if (tree === undefined) return unknown('no body was derived from the model: it has no schema');
  const schema = jsonOf(tree);
  if (!schema.known) return schema;
  const own = `${mark}${kind}`;
  const bodies = bodiesFor(schema.value, own);
  return bodies.known ? known({ ...bodies.value, schema: schema.value, mark: own }) : bodies;
};

/** What a body left: the new items, and of these those that hold its mark if it has one. */
export const leftBy = (
  body: JsonObject,
  mark: string,
  before: readonly Item[],
  after: readonly Item[],
): readonly Item[] => {
  const items = newIn(after, before);
  return JSON.stringify(body).includes(mark) ? marked(items, mark) : items;
};
