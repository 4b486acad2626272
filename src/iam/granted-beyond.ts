import type { Place } from '../facts/place.ts';
import { applicableTo, type Applicable } from './catalogue.ts';
import {
  actionsOfComplement,
  actionsOfEntry,
  type ConcreteAction,
  type Services,
} from './concrete-actions.ts';
import { describeConditions } from './condition.ts';
import { examplesOf } from './examples.ts';
import type { Entry } from './extent.ts';
import { findText } from './find-text.ts';
import type { Beyond, Difference, Grant, Grants, Undecided } from './grants.ts';
import { limitsOf, type Limit } from './limits.ts';
import { anything, covers, type Pattern } from './pattern.ts';
import { applies, doubtOf, type Rule } from './rule.ts';

/** How many actions of one statement are listed; the rest are counted. */
const listedPerStatement = 5;

/**
 * What a role is granted of some services beyond what is permitted: for each offending action of each statement a request
 * that should not be allowed. A grant under a condition counts as a grant; a Deny counts when it surely applies. When
 * nothing is surely beyond, what is not known of the policies makes differences of kind `unknown`.
 */
export const grantedBeyond = (
  grants: Grants,
  permitted: readonly Grant[],
  services: Services,
): readonly Difference[] => {
  const limitOf = limitsOf(grants, permitted);
  const rules = [
    ...grants.identity.rules.map((rule) => ({ rule, identity: true })),
    ...grants.attached.rules.map((rule) => ({ rule, identity: false })),
  ].filter(({ rule }) => rule.effect !== 'Deny' && applies(rule, grants.context) !== 'no');

  const undecided: Undecided[] = [];
  const beyond = rules.flatMap(({ rule, identity }) => {
    if (!isCertain(rule, grants)) return [];
    const found = beyondOf({ rule, identity, resources: knownResources(rule), grants, limitOf, services });
    undecided.push(...found.undecided);
    return found.beyond;
  });
  if (beyond.length > 0) return beyond;

  const unreadable = [...grants.identity.unknowns, ...grants.attached.unknowns];
  undecided.push(...unreadable.map(({ reason, at }): Undecided => ({ kind: 'unknown', reason, at })));
  for (const { rule, identity } of rules) {
    const doubt = doubtOf(rule, applies(rule, grants.context));
    if (doubt === undefined) continue;
    const resources = rule.resources.doubt
      ? [anyResource]
      : isCertain(rule, grants)
        ? []
        : knownResources(rule);
    const found = beyondOf({ rule, identity, resources, grants, limitOf, services });
    if (rule.actions.doubt ?? found.beyond[0] ?? found.undecided[0]) {
      undecided.push({ kind: 'unknown', reason: doubt.reason, at: doubt.at });
    }
  }
  return undecided;
};

const isCertain = (rule: Rule, { context }: Grants): boolean =>
  rule.effect === 'Allow' && applies(rule, context) !== 'unknown';

const anyResource: Entry = { pattern: anything, text: '*', at: { resource: '', path: '' } };

const knownResources = ({ resources, statement }: Rule): readonly Entry[] =>
  resources.widest.complement ? [{ ...anyResource, at: statement.at }] : resources.widest.entries;

interface Question {
  readonly rule: Rule;
  readonly identity: boolean;
  readonly resources: readonly Entry[];
  readonly grants: Grants;
  readonly limitOf: (action: string) => Limit;
  readonly services: Services;
}

const beyondOf = (question: Question): { beyond: readonly Beyond[]; undecided: readonly Undecided[] } => {
  const { rule, services } = question;
  const { actions, statement } = rule;
  const beyond: Beyond[] = [];
  const undecided: Undecided[] = [];
  const excessOf = excessFinder(question);
  const look = (concrete: Iterable<ConcreteAction>, said: string, at: Place): void => {
    for (const { action, example } of concrete) {
      const found = excessOf(action);
      if (found === undefined) continue;
      if (found.resource === undefined) {
        undecided.push({ kind: 'unknown', reason: 'it has too many wildcards to be decided', at });
        return;
      }
      beyond.push({
        kind: 'beyond',
        action,
        resource: found.resource,
        ...(example ? { pattern: said } : {}),
        ...(statement.conditions.length > 0 ? { condition: describeConditions(statement.conditions) } : {}),
        at: found.actionPermitted ? found.at : at,
      });
      return;
    }
  };
  if (actions.widest.complement) {
    const said = `everything but ${actions.widest.entries.map(({ text }) => text).join(', ')}`;
    look(actionsOfComplement(actions.widest, services), said, actions.widest.entries[0]?.at ?? statement.at);
  } else {
    for (const entry of actions.widest.entries) look(actionsOfEntry(entry, services), entry.text, entry.at);
  }
  const more = beyond.length - listedPerStatement;
  const listed = beyond.slice(0, listedPerStatement);
  const last = listed.at(-1);
  return {
    beyond: more > 0 && last !== undefined ? [...listed.slice(0, -1), { ...last, more }] : listed,
    undecided,
  };
};

interface Excess {
  /** Undefined when it could not be decided. */
  readonly resource: string | undefined;
  readonly at: Place;
  readonly actionPermitted: boolean;
}

/**
 * Finds, for an action, a resource of the statement on which it is not permitted. Many actions have the same limits and
 * apply to the same resources: for these it is looked for once.
 */
const excessFinder = (question: Question): ((action: string) => Excess | undefined) => {
  interface Known {
    readonly open: readonly Entry[];
    readonly found: Map<Applicable | undefined, Excess | undefined>;
  }
  const byLimit = new Map<Limit, Known>();
  return (action) => {
    const lower = action.toLowerCase();
    const limit = question.limitOf(lower);
    let known = byLimit.get(limit);
    if (known === undefined) {
      const outside = [...limit.permitted, ...limit.left.none];
      const open = question.resources.filter(({ pattern }) => !outside.some((wide) => covers(wide, pattern)));
      known = { open, found: new Map() };
      byLimit.set(limit, known);
    }
    if (known.open.length === 0) return undefined;
    const applicable = applicableTo(lower);
    if (!known.found.has(applicable)) {
      known.found.set(applicable, findExcess(known.open, limit, applicable?.patterns, question));
    }
    return known.found.get(applicable);
  };
};

const findExcess = (
  entries: readonly Entry[],
  limit: Limit,
  applicable: readonly Pattern[] | undefined,
  { rule, identity, grants }: Question,
): Excess | undefined => {
  const { widest } = rule.resources;
  const { permitted, left } = limit;
  const groups = [
    ...(applicable === undefined ? [] : [applicable]),
    ...(rule.bound === undefined ? [] : [rule.bound]),
    ...left.all,
  ];
  const none = [...permitted, ...left.none, ...(widest.complement ? widest.patterns : [])];
  for (const { pattern, at } of entries) {
    for (const bounded of identity ? limit.bounded : [{ all: [], none: [] }]) {
      const set = { all: [[pattern], ...groups, ...bounded.all], none: [...none, ...bounded.none] };
      const found = findText(set, examplesOf([pattern, ...(applicable ?? [])], grants.scenario));
      if (found.kind === 'nothing') continue;
      const resource = found.kind === 'text' ? found.text : undefined;
      return { resource, at, actionPermitted: permitted.length > 0 };
    }
  }
  return undefined;
};
