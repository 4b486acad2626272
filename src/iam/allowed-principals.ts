import { known, type Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';
import { allowsTo, type Access } from './allows-to.ts';
import { everyone } from './everyone.ts';
import type { PolicyDocument, Principal, Statement } from './policy.ts';
import { strangersAnywhere, strangersAtHome, type Home, type Stranger } from './strangers.ts';

/** What is asked of the policy of a resource. */
export interface About {
  /** One action. */
  readonly action: string;
  /** The resource that the policy sits on. */
  readonly resource: Fact<string>;
  /** The ARN of the one role that may do it. */
  readonly only: string;
  readonly home: Home;
}

/** Somebody else who may do it, or of whom it cannot be told. */
export interface Other {
  readonly who: string;
  readonly may: 'yes' | 'unknown';
  /** As the end of a sentence; '' when it is sure. */
  readonly why: string;
  readonly at: Place;
}

/**
 * Who beside one role may do something by the policy of a resource, its denials considered: everybody whom it names, and
 * examples of all whom it does not. That it leaves the decision to the account's own IAM policies (a statement for the
 * account's root) gives it to nobody. A statement for everybody under conditions that the example cannot decide leaves it open;
 * one that names somebody, under whatever condition, gives it to them.
 */
export const othersAllowed = (policy: Fact<PolicyDocument | undefined>, about: About): readonly Other[] => {
  if (!policy.known) return [{ who: 'somebody', may: 'unknown', why: policy.reason, at: policy.at }];
  const statements = policy.value?.statements ?? [];
  const allowing = statements.filter((each) => mayBe(each, 'Allow'));
  const denying = statements.filter((each) => mayBe(each, 'Deny'));
  const ask = (some: readonly Statement[], { caller, context }: Stranger): Access =>
    allowsTo(known({ statements: some, at: policy.at }), { ...about, caller, context });

  const strangers = strangersAnywhere(statements, about.home).filter(({ who }) => who !== about.only);
  const found = strangers.flatMap((stranger): readonly Other[] => {
    const allowed = ask(allowing, stranger);
    if (allowed.answer === 'no') return [];
    const left = ask([everyone, ...denying], stranger);
    if (left.answer === 'no') return [];
    const open = [allowed, left].find(({ answer }) => answer === 'unknown');
    const { who } = stranger;
    const named = allowing.some(
      (statement) => !isForEverybody(statement) && ask([statement], stranger).answer !== 'no',
    );
    if (open !== undefined) return [{ who, may: 'unknown', why: open.why, at: open.at }];
    if (left.answer === 'conditional') return [{ who, may: 'unknown', why: left.why, at: left.at }];
    if (allowed.answer === 'conditional' && !named)
      return [{ who, may: 'unknown', why: allowed.why, at: allowed.at }];
    return [{ who, may: 'yes', why: '', at: allowed.at }];
  });
  return [...found, ...allowing.flatMap((statement) => unheardOf(statement, about, denying))];
};

/**
 * Who beside one role is not surely kept from doing something by some Deny statements, whatever else allows it: other roles
 * and users of the account, and whoever the statements make an exception for.
 * @param known roles that are there as well, by their ARNs.
 */
export const othersLetThrough = (
  denials: Fact<readonly Statement[]>,
  about: About,
  roles: readonly string[] = [],
): readonly Other[] => {
  if (!denials.known) return [{ who: 'somebody', may: 'unknown', why: denials.reason, at: denials.at }];
  const document = known({ statements: [everyone, ...denials.value], at: denials.at });
  const strangers = [
    ...strangersAtHome(denials.value, about.home),
    ...roles.map((arn): Stranger => ({
      who: arn,
      caller: { kind: 'role', arn, accountId: about.home.accountId },
      context: {},
    })),
  ];
  return strangers
    .filter(({ who }) => who !== about.only)
    .flatMap(({ who, caller, context }): readonly Other[] => {
      const { answer, why, at } = allowsTo(document, { ...about, caller, context });
      if (answer === 'no') return [];
      if (answer === 'unknown') return [{ who, may: 'unknown', why, at }];
      // Denied under some other condition is allowed without it.
      return [{ who, may: 'yes', why, at: answer === 'yes' ? denials.at : at }];
    });
};

const mayBe = ({ effect }: Statement, wanted: 'Allow' | 'Deny'): boolean =>
  !effect.known || effect.value === wanted;

const isForEverybody = ({ principals }: Statement): boolean =>
  principals?.every(({ id }) => id.known && id.value === '*') === true;

/** Principals of kinds that no request here is made as: whether a Deny reaches them is not worked out. */
const unheardOf = (statement: Statement, about: About, denying: readonly Statement[]): readonly Other[] => {
  const kinds: readonly Principal['type'][] = ['Federated', 'CanonicalUser'];
  const theirs = (statement.principals ?? []).filter(({ type }) => kinds.includes(type));
  if (theirs.length === 0) return [];
  const asked = { ...about, caller: { kind: 'anyone' } as const, context: {} };
  const toAll: Statement = { ...statement, principals: [{ type: '*', id: known('*') }] };
  const { answer, at } = allowsTo(known({ statements: [toAll], at: statement.at }), asked);
  const denied = allowsTo(known({ statements: [everyone, ...denying], at: statement.at }), asked);
  if (answer === 'no' || denied.answer === 'no') return [];
  return theirs.map(({ type, id }) => ({
    who: id.known ? id.value : `somebody (${type})`,
    may: 'unknown',
    why: `it names a principal of the kind ${type}`,
    at,
  }));
};
