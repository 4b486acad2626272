import type { ResolvedStack } from '../../template/stack.ts';
import { required } from '../properties.ts';
import { ofType, properties, resourceFacts } from '../stack/resolved.ts';
import type { SamplingRuleFacts } from './facts.ts';

/** The X-Ray sampling rules of a template. */
export const samplingRulesOf = (stack: ResolvedStack): readonly SamplingRuleFacts[] =>
  ofType(stack, 'AWS::XRay::SamplingRule').map((resource) => {
    const its = properties(resource).child('SamplingRule');
    return {
      ...resourceFacts(resource),
      name: required(its.text('RuleName'), 'CloudFormation makes it up'),
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
    };
  });
