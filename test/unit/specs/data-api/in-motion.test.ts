import { describe, expect, test } from '@jest/globals';
import type { AlarmEvidence } from '../../../../specs/common/evidence.ts';
import * as common from '../../../../specs/common/in-motion.ts';
import * as inMotion from '../../../../specs/data-api/in-motion.ts';
import type {
  DataApiEvidence,
  OversizeEvidence,
  PostsEvidence,
  StoredItem,
  Submission,
} from '../../../../specs/data-api/evidence.ts';
import type { DataApi } from '../../../../specs/data-api/subjects.ts';
import { verdictOf } from '../../../../src/control/judge.ts';
import type { Check, Outcome } from '../../../../src/control/verdict.ts';
import type { HttpAnswer } from '../../../../src/exercise/http.ts';
import { known, unknown } from '../../../../src/facts/fact.ts';

const json = { 'content-type': 'application/json' };
const answer = (
  status: number,
  body = '{"message":"m"}',
  headers: Record<string, string> = json,
): HttpAnswer => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    parsed = undefined;
  }
  return { status, headers, body, json: parsed, ms: 1 };
};
const item = (id: string, more: Partial<StoredItem> = {}): StoredItem => ({
  id,
  timestamp: '2026-01-01T00:00:00Z',
  timestampIsMoment: true,
  offByMs: 5,
  wholeBodyIn: 'attribute body',
  attributes: ['id', 'timestamp', 'body'],
  ...more,
});
const submission = (status: number, items: readonly StoredItem[] = [], body?: string): Submission => ({
  sent: '{',
  answer: answer(status, body),
  items,
});
const posts: PostsEvidence = {
  twice: {
    sent: '{}',
    clientId: 'mine',
    clientTimestamp: 'then',
    answers: [answer(201), answer(201)],
    items: [item('a'), item('b')],
  },
  fraction: submission(201, [item('c')]),
  malformed: submission(400),
  empty: submission(400),
  notAnObject: submission(400),
  tableKey: known<string | undefined>('arn:key'),
};
const oversize: OversizeEvidence = {
  bytes: 500_000,
  answer: answer(500),
  answeredBy: 'function',
  leaks: [],
  items: [],
};
const notification = { alarmName: 'errors', newState: 'ALARM', oldState: 'OK', reason: 'r' };
const alarm: AlarmEvidence = {
  stateBefore: 'OK',
  unhandledError: known({
    event: '{}',
    errorType: 'KeyError',
    errorsCounted: 1,
    stateAfter: 'ALARM' as const,
    waitedMs: 1,
  }),
  change: {
    by: 'an unhandled error',
    stateAfter: 'ALARM',
    messagesBefore: 0,
    notification,
    waitedMs: 1,
  },
};
const evidence: DataApiEvidence = {
  posts: known(posts),
  oversize: known(oversize),
  region: known({ region: 'us-east-1', line: 'l' }),
  otherRegion: known({ region: 'eu-west-1', refused: true, reason: 'rule' }),
  accessLog: known({ group: 'g', requestIds: ['r'], lines: ['r'], waitedMs: 1 }),
  alarm: known(alarm),
  leftBehind: [],
  url: known({ output: 'u', posted: 'u/data', answer: answer(201), problem: undefined }),
};
const subjects = { alarm: { name: known('errors') } } as unknown as DataApi;

const outcome = (checks: Check | readonly Check[]): Outcome =>
  verdictOf('outcome' in checks ? [checks] : checks).outcome;
const findings = (checks: readonly Check[]): readonly string[] =>
  verdictOf(checks).findings.map(({ message }) => message);
const withPosts = (change: Partial<PostsEvidence>): DataApiEvidence => ({
  ...evidence,
  posts: known({ ...posts, ...change }),
});
const twice = (change: Partial<PostsEvidence['twice']>): DataApiEvidence =>
  withPosts({ twice: { ...posts.twice, ...change } });

describe('DATA-FN-03 stores bodies', () => {
  test('passes on two whole items with ids and timestamps of their own', () => {
    expect(outcome(inMotion.storesBodies(evidence))).toBe('pass');
  });
  test.each<[string, DataApiEvidence]>([
    ['one item for two POSTs', twice({ items: [item('a')] })],
    ['no item', twice({ items: [] })],
    ['a part of the body', twice({ items: [item('a', { wholeBodyIn: undefined }), item('b')] })],
    ["the client's own id", twice({ items: [item('mine'), item('b')] })],
    ['the same id twice', twice({ items: [item('a'), item('a')] })],
    ['an item without id', twice({ items: [item('a', { id: undefined }), item('b')] })],
    ['a timestamp that is no moment', twice({ items: [item('a', { timestampIsMoment: false }), item('b')] })],
    ['a timestamp of another time', twice({ items: [item('a', { offByMs: 3_600_000 }), item('b')] })],
    ['an answer that is an error', twice({ answers: [answer(201), answer(502)] })],
    ['a success that is no JSON', twice({ answers: [answer(201), answer(200, 'ok')] })],
    [
      'JSON of another content type',
      twice({ answers: [answer(201), answer(200, '{}', { 'content-type': 'text/html' })] }),
    ],
    ['a fraction that is not stored', withPosts({ fraction: submission(500) })],
  ])('fails on %s', (_, seen) => {
    expect(outcome(inMotion.storesBodies(seen))).toBe('fail');
  });
  test('is not observable when the posts are not', () => {
    expect(() => inMotion.storesBodies({ ...evidence, posts: unknown('no table') })).toThrow('no table');
  });
});

