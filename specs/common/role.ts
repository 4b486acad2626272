import type { Context } from '../../src/control/control.ts';
import { equals, expectFact, fail, notObservable } from '../../src/control/expect.ts';
import { valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Fact } from '../../src/facts/fact.ts';
import { trustedPrincipals } from '../../src/iam/trusted-principals.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import type { RoleFacts } from '../../src/resources/role/facts.ts';
import type { System } from '../../src/resources/system.ts';

/** The role of that ARN is one that the stack itself made. `whose`: "the function's role". */
export const isOwnRole = (arn: Fact<string | undefined>, whose: string, system: System): Check => {
  const named = valueOf(arn);
  const role = system.all('role').find((each) => named !== undefined && valueOf(each.arn) === named);
  if (role !== undefined) return equals(role.own, true, 'that the stack itself made the role');
  // A role of the stack's own always has a name that can be told: one that cannot be told is somebody else's.
  return fail(`${whose} is not one of this stack`, {
    expected: 'a role of the stack',
    actual: arn.known ? arn.value : arn.reason,
    at: arn.at,
  });
};

/** One service alone may assume the role, e.g. `lambda.amazonaws.com`. */
export const onlyAssumedBy = (role: RoleFacts, service: string): Check => {
  const trusted = trustedPrincipals(role.trust);
  if (trusted.known && trusted.value.some(({ conditional }) => conditional))
    return notObservable('the trust hangs on a condition');
  return expectFact(
    trusted,
    'who may assume the role',
    `${service} alone`,
    (principals) =>
      principals.length > 0 && principals.every(({ type, id }) => type === 'Service' && id === service),
    (principals) => principals.map(({ id }) => id),
  );
};

/** The function's role is one that the stack itself made, which Lambda alone may assume. */
export const hasOwnRole = (
  its: { readonly fn: FunctionFacts; readonly role: RoleFacts },
  { system }: Context,
): readonly Check[] => {
  const own = isOwnRole(its.fn.role, "the function's role", system);
  // Of somebody else's role nothing more need be known.
  return own.outcome === 'fail' ? [own] : [own, onlyAssumedBy(its.role, 'lambda.amazonaws.com')];
};
