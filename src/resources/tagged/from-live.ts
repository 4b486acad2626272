import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { map, unknown } from '../../facts/fact.ts';
import { answerFact, inAnswer, type Answer } from '../live-answer.ts';
import type { LiveContext } from '../live-context.ts';
import type { Crawl } from '../live-crawl.ts';
import { hiddenKind, markFilled, type FilledFacts } from '../live-filled.ts';
import type { TableFacts } from '../table/facts.ts';
import { foundCarrier, listedCarriers, type Carrier } from './carriers.ts';
import type { TaggedFacts } from './facts.ts';
import { liveTags } from './live-tags.ts';
import { ways } from './ways.ts';

type Listed = Answer<readonly StackResourceSummary[]>;

/**
 * The resources of a live stack that can carry tags: what was found of it, and what else it made. Of those whose tags no answer
 * has told yet the service is asked, all at the same time.
 */
export const taggedLive = async (
  crawled: Crawl,
  listed: Listed,
  live: LiveContext,
): Promise<readonly TaggedFacts[]> => {
  const told = [
    ...crawled.tagged,
    ...crawled.resources.flatMap((resource) =>
      resource.kind === 'table' ? [taggedTable(resource.facts)] : [],
    ),
  ];
  const found = crawled.resources.flatMap((resource) => foundCarrier(resource) ?? []);
  const others = listed.state === 'read' ? listedCarriers(listed.value, [...told, ...found]) : [];
  const asked = await Promise.all([...found, ...others].map((carrier) => askFor(carrier, live)));
  return [...told, ...asked]
    .map((its) => markFilled('tagged', its, live.filled))
    .sort((a, b) => (`${a.type} ${a.id}` < `${b.type} ${b.id}` ? -1 : 1));
};

/** Why resources that can carry tags may be missing; undefined when none is. */
export const taggedUnreadable = (crawled: Crawl, listed: Listed, filled: FilledFacts): string | undefined =>
  crawled.unreadable.get('tagged') ??
  (listed.state === 'read' ? undefined : listed.reason) ??
  hiddenKind('samplingRule', filled) ??
  hiddenKind('healthCheck', filled);

const taggedTable = ({ id, at, own, tags, replicas }: TableFacts): TaggedFacts => {
  const isGlobal = replicas.known && replicas.value.length > 0;
  return { id, at, own, tags, type: isGlobal ? 'AWS::DynamoDB::GlobalTable' : 'AWS::DynamoDB::Table' };
};

const askFor = async (carrier: Carrier, live: LiveContext): Promise<TaggedFacts> => {
  const { id, at, own, type } = carrier;
  const way = ways.get(type);
  if (way === undefined)
    return { id, at, own, type, tags: unknown(`the tags of an ${type} are not read of a live stack`, at) };
  const named = way.named?.(carrier, live) ?? id;
  const answer = await live.reader.read(
    way.action,
    `the tags of the ${way.noun} ${id}`,
    async (clients) => (await way.ask(clients, named)) ?? [],
  );
  const place = inAnswer(id, `${way.action.slice(way.action.indexOf(':') + 1)}.Tags`);
  return { id, at, own, type, tags: map(answerFact(answer, place), (tags) => liveTags(tags, place)) };
};
