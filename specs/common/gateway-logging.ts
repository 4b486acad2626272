import { expectFact, fail, notObservable, pass } from '../../src/control/expect.ts';
import type { Check } from '../../src/control/verdict.ts';
import { grantLacking } from '../../src/iam/grant-lacking.ts';
import type { Grant } from '../../src/iam/grants.ts';
import { trustedPrincipals } from '../../src/iam/trusted-principals.ts';
import type { StageFacts } from '../../src/resources/rest-api/facts.ts';
import type { RoleFacts } from '../../src/resources/role/facts.ts';
import type { System } from '../../src/resources/system.ts';
import { grantsOfRole } from './grants.ts';
import { comesAfter } from './made-after.ts';

const isGateway = (principal: string): boolean => principal === 'apigateway.amazonaws.com';

/** API Gateway may assume its logging role. */
export const gatewayMayAssume = (role: RoleFacts): Check => {
  const trusted = trustedPrincipals(role.trust);
  const hangs =
    trusted.known && trusted.value.some(({ id: who, conditional }) => isGateway(who) && conditional);
  return hangs
    ? notObservable("the trust of API Gateway's logging role hangs on a condition")
    : expectFact(
        trusted,
        "who may assume API Gateway's logging role",
        'apigateway.amazonaws.com',
        (principals) => principals.some(({ type, id: who }) => type === 'Service' && isGateway(who)),
        (principals) => principals.map(({ id: who }) => who),
      );
};

/** API Gateway's logging role is granted what its logs take: one check when it is, else one a grant that it lacks. */
export const gatewayRoleIsGranted = (
  role: RoleFacts,
  required: readonly Grant[],
  system: System,
): readonly Check[] => {
  const lacking = grantLacking(grantsOfRole(role, system), required);
  if (lacking.length === 0) return [pass()];
  return lacking.map((difference) =>
    difference.kind === 'unknown'
      ? notObservable(`what API Gateway's logging role is granted: ${difference.reason}`)
      : fail(`API Gateway's logging role lacks ${difference.action}`, {
          expected: `${difference.action} on ${difference.resource}`,
          actual: difference.kind === 'lacking' ? difference.why : undefined,
          at: difference.at,
        }),
  );
};

/** The stage is made after the resource that gives API Gateway its logging role, whose id it is: else it may be refused. */
export const stageComesAfterAccount = (stage: StageFacts, account: string): Check =>
  comesAfter([account], 'the stage', stage.madeAfter);
