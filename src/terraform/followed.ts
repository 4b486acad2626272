import { basename } from 'node:path';
import type { TerraformModule } from './module.ts';
import { within } from './references.ts';
import type { Block, Expression } from './syntax.ts';

/** What an expression takes of a resource: all of it, or some of its attributes. */
interface Taken {
  whole: boolean;
  readonly attributes: Set<string>;
}

/** Functions that give the content of a file, or its hash. */
const readsFile =
  /^(?:file|filebase64|filemd5|filesha1|filesha256|filesha512|filebase64sha256|filebase64sha512)$/;

/** What some expressions follow: a change of it changes them. */
export interface Followed {
  /** Whether any change of what stands in a resource's block is followed. */
  has(address: string, block: Block): boolean;
}

/** Arguments that say where something belongs, and not what it is. */
const belongings = new Set(['rest_api_id', 'resource_id', 'count', 'for_each', 'depends_on', 'provider']);

/** Finds what some expressions follow, through any number of locals. An id alone does not tell of a change. */
export const followedBy = (
  expressions: readonly Expression[],
  { locals }: Pick<TerraformModule, 'locals'>,
): Followed => {
  const taken = new Map<string, Taken>();
  const files = new Set<string>();
  const seen = new Set<string>();
  const take = (address: string, attribute: string | undefined): void => {
    const its = taken.get(address) ?? { whole: false, attributes: new Set<string>() };
    taken.set(address, its);
    if (attribute === undefined) its.whole = true;
    else its.attributes.add(attribute);
  };
  const visit = (expression: Expression): void => {
    const inner = new Set<Expression>();
    for (const part of within(expression)) {
      if (part.kind === 'call' && readsFile.test(part.name)) {
        const [file] = part.arguments;
        const name = file && lastText(file);
        if (name !== undefined) files.add(basename(name));
      }
      if (inner.has(part) || !isChain(part)) continue;
      const chain = chainOf(part, inner);
      const [first, second, third] = chain;
      if (first === undefined || second === undefined) continue;
      if (first === 'local') {
        const local = locals.get(second);
        // Whoever takes an id out of a local follows the id only.
        if (local === undefined || third === 'id' || seen.has(second)) continue;
        seen.add(second);
        visit(local.value);
      } else take(`${first}.${second}`, third);
    }
  };
  expressions.forEach(visit);
  return {
    has: (address, { body, at }) => {
      if (files.has(basename(at.file))) return true;
      const its = taken.get(address);
      if (its === undefined) return false;
      const content = [...body.attributes.keys()].filter((name) => !belongings.has(name));
      return its.whole || (content.length > 0 && content.every((name) => its.attributes.has(name)));
    },
  };
};

const isChain = ({ kind }: Expression): boolean =>
  kind === 'attribute' || kind === 'index' || kind === 'splat';

/** The names of `a.b[0].c`, without indexes; adds the shorter chains within it to `inner`. */
const chainOf = (expression: Expression, inner: Set<Expression>): readonly string[] => {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind !== 'attribute' && expression.kind !== 'index' && expression.kind !== 'splat')
    return [];
  inner.add(expression.of);
  const before = chainOf(expression.of, inner);
  if (expression.kind === 'index') return before;
  if (expression.kind === 'attribute') return [...before, expression.name];
  for (const part of within(expression.each)) inner.add(part);
  // `[*]` alone takes all of each; the item itself is the name `*`.
  const [, ...each] = chainOf(expression.each, inner);
  return [...before, ...each];
};

const lastText = (expression: Expression): string | undefined => {
  const last = expression.kind === 'template' ? expression.parts.at(-1) : expression;
  return last?.kind === 'literal' && typeof last.value === 'string' ? last.value : undefined;
};
