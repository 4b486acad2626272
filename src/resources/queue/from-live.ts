import { known, map, unknown, type Fact } from '../../facts/fact.ts';
import { jsonTextValue } from '../../facts/json-value.ts';
import type { Place } from '../../facts/place.ts';
import type { PolicyDocument } from '../../iam/policy.ts';
import { readersOf } from '../event-source/readers-from-live.ts';
import { answerFact, factIn, inAnswer, part, type Answer } from '../live-answer.ts';
import { nothing, type Lead, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { parseArn } from '../live-names.ts';
import { livePolicy } from '../live-policy.ts';
import { propertiesOf, required } from '../properties.ts';
import { denialsOf } from './denials.ts';
import type { QueueFacts, RedriveFacts } from './facts.ts';
import { queueLead } from './lead.ts';

type Attributes = Readonly<Partial<Record<string, string>>>;

/** Observes an SQS queue by its ARN, and leads to the functions that read it and to the queue of its dead letters. */
export const observeQueue = async (arn: string, live: LiveContext): Promise<Sighting> => {
  const name = queueNameIn(arn);
  const url = await readUrl(arn, name, live);
  if (url.state === 'absent') return nothing;
  const answer = url.state === 'read' ? await readAttributes(url.value, name, live) : url;
  if (answer.state === 'absent') return nothing;
  const attributes = answerFact(answer, inAnswer(name, 'GetQueueAttributes.Attributes'));
  const at = inAnswer(name, '');
  const policy = policyOf(attributes);
  const facts: QueueFacts = {
    id: url.state === 'read' ? url.value : arn,
    at,
    own: url.state === 'read' ? await live.own('queue', url.value) : unknown(url.reason, at),
    name: known(name, at),
    arn: known(arn, at),
    url: answerFact(url, inAnswer(name, 'GetQueueUrl.QueueUrl')),
    fifo: part(attributes, 'FifoQueue', ({ FifoQueue }) => FifoQueue === 'true'),
    visibilityTimeout: part(attributes, 'VisibilityTimeout', ({ VisibilityTimeout }) =>
      Number(VisibilityTimeout ?? 30),
    ),
    redrive: factIn(
      part(attributes, 'RedrivePolicy', ({ RedrivePolicy }) => RedrivePolicy),
      redriveOf,
    ),
    policy,
    denials: denialsOf(policy),
  };
  const readers = await readersOf(arn, live);
  return {
    resources: [{ kind: 'queue', facts: markFilled('queue', facts, live.filled) }],
    leads: [...deadLetters(facts), ...readers.leads],
    hidden: [
      ...(facts.redrive.known ? [] : [{ kinds: ['queue'] as const, reason: facts.redrive.reason }]),
      ...readers.hidden,
    ],
  };
};

const queueNameIn = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

/** A queue's URL is not made up from its name: only the service knows it. */
const readUrl = async (arn: string, name: string, live: LiveContext): Promise<Answer<string>> => {
  const { region = '', accountId = '' } = parseArn(arn) ?? {};
  if (region !== live.region)
    return { state: 'unread', reason: `the queue ${name} is in ${region}, and only ${live.region} is read` };
  const foreign = accountId !== live.accountId;
  const answer = await live.reader.read('sqs:GetQueueUrl', `the queue ${name}`, async (clients) => {
    const sqs = await clients.sqs();
    return (await sqs.getQueueUrl({ QueueName: name, ...(foreign && { QueueOwnerAWSAccountId: accountId }) }))
      .QueueUrl;
  });
  // SQS says the same of another account's queue that is not there and of one that may not be seen.
  return answer.state === 'absent' && foreign
    ? { state: 'unread', reason: `the queue ${name} of the account ${accountId} could not be read` }
    : answer;
};

const readAttributes = (url: string, name: string, { reader }: LiveContext): Promise<Answer<Attributes>> =>
  reader.read('sqs:GetQueueAttributes', `the attributes of the queue ${name}`, async (clients) => {
    const sqs = await clients.sqs();
    // SQS leaves the list out when nothing is set.
    return (await sqs.getQueueAttributes({ QueueUrl: url, AttributeNames: ['All'] })).Attributes ?? {};
  });

const policyOf = (attributes: Fact<Attributes>): Fact<PolicyDocument | undefined> =>
  factIn(
    part(attributes, 'Policy', ({ Policy }) => Policy),
    (text, at): Fact<PolicyDocument | undefined> =>
      text === undefined || text === '' ? known(undefined, at) : livePolicy(text, at),
  );

const redriveOf = (text: string | undefined, at: Place): Fact<RedriveFacts | undefined> => {
  if (text === undefined || text === '') return known(undefined, at);
  const value = jsonTextValue(text, at);
  if (value.kind !== 'dict')
    return unknown(value.kind === 'unknown' ? value.reason : 'the redrive policy is not an object', at);
  const policy = propertiesOf(value, at);
  return known(
    {
      targetArn: required(policy.text('deadLetterTargetArn')),
      maxReceiveCount: required(policy.number('maxReceiveCount')),
      at,
    },
    at,
  );
};

const deadLetters = ({ redrive }: QueueFacts): Lead[] => {
  const target = map(redrive, (found) => found?.targetArn);
  return target.known && target.value?.known === true ? queueLead(target.value.value) : [];
};
