import type { EvidenceJudge } from '../../src/control/control.ts';
import { expectThat, fail, notObservable, seen } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { HttpAnswer } from '../../src/exercise/http.ts';
import type { Place } from '../../src/facts/place.ts';
import { filledBy, shown, succeeded } from '../common/in-motion.ts';
import type { Preflight, ProfilesApiEvidence, TableInRegion } from './evidence.ts';
import { followed } from './followed.ts';
import type { ProfilesApi } from './subjects.ts';

type Judge = EvidenceJudge<ProfilesApi, ProfilesApiEvidence>;

const at = (resource: string, path: string): Place => ({ resource, path });

/** The members of a list in a header, in lower case and in order. */
const members = (header: string | undefined): readonly string[] =>
  (header ?? '')
    .split(',')
    .map((member) => member.trim().toLowerCase())
    .filter((member) => member !== '')
    .sort();

const headerIs = ({ path, answer }: Preflight, name: string, expected: readonly string[]): Check => {
  const header = answer.headers[name.toLowerCase()];
  const wanted = members(expected.join(','));
  const got = members(header);
  return expectThat(
    got.length === wanted.length && wanted.every((each, index) => each === got[index]),
    `the preflight of ${path} does not answer with the right ${name}`,
    { expected: expected.join(','), actual: header, at: at(`OPTIONS ${path}`, name) },
  );
};

/** PROF-API-04: a browser's preflight gets what it asks for, path by path. */
export const preflightAnswers: Judge = ({ preflights }) =>
  need(preflights).flatMap((preflight) => {
    const { path, verbs, answer } = preflight;
    return [
      expectThat(answer.status === 200 || answer.status === 204, `OPTIONS ${path} is not answered`, {
        expected: '200, without a token',
        actual: shown(answer),
        at: at(`OPTIONS ${path}`, 'answer'),
      }),
      headerIs(preflight, 'Access-Control-Allow-Origin', ['*']),
      headerIs(preflight, 'Access-Control-Allow-Headers', ['Content-Type', 'Authorization']),
      headerIs(preflight, 'Access-Control-Allow-Methods', verbs),
    ];
  });

/** The region that an ARN names. */
const regionIn = (arn: string): string | undefined => arn.split(':')[3];

const isIn = ({ region, arn }: TableInRegion): Check =>
  expectThat(arn !== undefined && regionIn(arn) === region, `the table is not in ${region}`, {
    expected: `a replica whose ARN names ${region}`,
    actual: arn ?? 'no such table',
    at: at('table', 'Replicas'),
  });

/** PROF-TABLE-07: what is written in one region can be read in the other, both ways. */
export const readsInOtherRegion: Judge = ({ regions }, { table }) => {
  const { tables, crossings } = need(regions);
  const checks = [
    ...tables.map(isIn),
    // One region under two names would have all that is written to it.
    expectThat(
      new Set(tables.map(({ region }) => region)).size === tables.length,
      'both regions are the same one',
      { expected: 'two regions', actual: tables.map(({ region }) => region), at: at('table', 'Replicas') },
    ),
    ...crossings.map(({ from, to, arrived, waitedMs }) =>
      expectThat(arrived, `what is written in ${from} cannot be read in ${to}`, {
        expected: 'the item, as it was written',
        actual: `nothing within ${String(Math.round(waitedMs / 1000))} s`,
        at: at('table', 'Replicas'),
      }),
    ),
    ...crossings.flatMap(({ from, to, arrived, waitedMs }) =>
      arrived ? [seen(`from ${from} to ${to}: ${String(waitedMs)} ms`)] : [],
    ),
  ];
  return checks.map(filledBy(table.replicas));
};

/** Who made an answer: CloudFront says so of its own errors. */
const answerOf = (answer: HttpAnswer | undefined, problem: string | undefined): string =>
  answer === undefined
    ? (problem ?? 'no answer')
    : `${shown(answer)}${answer.headers['x-cache']?.startsWith('Error') === true ? ' (by CloudFront)' : ''}`;

