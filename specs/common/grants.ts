import { MissingSubject } from '../../src/control/subject.ts';
import { grantsOf, type Grants, type GrantsInput } from '../../src/iam/grants.ts';
import type { PolicyDocument } from '../../src/iam/policy.ts';
import { known as fact, map, unknown, type Fact } from '../../src/facts/fact.ts';
import type { AttachedPolicy, RoleFacts } from '../../src/resources/role/facts.ts';
import type { System } from '../../src/resources/system.ts';

const known = new WeakMap<RoleFacts, { readonly system: System; readonly grants: Grants }>();

/** Everything that a role is granted, by its own policies and by those of the stack's tables, queues and keys. */
export const grantsOfRole = (role: RoleFacts, system: System): Grants => {
  const before = known.get(role);
  if (before?.system === system) return before.grants;
  const grants = gather(role, system, role.policies);
  known.set(role, { system, grants });
  return grants;
};

/** What a role is granted by its own policies, but for some of these: those that are not to be kept. */
export const grantsBeside = (
  role: RoleFacts,
  system: System,
  keep: (policy: AttachedPolicy) => boolean,
): Grants =>
  gather(
    role,
    system,
    map(role.policies, (policies) => policies.filter(keep)),
    [],
  );

/**
 * What a role is granted by the policies of the stack's resources alone. What a queue's policy lets everybody do, or all but some, is no grant
 * of the role's: who may use a queue is a question to the queue.
 */
export const grantsByResources = (role: RoleFacts, system: System): Grants =>
  gather(role, system, fact([], role.at), resourcePoliciesOf(system, withoutEverybody));

const withoutEverybody = (document: PolicyDocument): PolicyDocument => ({
  ...document,
  statements: document.statements.filter(
    ({ effect, principals, notPrincipals }) =>
      !effect.known ||
      effect.value === 'Deny' ||
      (notPrincipals === undefined && principals?.every(({ id }) => id.known && id.value === '*') !== true),
  ),
});

/** What a policy by itself would grant. */
export const grantsOfDocument = (document: Fact<PolicyDocument>, { scenario }: System): Grants =>
  grantsOf({
    principalArn: unknown('it is attached to nobody in particular'),
    policies: fact([{ name: fact(''), managed: true, document, at: document.at }], document.at),
    boundary: fact(undefined),
    resourcePolicies: [],
    scenario,
  });

const resourcePoliciesOf = (
  system: System,
  ofQueue = (document: PolicyDocument): PolicyDocument => document,
): GrantsInput['resourcePolicies'] => [
  ...system.all('table').map(({ arn, resourcePolicy }) => ({ arn, document: map(resourcePolicy, orEmpty) })),
  ...system.all('queue').map(({ arn, policy }) => ({ arn, document: map(map(policy, orEmpty), ofQueue) })),
  ...system.all('key').map(({ arn, policy }) => ({ arn, document: map(policy, withoutCallersOfServices) })),
];

const gather = (
  role: RoleFacts,
  system: System,
  policies: RoleFacts['policies'],
  resourcePolicies = resourcePoliciesOf(system),
): Grants =>
  grantsOf({
    principalArn: role.arn,
    policies,
    boundary: role.boundary,
    resourcePolicies,
    scenario: system.scenario,
  });

const orEmpty = (document: PolicyDocument | undefined): PolicyDocument =>
  document ?? { statements: [], at: { resource: '', path: '' } };

/** What a key's policy lets callers do by way of a service (kms:ViaService) is the service's doing, not a grant of the role. */
const withoutCallersOfServices = (document: PolicyDocument): PolicyDocument => ({
  ...document,
  statements: document.statements.filter(
    ({ conditions }) => !conditions.some(({ key }) => key.toLowerCase() === 'kms:viaservice'),
  ),
});

/** A subject, or undefined when the system has none: for clauses that only make allowance for it. */
export const ifThere = <T>(subject: () => T): T | undefined => {
  try {
    return subject();
  } catch (thrown) {
    if (thrown instanceof MissingSubject) return undefined;
    throw thrown;
  }
};
