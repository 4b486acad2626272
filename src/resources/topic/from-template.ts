import { known, unknown, type Fact } from '../../facts/fact.ts';
import type { ResolvedResource, ResolvedStack } from '../../template/stack.ts';
import type { PolicyDocument } from '../../iam/policy.ts';
import { required, type Properties } from '../properties.ts';
import { documentIn } from '../role/from-template.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { SubscriptionFacts, TopicFacts } from './facts.ts';

/** The SNS topics of a template. */
export const topicsOf = (stack: ResolvedStack): readonly TopicFacts[] =>
  ofType(stack, 'AWS::SNS::Topic').map((resource) => ({
    ...resourceFacts(resource),
    arn: refOf(resource),
    name: attributeOf(resource, 'TopicName'),
    policies: policiesOf(refOf(resource), stack),
    encryptionKey: properties(resource).text('KmsMasterKeyId'),
    subscriptions: subscriptionsOf(resource, stack),
  }));

const policiesOf = (topic: Fact<string>, stack: ResolvedStack): Fact<readonly PolicyDocument[]> => {
  const documents: PolicyDocument[] = [];
  for (const resource of ofType(stack, 'AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy')) {
    const its = properties(resource);
    const inline = resource.type === 'AWS::SNS::TopicInlinePolicy';
    const topics = its.texts(inline ? 'TopicArn' : 'Topics');
    if (!topics.known) return topics;
    for (const each of topics.value) if (!each.known) return each;
    if (!topics.value.some((each) => each.known && topic.known && each.value === topic.value)) continue;
    const document = documentIn(its, 'PolicyDocument');
    if (!document.known) return document;
    documents.push(document.value);
  }
  return known(documents, topic.at);
};

const subscriptionsOf = (
  topic: ResolvedResource,
  stack: ResolvedStack,
): Fact<readonly SubscriptionFacts[]> => {
  const inline = properties(topic).list('Subscription');
  if (!inline.known) return unknown(inline.reason, inline.at);
  const arn = refOf(topic);
  const separate = ofType(stack, 'AWS::SNS::Subscription')
    .map(properties)
    .filter((its) => {
      const of = its.text('TopicArn');
      return of.known && arn.known && of.value === arn.value;
    });
  return known([...inline.value, ...separate].map(subscriptionOf), topic.at);
};

const subscriptionOf = (its: Properties): SubscriptionFacts => ({
  protocol: required(its.text('Protocol')),
  endpoint: its.text('Endpoint'),
  at: its.value?.at ?? its.at,
});
