import type { ResolvedStack } from '../../template/stack.ts';
import type { Properties } from '../properties.ts';
import { ofType, properties, resourceFacts } from '../stack/resolved.ts';
import type { SamplingRuleFacts } from './facts.ts';

/** The X-Ray sampling rules of a template. */
export const samplingRulesOf = (stack: ResolvedStack): readonly SamplingRuleFacts[] =>
  ofType(stack, 'AWS::XRay::SamplingRule').map((resource) => ({
    ...resourceFacts(resource),
    ...ruleSettings(properties(resource).child('SamplingRule')),
  }));

/** What a rule says, in a template and in X-Ray's answers. */
export const ruleSettings = (its: Properties): Omit<SamplingRuleFacts, 'id' | 'at' | 'own'> => ({
  name: its.text('RuleName'),
  version: its.number('Version'),
  priority: its.number('Priority'),
  reservoir: its.number('ReservoirSize'),
  rate: its.number('FixedRate'),
  host: its.text('Host'),
  httpMethod: its.text('HTTPMethod'),
  urlPath: its.text('URLPath'),
  serviceName: its.text('ServiceName'),
  serviceType: its.text('ServiceType'),
  resourceArn: its.text('ResourceARN'),
  attributes: its.textMap('Attributes'),
});
