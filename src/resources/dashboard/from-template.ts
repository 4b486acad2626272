import { known, unknown, type Fact } from '../../facts/fact.ts';
import { jsonTextValue } from '../../facts/json-value.ts';
import type { Value } from '../../facts/value.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import type { Properties } from '../properties.ts';
import { ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { DashboardFacts } from './facts.ts';

/** The CloudWatch dashboards of a template. */
export const dashboardsOf = (stack: ResolvedStack): readonly DashboardFacts[] =>
  ofType(stack, 'AWS::CloudWatch::Dashboard').map((resource) => ({
    ...resourceFacts(resource),
    name: refOf(resource),
    body: bodyOf(properties(resource).child('DashboardBody')),
  }));

/** A text of JSON; already a tree where the source tells one. A text that is no JSON stays one: CloudWatch refuses it, and it shows nothing. */
export const bodyOf = ({ value, at }: Pick<Properties, 'value' | 'at'>): Fact<Value> => {
  if (value === undefined) return unknown('it has no body', at);
  const isText = value.kind === 'scalar' && typeof value.value === 'string';
  const tree = isText && isJson(value.value) ? jsonTextValue(value.value, value.at) : value;
  return tree.kind === 'unknown' ? unknown(tree.reason, tree.at) : known(tree, tree.at);
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
