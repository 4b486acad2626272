import { known, unknown } from '../../src/facts/fact.ts';
import { MissingSubject, Unobservable, valueOf } from '../../src/control/subject.ts';
import type { ManagedPolicyFacts } from '../../src/resources/managed-policy/facts.ts';
import type { AttachedPolicy, RoleFacts } from '../../src/resources/role/facts.ts';
import type { System } from '../../src/resources/system.ts';

/** An inline policy grants what a managed one of its name would: here it passes for one. */
const asManaged = ({ name, document, at }: AttachedPolicy): ManagedPolicyFacts => ({
  id: at.resource,
  at,
  own: known(true, at),
  name,
  arn: unknown('an inline policy has no ARN', at),
  document,
});

/** Every policy that has a name: managed ones, attached or not, and those that stand in roles. */
const policiesIn = (system: System): readonly ManagedPolicyFacts[] => [
  ...system.all('managedPolicy'),
  ...system
    .all('role')
    .flatMap(({ policies }) => valueOf(policies) ?? [])
    .filter(({ managed }) => !managed)
    .map(asManaged),
];

const allows = ({ document }: ManagedPolicyFacts, action: string): boolean =>
  valueOf(document)?.statements.some(({ effect, actions = [] }) =>
    [
      valueOf(effect) === 'Allow',
      actions.some((each) => valueOf(each)?.toLowerCase() === action.toLowerCase()),
    ].every(Boolean),
  ) === true;

/** Whether a role carries a policy, from whichever side it was attached. */
export const carries = (role: RoleFacts, policy: ManagedPolicyFacts): boolean =>
  (valueOf(role.policies) ?? []).some(({ managed, name, at }) =>
    managed
      ? name.known && name.value === valueOf(policy.arn)
      : !policy.arn.known && at.resource === policy.at.resource && at.path === policy.at.path,
  );

/**
 * The policy of that name, else one whose main action tells that it is meant: then only the clause on its name fails. Of
 * several of that name one that a role carries comes first.
 */
export const policyNamed = (system: System, name: string, action: string): ManagedPolicyFacts => {
  const policies = policiesIn(system);
  const named = policies.filter((policy) => valueOf(policy.name) === name);
  const carried = named.find((policy) => system.all('role').some((role) => carries(role, policy)));
  const found = carried ?? named[0] ?? policies.find((policy) => allows(policy, action));
  if (found !== undefined) return found;
  const hidden = system.unreadable('managedPolicy') ?? system.unreadable('role');
  if (hidden !== undefined) throw new Unobservable(`the policy ${name} could not be looked for: ${hidden}`);
  throw new MissingSubject(`the policy ${name}`, 'there is no policy of that name');
};
