import { known, map, unknown, type Fact } from '../../facts/fact.ts';
import { jsonTextValue } from '../../facts/json-value.ts';
import type { PolicyDocument } from '../../iam/policy.ts';
import type { ResolvedResource, ResolvedStack } from '../../template/stack.ts';
import { propertiesOf, required, withDefault, type Properties } from '../properties.ts';
import { documentIn } from '../role/from-template.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import { denialsOf } from './denials.ts';
import type { QueueFacts, RedriveFacts } from './facts.ts';
import { isQueueUrl } from './names.ts';

/** The SQS queues of a template. */
export const queuesOf = (stack: ResolvedStack): readonly QueueFacts[] =>
  ofType(stack, 'AWS::SQS::Queue').map((resource) => {
    const its = properties(resource);
    const names = {
      name: attributeOf(resource, 'QueueName'),
      arn: attributeOf(resource, 'Arn'),
      url: refOf(resource),
    };
    const policy = policyOf(names, resource.at, stack);
    return {
      ...resourceFacts(resource),
      ...names,
      fifo: fifoOf(its, names.name),
      visibilityTimeout: withDefault(its.number('VisibilityTimeout'), 30),
      redrive: redriveOf(its),
      policy,
      denials: denialsOf(policy),
    };
  });

const fifoOf = (its: Properties, name: Fact<string>): Fact<boolean> => {
  const asked = its.flag('FifoQueue');
  return !asked.known || asked.value === true
    ? map(asked, () => true)
    : map(name, (text) => text.endsWith('.fifo'));
};

/** An object, or the same as a text of JSON; an empty text takes it away. Without one of its two parts SQS refuses it: no queue, and no number that is enough. */
const redriveOf = (its: Properties): Fact<RedriveFacts | undefined> => {
  const written = its.child('RedrivePolicy');
  const node =
    written.value?.kind === 'scalar' && typeof written.value.value === 'string'
      ? jsonTextValue(written.value.value, written.at)
      : written.value;
  if (node === undefined || isEmpty(written)) return known(undefined, written.at);
  if (node.kind === 'unknown') return unknown(node.reason, node.at);
  if (node.kind !== 'dict') return unknown('the redrive policy is not an object', node.at);
  const parts = propertiesOf(node, node.at);
  const redrive: RedriveFacts = {
    targetArn: withDefault(parts.text('deadLetterTargetArn'), ''),
    maxReceiveCount: withDefault(parts.number('maxReceiveCount'), 0),
    at: node.at,
  };
  return known(redrive, node.at);
};

const isEmpty = ({ value }: Properties): boolean => value?.kind === 'scalar' && value.value === '';

/** The policy that the template gives a queue. Each of two would replace the other; which one is made last is not said. */
const policyOf = (
  queue: Pick<QueueFacts, 'arn' | 'url'>,
  at: ResolvedResource['at'],
  stack: ResolvedStack,
): Fact<PolicyDocument | undefined> => {
  const reaching: ResolvedResource[] = [];
  for (const resource of ofType(stack, 'AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy')) {
    const its = properties(resource);
    const queues = resource.type === 'AWS::SQS::QueuePolicy' ? its.texts('Queues') : oneOf(its.text('Queue'));
    if (!queues.known) return queues;
    for (const each of queues.value)
      if (!each.known)
        return unknown(
          `whether ${resource.id} is a policy of this queue is not known: ${each.reason}`,
          each.at,
        );
    if (queues.value.some((each) => each.known && isQueueUrl(each.value, queue))) reaching.push(resource);
  }
  const [first, second] = reaching;
  if (first === undefined) return known(undefined, at);
  if (second !== undefined)
    return unknown(
      `${first.id} and ${second.id} are both its policy, of which a queue has only one`,
      second.at,
    );
  return documentIn(properties(first), 'PolicyDocument');
};

const oneOf = (text: Fact<string | undefined>): Fact<readonly Fact<string>[]> =>
  map(text, () => [required(text)]);
