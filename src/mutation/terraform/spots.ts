import { literalOf, stringLiteral } from './literals.ts';
import type { Block, Body, Expression, Span } from '../../terraform/syntax.ts';
import type { TerraformModule } from '../../terraform/module.ts';
import { valueSpanOf, type CodeSpot } from './find-code.ts';

/** What a block at the top of a file is for. */
export type Section = 'resource' | 'data' | 'variable' | 'output' | 'local' | 'provider' | 'terraform';

/** A place in Terraform code with what it hangs on: a block, an argument, or an expression in one. */
export interface HclSpot {
  /** From the address that it belongs to: `aws_lambda_function.api.environment.variables.STAGE`. */
  readonly path: string;
  /** The address of its resource, variable, …: `aws_lambda_function.api`, `variable.tags`, `local.region`. */
  readonly address: string;
  readonly section: Section;
  /** A resource's or a data source's type, e.g. `aws_lambda_function`; '' elsewhere. */
  readonly type: string;
  /** The name of its argument or of its entry: its own, or that of the nearest above. */
  readonly key: string;
  /** Something that can be taken out; undefined for an operand. */
  readonly part: CodeSpot | undefined;
  /** What stands there; undefined for a block. */
  readonly expression: Expression | undefined;
  /** Its value's place; of a block the whole. */
  readonly at: Span;
  readonly parent: HclSpot | undefined;
}

/** Every place of a module: in the order of the kinds of blocks, and of their text. */
export const spotsOf = (module: TerraformModule): readonly HclSpot[] => {
  const spots: HclSpot[] = [];
  for (const top of topsOf(module)) visit(top, spots);
  return spots;
};

/** Whether a spot is a text between the interpolations of a template: it has no quotes of its own. */
export const isBetween = ({ expression, parent }: HclSpot): boolean =>
  expression?.kind === 'literal' && parent?.expression?.kind === 'template';

/** The value that stands at a spot literally; undefined for anything else, and for a part of a text. */
export const literalAt = (spot: HclSpot): ReturnType<typeof literalOf> =>
  isBetween(spot) ? undefined : literalOf(spot.expression);

/** The blocks at the top of the files, and each local by itself. */
const topsOf = (module: TerraformModule): readonly HclSpot[] => [
  ...module.settings.map((block, index) => topBlock('terraform', numbered('terraform', index), block)),
  ...module.providers.map((block) => topBlock('provider', providerAddress(block), block)),
  ...[...module.variables].map(([name, block]) => topBlock('variable', `variable.${name}`, block)),
  ...[...module.locals].map(([name, attribute]): HclSpot => {
    const path = `local.${name}`;
    const { value: expression } = attribute;
    return {
      path,
      address: path,
      section: 'local',
      type: '',
      key: name,
      part: { kind: 'attribute', attribute },
      expression,
      at: expression.at,
      parent: undefined,
    };
  }),
  ...[...module.data].map(([name, block]) => topBlock('data', `data.${name}`, block)),
  ...[...module.resources].map(([address, block]) => topBlock('resource', address, block)),
  ...[...module.outputs].map(([name, block]) => topBlock('output', `output.${name}`, block)),
];

const numbered = (name: string, index: number): string => (index === 0 ? name : `${name}[${String(index)}]`);

const providerAddress = ({ labels, body }: Block): string => {
  const alias = body.attributes.get('alias');
  const name = alias && stringLiteral(alias.value);
  return ['provider', labels[0] ?? '', ...(name === undefined ? [] : [name])].join('.');
};

const topBlock = (section: Section, address: string, block: Block): HclSpot => ({
  path: address,
  address,
  section,
  type: section === 'resource' || section === 'data' ? (block.labels[0] ?? '') : '',
  key: '',
  part: { kind: 'block', block },
  expression: undefined,
  at: block.at,
  parent: undefined,
});

