import { describe, expect, test } from '@jest/globals';
import { jsonValue } from '../../../../src/facts/json-value.ts';
import type { Value } from '../../../../src/facts/value.ts';
import { seriesOf } from '../../../../specs/profiles-api/widgets.ts';

const at = { resource: 'Dashboard', path: 'Body' };

const widget = (metrics: unknown, more: object = {}): unknown => ({
  type: 'metric',
  properties: { metrics, ...more },
});
const sighted = (...widgets: readonly unknown[]): ReturnType<typeof seriesOf> =>
  seriesOf(jsonValue({ widgets }, at));

/** The names of a widget's series, each as CloudWatch writes it in full. */
const named = (...metrics: readonly unknown[]): readonly string[] =>
  sighted(widget(metrics)).series.map(({ namespace, metric, dimensions }) =>
    [namespace, metric, ...[...dimensions].flat()].join(' '),
  );

describe('a dashboard’s series', () => {
  test('are named by their rows, whatever else is said at their end', () => {
    expect(named(['A', 'M', 'K', 'v', { stat: 'p99' }], ['A', 'N'])).toEqual(['A M K v', 'A N']);
  });

  test.each<[string, readonly unknown[], string]>([
    [
      'one text of the row above',
      [
        ['A', 'M', 'K', 'v'],
        ['.', 'N', '.', 'w'],
      ],
      'A N K w',
    ],
    [
      'all of it',
      [
        ['A', 'M', 'K', 'v', { stat: 'Sum' }],
        ['...', { stat: 'p99' }],
      ],
      'A M K v',
    ],
    [
      'all but its end',
      [
        ['A', 'M', 'K', 'v'],
        ['...', 'w'],
      ],
      'A M K w',
    ],
    [
      'its end',
      [
        ['A', 'M', 'K', 'v'],
        ['B', 'N', '...'],
      ],
      'B N K v',
    ],
    [
      'its middle',
      [
        ['A', 'M', 'K', 'v', 'L', 'x'],
        ['A', 'N', '...', 'y'],
      ],
      'A N K v L y',
    ],
    ['what it repeats itself', [['A', 'M', 'K', 'v'], ['.', 'N', '.', '.'], ['...']], 'A N K v'],
    [
      'the row above an expression',
      [['A', 'M', 'K', 'v'], [{ expression: 'm1 * 2' }], ['...', 'w']],
      'A M K w',
    ],
    ['nothing, as the first row', [['.', 'M']], '. M'],
    [
      'more than there is',
      [
        ['A', 'M'],
        ['.', '.', '.', '.'],
      ],
      'A M . .',
    ],
  ])('repeat %s', (_, rows, last) => {
    expect(named(...rows).at(-1)).toBe(last);
  });

  test('do not repeat the row of another widget', () => {
    const { series } = sighted(widget([['A', 'M']]), widget([['.', 'N']]));
    expect(series.map(({ namespace }) => namespace)).toEqual(['A', '.']);
  });

  test('have a dimension without a value where one is missing', () => {
    expect([...(sighted(widget([['A', 'M', 'K']])).series[0]?.dimensions ?? [])]).toEqual([['K', '']]);
  });

  test('are looked for where their row says, else their widget', () => {
    const { series } = sighted(
      widget(
        [
          ['A', 'M'],
          ['A', 'N', { region: 'eu-west-1', accountId: '2' }],
        ],
        {
          region: 'us-east-1',
          accountId: '1',
          dimensions: { K: 'v' },
        },
      ),
      widget([['A', 'M']]),
    );
    expect(series.map(({ region, accountId }) => [region, accountId])).toEqual([
      ['us-east-1', '1'],
      ['eu-west-1', '2'],
      [undefined, undefined],
    ]);
    expect(series.map(({ beside }) => [...beside])).toEqual([[['K', 'v']], [['K', 'v']], []]);
  });

  test.each<[string, unknown, boolean]>([
    ['that says nothing', {}, true],
    ['that is hidden', { visible: false, id: 'm1' }, false],
    ['that is hidden, and used', { visible: false, id: 'm2' }, true],
    ['that is hidden, with the name of another within its own', { visible: false, id: 'm' }, false],
    ['that is hidden without a name', { visible: false }, false],
  ])('a row %s is drawn: %#', (_, options, drawn) => {
    const { series } = sighted(widget([['A', 'M', options], [{ expression: '100 * m2 / m3' }]]));
    expect(series.map((each) => each.drawn)).toEqual([drawn]);
  });

  test('all are drawn by an expression of all metrics', () => {
    const { series } = sighted(widget([['A', 'M', { visible: false }], [{ expression: 'SUM(METRICS())' }]]));
    expect(series.map(({ drawn }) => drawn)).toEqual([true]);
  });
});

