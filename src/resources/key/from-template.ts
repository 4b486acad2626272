import type { Fact } from '../../facts/fact.ts';
import { jsonValue } from '../../facts/json-value.ts';
import type { PolicyDocument } from '../../iam/policy.ts';
import { parsePolicy } from '../../iam/parse-policy.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import { required, withDefault, type Properties } from '../properties.ts';
import { documentIn } from '../role/from-template.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { AliasFacts, KeyFacts } from './facts.ts';

/** The KMS keys of a template. */
export const keysOf = (stack: ResolvedStack): readonly KeyFacts[] =>
  ofType(stack, 'AWS::KMS::Key').map((resource) => {
    const its = properties(resource);
    return {
      ...resourceFacts(resource),
      keyId: refOf(resource),
      arn: attributeOf(resource, 'Arn'),
      enabled: withDefault(its.flag('Enabled'), true),
      rotation: withDefault(its.flag('EnableKeyRotation'), false),
      policy: policyOf(its, stack),
    };
  });

/** A key without a policy of its own gets KMS's default: the account may do everything, and its IAM policies decide who. */
const policyOf = (its: Properties, { scenario }: ResolvedStack): Fact<PolicyDocument> => {
  const { value, at } = its.child('KeyPolicy');
  if (value !== undefined) return documentIn(its, 'KeyPolicy');
  const root = `arn:${scenario.partition}:iam::${scenario.accountId}:root`;
  const statement = { Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' };
  return parsePolicy(jsonValue({ Version: '2012-10-17', Statement: [statement] }, at));
};

/** The KMS aliases of a template. */
export const aliasesOf = (stack: ResolvedStack): readonly AliasFacts[] =>
  ofType(stack, 'AWS::KMS::Alias').map((resource) => {
    const its = properties(resource);
    return {
      ...resourceFacts(resource),
      name: required(its.text('AliasName')),
      target: required(its.text('TargetKeyId')),
    };
  });
