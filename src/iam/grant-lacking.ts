import { unknown, type Unknown } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';
import { describeConditions, every, type RequestContext, type Truth } from './condition.ts';
import { isWithin, overlaps, type Extent } from './extent.ts';
import type { Difference, Grant, Grants, Lacking, RuleSet } from './grants.ts';
import { anything, compile, covers, literally, type Pattern } from './pattern.ts';
import { applies, doubtOf, type Rule } from './rule.ts';

/**
 * What a role lacks of what it needs: for each grant that it does not surely have, why. A grant under a condition does
 * not count as one; a Deny under a condition counts. What is not known of the policies makes a difference of kind
 * `unknown`, unless the grant is surely lacking.
 */
export const grantLacking = (grants: Grants, required: readonly Grant[]): readonly Difference[] =>
  required.flatMap((grant) => lackingOf(grants, grant) ?? []);

/** One need: an action in lower case on all that the pattern matches. */
interface Need {
  readonly grant: Grant;
  readonly action: Pattern;
  readonly resource: Pattern;
  readonly context: RequestContext;
}

const lackingOf = (grants: Grants, grant: Grant): Difference | undefined => {
  const resource = compile(grant.resource, 'plain') ?? anything;
  const need: Need = {
    grant,
    action: literally(grant.action.toLowerCase()),
    resource,
    context: contextOf(grants, grant),
  };
  const lacking = (cause: Lacking['cause'], why: string, at: Place): Lacking => ({
    kind: 'lacking',
    cause,
    action: grant.action,
    resource: grant.resource,
    why,
    at,
  });

  const sets = [grants.identity, grants.attached, ...(grants.boundary ? [grants.boundary] : [])];
  const denials = sets.flatMap(({ rules }) => rules.flatMap((rule) => denialBy(rule, need) ?? []));
  const denial = denials.find(({ truth }) => truth === 'yes');
  if (denial !== undefined) return lacking('denied', 'is denied', denial.at);

  const own: RuleSet = {
    rules: [...grants.identity.rules, ...grants.attached.rules],
    unknowns: [...grants.identity.unknowns, ...grants.attached.unknowns],
  };
  const granted = grantedBy(own, need);
  const bounded = grants.boundary === undefined ? undefined : grantedBy(grants.boundary, need);
  if (granted.truth === 'no') return nowhere(need, grants, lacking);
  if (bounded?.truth === 'no')
    return lacking('boundary', 'is outside the permissions boundary', bounded.at ?? grants.at);
  for (const { truth, at, condition } of [granted, bounded ?? granted]) {
    if (truth === 'maybe')
      return lacking('condition', `is granted only under a condition: ${condition}`, at ?? grants.at);
  }
  const conditional = denials.find(({ truth }) => truth === 'maybe');
  if (conditional !== undefined) {
    return lacking('denied', `is denied under a condition: ${conditional.condition}`, conditional.at);
  }
  const open =
    granted.open ?? bounded?.open ?? denials[0]?.open ?? sets.flatMap(({ unknowns }) => unknowns)[0];
  return open === undefined ? undefined : { kind: 'unknown', reason: open.reason, at: open.at };
};

/** What is known of the requests that a grant is needed for: they are the stack's own, in its region and account. */
const contextOf = (grants: Grants, grant: Grant): RequestContext => {
  const { region, accountId } = grants.scenario;
  const account = grant.resource.split(':')[4];
  return {
    ...grants.context,
    'aws:RequestedRegion': region,
    'aws:ResourceAccount': account !== undefined && /^\d{12}$/.test(account) ? account : accountId,
    'aws:SecureTransport': 'true',
    ...grant.context,
  };
};

interface Answer {
  readonly truth: Truth;
  readonly at: Place;
  readonly condition: string;
  readonly open: Unknown | undefined;
}

const placeOf = ({ actions, statement }: Rule): Place => actions.widest.entries[0]?.at ?? statement.at;

const answer = (rule: Rule, truth: Truth, applying: Truth): Answer => {
  const { statement } = rule;
  const open =
    doubtOf(rule, applying) ?? (truth === 'unknown' ? unknown('it cannot be told', statement.at) : undefined);
  return {
    truth,
    at: placeOf(rule),
    condition: describeConditions(statement.conditions) || 'a policy variable or one session of the role',
    open: truth === 'unknown' ? open : undefined,
  };
};

/** Whether a rule denies some of what is needed; undefined when it does not. */
const denialBy = (rule: Rule, { action, resource, context }: Need): Answer | undefined => {
  if (rule.effect === 'Allow') return undefined;
  const applying = applies(rule, context);
  if (applying === 'no') return undefined;
  const onAction = touches(action, rule.actions);
  const onResource = onAction === 'no' ? 'no' : touches(resource, rule.resources, rule.bound);
  const truth = every([rule.effect === 'either' ? 'unknown' : 'yes', applying, onAction, onResource]);
  return truth === 'no' ? undefined : answer(rule, truth, applying);
};