describe('what may be more of them', () => {
  const unknown: Value = { kind: 'unknown', reason: 'it is imported', at };
  const dict = (entries: Readonly<Record<string, Value>>): Value => ({
    kind: 'dict',
    entries: new Map(Object.entries(entries)),
    at,
  });
  const list = (...items: readonly Value[]): Value => ({ kind: 'list', items, at });
  const text = (value: string): Value => ({ kind: 'scalar', value, at });
  const metric = (properties: Value): Value => dict({ type: text('metric'), properties });
  const of = (...rows: readonly Value[]): Value =>
    dict({ widgets: list(metric(dict({ metrics: list(...rows) }))) });

  test.each<[string, Value]>([
    ['a body', unknown],
    ['widgets', dict({ widgets: unknown })],
    ['a widget', dict({ widgets: list(unknown) })],
    ['a type', dict({ widgets: list(dict({ type: unknown })) })],
    ['what a widget has', dict({ widgets: list(metric(unknown)) })],
    ['its metrics', dict({ widgets: list(metric(dict({ metrics: unknown }))) })],
    ['its region', dict({ widgets: list(metric(dict({ metrics: list(), region: unknown }))) })],
    ['a row', of(unknown)],
    ['a text of a row', of(list(text('A'), unknown))],
    ['an option of a row', of(list(text('A'), text('M'), dict({ visible: unknown })))],
  ])('%s that nobody can tell', (_, body) => {
    expect(seriesOf(body)).toEqual({ series: [], unread: ['it is imported'] });
  });

  test('a row that repeats one that nobody can tell, until one says all of it', () => {
    const { series, unread } = seriesOf(
      of(unknown, list(text('.'), text('M')), list(text('A'), text('N')), list(text('...'))),
    );
    expect(series.map(({ metric: name }) => name)).toEqual(['N', 'N']);
    expect(unread).toEqual(['it is imported', 'a row repeats one that could not be read']);
  });

  test.each<[string, unknown, RegExp]>([
    ['a search', widget([[{ expression: "SEARCH('{A,K} M', 'Sum')" }]]), /finds series by itself/],
    ['a query', widget([[{ expression: 'SELECT SUM(M) FROM A' }]]), /finds series by itself/],
    ['an alarm', widget([], { annotations: { alarms: ['arn:aws:cloudwatch:x'] } }), /an alarm's metric/],
    ['an explorer', { type: 'explorer', properties: {} }, /certain tags/],
  ])('%s', (_, each, reason) => {
    const { series, unread } = sighted(each);
    expect(series).toEqual([]);
    expect(unread).toHaveLength(1);
    expect(unread[0]).toMatch(reason);
  });

  test.each<[string, unknown]>([
    ['a text', { type: 'text', properties: { markdown: 'SEARCH' } }],
    ['the state of alarms', { type: 'alarm', properties: { alarms: [] } }],
    ['a widget of no type', { properties: { metrics: [['A', 'M']] } }],
    ['math of what is there', widget([[{ expression: 'm1 / research' }]])],
    ['a widget without metrics', widget(undefined)],
    ['what is no widget', 7],
  ])('but not %s', (_, each) => {
    expect(sighted(each)).toEqual({ series: [], unread: [] });
  });

  test('a body that is no object has none', () => {
    expect(seriesOf(jsonValue([], at))).toEqual({ series: [], unread: [] });
  });
});
