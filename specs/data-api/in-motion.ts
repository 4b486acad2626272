import { expectThat, notObservable, pass } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { HttpAnswer } from '../../src/exercise/http.ts';
import type { Place } from '../../src/facts/place.ts';
import { refused, shown, succeeded } from '../common/in-motion.ts';
import type { DataApiEvidence, StoredItem, Submission } from './evidence.ts';

/** An item's timestamp may differ from the POST's time by clocks and retries, not by more than this. */
const maxClockSkewMs = 15 * 60_000;

const at = (path: string): Place => ({ resource: 'POST /data', path });
const isJson = ({ json, headers }: HttpAnswer): boolean =>
  typeof json === 'object' && json !== null && /json/i.test(headers['content-type'] ?? '');

const storedWell = (item: StoredItem, clientId: string | undefined): string | undefined => {
  if (item.wholeBodyIn === undefined) return `only part of the body (${item.attributes.join(', ')})`;
  if (item.id === undefined) return 'no id';
  if (item.id === clientId) return "the client's own id";
  if (!item.timestampIsMoment) return `the timestamp ${item.timestamp ?? 'nothing'}, which is no moment`;
  if (Math.abs(item.offByMs ?? Infinity) > maxClockSkewMs) return 'a timestamp of another time';
  return undefined;
};

/** DATA-FN-03: what two equal POSTs and one with a fraction leave in the table. */
export const storesBodies = ({ posts }: DataApiEvidence): readonly Check[] => {
  const { twice, fraction } = need(posts);
  const stored = [...twice.items, ...fraction.items];
  const bad = stored.map((item) => storedWell(item, twice.clientId)).filter((flaw) => flaw !== undefined);
  const ids = new Set(stored.map(({ id }) => id));
  return [
    ...[...twice.answers, fraction.answer].map((answer) =>
      expectThat(
        succeeded(answer) && isJson(answer),
        'a POST of a JSON object is not answered by a JSON success',
        {
          expected: '2xx with a JSON body',
          actual: shown(answer),
          at: at('answer'),
        },
      ),
    ),
    expectThat(twice.items.length === 2, 'two equal POSTs do not make two items', {
      expected: '2 items',
      actual: `${String(twice.items.length)} items`,
      at: at('items'),
    }),
    expectThat(fraction.items.length === 1, 'a body with a fraction is not stored', {
      expected: '1 item',
      actual: `${String(fraction.items.length)} items`,
      at: at('items'),
    }),
    expectThat(bad.length === 0, 'an item is not the body with an id and a timestamp of its own', {
      expected: 'the whole body, a generated id, the time of the POST',
      actual: bad,
      at: at('items'),
    }),
    expectThat(ids.size === stored.length, 'two items have the same id', {
      expected: 'a unique id each',
      actual: [...ids],
      at: at('items.id'),
    }),
  ];
};

/** DATA-FN-04: a body that cannot be stored. A function that stores any text as it is has none. */
export const refusesMalformed = ({ posts }: DataApiEvidence): readonly Check[] => {
  const { malformed, empty } = need(posts);
  return [...refusal('malformed JSON', malformed), ...refusal('no body at all', empty)];
};

const refusal = (what: string, { answer, items }: Submission): readonly Check[] => {
  const storedWhole = succeeded(answer) && items.length === 1 && items[0]?.wholeBodyIn !== undefined;
  if (storedWhole) return [pass()];
  return [
    expectThat(refused(answer) && isJson(answer), `${what} is not answered by a JSON error of the caller's`, {
      expected: '4xx with a JSON body',
      actual: shown(answer),
      at: at('answer'),
    }),
    expectThat(items.length === 0, `${what} leaves an item`, {
      expected: 'nothing stored',
      actual: `${String(items.length)} items`,
      at: at('items'),
    }),
  ];
};

/** DATA-FN-06: the region in the function's environment. */
export const seesRegion = ({ region }: DataApiEvidence): Check => {
  const seen = need(region);
  return expectThat(seen.region === 'us-east-1', 'the function sees another region', {
    expected: 'us-east-1',
    actual: seen.region,
    at: at('log'),
  });
};

/** DATA-FN-08: a write that fails. That the answer is the function's own and tells nothing is ours. */
export const failsCleanly = ({ oversize }: DataApiEvidence): readonly Check[] => {
  const { answer, answeredBy, leaks, items } = need(oversize);
  if (succeeded(answer) && items.length > 0)
    return [notObservable('the function stores even a body of more than 400 KB: no write of it failed')];
  return [
    expectThat(answer.status >= 500 && answer.status < 600, 'a write that fails is not answered by a 5xx', {
      expected: '5xx',
      actual: shown(answer),
      at: at('answer'),
    }),
    expectThat(
      answeredBy === 'function' && isJson(answer),
      "the answer to a failed write is not the function's own JSON",
      {
        expected: "the function's own JSON",
        actual: shown(answer),
        at: at('answer'),
        ours: true,
      },
    ),
    expectThat(leaks.length === 0, 'the answer to a failed write gives internals away', {
      expected: 'no stack trace, ARN, account id or exception',
      actual: leaks.map(({ what, text }) => `${what}: ${text}`),
      at: at('answer.body'),
      ours: true,
    }),
  ];
};

/** DATA-LOG-03: a request's own line in the access log. */
export const leavesLine = ({ accessLog }: DataApiEvidence): Check => {
  const { group, lines, requestIds, waitedMs } = need(accessLog);
  return expectThat(lines.length > 0, 'a request left no line in the access log', {
    expected: `a line with ${requestIds.join(' or ')} in ${group}`,
    actual: `none within ${String(Math.round(waitedMs / 1000))} s`,
    at: { resource: group, path: '' },
  });
};

/** DATA-TPL-07: the URL in the outputs answers POST /data. */
export const urlAnswers = ({ url }: DataApiEvidence): Check => {
  const { posted, answer, problem } = need(url);
  return expectThat(
    answer !== undefined && succeeded(answer),
    'the URL in the outputs does not answer POST /data',
    {
      expected: `2xx from ${posted}`,
      actual: answer ? shown(answer) : (problem ?? 'no answer'),
      at: { resource: 'ApiGatewayUrl', path: 'Value' },
    },
  );
};
