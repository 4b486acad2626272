import type { Fact, Unknown } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';
import type { AttachedPolicy } from '../resources/role/facts.ts';
import type { Scenario } from '../resources/system.ts';
import { appliesTo, contextOfRole, roleCaller } from './caller.ts';
import type { RequestContext } from './condition.ts';
import type { PolicyDocument } from './policy.ts';
import { identityRule, resourceRule, type Rule } from './rule.ts';

/** One thing that may be done: an action on a resource or on all that match a pattern. */
export interface Grant {
  /** e.g. `dynamodb:PutItem`; may hold wildcards where it says what is permitted. */
  readonly action: string;
  readonly resource: string;
  /**
   * What is known of the requests for which it is needed, beside what holds for every request of the role, e.g. that they
   * come through a service (`kms:ViaService`).
   */
  readonly context?: RequestContext;
}

/** An action on each of these resources. */
export const allow = (action: string, ...resources: readonly string[]): readonly Grant[] =>
  resources.map((resource) => ({ action, resource }));

/** A difference between what a role is granted and what it should be. */
export type Difference = Beyond | Lacking | Undecided;

/** A request that is granted and should not be. */
export interface Beyond {
  readonly kind: 'beyond';
  /** e.g. `dynamodb:GetItem`: an example, when the statement has a pattern or NotAction. */
  readonly action: string;
  readonly resource: string;
  /** What the statement says, when `action` is an example of it. */
  readonly pattern?: string;
  /** Under which condition it is granted. */
  readonly condition?: string;
  /** How many more actions of the same statement are not listed. */
  readonly more?: number;
  readonly at: Place;
}

/** Something that should be granted and is not. */
export interface Lacking {
  readonly kind: 'lacking';
  readonly cause: 'nowhere' | 'elsewhere' | 'condition' | 'denied' | 'boundary';
  readonly action: string;
  readonly resource: string;
  /** As a sentence that begins with the action on the resource: "is granted only on …". */
  readonly why: string;
  readonly at: Place;
}

/** It cannot be told. */
export interface Undecided {
  readonly kind: 'unknown';
  /** As the end of a sentence. */
  readonly reason: string;
  readonly at: Place;
}

/** Policies that decide together; `unknowns`: those that could not be read. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly unknowns: readonly Unknown[];
}

/** Everything that decides what a role may do. */
export interface Grants {
  /** The role's own policies. */
  readonly identity: RuleSet;
  /** The statements for it in the policies of resources. */
  readonly attached: RuleSet;
  /** The most that the role's own policies may grant; undefined without a permissions boundary. */
  readonly boundary: RuleSet | undefined;
  /** What holds for every request of the role. */
  readonly context: RequestContext;
  readonly scenario: Scenario;
  readonly at: Place;
}

export interface GrantsInput {
  readonly principalArn: Fact<string>;
  readonly policies: Fact<readonly AttachedPolicy[]>;
  readonly boundary: Fact<AttachedPolicy | undefined>;
  /** The policies of the resources that may name the role, each with the ARN of the resource that it sits on. */
  readonly resourcePolicies: readonly {
    readonly arn: Fact<string>;
    readonly document: Fact<PolicyDocument>;
  }[];
  readonly scenario: Scenario;
}

/**
 * Gathers what decides what a role may do. Of a key only the policy of the key and the role's own policies are looked at:
 * whether the key's policy lets IAM policies decide at all is another question (`allowsTo` with the account's root).
 */
export const grantsOf = (input: GrantsInput): Grants => {
  const { principalArn, policies, boundary, scenario } = input;
  const arn = principalArn.known ? principalArn.value : undefined;
  const accountId = arn?.split(':')[4] ?? scenario.accountId;
  return {
    identity: policies.known ? identityRules(policies.value) : { rules: [], unknowns: [policies] },
    attached: attachedRules(input.resourcePolicies, arn, accountId),
    boundary: boundaryOf(boundary),
    context: contextOfRole(arn, accountId),
    scenario,
    at: policies.at,
  };
};

const boundaryOf = (boundary: Fact<AttachedPolicy | undefined>): RuleSet | undefined => {
  if (!boundary.known) return { rules: [], unknowns: [boundary] };
  return boundary.value === undefined ? undefined : identityRules([boundary.value]);
};

const identityRules = (policies: readonly AttachedPolicy[]): RuleSet => ({
  rules: policies.flatMap(({ document }) =>
    document.known ? document.value.statements.map(identityRule) : [],
  ),
  unknowns: policies.flatMap(({ document }) => (document.known ? [] : [document])),
});

const attachedRules = (
  policies: GrantsInput['resourcePolicies'],
  roleArn: string | undefined,
  accountId: string,
): RuleSet => {
  const role = roleCaller(roleArn, accountId);
  const rules = policies.flatMap(({ arn, document }) =>
    document.known
      ? document.value.statements.flatMap((statement) => {
          const caller = appliesTo(statement, role);
          return caller === 'no' ? [] : [resourceRule(statement, caller, arn)];
        })
      : [],
  );
  return { rules, unknowns: policies.flatMap(({ document }) => (document.known ? [] : [document])) };
};
