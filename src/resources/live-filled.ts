import { unknown, type Fact } from '../facts/fact.ts';
import type { MethodFacts, StageFacts } from './rest-api/facts.ts';
import type { FactsByKind, Kind } from './system.ts';

/** The kinds of facts, and the parts of an API, that a filled gap can stand behind. */
interface FillableKinds extends FactsByKind {
  readonly stage: StageFacts;
  readonly method: MethodFacts;
}

/** One fact of one kind, e.g. `table.encryption` or `stage.accessLog`. */
export type FactName = {
  [K in keyof FillableKinds]: `${K}.${keyof FillableKinds[K] & string}`;
}[keyof FillableKinds];

/**
 * The facts that show only because a gap of the local target was filled, or do not show there, each with the gap's id: of all
 * resources of the kind, or of one by its id; or all there is of a kind. Empty on AWS.
 */
export type FilledFacts = ReadonlyMap<FactName | `${FactName} ${string}` | `every ${Kind}`, string>;

/** A gap that was filled for a resource. */
interface FilledResource {
  readonly gap: string;
  /** As CloudFormation names it. */
  readonly physicalId: string;
}

/** Which facts show only because a gap was filled. A gap that is not here stands behind no fact that we observe. */
const factsBehind: ReadonlyMap<string, readonly FactName[]> = new Map([
  ['table-encryption', ['table.encryption']],
  ['table-recovery', ['table.recovery']],
  ['table-expiry', ['table.expiry']],
  ['table-policy', ['table.resourcePolicy']],
  ['global-table-tags', ['table.tags']],
  ['table-replicas', ['table.replicas']],
  ['api-endpoint', ['restApi.endpointTypes']],
  ['zone-name-servers', ['hostedZone.nameServers']],
  ['stage-access-log', ['stage.accessLog']],
  ['deployment-stage', ['stage.accessLog', 'stage.settings']],
  ['role-boundary', ['role.boundary']],
  ['topic-encryption', ['topic.encryptionKey']],
  ['request-validator', ['restApi.validators', 'method.validator']],
  [
    'open-api-body',
    [
      'restApi.models',
      'restApi.validators',
      'method.requestModels',
      'method.validator',
      'method.statuses',
      'method.integration',
    ],
  ],
  ['event-source-state', ['eventSource.enabled']],
  ['service-integration-role', ['queue.policy', 'queue.denials']],
  ['bucket-tags', ['tagged.tags']],
  ['zone-tags', ['tagged.tags']],
]);

/** Gaps of which it matters for which resource they were filled; its facts go by the same id. */
const ofOneResource: ReadonlySet<string> = new Set([
  'event-source-state',
  'service-integration-role',
  'bucket-tags',
  'zone-tags',
]);

/** Facts that do not show, or that filling a gap takes away: what is read of them says nothing of the stack. */
const hidden: ReadonlyMap<FactName, string> = new Map([
  ['hostedZone.nameServers', 'the local target tells several sets of name servers of one zone'],
  ['restApi.endpointTypes', "the local target keeps no REST API's endpoint configuration"],
  [
    'queue.denials',
    "the local target's integrations act as the account's root, so the stack was deployed there without the Deny that would shut it out",
  ],
]);

/** Kinds of which a gap hides everything: the stack was deployed without them, or nobody can be asked. */
const hiddenKinds: ReadonlyMap<string, readonly [Kind, string]> = new Map([
  [
    'sampling-rule',
    ['samplingRule', 'the local target has no X-Ray, so that the stack was deployed there without it'],
  ],
  [
    'health-check',
    [
      'healthCheck',
      "the local target's CloudFormation knows no health checks, so that the stack was deployed there without it",
    ],
  ],
]);

/** Why nothing of a kind can be seen; undefined when it can. */
export const hiddenKind = (kind: Kind, filled: FilledFacts): string | undefined =>
  hiddenKinds.get(filled.get(`every ${kind}`) ?? '')?.[1];

/** How a filled gap is written down. */
export const filledMark = ({ gap, physicalId }: FilledResource): string =>
  ofOneResource.has(gap) ? `${gap} ${physicalId}` : gap;

/** The facts that rest on these gaps, by their marks; the first gap to fill a fact counts. */
export const filledFacts = (marks: Iterable<string>): FilledFacts => {
  const filled = new Map<FactName | `${FactName} ${string}` | `every ${Kind}`, string>();
  for (const mark of marks) {
    const [id = '', resource] = mark.split(' ');
    const kind = hiddenKinds.get(id)?.[0];
    if (kind !== undefined) filled.set(`every ${kind}`, id);
    for (const fact of factsBehind.get(id) ?? []) {
      const name = resource === undefined ? fact : (`${fact} ${resource}` as const);
      if (!filled.has(name)) filled.set(name, id);
    }
  }
  return filled;
};

/**
 * Marks those of a resource's facts that rest on a filled gap: a fact, or a group of facts, by its name. Facts that filling
 * the gap took away become unknown.
 */
export const markFilled = <K extends keyof FillableKinds>(
  kind: K,
  facts: FillableKinds[K],
  filled: FilledFacts,
): FillableKinds[K] => {
  const marked = Object.entries(facts).map(([name, fact]): [string, unknown] => {
    const known: ReadonlyMap<string, string> = filled;
    const gap = known.get(`${kind}.${name}`) ?? known.get(`${kind}.${name} ${facts.id}`);
    if (gap === undefined) return [name, fact];
    const reason = (hidden as ReadonlyMap<string, string>).get(`${kind}.${name}`);
    return [name, reason !== undefined && isFact(fact) ? unknown(reason, fact.at) : markedBy(fact, gap)];
  });
  return { ...facts, ...Object.fromEntries(marked) };
};

/** What a fact is made of is marked too; the place of anything is not made of facts. */
const markedBy = (node: unknown, gapFilled: string): unknown => {
  if (isFact(node)) return node.known ? { ...node, value: markedBy(node.value, gapFilled), gapFilled } : node;
  if (Array.isArray(node)) return node.map((item) => markedBy(item, gapFilled));
  if (node instanceof Map) return new Map([...node].map(([name, fact]) => [name, markedBy(fact, gapFilled)]));
  if (typeof node !== 'object' || node === null || node instanceof Set) return node;
  return Object.fromEntries(Object.entries(node).map(([name, fact]) => [name, markedBy(fact, gapFilled)]));
};

const isFact = (node: unknown): node is Fact<unknown> =>
  typeof node === 'object' && node !== null && 'known' in node && typeof node.known === 'boolean';
