import { fail, notObservable, pass } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Context } from '../../src/control/control.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import type { TopicFacts } from '../../src/resources/topic/facts.ts';
import { remove, removeResource, set, swapReference } from './breaks.ts';
import { variablesOf } from './subjects.ts';
import { control, section } from './words.ts';

const isTopic = (text: string): boolean => /^arn:[\w-]+:sns:/.test(text);

/** The function knows this topic: by a variable that holds its ARN, or by its code. Whether it publishes shows in motion. */
const publishesTo = (fn: FunctionFacts, topic: TopicFacts): Check => {
  const arn = need(topic.arn);
  const variables = need(fn.environment);
  const values = variablesOf(fn);
  if (values.includes(arn) || valueOf(fn.inlineCode)?.includes(arn) === true) return pass();
  const hidden = [...variables.values()].find(({ known }) => !known);
  if (hidden?.known === false) return notObservable(`a variable of function 2: ${hidden.reason}`);
  const others = values.filter(isTopic);
  if (others.length === 0 && valueOf(fn.inlineCode) === undefined)
    return notObservable('no variable of function 2 names the topic, and its code could not be looked into');
  return fail('function 2 does not know the topic', {
    expected: `a variable that is ${arn}`,
    actual: others.length > 0 ? others : 'no variable names a topic',
    at: fn.environment.at,
  });
};

/** Somebody is told by e-mail, at an address that a parameter gives. */
const mailsToParameter = (topic: TopicFacts, { scenario }: Context): Check => {
  const subscriptions = need(topic.subscriptions);
  const given = new Set(scenario.parameters.values());
  const mails = subscriptions.filter(({ protocol }) => valueOf(protocol) === 'email');
  if (mails.some(({ endpoint }) => given.has(valueOf(endpoint) ?? NaN.toString()))) return pass();
  const hidden = subscriptions
    .flatMap(({ protocol, endpoint }) => [protocol, endpoint])
    .find(({ known }) => !known);
  if (hidden?.known === false) return notObservable(`a subscription: ${hidden.reason}`);
  return fail('nobody is subscribed to the topic by e-mail at an address that a parameter gives', {
    expected: 'email to what a parameter says',
    actual: subscriptions.map(
      ({ protocol, endpoint }) => `${valueOf(protocol) ?? '?'} to ${valueOf(endpoint) ?? '?'}`,
    ),
    at: subscriptions[0]?.at ?? topic.at,
  });
};

/** § 6, Create SNS topic and subscription. */
export const notifications = section('6', 'Create SNS topic and subscription', [
  control(
    'ORDER-SNS-01',
    'a topic, to which function 2 publishes, with an e-mail subscription from a parameter',
    {
      judge: ({ function2, topic }, context) => [
        publishesTo(function2, topic),
        mailsToParameter(topic, context),
      ],
      breaks: [
        swapReference('function2', 'Environment.Variables.TOPIC_ARN'),
        remove('function2', 'Environment.Variables.TOPIC_ARN'),
        set('AWS::SNS::Subscription', 'Protocol', 'email-json'),
        set('AWS::SNS::Subscription', 'Endpoint', 'ops@example.com'),
        swapReference('AWS::SNS::Subscription', 'TopicArn'),
        removeResource('AWS::SNS::Subscription'),
      ],
    },
  ),
]);
