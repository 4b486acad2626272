import { known, type Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import { below, factIn, part } from '../live-answer.ts';
import type { ResourceFacts } from '../resource.ts';
import type { TaggedFacts } from './facts.ts';

/** Tags as most services list them. */
interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** Tags as a service tells them: listed, or by their keys. One that has none to tell may leave them out. */
export type ToldTags = readonly Tag[] | Readonly<Record<string, string>> | undefined;

/** The tags that a resource was given: AWS adds some of its own, `aws:cloudformation:stack-name` for one. */
export const liveTags = (told: ToldTags, at: Place): ReadonlyMap<string, Fact<string>> => {
  const entries = isList(told)
    ? told.map(({ Key = '', Value = '' }, index) => [Key, Value, `[${String(index)}].Value`] as const)
    : Object.entries(told ?? {}).map(([key, value]) => [key, value, key] as const);
  return new Map(
    entries
      .filter(([key]) => !key.startsWith('aws:'))
      .map(([key, value, path]) => [key, known(value, below(at, path))]),
  );
};

const isList = (told: ToldTags): told is readonly Tag[] => Array.isArray(told);

/** The tags of a resource that the answer with its other settings tells too. @param path where in that answer. */
export const taggedIn = <T>(
  { id, at, own }: ResourceFacts,
  type: string,
  answer: Fact<T>,
  path: string,
  told: (value: T) => ToldTags,
): TaggedFacts => ({
  ...{ id, at, own, type },
  tags: factIn(part(answer, path, told), (its, place) => known(liveTags(its, place), place)),
});
