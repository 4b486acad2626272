import type { TerraformModule } from './module.ts';
import type { Body, Expression } from './syntax.ts';

/** All expressions within one, itself included. */
export const within = function* (expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* within(part);
};

/** The expressions that one is directly made of. */
export const partsOf = (expression: Expression): readonly Expression[] => {
  switch (expression.kind) {
    case 'template':
      return expression.parts;
    case 'list':
      return expression.items;
    case 'object':
      return expression.entries.flatMap(({ key, value }) => [key, value]);
    case 'attribute':
      return [expression.of];
    case 'index':
      return [expression.of, expression.index];
    case 'splat':
      return [expression.of, expression.each];
    case 'call':
      return expression.arguments;
    case 'conditional':
      return [expression.condition, expression.yes, expression.no];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'for':
      return [expression.collection, expression.key, expression.value, expression.condition].filter(
        (part) => part !== undefined,
      );
    case 'literal':
    case 'name':
    case 'unknown':
    case 'unsupported':
      return [];
  }
};

const inBody = new WeakMap<Body, readonly string[]>();

/** The addresses that a block names. */
export const namedInBody = (body: Body): readonly string[] => {
  let names = inBody.get(body);
  if (names === undefined) inBody.set(body, (names = expressionsIn(body).flatMap(namedIn)));
  return names;
};

/** All expressions in a block's body. */
const expressionsIn = (body: Body): readonly Expression[] => [
  ...[...body.attributes.values()].map(({ value }) => value),
  ...body.blocks.flatMap((block) => expressionsIn(block.body)),
];

const named = new WeakMap<Expression, readonly string[]>();

/** The addresses that an expression names itself: `aws_x.y`, `data.a.b`, `local.c`. */
export const namedIn = (expression: Expression): readonly string[] => {
  let names = named.get(expression);
  if (names === undefined) named.set(expression, (names = namesWithin(expression)));
  return names;
};

const namesWithin = (expression: Expression): readonly string[] =>
  [...within(expression)].flatMap((part): readonly string[] => {
    if (part.kind !== 'attribute') return [];
    const { of, name } = part;
    if (of.kind === 'name') return [`${of.name}.${name}`];
    if (of.kind === 'attribute' && of.of.kind === 'name' && of.of.name === 'data')
      return [`data.${of.name}.${name}`];
    return [];
  });

/**
 * What Terraform makes before each resource, by address: what its configuration refers to, by depends_on too, through any
 * number of locals, data sources and resources.
 */
export const madeBefore = (module: TerraformModule): ReadonlyMap<string, ReadonlySet<string>> => {
  const before = known.get(module) ?? reach(module);
  known.set(module, before);
  return before;
};

/** The same under every scenario. */
const known = new WeakMap<TerraformModule, ReadonlyMap<string, ReadonlySet<string>>>();

const reach = (module: TerraformModule): ReadonlyMap<string, ReadonlySet<string>> => {
  const names = new Map<string, readonly string[]>([
    ...[...module.locals].map(([name, { value }]) => [`local.${name}`, namedIn(value)] as const),
    ...[...module.data].map(([name, { body }]) => [`data.${name}`, namedInBody(body)] as const),
    ...[...module.resources].map(([name, { body }]) => [name, namedInBody(body)] as const),
  ]);
  const direct = new Map(
    [...names].map(([address, its]) => [address, its.filter((name) => name !== address && names.has(name))]),
  );
  const reached = (address: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [...(direct.get(address) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(direct.get(next) ?? []));
    }
    return new Set([...seen].filter((name) => module.resources.has(name)));
  };
  return new Map([...module.resources.keys()].map((address) => [address, reached(address)]));
};
