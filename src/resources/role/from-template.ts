import { known, unknown, type Fact } from '../../facts/fact.ts';
import type { Value } from '../../facts/value.ts';
import { managedPolicy } from '../../iam/managed-policies.ts';
import { parsePolicy } from '../../iam/parse-policy.ts';
import type { PolicyDocument } from '../../iam/policy.ts';
import type { ResolvedResource, ResolvedStack } from '../../template/stack.ts';
import { required, type Properties } from '../properties.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { AttachedPolicy, RoleFacts } from './facts.ts';

/** The roles of a template, each with every policy of the template that reaches it. */
export const rolesOf = (stack: ResolvedStack): readonly RoleFacts[] =>
  ofType(stack, 'AWS::IAM::Role').map((resource) => roleOf(resource, stack));

const roleOf = (resource: ResolvedResource, stack: ResolvedStack): RoleFacts => {
  const its = properties(resource);
  const name = refOf(resource);
  const boundary = its.text('PermissionsBoundary');
  return {
    ...resourceFacts(resource),
    name,
    arn: attributeOf(resource, 'Arn'),
    trust: documentIn(its, 'AssumeRolePolicyDocument'),
    policies: known(
      once([...inlinePolicies(its), ...managedPolicies(its, stack), ...attachedFromElsewhere(name, stack)]),
      resource.at,
    ),
    boundary:
      boundary.known && boundary.value === undefined
        ? known(undefined, boundary.at)
        : known(managedByArn(required(boundary), stack), boundary.at),
  };
};

/** A managed policy that the role names and that names the role is attached once. */
const once = (policies: readonly AttachedPolicy[]): readonly AttachedPolicy[] => {
  const arns = new Set<string>();
  return policies.filter(({ managed, name }) => {
    if (!managed || !name.known) return true;
    const first = !arns.has(name.value);
    arns.add(name.value);
    return first;
  });
};

/** A policy document among some properties; unknown when there is none. */
export const documentIn = (its: Properties, name: string): Fact<PolicyDocument> => {
  const { value, at } = its.child(name);
  return value === undefined ? unknown('there is no such policy document', at) : parsePolicy(value);
};

const unreadable = (reason: string, at: Value['at']): AttachedPolicy => ({
  name: unknown(reason, at),
  managed: true,
  document: unknown(reason, at),
  at,
});

const inlinePolicies = (its: Properties): readonly AttachedPolicy[] => {
  const policies = its.list('Policies');
  if (!policies.known) return [unreadable(policies.reason, policies.at)];
  return policies.value.map((policy) => ({
    name: required(policy.text('PolicyName')),
    managed: false,
    document: documentIn(policy, 'PolicyDocument'),
    at: policy.at,
  }));
};

const managedPolicies = (its: Properties, stack: ResolvedStack): readonly AttachedPolicy[] => {
  const arns = its.texts('ManagedPolicyArns');
  if (!arns.known) return [unreadable(arns.reason, arns.at)];
  return arns.value.map((arn) => managedByArn(arn, stack));
};

const managedByArn = (arn: Fact<string>, stack: ResolvedStack): AttachedPolicy => {
  if (!arn.known) return unreadable(arn.reason, arn.at);
  const own = ofType(stack, 'AWS::IAM::ManagedPolicy').find((policy) => {
    const its = refOf(policy);
    return its.known && its.value === arn.value;
  });
  const document = managedPolicy(arn.value);
  return {
    name: arn,
    managed: true,
    document: own
      ? documentIn(properties(own), 'PolicyDocument')
      : document
        ? known(document, arn.at)
        : unknown(`the document of the managed policy ${arn.value} is not in this template`, arn.at),
    at: own?.at ?? arn.at,
    ...(own && { attachedAt: arn.at }),
  };
};

/** Policies that name the role themselves. One whose list of roles is unknown may reach it: its grants are unknown, not absent. */
const attachedFromElsewhere = (role: Fact<string>, stack: ResolvedStack): readonly AttachedPolicy[] => {
  const types = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'];
  return ofType(stack, ...types).flatMap((resource): readonly AttachedPolicy[] => {
    const its = properties(resource);
    const managed = resource.type === 'AWS::IAM::ManagedPolicy';
    const named = resource.type === 'AWS::IAM::RolePolicy' ? its.texts('RoleName') : its.texts('Roles');
    const roles = named.known ? named.value : [named];
    const certain = roles.some((each) => each.known && role.known && each.value === role.value);
    const possible = roles.find((each) => !each.known);
    if (!certain && possible === undefined) return [];
    const document = documentIn(its, 'PolicyDocument');
    return [
      {
        name: managed ? refOf(resource) : required(its.text('PolicyName')),
        managed,
        document: certain
          ? document
          : unknown(`whether the policy ${resource.id} reaches this role is not known`, resource.at),
        at: resource.at,
      },
    ];
  });
};
