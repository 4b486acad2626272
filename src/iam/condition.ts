import { compile, matches } from './pattern.ts';
import type { Condition } from './policy.ts';

/**
 * What is known of a request: the values of condition keys. `undefined` says that the request has no such key; a key that
 * does not appear may have any value. Key names are compared without case.
 */
export type RequestContext = Readonly<Record<string, string | undefined>>;

/**
 * `maybe`: it depends on what is not known of the request. `unknown`: on a value of the policy that could not be observed.
 */
export type Truth = 'yes' | 'no' | 'maybe' | 'unknown';

/** Whether all hold. One that depends on the request makes the whole depend on it, whatever the unknown ones come to. */
export const every = (truths: readonly Truth[]): Truth =>
  (['no', 'maybe', 'unknown'] as const).find((truth) => truths.includes(truth)) ?? 'yes';

/** Whether a request with this context meets all conditions of a statement. */
export const evaluate = (conditions: readonly Condition[], context: RequestContext): Truth => {
  if (conditions.length === 0) return 'yes';
  const known = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return every(conditions.map((condition) => evaluateOne(condition, known)));
};

/** How a statement's conditions read in a finding: `StringEquals kms:ViaService dynamodb.us-east-1.amazonaws.com`. */
export const describeConditions = (conditions: readonly Condition[]): string =>
  conditions
    .map(({ operator, key, values }) => {
      const wanted = values.map((value) => (value.known ? value.value : `(unknown: ${value.reason})`));
      return `${operator} ${key} ${wanted.join(' or ')}`;
    })
    .join(' and ');

type Context = ReadonlyMap<string, string | undefined>;
type Comparison = (actual: string, wanted: string) => boolean;

const like: Comparison = (actual, wanted) => {
  const pattern = compile(wanted, 'widest');
  return pattern !== undefined && matches(pattern, actual);
};

/** Each of an ARN's six parts by itself; wildcards do not reach over a colon, except in the last. */
/** ArnLike: part by part of an ARN's six, each with `*` and `?`. What is no ARN matches nothing. */
export const arnLike: Comparison = (actual, wanted) => {
  const parts = arnParts(actual);
  const patterns = arnParts(wanted);
  return (
    parts.length === 6 &&
    patterns.length === 6 &&
    patterns.every((pattern, index) => like(parts[index] ?? '', pattern))
  );
};

const arnParts = (arn: string): readonly string[] => {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(':')] : [])];
};

const sameText: Comparison = (actual, wanted) => actual === wanted;
const sameLetters: Comparison = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();

const comparisons: ReadonlyMap<string, { readonly compare: Comparison; readonly negated: boolean }> = new Map(
  [
    ['stringequals', { compare: sameText, negated: false }],
    ['stringnotequals', { compare: sameText, negated: true }],
    ['stringequalsignorecase', { compare: sameLetters, negated: false }],
    ['stringnotequalsignorecase', { compare: sameLetters, negated: true }],
    ['stringlike', { compare: like, negated: false }],
    ['stringnotlike', { compare: like, negated: true }],
    ['arnequals', { compare: arnLike, negated: false }],
    ['arnlike', { compare: arnLike, negated: false }],
    ['arnnotequals', { compare: arnLike, negated: true }],
    ['arnnotlike', { compare: arnLike, negated: true }],
    ['bool', { compare: sameLetters, negated: false }],
  ],
);

const evaluateOne = (condition: Condition, context: Context): Truth => {
  const key = condition.key.toLowerCase();
  if (!context.has(key)) return 'maybe';
  const actual = context.get(key);
  const [, set, name = '', ifExists] =
    /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(condition.operator.toLowerCase()) ?? [];
  if (name === 'null') return evaluateNull(condition, actual === undefined, context);
  const comparison = comparisons.get(name);
  // Numbers, dates, addresses: of no key whose value we know.
  if (comparison === undefined) return 'maybe';
  if (actual === undefined) {
    if (set === 'foranyvalue') return ifExists === undefined ? 'no' : 'maybe';
    return comparison.negated || ifExists !== undefined || set === 'forallvalues' ? 'yes' : 'no';
  }
  const matched = matchesAny(actual, condition, comparison.compare, context);
  return comparison.negated ? opposite(matched) : matched;
};

const evaluateNull = (condition: Condition, absent: boolean, context: Context): Truth =>
  matchesAny(String(absent), condition, sameLetters, context);

const matchesAny = (actual: string, { values }: Condition, compare: Comparison, context: Context): Truth => {
  let truth: Truth = 'no';
  for (const value of values) {
    if (!value.known) {
      truth = 'unknown';
      continue;
    }
    const wanted = fillVariables(value.value, context);
    if (wanted === undefined) truth = truth === 'unknown' ? truth : 'maybe';
    else if (compare(actual, wanted)) return 'yes';
  }
  return truth;
};

/** A value's `${aws:…}` variables filled from the context; undefined when one of them is not known. */
const fillVariables = (text: string, context: Context): string | undefined => {
  const missing: string[] = [];
  const filled = text.replace(/\$\{([^}*?$][^}]*)\}/g, (_, name: string) => {
    const value = context.get(name.trim().toLowerCase());
    if (value === undefined) missing.push(name);
    return value ?? '';
  });
  return missing.length === 0 ? filled : undefined;
};

const opposite = (truth: Truth): Truth => (truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : truth);