const touches = (
  asked: Pattern,
  { widest, narrowest, doubt }: Rule['actions'],
  bound?: readonly Pattern[],
): Truth => {
  if (overlaps(asked, narrowest, bound)) return 'yes';
  if (overlaps(asked, widest, bound)) return 'maybe';
  return doubt === undefined ? 'no' : 'unknown';
};

interface Candidate {
  readonly rule: Rule;
  readonly truth: Truth;
  readonly applying: Truth;
  /** What it grants of the resource, at its narrowest if the truth is yes. */
  readonly resources: Extent;
}

/** Whether some policies together grant what is needed. */
const grantedBy = ({ rules, unknowns }: RuleSet, need: Need): { truth: Truth } & Partial<Answer> => {
  const candidates = rules.flatMap((rule) => candidatesOf(rule, need));
  const covered = (truths: readonly Truth[]): boolean =>
    isWithin(
      need.resource,
      candidates.filter(({ truth }) => truths.includes(truth)).map(({ resources }) => resources),
    );
  if (covered(['yes'])) return { truth: 'yes' };
  const firstOf = (truth: Truth): Answer | undefined => {
    const candidate = candidates.find((each) => each.truth === truth);
    return candidate && answer(candidate.rule, candidate.truth, candidate.applying);
  };
  const unread = unknowns[0];
  if (unread !== undefined) return { truth: 'unknown', open: unread };
  if (covered(['yes', 'unknown'])) return { ...firstOf('unknown'), truth: 'unknown' };
  if (covered(['yes', 'maybe'])) return { ...firstOf('maybe'), truth: 'maybe' };
  if (covered(['yes', 'maybe', 'unknown'])) return { ...firstOf('unknown'), truth: 'unknown' };
  return { truth: 'no' };
};

const everything: Extent = { entries: [], patterns: [anything], complement: false };

/** What a rule contributes, by how sure it is; of no use when its bound does not hold all that is needed. */
const candidatesOf = (rule: Rule, { action, resource, context }: Need): readonly Candidate[] => {
  if (rule.effect === 'Deny') return [];
  const { actions, resources, bound } = rule;
  if (bound !== undefined && !bound.some((wide) => covers(wide, resource))) return [];
  const applying = applies(rule, context);
  const onAction: Truth = isWithin(action, [actions.narrowest])
    ? 'yes'
    : isWithin(action, [actions.widest])
      ? 'maybe'
      : actions.doubt === undefined
        ? 'no'
        : 'unknown';
  const truth = every([rule.effect === 'either' ? 'unknown' : 'yes', applying, onAction]);
  if (truth === 'no') return [];
  const candidate = { rule, applying };
  const weaker = truth === 'yes' ? 'maybe' : truth;
  return [
    ...(truth === 'yes' ? [{ ...candidate, truth, resources: resources.narrowest }] : []),
    ...(truth !== 'yes' || resources.widest !== resources.narrowest
      ? [{ ...candidate, truth: weaker, resources: resources.widest }]
      : []),
    ...(resources.doubt === undefined
      ? []
      : [{ ...candidate, truth: 'unknown' as const, resources: everything }]),
  ];
};

/** No policy grants it: the closest that some policy comes. */
const nowhere = (
  { action, resource, grant }: Need,
  grants: Grants,
  lacking: (cause: Lacking['cause'], why: string, at: Place) => Lacking,
): Lacking => {
  const rules = [...grants.identity.rules, ...grants.attached.rules].filter(
    ({ effect }) => effect === 'Allow',
  );
  const same = rules.find(({ actions }) => isWithin(action, [actions.widest]));
  if (same !== undefined) {
    const { complement, entries } = same.resources.widest;
    if (isWithin(resource, [same.resources.widest])) {
      const condition = describeConditions(same.statement.conditions);
      const why =
        condition === '' ? 'is not granted to this role' : `is granted only under a condition: ${condition}`;
      return lacking('condition', why, placeOf(same));
    }
    const texts = entries.map(({ text }) => text).join(', ');
    const why = `is granted only on ${complement ? `what is not ${texts}` : texts}`;
    return lacking('elsewhere', why, entries[0]?.at ?? same.statement.at);
  }
  const sameResource = rules.find(
    ({ resources, actions }) => !actions.widest.complement && isWithin(resource, [resources.widest]),
  );
  const others = sameResource?.actions.widest.entries ?? [];
  const near = others.filter(({ text }) => text.split(':')[0] === grant.action.split(':')[0]);
  const at = near[0]?.at;
  if (at === undefined) return lacking('nowhere', 'is granted by no policy', grants.at);
  return lacking('nowhere', `is not granted: there only ${near.map(({ text }) => text).join(', ')}`, at);
};
