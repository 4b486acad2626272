import { map, unknown, type Fact } from '../../facts/fact.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import { required, type Properties } from '../properties.ts';
import { properties, resourceFacts } from '../stack/resolved.ts';
import type { TaggedFacts } from './facts.ts';
import { tagProperty } from './tag-property.ts';

/** The resources of a template that can carry tags. */
export const taggedOf = (stack: ResolvedStack): readonly TaggedFacts[] =>
  [...stack.resources.values()].flatMap((resource): readonly TaggedFacts[] => {
    const property = tagProperty.get(resource.type);
    if (property === undefined) return [];
    const its = properties(resource);
    const carrier = resource.type === 'AWS::DynamoDB::GlobalTable' ? undefined : its;
    return [
      {
        ...resourceFacts(resource),
        type: resource.type,
        tags: carrier === undefined ? replicaTags(its, stack.scenario.region) : tagsIn(carrier, property),
      },
    ];
  });

type Tags = TaggedFacts['tags'];

/** A list of keys and values, or a map. */
const tagsIn = (its: Properties, name: string): Tags => {
  if (its.child(name).value?.kind === 'dict') return its.textMap(name);
  return map(its.list(name), (tags) => {
    const entries = new Map<string, Fact<string>>();
    for (const tag of tags) {
      const key = tag.text('Key');
      const value = tag.text('Value');
      // Without a value it is no tag: AWS refuses it.
      if (!key.known || key.value === undefined || (value.known && value.value === undefined)) continue;
      entries.set(key.value, required(value));
    }
    return entries;
  });
};

/** A global table is tagged replica by replica: here the one in the stack's own region. */
const replicaTags = (its: Properties, region: string): Tags => {
  const replicas = its.list('Replicas');
  if (!replicas.known) return replicas;
  for (const replica of replicas.value) {
    const of = replica.text('Region');
    if (!of.known) return of;
    if (of.value === region) return tagsIn(replica, 'Tags');
  }
  return unknown(`it has no replica in ${region}`, replicas.at);
};
