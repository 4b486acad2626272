import type { RequestContext } from './condition.ts';
import { holds } from './extent.ts';
import type { Grant, Grants, RuleSet } from './grants.ts';
import { compile, covers, matches, type Pattern } from './pattern.ts';
import { applies, doubtOf, type Rule } from './rule.ts';

/** A set of resources: in every group of `all`, and in none of `none`. */
export interface Resources {
  readonly all: readonly (readonly Pattern[])[];
  readonly none: readonly Pattern[];
}

/** What is held against the grants of one action. */
export interface Limit {
  /** Where it is permitted. */
  readonly permitted: readonly Pattern[];
  /** Where the surely applying denials leave it. */
  readonly left: Resources;
  /** Where the permissions boundary leaves it, as a union; everything without one. */
  readonly bounded: readonly Resources[];
}

const everything: Resources = { all: [], none: [] };

/** What a role's grants are held against, by action in lower case. Actions with the same limits share one object. */
export const limitsOf = (grants: Grants, permitted: readonly Grant[]): ((action: string) => Limit) => {
  const allowed = permitted.flatMap(({ action, resource }) => {
    const pattern = compile(resource, 'plain');
    const actions = compile(action.toLowerCase(), 'plain');
    return pattern && actions ? [{ actions, pattern }] : [];
  });
  const { identity, attached, boundary, context } = grants;
  const denials = [...identity.rules, ...attached.rules, ...(boundary?.rules ?? [])].filter(
    (rule) => rule.effect === 'Deny' && applies(rule, context) === 'yes',
  );
  const bounds = boundary && boundingRules(boundary, context);

  const limits = new Map<string, Limit>();
  return (action) => {
    const own = indices(allowed, ({ actions }) => matches(actions, action));
    const denying = indices(denials, ({ actions }) => holds(actions.narrowest, action));
    const bounding = indices(bounds ?? [], ({ actions }) => holds(actions.widest, action));
    const key = `${own.join()};${denying.join()};${bounding.join()}`;
    let limit = limits.get(key);
    if (limit === undefined) {
      limit = {
        permitted: own.flatMap((index) => allowed[index]?.pattern ?? []),
        left: leftBy(denying.flatMap((index) => denials[index] ?? [])),
        bounded:
          bounds === undefined
            ? [everything]
            : bounding.flatMap((index) => bounds[index] ?? []).map(leftByBound),
      };
      limits.set(key, limit);
    }
    return limit;
  };
};

const indices = <T>(items: readonly T[], wanted: (item: T) => boolean): readonly number[] =>
  items.flatMap((item, index) => (wanted(item) ? [index] : []));

/** What is left after these denials, each taken at its narrowest. */
const leftBy = (denials: readonly Rule[]): Resources => ({
  all: denials.flatMap(({ resources: { narrowest }, bound }) =>
    narrowest.complement && bound === undefined ? [narrowest.patterns] : [],
  ),
  none: denials.flatMap(({ resources: { narrowest }, bound }) =>
    narrowest.complement ? [] : narrowest.patterns.flatMap((pattern) => confine(pattern, bound)),
  ),
});

/** The part of a pattern that surely lies within the bound, as far as that is a pattern. */
const confine = (pattern: Pattern, bound: readonly Pattern[] | undefined): readonly Pattern[] => {
  if (bound === undefined || bound.some((wide) => covers(wide, pattern))) return [pattern];
  return bound.filter((narrow) => covers(pattern, narrow));
};

/** The rules of a boundary that let something through; undefined when something of it is not known: it bounds nothing for sure. */
const boundingRules = (
  { rules, unknowns }: RuleSet,
  context: RequestContext,
): readonly Rule[] | undefined => {
  const doubtful = rules.some(
    (rule) => rule.effect !== 'Deny' && doubtOf(rule, applies(rule, context)) !== undefined,
  );
  if (unknowns.length > 0 || doubtful) return undefined;
  return rules.filter((rule) => rule.effect === 'Allow' && applies(rule, context) !== 'no');
};

const leftByBound = ({ resources: { widest } }: Rule): Resources =>
  widest.complement ? { all: [], none: widest.patterns } : { all: [widest.patterns], none: [] };
