import { unknown, type Fact, type Unknown } from '../facts/fact.ts';
import { every, evaluate, type RequestContext, type Truth } from './condition.ts';
import { extent, noExtent, type Entry, type Extent } from './extent.ts';
import { compile, literally, type Pattern, type Reading } from './pattern.ts';
import type { Statement } from './policy.ts';

/** A statement's actions or resources: at most `widest`, at least `narrowest`, and more or other ones if there is a doubt. */
export interface Part {
  readonly widest: Extent;
  readonly narrowest: Extent;
  /** The first of its elements that is not known. */
  readonly doubt: Unknown | undefined;
}

/** A statement, ready to be decided on for one caller. */
export interface Rule {
  readonly effect: 'Allow' | 'Deny' | 'either';
  readonly statement: Statement;
  /** Whether it applies to the caller. */
  readonly caller: Truth;
  readonly actions: Part;
  readonly resources: Part;
  /** The resource that the policy sits on and all beneath it: it can say nothing of any other. Undefined: no such bound. */
  readonly bound: readonly Pattern[] | undefined;
}

/** A statement of a principal's own policies. */
export const identityRule = (statement: Statement): Rule => {
  const { principals, notPrincipals } = statement;
  const misplaced = principals !== undefined || notPrincipals !== undefined;
  return {
    effect: misplaced ? 'either' : effectOf(statement),
    statement,
    caller: 'yes',
    actions: actionsOf(statement),
    resources: resourcesOf(statement),
    bound: undefined,
  };
};

/** A statement of the policy of a resource. `arn` undefined: the resource is of no matter. */
export const resourceRule = (statement: Statement, caller: Truth, arn: Fact<string> | undefined): Rule => {
  const rule = { effect: effectOf(statement), statement, caller, actions: actionsOf(statement) };
  if (arn !== undefined && !arn.known) {
    return { ...rule, resources: { widest: noExtent, narrowest: noExtent, doubt: arn }, bound: undefined };
  }
  const bound = arn && boundOf(arn.value);
  const own = bound?.map((pattern) => ({ pattern, text: pattern.text, at: statement.at }));
  const unsaid = statement.resources === undefined && statement.notResources === undefined;
  const resources = own !== undefined && unsaid ? certain(extent(own, false)) : resourcesOf(statement);
  return { ...rule, resources, bound };
};

const bounds = new Map<string, readonly Pattern[]>();
const boundsKept = 1000;

/** A resource and all beneath it. */
const boundOf = (arn: string): readonly Pattern[] => {
  const before = bounds.get(arn);
  if (before !== undefined) return before;
  const bound = [literally(arn), ...beneath(arn)];
  if (bounds.size >= boundsKept) bounds.clear();
  bounds.set(arn, bound);
  return bound;
};

const beneath = (arn: string): readonly Pattern[] =>
  ['/*', ':*'].flatMap((suffix) => compile(arn.replace(/[*?]/g, '') + suffix, 'plain') ?? []);

const effectOf = ({ effect }: Statement): Rule['effect'] => (effect.known ? effect.value : 'either');

const certain = (of: Extent): Part => ({ widest: of, narrowest: of, doubt: undefined });

/** A statement is asked about many times: its parts are worked out once. */
const remembered = (compute: (statement: Statement) => Part): ((statement: Statement) => Part) => {
  const parts = new WeakMap<Statement, Part>();
  return (statement) => {
    const before = parts.get(statement);
    if (before !== undefined) return before;
    const part = compute(statement);
    parts.set(statement, part);
    return part;
  };
};

const actionsOf = remembered(({ actions, notActions, effect, at }) =>
  partOf(actions, notActions, compileAction, effect.known ? unknown('it names no action', at) : effect),
);

const resourcesOf = remembered(({ resources, notResources, at }) =>
  partOf(
    resources,
    notResources,
    compileResource,
    unknown('the statement has neither Resource nor NotResource', at),
  ),
);

type Compile = (text: string, reading: Reading) => Pattern | undefined | 'malformed';

const partOf = (
  included: readonly Fact<string>[] | undefined,
  excluded: readonly Fact<string>[] | undefined,
  compileText: Compile,
  missing: Unknown,
): Part => {
  const complement = included === undefined;
  const listed = included ?? excluded;
  if (listed === undefined || (included !== undefined && excluded !== undefined)) {
    return { widest: noExtent, narrowest: noExtent, doubt: missing };
  }
  let doubt: Unknown | undefined;
  const variables = listed.some((fact) => fact.known && fact.value.includes('${'));
  const entriesUnder = (reading: Reading): readonly Entry[] =>
    listed.flatMap((fact): readonly Entry[] => {
      if (!fact.known) {
        doubt ??= fact;
        return [];
      }
      const pattern = compileText(fact.value, reading);
      if (pattern === 'malformed') {
        doubt ??= unknown(`${JSON.stringify(fact.value)} is nothing that IAM takes here`, fact.at);
        return [];
      }
      return pattern === undefined ? [] : [{ pattern, text: fact.value, at: fact.at }];
    });
  const wide = extent(entriesUnder('widest'), complement);
  const narrow = variables ? extent(entriesUnder('narrowest'), complement) : wide;
  // What one excluded element would take away is not known: then nothing is known to be included.
  if (complement && doubt !== undefined) return { widest: noExtent, narrowest: noExtent, doubt };
  return complement ? { widest: narrow, narrowest: wide, doubt } : { widest: wide, narrowest: narrow, doubt };
};

const compileAction: Compile = (text, reading) =>
  /^(\*+|[\w*?-]+:[\w*?-]+)$/.test(text) ? compile(text.toLowerCase(), reading) : 'malformed';

/** Compiles a resource as IAM reads it: an ARN that breaks off before its sixth part goes on with anything. */
const compileResource: Compile = (text, reading) => {
  if (text.startsWith('arn:')) {
    const missing = 6 - text.split(':').length;
    return compile(missing > 0 && !text.endsWith('*') ? text + ':*'.repeat(missing) : text, reading);
  }
  return /^[*?]/.test(text) ? compile(text, reading) : 'malformed';
};

/** Whether a rule applies, as far as caller and conditions decide it. */
export const applies = ({ caller, statement }: Rule, context: RequestContext): Truth =>
  every([caller, evaluate(statement.conditions, context)]);

/** The first thing about a rule that is not known, given whether it applies; undefined when it is all known. */
export const doubtOf = (
  { effect, statement, actions, resources }: Rule,
  applying: Truth,
): Unknown | undefined => {
  if (!statement.effect.known) return statement.effect;
  if (effect === 'either')
    return unknown('it names a principal, which a policy of a role cannot', statement.at);
  const doubt = actions.doubt ?? resources.doubt;
  if (doubt !== undefined || applying !== 'unknown') return doubt;
  const facts = [...(statement.principals ?? []), ...(statement.notPrincipals ?? [])].map(({ id }) => id);
  const values = [...facts, ...statement.conditions.flatMap(({ values }) => values)];
  const open = values.find((value): value is Unknown => !value.known);
  return open ?? unknown('whether the statement applies to it cannot be told', statement.at);
};
