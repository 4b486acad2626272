import type { TerraformModule } from './module.ts';
import { namedIn } from './references.ts';
import type { Body, Expression } from './syntax.ts';

/** An expression where it stands in a block. */
export interface Written {
  /** The path of its argument: `tracing_config.mode`. */
  readonly path: string;
  readonly expression: Expression;
}

/** Every argument of a block, those of blocks within it too; a `dynamic` block's content stands under the block's own name. */
export const argumentsIn = (body: Body, prefix = ''): readonly Written[] => [
  ...[...body.attributes].map(([name, { value }]) => ({ path: `${prefix}${name}`, expression: value })),
  ...body.blocks.flatMap(({ type, labels, body: inner }) => {
    if (type === 'content') return argumentsIn(inner, prefix);
    return argumentsIn(inner, `${prefix}${type === 'dynamic' ? (labels[0] ?? '') : type}.`);
  }),
];

/** The addresses that an expression leads to, through any number of locals: `var.x`, `aws_x.y`, `data.a.b`. */
export const namesBehind = (
  expression: Expression,
  { locals }: Pick<TerraformModule, 'locals'>,
): ReadonlySet<string> => {
  const seen = new Set<string>();
  const open = [...namedIn(expression)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const local = name.startsWith('local.') ? locals.get(name.slice('local.'.length)) : undefined;
    if (local !== undefined) open.push(...namedIn(local.value));
  }
  return new Set([...seen].filter((name) => !name.startsWith('local.')));
};
