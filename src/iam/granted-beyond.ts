import type { Place } from '../facts/place.ts';
import { applicableTo } from './catalogue.ts';
import {
  actionsOfComplement,
  actionsOfEntry,
  type ConcreteAction,
  type Services,
} from './concrete-actions.ts';
import { describeConditions } from './condition.ts';
import { examplesOf } from './examples.ts';
import type { Entry } from './extent.ts';
import { findText, type Found } from './find-text.ts';
import type { Beyond, Difference, Grant, Grants, Undecided } from './grants.ts';
import { limitsOf, type Limits } from './limits.ts';
import { anything, covers } from './pattern.ts';
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
  const limits = limitsOf(grants, permitted);
  const rules = [
    ...grants.identity.rules.map((rule) => ({ rule, identity: true })),
    ...grants.attached.rules.map((rule) => ({ rule, identity: false })),
  ].filter(({ rule }) => rule.effect !== 'Deny' && applies(rule, grants.context) !== 'no');

  const undecided: Undecided[] = [];
  const beyond = rules.flatMap(({ rule, identity }) => {
    if (!isCertain(rule, grants)) return [];
    const found = beyondOf({ rule, identity, resources: knownResources(rule), grants, limits, services });
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
    const found = beyondOf({ rule, identity, resources, grants, limits, services });
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
  readonly limits: Limits;
  readonly services: Services;
}

const beyondOf = (question: Question): { beyond: readonly Beyond[]; undecided: readonly Undecided[] } => {
  const { rule, services } = question;
  const { actions, statement } = rule;
  const beyond: Beyond[] = [];
  const undecided: Undecided[] = [];
  const look = (concrete: Iterable<ConcreteAction>, said: string, at: Place): void => {
    for (const { action, example } of concrete) {
      const found = excess(action, question);
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

/** A resource of the statement on which the action is not permitted; without `resource` when it could not be decided. */
const excess = (
  action: string,
  question: Question,
): { resource: string | undefined; at: Place; actionPermitted: boolean } | undefined => {
  const { limits, resources } = question;
  const lower = action.toLowerCase();
  const { permitted, denied } = limits.of(lower);
  const outside = [...permitted, ...denied.none];
  for (const entry of resources) {
    if (outside.some((wide) => covers(wide, entry.pattern))) continue;
    const found = findExcess(lower, entry, outside, question);
    if (found.kind === 'nothing') continue;
    const resource = found.kind === 'text' ? found.text : undefined;
    return { resource, at: entry.at, actionPermitted: permitted.length > 0 };
  }
  return undefined;
};

const findExcess = (
  action: string,
  entry: Entry,
  outside: readonly Entry['pattern'][],
  { rule, identity, grants, limits }: Question,
): Found => {
  const excluded = rule.resources.widest.complement ? rule.resources.widest.patterns : [];
  const applicable = applicableTo(action)?.patterns;
  const all = [
    [entry.pattern],
    ...(applicable === undefined ? [] : [applicable]),
    ...(rule.bound === undefined ? [] : [rule.bound]),
    ...limits.of(action).denied.all,
  ];
  const none = [...outside, ...excluded];
  let undecided = false;
  for (const boundary of identity ? limits.boundary(action) : [{ all: [], none: [] }]) {
    const set = { all: [...all, ...boundary.all], none: [...none, ...boundary.none] };
    const found = findText(set, examplesOf([entry.pattern, ...(applicable ?? [])], grants.scenario));
    if (found.kind === 'text') return found;
    undecided ||= found.kind === 'undecided';
  }
  return { kind: undecided ? 'undecided' : 'nothing' };
};
