import type { Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';
import { appliesTo, contextOfRole, type Caller } from './caller.ts';
import { describeConditions, every, type RequestContext, type Truth } from './condition.ts';
import { isWithin, overlaps, type Extent } from './extent.ts';
import { anything, compile, type Pattern } from './pattern.ts';
import type { PolicyDocument, Statement } from './policy.ts';
import { applies, doubtOf, resourceRule, type Part, type Rule } from './rule.ts';

/** A question to the policy of a resource. */
export interface Question {
  readonly caller: Caller;
  /** One action, or a pattern: `kms:*` asks for every action of kms. */
  readonly action: string;
  /** The resource that the policy sits on; without it statements are taken to be about it. */
  readonly resource?: Fact<string>;
  /** What is known of the request, beside what holds for every request of a role: its condition keys. */
  readonly context?: RequestContext;
}

/**
 * `yes`: surely allowed. `no`: surely not. `conditional`: it depends on something of the request that the question does
 * not tell. `unknown`: on something of the policy that could not be observed.
 */
export interface Access {
  readonly answer: 'yes' | 'no' | 'conditional' | 'unknown';
  /** Why, as the end of a sentence; '' for yes. */
  readonly why: string;
  /** The statement that decides, or the policy. */
  readonly at: Place;
}

/** Whether a resource's policy lets a caller do something, its denials considered. What other policies say is not. */
export const allowsTo = (document: Fact<PolicyDocument>, question: Question): Access => {
  if (!document.known) return { answer: 'unknown', why: document.reason, at: document.at };
  const action = compile(question.action.toLowerCase(), 'plain') ?? anything;
  const resource = resourceAsked(question);
  const rules = document.value.statements.map((statement) => considered(statement, question, resource));

  const denied = strongest(rules.filter(({ rule }) => rule.effect !== 'Allow').map(denial(action)));
  if (denied?.truth === 'yes') return { answer: 'no', why: 'a statement denies it', at: denied.at };
  const allowed = allowance(rules, action, document.value.at);
  if (allowed.answer === 'no' || allowed.answer === 'conditional' || denied === undefined) return allowed;
  if (denied.truth === 'maybe') {
    return {
      answer: 'conditional',
      why: `a statement denies it under a condition: ${denied.why}`,
      at: denied.at,
    };
  }
  return allowed.answer === 'unknown' ? allowed : { answer: 'unknown', why: denied.why, at: denied.at };
};

/** Several policies of one resource as one; unknown when one of them is. */
export const together = (documents: Fact<readonly PolicyDocument[]>): Fact<PolicyDocument> =>
  documents.known
    ? {
        ...documents,
        value: { statements: documents.value.flatMap(({ statements }) => statements), at: documents.at },
      }
    : documents;

const resourceAsked = ({ resource }: Question): Pattern | undefined =>
  resource?.known === true ? compile(resource.value, 'plain') : undefined;

interface Considered {
  readonly rule: Rule;
  /** Caller and conditions. */
  readonly applying: Truth;
  /** Whether it is about the resource, at its narrowest and its widest. */
  readonly about: Truth;
}

const considered = (
  statement: Statement,
  { caller, resource, context }: Question,
  asked: Pattern | undefined,
): Considered => {
  const rule = resourceRule(
    statement,
    appliesTo(statement, caller),
    resource?.known === true ? resource : undefined,
  );
  const own = caller.kind === 'role' ? contextOfRole(caller.arn, caller.accountId) : {};
  const applying = applies(rule, { ...own, ...context });
  return { rule, applying, about: aboutResource(rule, asked, resource !== undefined && !resource.known) };
};

const aboutResource = (
  { resources, statement }: Rule,
  asked: Pattern | undefined,
  unknownArn: boolean,
): Truth => {
  const unsaid = statement.resources === undefined && statement.notResources === undefined;
  if (unsaid) return 'yes';
  if (asked === undefined)
    return !unknownArn || isWithin(anything, [resources.narrowest]) ? 'yes' : 'unknown';
  return contains(asked, resources);
};

const contains = (asked: Pattern, { narrowest, widest, doubt }: Part): Truth => {
  if (isWithin(asked, [narrowest])) return 'yes';
  if (isWithin(asked, [widest])) return 'maybe';
  return doubt === undefined ? 'no' : 'unknown';
};

interface Reason {
  readonly truth: Truth;
  readonly why: string;
  readonly at: Place;
}

const strongest = (reasons: readonly Reason[]): Reason | undefined =>
  (['yes', 'maybe', 'unknown'] as const).flatMap(
    (truth) => reasons.find((reason) => reason.truth === truth) ?? [],
  )[0];

const denial =
  (action: Pattern) =>
  ({ rule, applying, about }: Considered): Reason => {
    const { narrowest, widest, doubt } = rule.actions;
    const onAction: Truth = overlaps(action, narrowest)
      ? 'yes'
      : overlaps(action, widest)
        ? 'maybe'
        : doubt === undefined
          ? 'no'
          : 'unknown';
    const truth = every([rule.effect === 'either' ? 'unknown' : 'yes', applying, onAction, about]);
    return { truth, ...explain(rule, truth, applying) };
  };

const explain = (rule: Rule, truth: Truth, applying: Truth): { why: string; at: Place } => {
  const { statement, actions } = rule;
  const doubt = truth === 'unknown' ? doubtOf(rule, applying) : undefined;
  if (doubt !== undefined) return { why: doubt.reason, at: doubt.at };
  const why = describeConditions(statement.conditions);
  return {
    why: why === '' ? 'it depends on the request' : why,
    at: actions.widest.entries[0]?.at ?? statement.at,
  };
};

/** What the allowing statements come to together: one may allow some of the actions asked for, another the rest. */
const allowance = (rules: readonly Considered[], action: Pattern, at: Place): Access => {
  const candidates = rules.flatMap((each) => {
    const { rule, applying, about } = each;
    if (rule.effect === 'Deny') return [];
    const truth = every([rule.effect === 'either' ? 'unknown' : 'yes', applying, about]);
    if (truth === 'no') return [];
    const { widest, narrowest, doubt } = rule.actions;
    return [
      { rule, applying, truth, actions: truth === 'yes' ? narrowest : widest },
      ...(doubt === undefined ? [] : [{ rule, applying, truth: 'unknown' as const, actions: everything }]),
    ];
  });
  const covered = (...truths: readonly Truth[]): boolean =>
    isWithin(
      action,
      candidates.filter(({ truth }) => truths.includes(truth)).map(({ actions }) => actions),
    );
  const because = (truth: Truth): { why: string; at: Place } => {
    const first = candidates.find((candidate) => candidate.truth === truth);
    return first === undefined
      ? { why: 'it cannot be told', at }
      : explain(first.rule, truth, first.applying);
  };
  if (covered('yes')) {
    const first = candidates.find(({ truth, actions }) => truth === 'yes' && isWithin(action, [actions]));
    return { answer: 'yes', why: '', at: first?.rule.statement.at ?? at };
  }
  if (covered('yes', 'unknown')) return { answer: 'unknown', ...because('unknown') };
  if (covered('yes', 'maybe')) {
    const { why, at: where } = because('maybe');
    return { answer: 'conditional', why: `it is allowed only under a condition: ${why}`, at: where };
  }
  if (covered('yes', 'maybe', 'unknown')) return { answer: 'unknown', ...because('unknown') };
  return { answer: 'no', why: 'no statement allows it', at };
};

const everything: Extent = { entries: [], patterns: [anything], complement: false };
