import type { Attribute, Block, Body, Expression, ObjectEntry, Span } from '../../terraform/syntax.ts';
import { NotApplicable } from '../declaration.ts';
import { stepsOf } from '../find-path.ts';
import type { OriginalCode } from './declaration.ts';

/** A place in code: something that can be replaced or taken out. */
export type CodeSpot =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'attribute'; readonly attribute: Attribute }
  | { readonly kind: 'entry'; readonly entry: ObjectEntry }
  | { readonly kind: 'item'; readonly item: Expression };

/** Where a path ends, as far as the code goes: `rest` are the steps that it has no place for. */
export interface Found {
  readonly spot: CodeSpot;
  readonly rest: readonly string[];
}

/**
 * What an address names: `aws_lambda_function.api`, `data.aws_region.current`, `variable.tags`, `output.environment`,
 * `local.region`, `provider.aws`, `provider.aws.secondary`, `terraform`.
 * @throws NotApplicable when there is none.
 */
export const addressed = ({ module }: OriginalCode, address: string): CodeSpot => {
  const [kind = '', name = ''] = address.split('.');
  const of = (found: Block | undefined): CodeSpot => {
    if (found === undefined) throw new NotApplicable(`there is no ${address}`);
    return { kind: 'block', block: found };
  };
  const below = address.slice(kind.length + 1);
  switch (kind) {
    case 'variable':
      return of(module.variables.get(below));
    case 'output':
      return of(module.outputs.get(below));
    case 'data':
      return of(module.data.get(below));
    case 'terraform':
      return of(module.settings[0]);
    case 'local': {
      const attribute = module.locals.get(below);
      if (attribute === undefined) throw new NotApplicable(`there is no ${address}`);
      return { kind: 'attribute', attribute };
    }
    case 'provider':
      return of(
        module.providers.find(
          ({ labels, body }) =>
            labels[0] === name &&
            (body.attributes.get('alias')?.value.text.replaceAll('"', '') ?? '') ===
              below.slice(name.length + 1),
        ),
      );
    default:
      return of(module.resources.get(address));
  }
};

/**
 * Follows a path from a block: names of arguments and nested blocks (`schema[name=email].required`, `replica[0].region_name`),
 * keys of objects and numbers of items, also within a call (`policy.Statement[0].Action` of a jsonencode).
 */
export const findCode = (start: CodeSpot, path: string): Found => {
  let spot = start;
  const steps = [...stepsOf(path)];
  while (steps.length > 0) {
    const next = stepFrom(spot, steps);
    if (next === undefined) return { spot, rest: steps };
    spot = next.spot;
    steps.splice(0, next.taken);
  }
  return { spot, rest: [] };
};

interface Step {
  readonly spot: CodeSpot;
  readonly taken: number;
}

const stepFrom = (spot: CodeSpot, steps: readonly string[]): Step | undefined =>
  spot.kind === 'block' ? inBody(spot.block.body, steps) : inExpression(expressionOf(spot), steps);

const inBody = ({ attributes, blocks }: Body, [name = '', selector]: readonly string[]): Step | undefined => {
  const attribute = attributes.get(name);
  if (attribute !== undefined) return { spot: { kind: 'attribute', attribute }, taken: 1 };
  const named = blocks.filter(({ type }) => type === name);
  const selects = selector?.startsWith('[') === true;
  const block = selects ? selected(named, selector.slice(1, -1)) : named[0];
  return block && { spot: { kind: 'block', block }, taken: selects ? 2 : 1 };
};

const selected = (blocks: readonly Block[], selector: string): Block | undefined => {
  const equals = selector.indexOf('=');
  if (equals < 0) return blocks[Number(selector)];
  const [key, wanted] = [selector.slice(0, equals), selector.slice(equals + 1)];
  return blocks.find(({ body }) => body.attributes.get(key)?.value.text.replaceAll('"', '') === wanted);
};

/** The expression that stands at a spot. */
const expressionOf = (spot: Exclude<CodeSpot, { kind: 'block' }>): Expression => {
  switch (spot.kind) {
    case 'attribute':
      return spot.attribute.value;
    case 'entry':
      return spot.entry.value;
    case 'item':
      return spot.item;
  }
};

/** Through a call to what it is called with: the last argument that is a list or an object. */
const inExpression = (expression: Expression, steps: readonly string[]): Step | undefined => {
  const [step = ''] = steps;
  if (expression.kind === 'call') {
    const inner = expression.arguments.findLast(({ kind }) =>
      ['list', 'object', 'for', 'call'].includes(kind),
    );
    return inner && inExpression(inner, steps);
  }
  if (expression.kind === 'object') {
    const wanted = step.replace(/^\[|\]$/g, '');
    const entry = expression.entries.find(({ key }) => key.text.replaceAll('"', '') === wanted);
    return entry && { spot: { kind: 'entry', entry }, taken: 1 };
  }
  if (expression.kind === 'list') {
    const item = step.startsWith('[') ? expression.items[Number(step.slice(1, -1))] : undefined;
    return item && { spot: { kind: 'item', item }, taken: 1 };
  }
  return undefined;
};

/** The whole of what stands at a spot, with its name where it has one. */
export const spanOfSpot = (spot: CodeSpot): Span => {
  switch (spot.kind) {
    case 'block':
      return spot.block.at;
    case 'attribute':
      return spot.attribute.at;
    case 'entry':
      return { ...spot.entry.key.at, end: spot.entry.value.at.end };
    case 'item':
      return spot.item.at;
  }
};

/** The value at a spot: of a block its whole. */
export const valueSpanOf = (spot: CodeSpot): Span =>
  spot.kind === 'block' ? spot.block.at : expressionOf(spot).at;