const visit = (spot: HclSpot, spots: HclSpot[]): void => {
  spots.push(spot);
  if (spot.part?.kind === 'block') inBody(spot, spot.part.block.body, spots);
  else if (spot.expression !== undefined) inExpression(spot, spot.expression, spots);
};

const below = (
  parent: HclSpot,
  step: string,
  more: {
    readonly key?: string;
    readonly part?: CodeSpot;
    readonly expression?: Expression;
    readonly at: Span;
  },
): HclSpot => ({
  path: `${parent.path}${step}`,
  address: parent.address,
  section: parent.section,
  type: parent.type,
  key: more.key ?? parent.key,
  part: more.part,
  expression: more.expression,
  at: more.at,
  parent,
});

const partBelow = (parent: HclSpot, step: string, key: string, part: CodeSpot): HclSpot => {
  const expression =
    part.kind === 'block'
      ? undefined
      : part.kind === 'item'
        ? part.item
        : part.kind === 'entry'
          ? part.entry.value
          : part.attribute.value;
  return below(parent, step, {
    key,
    part,
    at: valueSpanOf(part),
    ...(expression === undefined ? {} : { expression }),
  });
};

const inBody = (parent: HclSpot, { attributes, blocks }: Body, spots: HclSpot[]): void => {
  for (const [name, attribute] of attributes)
    visit(partBelow(parent, `.${name}`, name, { kind: 'attribute', attribute }), spots);
  const seen = new Map<string, number>();
  for (const block of blocks) {
    const { type } = block;
    const index = seen.get(type) ?? 0;
    seen.set(type, index + 1);
    const several = blocks.filter((other) => other.type === type).length > 1;
    const step = `.${type}${several ? `[${String(index)}]` : ''}`;
    visit(partBelow(parent, step, type, { kind: 'block', block }), spots);
  }
};

/** Kinds of expressions into which a call is looked through: its last argument of such a kind, as in declarations' paths. */
const structured = new Set<Expression['kind']>(['list', 'object', 'for', 'call']);

const inExpression = (spot: HclSpot, expression: Expression, spots: HclSpot[]): void => {
  const operand = (step: string, inner: Expression): void => {
    visit(below(spot, step, { expression: inner, at: inner.at }), spots);
  };
  switch (expression.kind) {
    case 'object':
      for (const entry of expression.entries) {
        const name = stringLiteral(entry.key) ?? entry.key.text;
        const step = /^[\w-]+$/.test(name) ? `.${name}` : `[${name.replaceAll(/[[\]=]/g, '')}]`;
        visit(partBelow(spot, step, name, { kind: 'entry', entry }), spots);
      }
      return;
    case 'list':
      expression.items.forEach((item, index) => {
        visit(partBelow(spot, `[${String(index)}]`, spot.key, { kind: 'item', item }), spots);
      });
      return;
    case 'call': {
      const through = expression.arguments.findLastIndex(({ kind }) => structured.has(kind));
      expression.arguments.forEach((argument, index) => {
        operand(index === through ? '' : `(${String(index)})`, argument);
      });
      return;
    }
    case 'conditional':
      operand('?', expression.condition);
      operand('?then', expression.yes);
      operand('?else', expression.no);
      return;
    case 'template':
      // A text alone is one thing.
      if (stringLiteral(expression) !== undefined) return;
      expression.parts.forEach((part, index) => {
        operand(`{${String(index)}}`, part);
      });
      return;
    case 'unary':
      operand('!', expression.operand);
      return;
    case 'binary':
      operand('<0>', expression.left);
      operand('<1>', expression.right);
      return;
    case 'for':
      operand('@in', expression.collection);
      if (expression.key !== undefined) operand('@key', expression.key);
      operand('@each', expression.value);
      if (expression.condition !== undefined) operand('@if', expression.condition);
      return;
    case 'index':
      operand('@of', expression.of);
      operand('@index', expression.index);
      return;
    case 'attribute':
    case 'splat':
    case 'name':
    case 'literal':
    case 'unknown':
    case 'unsupported':
      return;
  }
};
