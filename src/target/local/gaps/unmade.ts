import type { TemplateDocument } from '../../../template/document.ts';
import { childOf, literalText } from '../../../template/nodes.ts';
import { removeEntries, type TextEdit } from '../../edit-text.ts';
import type { Deployed, OpenGap } from './gap.ts';

/** A type that the local target's CloudFormation does not know: its resources are left out of what is deployed there. */
export interface UnmadeType extends OpenGap {
  readonly type: string;
}

export const samplingRule: UnmadeType = {
  id: 'sampling-rule',
  type: 'AWS::XRay::SamplingRule',
  lost: 'a stack with an AWS::XRay::SamplingRule is not made, so it is deployed without it',
  remedy: 'not-observable',
  reason: "the local target's CloudFormation does not know the type, and no request is traced there",
};

const unmade: readonly UnmadeType[] = [samplingRule];

/** Leaves out of a template what the local target would refuse the whole stack for. */
export const withoutUnmade = (document: TemplateDocument): readonly TextEdit[] => {
  const resources = childOf(document.root, 'Resources');
  if (resources?.kind !== 'mapping') return [];
  const types = new Set(unmade.map(({ type }) => type));
  return removeEntries(document, resources, ({ value }) =>
    types.has(literalText(childOf(value, 'Type')) ?? ''),
  );
};

/** The gaps for which something was left out, each with the logical ids of what. */
export const leftOut = ({ stack }: Pick<Deployed, 'stack'>): readonly { gap: string; physicalId: string }[] =>
  unmade.flatMap(({ id: gap, type }) =>
    [...stack.resources.values()]
      .filter((resource) => resource.type === type)
      .map(({ id }) => ({ gap, physicalId: id })),
  );
