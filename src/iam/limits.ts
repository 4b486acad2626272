import { isWithin, type Extent } from './extent.ts';
import type { Grant, Grants, RuleSet } from './grants.ts';
import { compile, covers, literally, matches, type Pattern } from './pattern.ts';
import { applies, doubtOf, type Rule } from './rule.ts';

/** A set of resources: in every group of `all`, and in none of `none`. */
export interface Resources {
  readonly all: readonly (readonly Pattern[])[];
  readonly none: readonly Pattern[];
}

/** What a role's grants are held against when it is asked what they grant too much. */
export interface Limits {
  /** For an action in lower case: where it is permitted, and where it is left after the surely applying denials. */
  of(action: string): { readonly permitted: readonly Pattern[]; readonly denied: Resources };
  /** For an action in lower case: what the permissions boundary leaves, as a union; one of everything without one. */
  boundary(action: string): readonly Resources[];
}

const everything: Resources = { all: [], none: [] };

export const limitsOf = (grants: Grants, permitted: readonly Grant[]): Limits => {
  const allowed = permitted.flatMap(({ action, resource }) => {
    const pattern = compile(resource, 'plain');
    const actions = compile(action.toLowerCase(), 'plain');
    return pattern && actions ? [{ actions, pattern }] : [];
  });
  const denials = [
    ...grants.identity.rules,
    ...grants.attached.rules,
    ...(grants.boundary?.rules ?? []),
  ].filter((rule) => rule.effect === 'Deny' && applies(rule, grants.context) === 'yes');
  const cache = new Map<string, ReturnType<Limits['of']>>();
  return {
    of(action) {
      let limits = cache.get(action);
      if (limits === undefined) {
        limits = {
          permitted: allowed.flatMap(({ actions, pattern }) => (matches(actions, action) ? [pattern] : [])),
          denied: leftBy(denials.filter(({ actions }) => includes(actions.narrowest, action))),
        };
        cache.set(action, limits);
      }
      return limits;
    },
    boundary: (action) =>
      grants.boundary === undefined ? [everything] : leftByBoundary(grants.boundary, action, grants),
  };
};

const includes = (extent: Extent, action: string): boolean => isWithin(literally(action), [extent]);

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

/** A boundary of which something is not known bounds nothing for sure. */
const leftByBoundary = (
  { rules, unknowns }: RuleSet,
  action: string,
  { context }: Grants,
): readonly Resources[] => {
  const doubtful = rules.some(
    (rule) => rule.effect !== 'Deny' && doubtOf(rule, applies(rule, context)) !== undefined,
  );
  if (unknowns.length > 0 || doubtful) return [everything];
  return rules
    .filter(
      (rule) =>
        rule.effect === 'Allow' && applies(rule, context) !== 'no' && includes(rule.actions.widest, action),
    )
    .map(({ resources: { widest } }) =>
      widest.complement ? { all: [], none: widest.patterns } : { all: [widest.patterns], none: [] },
    );
};
