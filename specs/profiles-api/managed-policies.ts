import type { Context } from '../../src/control/control.ts';
import { expectFact } from '../../src/control/expect.ts';
import { valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { AttachedPolicy, RoleFacts } from '../../src/resources/role/facts.ts';

/** The managed policies of another partition. One whose name is not known has no known document either, and other checks see that. */
const elsewhere = (policies: readonly AttachedPolicy[], partition: string): readonly string[] =>
  policies
    .flatMap(({ managed, name }) => (managed ? (valueOf(name) ?? []) : []))
    .filter((arn) => !arn.startsWith(`arn:${partition}:`));

/** AWS has its managed policies once a partition: the ARN of another partition's is refused, whatever it would grant. */
export const managedPoliciesExist = (role: RoleFacts, { scenario: { partition } }: Context): Check =>
  expectFact(
    role.policies,
    "the role's managed policies",
    `policies of the partition ${partition}`,
    (policies) => elsewhere(policies, partition).length === 0,
    (policies) => elsewhere(policies, partition),
  );
