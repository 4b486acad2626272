import type { TerraformModule } from '../../terraform/module.ts';
import type { Block, Body, Expression } from '../../terraform/syntax.ts';
import { referenceOf, type HclReference } from './references.ts';

/** A reference where it stands. */
interface UsedReference extends HclReference {
  readonly indexed: boolean;
  readonly whole: boolean;
  /** It stands in depends_on: nothing is taken of it but that it comes first. */
  readonly orderOnly: boolean;
}

/** What a block refers to, and which of the names that only a loop or an expansion gives it takes. */
export interface Uses {
  readonly references: readonly UsedReference[];
  readonly names: ReadonlySet<string>;
}

/** Blocks of a mutant are mostly those of the code that it is of. */
const known = new WeakMap<Block | Expression, Uses>();

/** The first reference to something that is not there, or that is several where one is meant. Undefined when there is none. */
export const danglingReference = (module: TerraformModule): string | undefined => {
  for (const { address, uses, expands } of usesIn(module)) {
    for (const reference of uses.references) {
      const why = wrongWith(module, address, reference);
      if (why !== undefined) return `${address} ${why}`;
    }
    const lacking = [...uses.names].find((name) => !expands.includes(name));
    if (lacking !== undefined) return `${address} takes ${lacking}, which is not there`;
  }
  return undefined;
};

interface Using {
  readonly address: string;
  readonly uses: Uses;
  /** The names that its own expansion gives it. */
  readonly expands: readonly string[];
}

const usesIn = function* (module: TerraformModule): Generator<Using> {
  const of = (address: string, block: Block): Using => ({
    address,
    uses: usesOfBlock(block),
    expands: [
      ...(block.body.attributes.has('count') ? ['count'] : []),
      ...(block.body.attributes.has('for_each') ? ['each'] : []),
      'path',
      'terraform',
      'self',
    ],
  });
  for (const [name, { value }] of module.locals)
    yield {
      address: `local.${name}`,
      uses: usesOfExpression(value),
      expands: ['path', 'terraform'],
    };
  for (const [name, block] of module.data) yield of(`data.${name}`, block);
  for (const [name, block] of module.resources) yield of(name, block);
  for (const [name, block] of module.outputs) yield of(`output.${name}`, block);
  for (const block of module.providers) yield of('provider', block);
};

type Found = Uses['references'][number] | string;

const remembered = (of: Block | Expression, find: () => readonly Found[]): Uses => {
  const before = known.get(of);
  if (before !== undefined) return before;
  const found = find();
  const uses: Uses = {
    references: found.flatMap((each) => (typeof each === 'string' ? [] : [each])),
    names: new Set(found.filter((each): each is string => typeof each === 'string')),
  };
  known.set(of, uses);
  return uses;
};

/** What stands in a block. */
export const usesOfBlock = (block: Block): Uses => remembered(block, () => inBody(block.body, new Set()));

/** What stands in an expression. */
export const usesOfExpression = (expression: Expression): Uses =>
  remembered(expression, () => [...inExpression(expression, new Set())]);

/** Arguments in which Terraform's own words stand. */
const words = new Set(['provider', 'ignore_changes', 'type', 'alias']);

const inBody = ({ attributes, blocks }: Body, bound: ReadonlySet<string>): readonly Found[] => [
  ...[...attributes.values()].flatMap(({ name, value }) =>
    words.has(name) && value.kind !== 'template'
      ? []
      : [...inExpression(value, bound)].map((each) =>
          typeof each === 'string' ? each : { ...each, orderOnly: name === 'depends_on' },
        ),
  ),
  ...blocks.flatMap(({ type, labels, body }) =>
    inBody(body, type === 'dynamic' ? new Set([...bound, labels[0] ?? '']) : bound),
  ),
];

const inExpression = function* (expression: Expression, bound: ReadonlySet<string>): Generator<Found> {
  const reference = referenceOf(expression);
  if (reference !== undefined && !bound.has(reference.head)) {
    const indexed = reference.instanceAt.end > reference.addressAt.end;
    const whole = expression.kind === 'attribute' && expression.text === reference.address;
    yield { ...reference, indexed, whole, orderOnly: false };
  }
  switch (expression.kind) {
    case 'name':
      if (!bound.has(expression.name) && expression.name !== '*') yield expression.name;
      return;
    case 'template':
      for (const part of expression.parts) yield* inExpression(part, bound);
      return;
    case 'list':
      for (const item of expression.items) yield* inExpression(item, bound);
      return;
    case 'object':
      for (const { key, value } of expression.entries) {
        yield* inExpression(key, bound);
        yield* inExpression(value, bound);
      }
      return;
    case 'call':
      for (const argument of expression.arguments) yield* inExpression(argument, bound);
      return;
    case 'conditional':
      for (const part of [expression.condition, expression.yes, expression.no])
        yield* inExpression(part, bound);
      return;
    case 'unary':
      yield* inExpression(expression.operand, bound);
      return;
    case 'binary':
      yield* inExpression(expression.left, bound);
      yield* inExpression(expression.right, bound);
      return;
    case 'for': {
      yield* inExpression(expression.collection, bound);
      const inner = new Set([...bound, expression.valueName, expression.keyName ?? '']);
      for (const part of [expression.key, expression.value, expression.condition])
        if (part !== undefined) yield* inExpression(part, inner);
      return;
    }
    case 'attribute':
    case 'index':
    case 'splat':
      yield* inChain(expression, reference !== undefined, bound);
      return;
    case 'literal':
    case 'unknown':
    case 'unsupported':
      return;
  }
};

/** Of a chain that is a reference only its indexes are looked at. */
const inChain = function* (
  expression: Extract<Expression, { kind: 'attribute' | 'index' | 'splat' }>,
  referred: boolean,
  bound: ReadonlySet<string>,
): Generator<Found> {
  if (expression.kind === 'index') yield* inExpression(expression.index, bound);
  const { of } = expression;
  if (of.kind === 'attribute' || of.kind === 'index' || of.kind === 'splat')
    yield* inChain(of, referred, bound);
  else if (!referred) yield* inExpression(of, bound);
};

const wrongWith = (
  { variables, locals, data, resources }: TerraformModule,
  from: string,
  { head, address, indexed, whole, attribute }: Uses['references'][number],
): string | undefined => {
  const name = address.slice(head.length + 1);
  const missing = `refers to ${address}, which is not there`;
  if (head === 'var') return variables.has(name) ? undefined : missing;
  if (head === 'local') {
    if (address === from) return 'refers to itself';
    return locals.has(name) ? undefined : missing;
  }
  const block = head === 'data' ? data.get(name) : resources.get(address);
  if (block === undefined) return missing;
  if (address === from) return 'refers to itself';
  const many = block.body.attributes.has('count') || block.body.attributes.has('for_each');
  // All of several may be named at once.
  if (many && !indexed && !whole && attribute !== undefined)
    return `takes ${address} for one, and it is several`;
  return !many && indexed ? `takes ${address} for several, and it is one` : undefined;
};
