import { map } from '../../facts/fact.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { LogGroupFacts } from './facts.ts';

/** The log groups of a template. */
export const logGroupsOf = (stack: ResolvedStack): readonly LogGroupFacts[] =>
  ofType(stack, 'AWS::Logs::LogGroup').map((resource) => ({
    ...resourceFacts(resource),
    name: refOf(resource),
    arn: map(attributeOf(resource, 'Arn'), (arn) => arn.replace(/:\*$/, '')),
    retention: properties(resource).number('RetentionInDays'),
  }));
