/** An ARN's parts. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** '' for a global service. */
  readonly region: string;
  /** '' where there is none: `aws` for policies that AWS manages. */
  readonly accountId: string;
  /** All behind the account, colons and slashes included. */
  readonly resource: string;
}

/** Takes an ARN apart; undefined for anything else. */
export const parseArn = (text: string): Arn | undefined => {
  const match = /^arn:([\w-]+):([\w-]+):([\w-]*):(\w*):(.+)$/.exec(text);
  if (match === null) return undefined;
  const [, partition = '', service = '', region = '', accountId = '', resource = ''] = match;
  return { partition, service, region, accountId, resource };
};

/** The partition that a region belongs to. */
export const partitionOf = (region: string): string => {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
};

/** A function's ARN taken apart; undefined for anything else. */
export const parseFunctionArn = (
  text: string,
): { readonly arn: string; readonly name: string; readonly qualifier: string | undefined } | undefined => {
  const match = /^(arn:[\w-]+:lambda:[\w-]+:\d+:function:([\w-]+))(?::([\w$-]+))?$/.exec(text);
  if (match === null) return undefined;
  const [, arn = '', name = '', qualifier] = match;
  return { arn, name, qualifier };
};

/** The last part of a role's ARN: its name, without its path. */
export const roleName = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** A table's name out of its ARN; any other text is the name itself. */
export const tableName = (text: string): string => /^arn:[^/]+:table\/([^/]+)/.exec(text)?.[1] ?? text;

/** An alarm's name out of its ARN; any other text is the name itself. */
export const alarmName = (text: string): string =>
  /^arn:[\w-]+:cloudwatch:[\w-]*:\d*:alarm:(.+)$/.exec(text)?.[1] ?? text;

/** The name of a log group out of its ARN; undefined for anything else (a delivery stream, say). */
export const logGroupName = (arn: string): string | undefined =>
  /^arn:[\w-]+:logs:[\w-]*:\d*:log-group:(.+?)(?::\*)?$/.exec(arn)?.[1];

/** The id of a REST API out of the ARN of a call to it; undefined when it could be any API. */
export const calledApi = (sourceArn: string): string | undefined =>
  /^arn:[\w-]+:execute-api:[\w-]*:\d*:([a-z0-9]+)(?:\/|$)/.exec(sourceArn)?.[1];

/**
 * The ARN of the queue at a URL (`https://sqs.us-east-1.amazonaws.com/123456789012/orders`); undefined for anything else.
 * @param region where the queue is when its URL does not say, as the local target's does not.
 */
export const queueArnOf = (url: string, region: string): string | undefined => {
  const match = /^https?:\/\/([^/]+)\/(\d{12})\/([\w-]+(?:\.fifo)?)$/.exec(url);
  if (match === null) return undefined;
  const [, host = '', accountId = '', name = ''] = match;
  const told = /^(?:sqs\.([\w-]+)|([\w-]+)\.queue)\.amazonaws\.com/.exec(host);
  const its = told?.[1] ?? told?.[2] ?? region;
  return `arn:${partitionOf(its)}:sqs:${its}:${accountId}:${name}`;
};

/** The ARN of the queue that an API's integration calls by its path; undefined for another URI, and one with no queue in it. */
export const calledQueue = (uri: string): string | undefined => {
  const match = /^arn:([\w-]+):apigateway:([\w-]+):sqs:path\/+(\d{12})\/([\w-]+(?:\.fifo)?)$/.exec(uri);
  if (match === null) return undefined;
  const [, partition = '', region = '', accountId = '', name = ''] = match;
  return `arn:${partition}:sqs:${region}:${accountId}:${name}`;
};