describe('DATA-FN-04 refuses what is malformed', () => {
  test('passes on a JSON error of the 4xx kind that stores nothing', () => {
    expect(outcome(inMotion.refusesMalformed(evidence))).toBe('pass');
  });
  test('passes for a function that stores any text as it is', () => {
    expect(outcome(inMotion.refusesMalformed(withPosts({ malformed: submission(200, [item('x')]) })))).toBe(
      'pass',
    );
  });
  test.each<[string, Submission]>([
    ["API Gateway's own 502", submission(502)],
    ['a success that stores nothing', submission(200)],
    ['an error that stores an item', submission(400, [item('x')])],
    ['an error that is no JSON', submission(400, [], 'bad')],
    ['a success that stores a part', submission(200, [item('x', { wholeBodyIn: undefined })])],
  ])('fails on %s', (_, malformed) => {
    expect(outcome(inMotion.refusesMalformed(withPosts({ malformed })))).toBe('fail');
    expect(outcome(inMotion.refusesMalformed(withPosts({ empty: malformed })))).toBe('fail');
  });
});

describe('DATA-FN-06 sees its region', () => {
  test('passes in us-east-1 and fails elsewhere', () => {
    expect(outcome(inMotion.seesRegion(evidence))).toBe('pass');
    const elsewhere = { ...evidence, region: known({ region: 'eu-west-1', line: 'l' }) };
    expect(outcome(inMotion.seesRegion(elsewhere))).toBe('fail');
  });
});

describe('DATA-FN-08 fails cleanly', () => {
  const seen = (change: Partial<OversizeEvidence>): DataApiEvidence => ({
    ...evidence,
    oversize: known({ ...oversize, ...change }),
  });
  test('passes on a 5xx of its own that tells nothing', () => {
    expect(outcome(inMotion.failsCleanly(evidence))).toBe('pass');
  });
  test.each([[200], [400], [413], [600]])('fails on %d', (status) => {
    const checks = inMotion.failsCleanly(seen({ answer: answer(status) }));
    expect(findings(checks)).toEqual(['a write that fails is not answered by a 5xx']);
  });
  test.each<[string, Partial<OversizeEvidence>]>([
    ["the gateway's answer", { answeredBy: 'gateway' }],
    ['an answer that is no JSON', { answer: answer(500, 'oops') }],
    ['a leak', { leaks: [{ what: 'ARN', text: 'arn:aws:…' }] }],
  ])('%s departs only from what is ours', (_, change) => {
    const { findings: found } = verdictOf(inMotion.failsCleanly(seen(change)));
    expect(found.map(({ ours }) => ours)).toEqual([true]);
  });
  test('is not observable when the function stores even that', () => {
    expect(outcome(inMotion.failsCleanly(seen({ answer: answer(201), items: [item('a')] })))).toBe(
      'not-observable',
    );
  });
});

describe('DATA-LOG-03 leaves a line', () => {
  test('passes with a line and fails without', () => {
    expect(outcome(inMotion.leavesLine(evidence))).toBe('pass');
    const silent = known({ group: 'g', requestIds: ['r'], lines: [], waitedMs: 60_000 });
    expect(outcome(inMotion.leavesLine({ ...evidence, accessLog: silent }))).toBe('fail');
  });
});

describe('DATA-ALARM-06 and -07', () => {
  const changed = (change: Partial<AlarmEvidence['change']>): DataApiEvidence => ({
    ...evidence,
    alarm: known({ ...alarm, change: { ...alarm.change, ...change } }),
  });
  test('pass on a notification, and on an error that raised the alarm', () => {
    expect(outcome(common.notifies(evidence, subjects))).toBe('pass');
    expect(outcome(common.errorRaisesAlarm(evidence, subjects))).toBe('pass');
  });
  test.each<[string, Partial<AlarmEvidence['change']>]>([
    ['none came', { notification: undefined }],
    ['it is of another alarm', { notification: { ...notification, alarmName: 'another' } }],
    ['it is of another state', { notification: { ...notification, newState: 'OK' } }],
    ['there was a message before', { messagesBefore: 1 }],
  ])('-06 fails when %s', (_, change) => {
    expect(outcome(common.notifies(changed(change), subjects))).toBe('fail');
  });
  test.each([
    ['it was not counted', { errorsCounted: 0 }],
    ['the alarm stayed OK', { stateAfter: 'OK' as const }],
  ])('-07 fails when %s', (_, change) => {
    const { unhandledError } = alarm;
    const error = unhandledError.known ? known({ ...unhandledError.value, ...change }) : unhandledError;
    const seen = { ...evidence, alarm: known({ ...alarm, unhandledError: error }) };
    expect(outcome(common.errorRaisesAlarm(seen, subjects))).toBe('fail');
  });
  test('-07 is not observable when the function answers every event', () => {
    const seen = {
      ...evidence,
      alarm: known({ ...alarm, unhandledError: unknown('it answers every event') }),
    };
    expect(() => common.errorRaisesAlarm(seen, subjects)).toThrow('it answers every event');
  });
});

describe('DATA-TPL-05 and -07', () => {
  test('-05 passes when it is refused elsewhere, fails when it is made', () => {
    expect(outcome(common.isRefusedElsewhere(evidence))).toBe('pass');
    const made = {
      ...evidence,
      otherRegion: known({ region: 'eu-west-1', refused: false, reason: undefined }),
    };
    expect(outcome(common.isRefusedElsewhere(made))).toBe('fail');
  });
  test.each([
    ['answers an error', answer(403), undefined],
    ['does not answer', undefined, 'refused'],
  ])('-07 fails when the URL %s', (_, got, problem) => {
    expect(outcome(inMotion.urlAnswers(evidence))).toBe('pass');
    const seen = { ...evidence, url: known({ output: 'u', posted: 'u/data', answer: got, problem }) };
    expect(outcome(inMotion.urlAnswers(seen))).toBe('fail');
  });
});
