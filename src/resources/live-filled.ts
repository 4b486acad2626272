import type { Fact } from '../facts/fact.ts';
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

/** The facts that show only because a gap of the local target was filled, each with the gap's id. Empty on AWS. */
export type FilledFacts = ReadonlyMap<FactName, string>;

/** Which facts show only because a gap was filled. A gap that is not here stands behind no fact that we observe. */
const factsBehind: ReadonlyMap<string, readonly FactName[]> = new Map([
  ['table-encryption', ['table.encryption']],
  ['table-policy', ['table.resourcePolicy']],
  ['global-table-tags', ['table.tags']],
  ['stage-access-log', ['stage.accessLog']],
  ['deployment-stage', ['stage.accessLog', 'stage.settings']],
  ['role-boundary', ['role.boundary']],
  ['topic-encryption', ['topic.encryptionKey']],
]);

/** The facts that rest on these gaps, by the gaps' ids; the first gap to fill a fact counts. */
export const filledFacts = (gapIds: Iterable<string>): FilledFacts => {
  const filled = new Map<FactName, string>();
  for (const id of gapIds)
    for (const fact of factsBehind.get(id) ?? []) if (!filled.has(fact)) filled.set(fact, id);
  return filled;
};

/** Marks those of a resource's facts that rest on a filled gap: a fact, or a group of facts, by its name. */
export const markFilled = <K extends keyof FillableKinds>(
  kind: K,
  facts: FillableKinds[K],
  filled: FilledFacts,
): FillableKinds[K] => {
  const marked = Object.entries(facts).map(([name, fact]): [string, unknown] => {
    const gap = (filled as ReadonlyMap<string, string>).get(`${kind}.${name}`);
    return [name, gap === undefined ? fact : markedBy(fact, gap)];
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
