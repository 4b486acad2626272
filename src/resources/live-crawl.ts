import { observeAlarm } from './alarm/from-live.ts';
import { observeBucket } from './bucket/from-live.ts';
import { observeDashboard } from './dashboard/from-live.ts';
import { observeDistribution } from './distribution/from-live.ts';
import { observeHealthCheck, observeHostedZone } from './dns/from-live.ts';
import { observeFunction } from './function/from-live.ts';
import { observeKey } from './key/from-live.ts';
import type { Hidden, Lead, LeadKind, LiveContext, Resource, Sighting } from './live-context.ts';
import { observeLogGroup } from './log-group/from-live.ts';
import { observeManagedPolicy } from './managed-policy/from-live.ts';
import { observeQueue } from './queue/from-live.ts';
import { observeRestApi } from './rest-api/from-live.ts';
import { observeRole } from './role/from-live.ts';
import { observeSamplingRule } from './sampling-rule/from-live.ts';
import type { Kind } from './system.ts';
import { observeTable } from './table/from-live.ts';
import type { TaggedFacts } from './tagged/facts.ts';
import { observeTopic } from './topic/from-live.ts';
import { observeUserPool } from './user-pool/from-live.ts';

const observers: Readonly<Record<LeadKind, (id: string, live: LiveContext) => Promise<Sighting>>> = {
  restApi: observeRestApi,
  function: observeFunction,
  role: observeRole,
  table: observeTable,
  key: observeKey,
  logGroup: observeLogGroup,
  alarm: observeAlarm,
  topic: observeTopic,
  queue: observeQueue,
  managedPolicy: observeManagedPolicy,
  bucket: observeBucket,
  userPool: observeUserPool,
  distribution: observeDistribution,
  hostedZone: observeHostedZone,
  healthCheck: observeHealthCheck,
  dashboard: observeDashboard,
  samplingRule: observeSamplingRule,
};

/** What each kind leads to: what stays unseen behind a resource that could not be seen. */
const behind: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  restApi: ['function', 'queue', 'role', 'logGroup'],
  function: ['role', 'table', 'topic', 'logGroup', 'eventSource'],
  role: ['managedPolicy'],
  eventSource: ['queue', 'table'],
  table: ['key'],
  key: ['alias'],
  alarm: ['topic'],
  topic: ['key'],
  userPool: ['userPoolClient', 'userPoolDomain'],
  hostedZone: ['dnsRecord'],
};

/** All that some starting points lead to. */
export interface Crawl {
  /** In the order of their ids. */
  readonly resources: readonly Resource[];
  /** Resources whose tags were told by the way. */
  readonly tagged: readonly TaggedFacts[];
  /** Why a kind's resources may not all be there. */
  readonly unreadable: ReadonlyMap<Kind, string>;
}

/**
 * Follows leads until nothing new comes up; each is followed once, all at the same time. What the names name is looked up
 * afterwards, as far as nothing led there.
 */
export const crawl = async (
  starts: readonly Lead[],
  names: readonly Lead[],
  live: LiveContext,
): Promise<Crawl> => {
  const seen = new Set<string>();
  const resources = new Map<string, Resource>();
  const unreadable = new Map<Kind, string>();
  const tagged = new Map<string, TaggedFacts>();

  const hide = ({ kinds, reason }: Hidden): void => {
    for (const kind of kinds) {
      if (unreadable.has(kind)) continue;
      unreadable.set(kind, reason);
      hide({ kinds: behind[kind] ?? [], reason });
    }
  };
  const follow = async ({ kind, id }: Lead): Promise<void> => {
    const lead = `${kind} ${id}`;
    if (seen.has(lead)) return;
    seen.add(lead);
    const sighting = await observers[kind](id, live);
    // A key has many names, each of which leads to it.
    for (const resource of sighting.resources)
      resources.set(`${resource.kind} ${resource.facts.id}`, resource);
    for (const its of sighting.tagged ?? []) tagged.set(`${its.type} ${its.id}`, its);
    sighting.hidden.forEach(hide);
    await Promise.all(sighting.leads.map(follow));
  };

  await Promise.all(starts.map(follow));
  await Promise.all(names.filter(({ kind, id }) => !resources.has(`${kind} ${id}`)).map(follow));
  const inOrder = [...resources].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, resource]) => resource);
  return { resources: inOrder, tagged: [...tagged.values()], unreadable };
};
