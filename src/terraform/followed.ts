import { basename } from 'node:path';
import type { TerraformModule } from './module.ts';
import { inFor, originsIn, type Names, type Path } from './origins.ts';
import { partsOf } from './references.ts';
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
  module: Pick<TerraformModule, 'locals'>,
): Followed => {
  const originsOf = originsIn(module);
  const taken = new Map<string, Taken>();
  const files = new Set<string>();
  const seen = new Set<Expression>();
  const take = ([type, name, attribute]: Path): void => {
    if (type === undefined || name === undefined) return;
    const address = `${type}.${name}`;
    const its = taken.get(address) ?? { whole: false, attributes: new Set<string>() };
    taken.set(address, its);
    if (attribute === undefined) its.whole = true;
    else its.attributes.add(attribute);
  };
  const visit = (expression: Expression, names: Names): void => {
    if (expression.kind === 'call' && readsFile.test(expression.name)) {
      const [file] = expression.arguments;
      const name = file && lastText(file);
      if (name !== undefined) files.add(basename(name));
    }
    if (isChain(expression)) {
      if (expression.kind === 'index') visit(expression.index, names);
      for (const origin of originsOf(expression, names)) {
        if (origin.kind === 'path') take(origin.path);
        // A local may be made of itself, which Terraform refuses.
        else if (!seen.has(origin.by)) {
          seen.add(origin.by);
          visit(origin.by, origin.names);
        }
      }
    } else if (expression.kind === 'for') {
      const inner = inFor(expression, originsOf(expression.collection, names), names);
      for (const part of [expression.key, expression.value, expression.condition])
        if (part !== undefined) visit(part, inner);
    } else for (const part of partsOf(expression)) visit(part, names);
  };
  expressions.forEach((expression) => {
    visit(expression, new Map());
  });
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

const isChain = ({ kind }: Expression): boolean => ['name', 'attribute', 'index', 'splat'].includes(kind);

const lastText = (expression: Expression): string | undefined => {
  const last = expression.kind === 'template' ? expression.parts.at(-1) : expression;
  return last?.kind === 'literal' && typeof last.value === 'string' ? last.value : undefined;
};
