import { known, unknown, type Fact, type Unknown } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';
import { isWithin, overlaps } from './extent.ts';
import { literally } from './pattern.ts';
import type { PolicyDocument, Principal, Statement } from './policy.ts';
import { resourceRule, type Rule } from './rule.ts';

/** Somebody who may assume a role. */
export interface TrustedPrincipal {
  readonly type: Principal['type'];
  /** `lambda.amazonaws.com`, an account, an ARN, `*`, or `everyone but …` for a trust by exclusion. */
  readonly id: string;
  /** Whether its trust hangs on a condition. */
  readonly conditional: boolean;
  readonly at: Place;
}

/** The ways to become a role; what else a trust policy lets do (sts:TagSession, …) needs one of them. */
const assuming = ['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity'].map(literally);

/**
 * Whom a role's trust policy lets assume it, one entry a principal of each statement. Unknown when a part of the policy
 * that may matter is, and when it takes trust back in a way that hangs on the request.
 */
export const trustedPrincipals = (document: Fact<PolicyDocument>): Fact<readonly TrustedPrincipal[]> => {
  if (!document.known) return document;
  const rules = document.value.statements.map((statement) => resourceRule(statement, 'yes', undefined));
  const doubt = rules.map(doubtAbout).find((each) => each !== undefined);
  if (doubt !== undefined) return doubt;
  const trusted = rules.filter(({ effect }) => effect === 'Allow').flatMap(trustedBy);
  const denials = rules.filter((rule) => rule.effect === 'Deny' && isAbout(rule));
  const left: TrustedPrincipal[] = [];
  for (const principal of trusted) {
    const hit = denials.map(({ statement }) => takenBack(principal, statement)).find((each) => each !== 'no');
    if (hit === undefined) left.push(principal);
    else if (hit !== 'yes') return hit;
  }
  return known(left, document.at);
};

const isAbout = ({ actions }: Rule): boolean => assuming.some((action) => overlaps(action, actions.widest));

const doubtAbout = ({ statement, actions }: Rule): Unknown | undefined => {
  if (!statement.effect.known) return statement.effect;
  if (actions.doubt !== undefined) return actions.doubt;
  if (!assuming.some((action) => isWithin(action, [actions.widest]))) return undefined;
  const { principals, notPrincipals, at } = statement;
  if (principals === undefined && notPrincipals === undefined) {
    return unknown('the statement has no Principal', at);
  }
  return principals?.map(({ id }) => id).find((id): id is Unknown => !id.known);
};

/** A service becomes a role by sts:AssumeRole alone: the other ways are for identities from outside of AWS. */
const mayAssume = (rule: Rule, type: Principal['type']): boolean =>
  type === 'Service'
    ? assuming.slice(0, 1).some((action) => overlaps(action, rule.actions.widest))
    : isAbout(rule);

const trustedBy = (rule: Rule): readonly TrustedPrincipal[] => {
  if (!isAbout(rule)) return [];
  const { principals = [], notPrincipals, conditions, at } = rule.statement;
  const conditional = conditions.length > 0;
  // Whoever they are: nobody could name all of the others.
  if (notPrincipals !== undefined)
    return [{ type: '*', id: `everyone but ${notPrincipals.map(named).join(', ')}`, conditional, at }];
  return principals.flatMap(({ type, id }) =>
    id.known && mayAssume(rule, type) ? [{ type, id: id.value, conditional, at: id.at }] : [],
  );
};

const named = ({ id }: Principal): string => (id.known ? id.value : '?');

/** Whether a Deny takes the trust back: surely, not at all, or in a way that cannot be told. */
const takenBack = (
  trusted: TrustedPrincipal,
  { principals, conditions, at }: Statement,
): 'yes' | 'no' | Unknown => {
  const uncertain = unknown('a Deny may take back some of the trust', at);
  if (principals === undefined) return uncertain;
  const same = principals.some(
    ({ type, id }) => id.known && (id.value === '*' || (type === trusted.type && id.value === trusted.id)),
  );
  if (same) return conditions.length === 0 ? 'yes' : uncertain;
  // A Deny for a role or an account may be about some of those whom an account's or everyone's trust lets in.
  const services =
    trusted.type === 'Service' && principals.every(({ type }) => type === 'Service' || type === 'AWS');
  return services ? 'no' : uncertain;
};
