import { describe, expect, test } from '@jest/globals';
import { notificationIn } from '../../../../specs/common/exercise-alarm.ts';
import { answeredByGateway, leaksIn } from '../../../../specs/data-api/exercise-oversize.ts';
import { regionIn } from '../../../../specs/data-api/exercise-region.ts';
import { dataUrl } from '../../../../specs/data-api/exercise-run.ts';
import type { HttpAnswer } from '../../../../src/exercise/http.ts';

const answer = (json: unknown, headers: Record<string, string> = {}): HttpAnswer => ({
  status: 500,
  headers,
  body: typeof json === 'string' ? json : JSON.stringify(json),
  json: typeof json === 'string' ? undefined : json,
  ms: 1,
});

describe("API Gateway's own answers", () => {
  test.each([
    [{ message: 'Internal server error' }],
    [{ message: 'Endpoint request timed out' }],
    [{ Message: 'Service Unavailable' }],
    [{ message: '{"errorMessage": "boom", "errorType": "KeyError"}' }],
  ])('%j is one', (json) => {
    expect(answeredByGateway(answer(json))).toBe(true);
  });

  test('whatever it is, with its error type it is one', () => {
    expect(answeredByGateway(answer('', { 'x-amzn-errortype': 'InternalServerErrorException' }))).toBe(true);
  });

  test.each([
    [{ message: 'could not be stored' }],
    [{ message: 'Internal server error', requestId: 'r' }],
    [{ error: 'Internal server error' }],
    [{ message: 500 }],
    [{}],
    ['Internal server error'],
    [null],
  ])("%j is the function's", (json) => {
    expect(answeredByGateway(answer(json))).toBe(false);
  });
});

describe('what an answer gives away', () => {
  const leaks = (json: unknown, headers = {}) =>
    leaksIn(answer(json, headers), '123456789012').map(({ what }) => what);

  test.each([
    [{ error: 'Traceback (most recent call last):\n  File "index.py"' }, ['stack trace']],
    [{ trace: ['  File "/var/task/index.py", line 12, in lambda_handler'] }, ['stack trace']],
    [{ stackTrace: [] }, ['stack trace']],
    [{ error: 'at handler (/var/task/index.js:12:9)' }, ['stack trace']],
    [{ table: 'arn:aws:dynamodb:us-east-1:999999999999:table/x' }, ['ARN']],
    [{ owner: 123456789012 }, ['account id']],
    [{ error: 'An error occurred (ValidationException) when calling PutItem' }, ['exception']],
    [{ error: "ClientError('…')" }, ['exception']],
    [
      { error: 'arn:aws:iam::123456789012:role/x is not authorized (botocore)' },
      ['ARN', 'exception', 'account id'],
    ],
  ])('%j', (json, what) => {
    expect(leaks(json)).toEqual(what);
  });

  test('in a header of the function, but not in one of AWS', () => {
    expect(leaks({}, { 'x-table': 'arn:aws:dynamodb:us-east-1:1:table/x' })).toEqual(['ARN']);
    expect(leaks({}, { 'x-amzn-trace': 'arn:aws:x:y:1:z' })).toEqual([]);
  });

  test.each([
    [{ error: 'The data could not be stored.' }],
    [{ id: '1234567890123' }],
    [{ error: 'Internal error' }],
  ])('%j: nothing', (json) => {
    expect(leaks(json)).toEqual([]);
  });
});

describe('the region that a line of the log says', () => {
  test.each([
    ['{"level": "INFO", "region": "us-east-1"}', 'us-east-1'],
    ['[INFO] 2026-11-21 r AWS_REGION=eu-central-1', 'eu-central-1'],
    ['running in region us-gov-west-1 now', 'us-gov-west-1'],
    ["{'awsRegion': 'ap-southeast-2'}", 'ap-southeast-2'],
    ['Region is us-west-2', 'us-west-2'],
  ])('%s', (line, region) => {
    expect(regionIn(line)).toBe(region);
  });

  test.each([
    'INIT_START Runtime Version: python:3.9.v1\tRuntime Version ARN: arn:aws:lambda:us-east-1::runtime:x region us-east-1',
    '{"time": "t", "type": "platform.start", "record": {"region": "us-east-1"}}',
    'wrote to arn:aws:dynamodb:us-east-1:1:table/x',
    'https://dynamodb.us-east-1.amazonaws.com',
    'no region here',
    'stored',
  ])('%s: none', (line) => {
    expect(regionIn(line)).toBeUndefined();
  });
});

describe("an alarm's notification", () => {
  test('is read', () => {
    const message = '{"AlarmName":"a","NewStateValue":"ALARM","OldStateValue":"OK","NewStateReason":"why"}';
    expect(notificationIn(message)).toEqual({
      alarmName: 'a',
      newState: 'ALARM',
      oldState: 'OK',
      reason: 'why',
    });
  });
  test.each(['hello', 'null', '[]', '{}', '{"NewStateValue":"ALARM"}'])('%s is none', (message) => {
    expect(notificationIn(message)).toBeUndefined();
  });
});

test.each([
  ['https://a.example/dev', 'https://a.example/dev/data'],
  ['https://a.example/dev/', 'https://a.example/dev/data'],
  ['https://a.example/dev/data', 'https://a.example/dev/data'],
  ['https://a.example/dev/data/', 'https://a.example/dev/data/'],
])('%s is posted to at %s', (output, posted) => {
  expect(dataUrl(output)).toBe(posted);
});
