import { describe, expect, test } from '@jest/globals';
import {
  calledApi,
  calledQueue,
  logGroupName,
  parseArn,
  parseFunctionArn,
  partitionOf,
  queueArnOf,
  roleName,
} from '../../../../src/resources/live-names.ts';

describe('names and ARNs', () => {
  test('an ARN’s parts', () => {
    expect(parseArn('arn:aws:sns:us-east-1:123456789012:demo:x/y')).toEqual({
      partition: 'aws',
      service: 'sns',
      region: 'us-east-1',
      accountId: '123456789012',
      resource: 'demo:x/y',
    });
    expect(parseArn('demo')).toBeUndefined();
  });

  test('a function’s ARN, with and without a qualifier', () => {
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:demo';
    expect(parseFunctionArn(arn)).toEqual({ arn, name: 'demo', qualifier: undefined });
    expect(parseFunctionArn(`${arn}:live`)).toEqual({ arn, name: 'demo', qualifier: 'live' });
    expect([parseFunctionArn('demo'), parseFunctionArn(`${arn}:a:b`)]).toEqual([undefined, undefined]);
  });

  test.each([
    ['us-east-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
  ])('%s is in %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });

  test('a role’s name without its path', () => {
    expect(roleName('arn:aws:iam::123456789012:role/service-role/demo')).toBe('demo');
  });

  test.each([
    ['arn:aws:logs:us-east-1:1:log-group:/a/b:*', '/a/b'],
    ['arn:aws:logs:us-east-1:1:log-group:/a/b', '/a/b'],
    ['arn:aws:firehose:us-east-1:1:deliverystream/a', undefined],
  ])('the log group of %s', (arn, name) => {
    expect(logGroupName(arn)).toBe(name);
  });

  test.each([
    ['arn:aws:execute-api:us-east-1:1:abc123/*/POST/data', 'abc123'],
    ['arn:aws:execute-api:us-east-1:1:abc123', 'abc123'],
    ['arn:aws:execute-api:us-east-1:1:*/*', undefined],
    ['arn:aws:s3:::bucket', undefined],
  ])('the API that %s calls', (arn, api) => {
    expect(calledApi(arn)).toBe(api);
  });

  test.each([
    ['https://sqs.eu-west-1.amazonaws.com/123456789012/orders', 'arn:aws:sqs:eu-west-1:123456789012:orders'],
    ['https://eu-west-1.queue.amazonaws.com/123456789012/o', 'arn:aws:sqs:eu-west-1:123456789012:o'],
    [
      'https://sqs.cn-north-1.amazonaws.com.cn/123456789012/o.fifo',
      'arn:aws-cn:sqs:cn-north-1:123456789012:o.fifo',
    ],
    ['http://127.0.0.1:4566/123456789012/orders', 'arn:aws:sqs:us-east-1:123456789012:orders'],
    ['https://api1.execute-api.us-east-1.amazonaws.com/dev/orders', undefined],
    ['orders', undefined],
  ])('the queue at %s', (url, arn) => {
    expect(queueArnOf(url, 'us-east-1')).toBe(arn);
  });

  test.each([
    ['sqs:path/123456789012/orders', 'arn:aws:sqs:us-east-1:123456789012:orders'],
    ['sqs:path//123456789012/orders.fifo', 'arn:aws:sqs:us-east-1:123456789012:orders.fifo'],
    ['sqs:path/', undefined],
    ['sqs:action/SendMessage', undefined],
    ['sns:path/123456789012/orders', undefined],
  ])('the queue that an integration calls by %s', (called, arn) => {
    expect(calledQueue(`arn:aws:apigateway:us-east-1:${called}`)).toBe(arn);
  });
});
