import type { Expression, Span } from '../../terraform/syntax.ts';

/** What an expression takes of something that stands elsewhere in the code: `aws_x.y[0].arn`, `var.x`, `data.a.b.id`. */
export interface HclReference {
  /** `var`, `local`, `data`, or a type of resources. */
  readonly head: string;
  /** `aws_x.y`, `var.x`, `local.x`, `data.a.b`. */
  readonly address: string;
  /** Where the address stands. */
  readonly addressAt: Span;
  /** The address with the index that follows it right away: `aws_x.y[0]`. */
  readonly instance: string;
  readonly instanceAt: Span;
  /** The first attribute that is taken of it; undefined when all of it is. */
  readonly attribute: string | undefined;
  /** Where its name stands, without the dot. */
  readonly attributeAt: Span | undefined;
}

/** Names that begin no reference to a resource. */
const others = new Set(['each', 'count', 'self', 'path', 'terraform', 'module', '*']);

/** The reference that an expression is; undefined for any other. */
export const referenceOf = (expression: Expression | undefined): HclReference | undefined => {
  if (expression === undefined) return undefined;
  const chain = chainOf(expression);
  const [base] = chain;
  if (base?.kind !== 'name' || others.has(base.name)) return undefined;
  const steps = base.name === 'data' ? 2 : 1;
  const named = chain.slice(1, steps + 1);
  const whole = named.at(-1);
  if (whole === undefined || named.length < steps || !named.every(({ kind }) => kind === 'attribute'))
    return undefined;
  // A loop's own name: nothing of the code is called without an underscore but these.
  if (!base.name.includes('_') && !['var', 'local', 'data'].includes(base.name)) return undefined;
  const rest = chain.slice(steps + 1);
  const [next] = rest;
  const instance = next?.kind === 'index' ? next : whole;
  const taken = rest[next?.kind === 'index' ? 1 : 0];
  return {
    head: base.name,
    address: whole.text,
    addressAt: whole.at,
    instance: instance.text,
    instanceAt: instance.at,
    attribute: taken?.kind === 'attribute' ? taken.name : undefined,
    attributeAt:
      taken?.kind === 'attribute' ? { ...taken.at, start: taken.at.end - taken.name.length } : undefined,
  };
};

/** The steps of `a.b[0].c`, each with all that comes before it; the name first. */
const chainOf = (expression: Expression): readonly Expression[] =>
  expression.kind === 'attribute' || expression.kind === 'index' || expression.kind === 'splat'
    ? [...chainOf(expression.of), expression]
    : [expression];
