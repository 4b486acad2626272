import type { TemplateDocument } from '../../../template/document.ts';
import { childOf, literalText } from '../../../template/nodes.ts';
import { removeEntries, type TextEdit } from '../../edit-text.ts';
import type { HidingGap } from './gap.ts';
import { idsOfType } from './of-type.ts';

/** Types that the local target's CloudFormation does not know, of resources that a stack does not need. */
const xRayRule = 'AWS::XRay::SamplingRule';
const route53Check = 'AWS::Route53::HealthCheck';
const unmade: ReadonlySet<string> = new Set([xRayRule, route53Check]);

/** Leaves out of a template what the local target would refuse the whole stack for. */
export const withoutUnmade = (document: TemplateDocument): readonly TextEdit[] => {
  const resources = childOf(document.root, 'Resources');
  if (resources?.kind !== 'mapping') return [];
  return removeEntries(document, resources, ({ value }) =>
    unmade.has(literalText(childOf(value, 'Type')) ?? ''),
  );
};

export const samplingRule: HidingGap = {
  id: 'sampling-rule',
  lost: 'a stack with an AWS::XRay::SamplingRule is not made, so it is deployed without it',
  remedy: 'not-observable',
  reason: 'the local target has no X-Ray',
  hides: (deployed) => idsOfType(deployed, xRayRule),
};

export const healthCheck: HidingGap = {
  id: 'health-check',
  lost: 'a stack with an AWS::Route53::HealthCheck is not made, so it is deployed without it',
  remedy: 'not-observable',
  reason: "the local target's CloudFormation does not know the type",
  hides: (deployed) => idsOfType(deployed, route53Check),
};
