import type { QueueFacts } from './facts.ts';

/** A queue as an ARN, a URL or an integration's URI names it. */
interface QueueName {
  readonly partition?: string;
  readonly region: string;
  readonly account: string;
  readonly name: string;
}

const arn = /^arn:([\w-]+):sqs:([\w-]+):(\d{12}):([\w-]+(?:\.fifo)?)$/;
const uri = /^arn:([\w-]+):apigateway:([\w-]+):sqs:path\/(\d{12})\/([\w-]+(?:\.fifo)?)$/;
/** Also the older ones, which Amazon SQS still takes: `https://<region>.queue.amazonaws.com/…`. */
const url =
  /^https:\/\/(?:sqs\.([\w-]+)|([\w-]+)\.queue)\.amazonaws\.com(?:\.cn)?\/(\d{12})\/([\w-]+(?:\.fifo)?)$/;

const fromArn = (text: string): QueueName | undefined => {
  const [, partition, region, account, name] = arn.exec(text) ?? uri.exec(text) ?? [];
  if (partition === undefined || region === undefined || account === undefined || name === undefined)
    return undefined;
  return { partition, region, account, name };
};

const fromUrl = (text: string): QueueName | undefined => {
  const [, newer, older, account, name] = url.exec(text) ?? [];
  const region = newer ?? older;
  return region === undefined || account === undefined || name === undefined
    ? undefined
    : { region, account, name };
};

const same = (a: QueueName | undefined, b: QueueName | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.region === b.region &&
  a.account === b.account &&
  a.name === b.name &&
  (a.partition === undefined || b.partition === undefined || a.partition === b.partition);

/** Whether a text is this queue's URL, as a queue policy and the API of Amazon SQS want it. */
export const isQueueUrl = (text: string, queue: Pick<QueueFacts, 'arn' | 'url'>): boolean =>
  text !== '' &&
  ((queue.url.known && text === queue.url.value) ||
    (queue.arn.known && same(fromUrl(text), fromArn(queue.arn.value))));

/**
 * Whether a text names this queue: its ARN, its URL, or the URI of an API Gateway integration that calls it by its path
 * (`arn:aws:apigateway:<region>:sqs:path/<account>/<name>`). The bare name names none: it says neither account nor region.
 */
export const namesQueue = (text: string, queue: Pick<QueueFacts, 'arn' | 'url'>): boolean =>
  isQueueUrl(text, queue) ||
  (queue.arn.known &&
    text !== '' &&
    (text === queue.arn.value || same(fromArn(text), fromArn(queue.arn.value))));