/** PROF-CDN-03: the API answers through the distribution. */
export const answersThroughDistribution: Judge = ({ distribution }) => {
  const { good, without, problem, gapFilled } = need(distribution);
  const place = at('distribution', 'answer');
  const checks = [
    expectThat(
      good?.status === 200,
      'GET /profiles with a good token is not answered through the distribution',
      {
        expected: 200,
        actual: answerOf(good, problem),
        at: place,
      },
    ),
    expectThat(
      good === undefined || !/hit/i.test(good.headers['x-cache'] ?? ''),
      'the answer is one that CloudFront had kept from before',
      { expected: 'an answer of the API', actual: good?.headers['x-cache'], at: place },
    ),
    expectThat(
      without?.status === 401,
      'GET /profiles without a token is not refused through the distribution',
      {
        expected: 401,
        actual: answerOf(without, problem),
        at: place,
      },
    ),
  ];
  return gapFilled === undefined ? checks : checks.map((check) => ({ ...check, gapFilled }));
};

const step = (problem: string | undefined, what: string): Check =>
  problem === undefined
    ? { outcome: 'pass' }
    : fail(`${what} does not succeed`, { expected: 'success', actual: problem, at: at('user pool', what) });

const opens = (answer: HttpAnswer | undefined, problem: string | undefined, way: string): Check =>
  expectThat(answer?.status === 200, `the id token that comes of ${way} does not open the API`, {
    expected: '200 from GET /profiles',
    actual: answer === undefined ? (problem ?? 'no answer') : shown(answer),
    at: at('GET /profiles', 'answer'),
  });

/** PROF-X-01: from nobody to an id token that opens the API, by both ways. */
export const letsUsersIn: Judge = ({ signIn }) => {
  const { signUp, confirmation, password, srp } = need(signIn);
  return [
    step(signUp, 'signing up'),
    step(confirmation, 'confirming'),
    step(password.problem, 'signing in with a password'),
    opens(password.answer, password.problem, 'a password'),
    step(srp.problem, 'signing in by SRP'),
    opens(srp.answer, srp.problem, 'SRP'),
  ];
};

/** PROF-X-02: what must not get in does not, and what may does. */
export const keepsOthersOut: Judge = ({ guard }) => {
  const { refused, good, invocations, changes, untried } = need(guard);
  return [
    ...refused.map(({ route, token, answer }) =>
      expectThat(answer.status === 401, `${route} with ${token} is not answered by a 401`, {
        expected: 401,
        actual: shown(answer),
        at: at(route, 'answer'),
      }),
    ),
    // Where everything is refused, refusing proves nothing.
    ...good.map(({ route, answer }) =>
      expectThat(succeeded(answer), `${route} with a good token is not answered by a success`, {
        expected: '2xx',
        actual: shown(answer),
        at: at(route, 'answer'),
      }),
    ),
    invocations.known
      ? expectThat(invocations.value === 0, 'requests that have to be refused reach the function', {
          expected: 'no invocation',
          actual: `${String(invocations.value)} invocations`,
          at: at('function', 'invocations'),
        })
      : notObservable(invocations.reason),
    expectThat(changes.length === 0, 'requests that have to be refused change the table', {
      expected: 'no change',
      actual: changes,
      at: at('table', 'items'),
    }),
    ...untried.map((what) => seen(`not tried here: ${what}`)),
  ];
};

/** PROF-X-04: what requests leave in both logs. */
export const leavesLines: Judge = ({ functionLog, apiLog }) =>
  [functionLog, apiLog].map((log) => {
    if (!log.known) return notObservable(log.reason);
    const { group, lines, waitedMs } = log.value;
    return expectThat(lines > 0, `requests leave no line in ${group}`, {
      expected: 'lines of these requests',
      actual: `none within ${String(Math.round(waitedMs / 1000))} s`,
      at: at(group, ''),
    });
  });

/** PROF-X-05: what requests leave in X-Ray. */
export const leavesTraces: Judge = ({ traces }, _, context) => {
  if (followed(context, 'EnableXrayTracing', 'true') === 'false')
    return notObservable('X-Ray is switched off: EnableXrayTracing is false');
  const { requests, traces: found, waitedMs } = need(traces);
  return expectThat(found > 0, 'requests leave no trace in X-Ray', {
    expected: `a trace of ${String(requests)} requests`,
    actual: `none within ${String(Math.round(waitedMs / 1000))} s`,
    at: at('stage', 'TracingEnabled'),
  });
};
