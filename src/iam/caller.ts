import type { RequestContext, Truth } from './condition.ts';
import type { Principal, Statement } from './policy.ts';

/** Who makes a request, as a resource's policy sees it. */
export type Caller =
  /** A service by itself, e.g. `dynamodb.amazonaws.com`. */
  | { readonly kind: 'service'; readonly id: string }
  /** A role's sessions. `arn` is undefined when it is not known. */
  | { readonly kind: 'role'; readonly arn: string | undefined; readonly accountId: string }
  /** An account as a whole, to which a policy hands over the decision: its root. */
  | { readonly kind: 'account'; readonly accountId: string }
  /** Whoever it is: only a policy for everyone names it. */
  | { readonly kind: 'anyone' };

export const service = (id: string): Caller => ({ kind: 'service', id });
export const accountRoot = (accountId: string): Caller => ({ kind: 'account', accountId });
export const roleCaller = (arn: string | undefined, accountId: string): Caller => ({
  kind: 'role',
  arn,
  accountId,
});
export const anyone: Caller = { kind: 'anyone' };

/** What holds for every request of a role. */
export const contextOfRole = (arn: string | undefined, accountId: string): RequestContext => ({
  ...(arn === undefined ? {} : { 'aws:PrincipalArn': arn }),
  'aws:PrincipalAccount': accountId,
  'aws:PrincipalType': 'AssumedRole',
  'aws:PrincipalIsAWSService': 'false',
  'kms:CallerAccount': accountId,
});

/**
 * Whether a statement's principals include the caller. An account among the principals of an Allow lets its
 * administrators decide, and gives a role of the account nothing by itself; in a Deny it means every role of it.
 */
export const appliesTo = ({ effect, principals, notPrincipals }: Statement, caller: Caller): Truth => {
  const denies = !effect.known || effect.value === 'Deny';
  if (principals !== undefined)
    return anyOf(principals.map((principal) => includes(principal, caller, denies)));
  if (notPrincipals === undefined) return 'unknown';
  const excepted = anyOf(notPrincipals.map((principal) => includes(principal, caller, true)));
  // A role is excepted from a Deny only when its account is named beside it: too easily wrong to build on.
  if (excepted === 'yes') return denies ? 'unknown' : 'no';
  return excepted === 'no' ? 'yes' : 'unknown';
};

const anyOf = (truths: readonly Truth[]): Truth =>
  (['yes', 'unknown', 'maybe'] as const).find((truth) => truths.includes(truth)) ?? 'no';

const includes = ({ type, id }: Principal, caller: Caller, denies: boolean): Truth => {
  if (!id.known) return type === 'AWS' || type === '*' || caller.kind === 'service' ? 'unknown' : 'no';
  if (type === '*' || (type === 'AWS' && id.value === '*')) return 'yes';
  switch (caller.kind) {
    case 'anyone':
      return 'no';
    case 'service':
      return type === 'Service' && id.value === caller.id ? 'yes' : 'no';
    case 'account':
      return type === 'AWS' ? includesAccount(id.value, caller.accountId) : 'no';
    case 'role':
      return type === 'AWS' ? includesRole(id.value, caller, denies) : 'no';
  }
};

/** The account that a principal is as a whole: `123456789012` or `arn:aws:iam::123456789012:root`. */
export const accountOfPrincipal = (id: string): string | undefined =>
  /^(?:arn:aws[a-z-]*:iam::)?(\d{12})(?::root)?$/.exec(id)?.[1];

const includesAccount = (id: string, accountId: string): Truth => {
  if (hasWildcard(id)) return 'unknown';
  return accountOfPrincipal(id) === accountId ? 'yes' : 'no';
};

const includesRole = (
  id: string,
  { arn, accountId }: Extract<Caller, { kind: 'role' }>,
  denies: boolean,
): Truth => {
  if (id === arn) return 'yes';
  const account = accountOfPrincipal(id);
  if (account !== undefined) return denies && account === accountId ? 'yes' : 'no';
  if (hasWildcard(id)) return 'unknown';
  if (arn === undefined) return 'unknown';
  const session = /^arn:aws[a-z-]*:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(id);
  if (session === null) return 'no';
  // One session of the role: whether it is this one depends on the request.
  return session[1] === accountId && session[2] === arn.slice(arn.lastIndexOf('/') + 1) ? 'maybe' : 'no';
};

/** IAM takes no pattern as a principal; what a service makes of one is not known. */
const hasWildcard = (id: string): boolean => /[*?]/.test(id);
