import { fail, notObservable, pass } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { TopicFacts } from '../../src/resources/topic/facts.ts';

/**
 * An address is subscribed to the topic by e-mail.
 * @param address undefined for any.
 * @param whose who that is, in a sentence: `SNSEmail`.
 */
export const isSubscribed = (topic: TopicFacts, address: string | undefined, whose: string): Check => {
  const subscriptions = need(topic.subscriptions);
  const fits = ({ protocol, endpoint }: (typeof subscriptions)[number]): boolean =>
    valueOf(protocol) === 'email' && (address === undefined || valueOf(endpoint) === address);
  if (subscriptions.some(fits)) return pass();
  const hidden = subscriptions
    .flatMap(({ protocol, endpoint }) => [protocol, endpoint])
    .find(({ known }) => !known);
  if (hidden?.known === false) return notObservable(`a subscription: ${hidden.reason}`);
  return fail(`${whose} is not subscribed to the topic by e-mail`, {
    expected: `email to ${address ?? 'an address'}`,
    actual: subscriptions.map(
      ({ protocol, endpoint }) => `${valueOf(protocol) ?? '?'} to ${valueOf(endpoint) ?? '?'}`,
    ),
    at: subscriptions[0]?.at ?? topic.at,
  });
};
