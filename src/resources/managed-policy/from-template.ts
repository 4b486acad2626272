import { map, type Fact } from '../../facts/fact.ts';
import type { ResolvedResource, ResolvedStack } from '../../template/stack.ts';
import { required } from '../properties.ts';
import { documentIn } from '../role/from-template.ts';
import { ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { ManagedPolicyFacts } from './facts.ts';

/** The managed policies that a template makes. */
export const managedPoliciesOf = (stack: ResolvedStack): readonly ManagedPolicyFacts[] =>
  ofType(stack, 'AWS::IAM::ManagedPolicy').map((resource) => ({
    ...resourceFacts(resource),
    name: nameOf(resource),
    arn: refOf(resource),
    document: documentIn(properties(resource), 'PolicyDocument'),
  }));

/** Its own, or the one that CloudFormation makes, which its ARN ends with. */
const nameOf = (resource: ResolvedResource): Fact<string> => {
  const given = properties(resource).text('ManagedPolicyName');
  return given.known && given.value === undefined
    ? map(refOf(resource), (arn) => arn.slice(arn.lastIndexOf('/') + 1))
    : required(given);
};
