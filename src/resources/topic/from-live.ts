import type { Subscription } from '@aws-sdk/client-sns';
import { known, map, type Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import type { PolicyDocument, Statement } from '../../iam/policy.ts';
import { answerFact, below, factIn, inAnswer, part } from '../live-answer.ts';
import { hiddenBy, nothing, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { livePolicy } from '../live-policy.ts';
import type { SubscriptionFacts } from './facts.ts';

/** Observes an SNS topic by its ARN, and leads to the key that encrypts it. */
export const observeTopic = async (arn: string, live: LiveContext): Promise<Sighting> => {
  const answer = await live.reader.read('sns:GetTopicAttributes', `the topic ${arn}`, async (clients) => {
    const sns = await clients.sns();
    return (await sns.getTopicAttributes({ TopicArn: arn })).Attributes;
  });
  if (answer.state === 'absent') return nothing;
  const attributes = answerFact(answer, inAnswer(arn, 'GetTopicAttributes.Attributes'));
  const [subscriptions, own] = await Promise.all([subscriptionsOf(arn, live), live.own('topic', arn)]);
  const facts = {
    id: arn,
    at: inAnswer(arn, ''),
    own,
    arn: known(arn, inAnswer(arn, '')),
    name: known(arn.slice(arn.lastIndexOf(':') + 1), inAnswer(arn, '')),
    policies: factIn(
      part(attributes, 'Policy', ({ Policy }) => Policy),
      policiesIn,
    ),
    encryptionKey: part(attributes, 'KmsMasterKeyId', ({ KmsMasterKeyId }) =>
      KmsMasterKeyId === '' ? undefined : KmsMasterKeyId,
    ),
    subscriptions,
  };
  const key = facts.encryptionKey.known ? facts.encryptionKey.value : undefined;
  return {
    resources: [{ kind: 'topic', facts: markFilled('topic', facts, live.filled) }],
    leads: key === undefined ? [] : [{ kind: 'key', id: key }],
    hidden: hiddenBy(answer, 'key'),
  };
};

const policiesIn = (text: string | undefined, at: Place): Fact<readonly PolicyDocument[]> =>
  text === undefined
    ? known([], at)
    : map(livePolicy(text, at), (document) => (isDefault(document) ? [] : [document]));

/**
 * SNS gives a topic without a policy one statement of its own, by which the account's owner may do all: everyone is its
 * principal, and no other condition than the owner stands beside it.
 */
const isDefault = ({ statements }: PolicyDocument): boolean => {
  const [statement] = statements;
  if (statement === undefined || statements.length > 1 || statement.sid !== '__default_statement_ID')
    return false;
  const { effect, principals = [], conditions } = statement;
  return (
    effect.known &&
    effect.value === 'Allow' &&
    principals.some(({ id }) => id.known && id.value === '*') &&
    mayPublish(statement) &&
    conditions.every(({ operator, key }) => operator === 'StringEquals' && /^aws:SourceOwner$/i.test(key))
  );
};

const mayPublish = ({ actions = [] }: Statement): boolean =>
  actions.some((action) => action.known && /^sns:(publish|\*)$/i.test(action.value));

const subscriptionsOf = async (
  arn: string,
  { reader }: LiveContext,
): Promise<Fact<readonly SubscriptionFacts[]>> => {
  const answer = await reader.pages(
    'sns:ListSubscriptionsByTopic',
    `the subscriptions of the topic ${arn}`,
    async (clients, NextToken) => {
      const sns = await clients.sns();
      const page = await sns.listSubscriptionsByTopic({ TopicArn: arn, ...(NextToken && { NextToken }) });
      return { items: page.Subscriptions, next: page.NextToken };
    },
  );
  const subscriptions = answerFact(answer, inAnswer(arn, 'ListSubscriptionsByTopic.Subscriptions'));
  return map(subscriptions, (list) =>
    list.flatMap((subscription, index) =>
      // One that was taken back stays in the list for a while.
      subscription.SubscriptionArn === 'Deleted'
        ? []
        : [subscriptionFacts(subscription, below(subscriptions.at, `[${String(index)}]`))],
    ),
  );
};

const subscriptionFacts = ({ Protocol = '', Endpoint }: Subscription, at: Place): SubscriptionFacts => ({
  protocol: known(Protocol, below(at, 'Protocol')),
  endpoint: known(Endpoint, below(at, 'Endpoint')),
  at,
});
