import { unknown, type Fact } from '../facts/fact.ts';
import type { MethodFacts, StageFacts } from './rest-api/facts.ts';
import type { FactsByKind } from './system.ts';

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
 * The facts that show only because a gap of the local target was filled, each with the gap's id: of all resources of
 * the kind, or of one by its id. Empty on AWS.
 */
export type FilledFacts = ReadonlyMap<FactName | `${FactName} ${string}`, string>;

/** A gap that was filled for a resource. */
interface FilledResource {
  readonly gap: string;
  /** As CloudFormation names it. */
  readonly physicalId: string;
}

/** Which facts show only because a gap was filled. A gap that is not here stands behind no fact that we observe. */
const factsBehind: ReadonlyMap<string, readonly FactName[]> = new Map([
  ['table-encryption', ['table.encryption']],
  ['table-policy', ['table.resourcePolicy']],
  ['global-table-tags', ['table.tags']],
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
]);

/** Gaps of which it matters for which resource they were filled; its facts go by the same id. */
const ofOneResource: ReadonlySet<string> = new Set(['event-source-state', 'service-integration-role']);

/** Facts that filling a gap takes away: what is read of them then says nothing of the stack. */
const hidden: ReadonlyMap<FactName, string> = new Map([
  [
    'queue.denials',
    "the local target's integrations act as the account's root, so the stack was deployed there without the Deny that would shut it out",
  ],
]);

/** How a filled gap is written down. */
export const filledMark = ({ gap, physicalId }: FilledResource): string =>
  ofOneResource.has(gap) ? `${gap} ${physicalId}` : gap;

/** The facts that rest on these gaps, by their marks; the first gap to fill a fact counts. */
export const filledFacts = (marks: Iterable<string>): FilledFacts => {
  const filled = new Map<FactName | `${FactName} ${string}`, string>();
  for (const mark of marks) {
    const [id = '', resource] = mark.split(' ');
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

const markedBy = (node: unknown, gapFilled: string): unknown => {
  if (isFact(node)) return node.known ? { ...node, gapFilled } : node;
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([name, fact]) => [name, markedBy(fact, gapFilled)]));
};

const isFact = (node: unknown): node is Fact<unknown> =>
  typeof node === 'object' && node !== null && 'known' in node && typeof node.known === 'boolean';
