import { known, type Fact } from '../../../src/facts/fact.ts';
import { jsonValue } from '../../../src/facts/json-value.ts';
import type { Value } from '../../../src/facts/value.ts';
import type { Difference } from '../../../src/iam/grants.ts';
import { grantsOf, type Grants } from '../../../src/iam/grants.ts';
import { parsePolicy } from '../../../src/iam/parse-policy.ts';
import type { PolicyDocument } from '../../../src/iam/policy.ts';
import type { AttachedPolicy } from '../../../src/resources/role/facts.ts';
import type { Scenario } from '../../../src/resources/system.ts';

export const account = '123456789012';
export const scenario: Scenario = {
  stackName: 'demo',
  accountId: account,
  region: 'us-east-1',
  partition: 'aws',
  parameters: new Map(),
};
export const roleArn = `arn:aws:iam::${account}:role/demo-role`;
export const tableArn = `arn:aws:dynamodb:us-east-1:${account}:table/demo-data`;
export const groupArn = `arn:aws:logs:us-east-1:${account}:log-group:/aws/lambda/demo`;
export const keyArn = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

const at = { resource: 'Role', path: 'PolicyDocument' };

const withUnknowns = (value: Value): Value => {
  switch (value.kind) {
    case 'scalar':
      return value.value === '(unknown)'
        ? { kind: 'unknown', reason: 'it is imported', at: value.at }
        : value;
    case 'list':
      return { ...value, items: value.items.map(withUnknowns) };
    case 'dict':
      return {
        ...value,
        entries: new Map([...value.entries].map(([key, each]) => [key, withUnknowns(each)])),
      };
    case 'unknown':
      return value;
  }
};

/** A document of these statements; the string `(unknown)` stands for a part that could not be known. */
export const document = (...statements: readonly object[]): Fact<PolicyDocument> =>
  parsePolicy(withUnknowns(jsonValue({ Version: '2012-10-17', Statement: statements }, at)));

export const allowing = (Action: unknown, Resource: unknown, more: object = {}): object => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
export const denying = (Action: unknown, Resource: unknown, more: object = {}): object => ({
  Effect: 'Deny',
  Action,
  Resource,
  ...more,
});

export const policy = (policyDocument: Fact<PolicyDocument>, managed = false): AttachedPolicy => ({
  name: known('p'),
  managed,
  document: policyDocument,
  at,
});

/** The grants of a role with one inline policy of these statements. */
export const roleWith = (...statements: readonly object[]): Grants =>
  role({ policies: [document(...statements)] });

export const role = (more: {
  policies?: readonly Fact<PolicyDocument>[];
  boundary?: Fact<AttachedPolicy | undefined>;
  resourcePolicies?: readonly { arn: Fact<string>; document: Fact<PolicyDocument> }[];
  principalArn?: Fact<string>;
}): Grants =>
  grantsOf({
    principalArn: more.principalArn ?? known(roleArn),
    policies: known(
      (more.policies ?? []).map((each) => policy(each)),
      at,
    ),
    boundary: more.boundary ?? known(undefined),
    resourcePolicies: more.resourcePolicies ?? [],
    scenario,
  });

/** Differences in one line each: `beyond dynamodb:GetItem on …`. */
export const shown = (differences: readonly Difference[]): readonly string[] =>
  differences.map((difference) =>
    difference.kind === 'unknown'
      ? `unknown: ${difference.reason}`
      : difference.kind === 'beyond'
        ? `beyond: ${difference.action} on ${difference.resource}`
        : `lacking (${difference.cause}): ${difference.action} on ${difference.resource}: ${difference.why}`,
  );
