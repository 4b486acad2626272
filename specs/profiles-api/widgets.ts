import type { Place } from '../../src/facts/place.ts';
import type { Value } from '../../src/facts/value.ts';
import { propertiesOf, textOf, type Properties } from '../../src/resources/properties.ts';

/** A series of a metric that a dashboard names. */
export interface Series {
  readonly namespace: string;
  readonly metric: string;
  /** Its dimensions, in the array where CloudWatch looks for them. */
  readonly dimensions: ReadonlyMap<string, string>;
  /** The dimensions that its widget has beside the array, where CloudWatch does not look. */
  readonly beside: ReadonlyMap<string, string>;
  /** Where it is looked for; undefined for the dashboard's own region and account. */
  readonly region: string | undefined;
  readonly accountId: string | undefined;
  /** Whether it is drawn, or something is that is made of it. */
  readonly drawn: boolean;
  readonly at: Place;
}

/** The series of a dashboard; and why there may be more of them, for each part that could not be read. */
export interface Sighted {
  readonly series: readonly Series[];
  readonly unread: readonly string[];
}

/** The series that a dashboard's body names (CloudWatch API Reference, Dashboard Body Structure and Syntax). */
export const seriesOf = (body: Value): Sighted => {
  const widgets = propertiesOf(body, body.at).list('widgets');
  return widgets.known ? together(widgets.value.map(ofWidget)) : unread(widgets.reason);
};

const unread = (...reasons: readonly string[]): Sighted => ({ series: [], unread: reasons });

const together = (all: readonly Sighted[]): Sighted => ({
  series: all.flatMap(({ series }) => series),
  unread: all.flatMap((each) => each.unread),
});

const ofWidget = (widget: Properties): Sighted => {
  const type = widget.text('type');
  const its = widget.child('properties');
  if (!type.known) return unread(type.reason);
  if (type.value === 'explorer') return unread('a widget shows whatever has certain tags');
  return type.value === 'metric' ? ofMetrics(its) : unread();
};

const ofMetrics = (its: Properties): Sighted => {
  const metrics = its.list('metrics');
  const alarms = its.child('annotations').list('alarms');
  if (!metrics.known) return unread(metrics.reason);
  if (metrics.value.length === 0 && (!alarms.known || alarms.value.length > 0))
    return unread("a widget shows an alarm's metric");
  const [region, accountId, beside] = [its.text('region'), its.text('accountId'), its.textMap('dimensions')];
  for (const fact of [region, accountId, beside]) if (!fact.known) return unread(fact.reason);
  const rows = withoutShorthand(metrics.value.map(rowOf));
  const expressions = rows.flatMap((row) => (row.kind === 'expression' ? [row.text] : []));
  return together(
    rows.map((row): Sighted => {
      if (row.kind === 'unread') return unread(row.reason);
      if (row.kind === 'expression')
        return searches.test(row.text) ? unread(`'${row.text}' finds series by itself`) : unread();
      const { texts, id, hidden, at } = row;
      const [namespace = '', metric = '', ...pairs] = texts;
      const series: Series = {
        namespace,
        metric,
        dimensions: mapOf(pairs),
        beside: new Map(
          (beside.known ? [...beside.value] : []).map(([key, value]) => [
            key,
            value.known ? value.value : '?',
          ]),
        ),
        region: row.region ?? (region.known ? region.value : undefined),
        accountId: row.accountId ?? (accountId.known ? accountId.value : undefined),
        drawn: !hidden || expressions.some((text) => uses(text, id)),
        at,
      };
      return { series: [series], unread: [] };
    }),
  );
};

/** Metric math that brings series of its own. */
const searches = /\b(?:SEARCH|SELECT)\b/i;

const uses = (expression: string, id: string | undefined): boolean =>
  /\bMETRICS\(/.test(expression) || (id !== undefined && expression.split(/\W+/).includes(id));

const mapOf = (pairs: readonly string[]): ReadonlyMap<string, string> => {
  const entries = new Map<string, string>();
  for (let index = 0; index < pairs.length; index += 2)
    entries.set(pairs[index] ?? '', pairs[index + 1] ?? '');
  return entries;
};

interface MetricRow {
  readonly kind: 'metric';
  readonly texts: readonly string[];
  readonly id: string | undefined;
  readonly region: string | undefined;
  readonly accountId: string | undefined;
  readonly hidden: boolean;
  readonly at: Place;
}
type Row =
  | MetricRow
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'unread'; readonly reason: string };

/** One row of a widget's metrics: texts, and at its end what else is said of it. */
const rowOf = ({ value, at }: Properties): Row => {
  if (value?.kind === 'unknown') return { kind: 'unread', reason: value.reason };
  const items = value?.kind === 'list' ? value.items : [];
  const texts = items.filter(({ kind }) => kind !== 'dict').map(textOf);
  const options = propertiesOf(
    items.find(({ kind }) => kind === 'dict'),
    at,
  );
  const [expression, id, region, accountId, visible] = [
    options.text('expression'),
    options.text('id'),
    options.text('region'),
    options.text('accountId'),
    options.flag('visible'),
  ];
  for (const fact of [...texts, expression, id, region, accountId, visible])
    if (!fact.known) return { kind: 'unread', reason: fact.reason };
  if (expression.known && expression.value !== undefined)
    return { kind: 'expression', text: expression.value };
  return {
    kind: 'metric',
    texts: texts.flatMap((text) => (text.known ? [text.value] : [])),
    id: id.known ? id.value : undefined,
    region: region.known ? region.value : undefined,
    accountId: accountId.known ? accountId.value : undefined,
    hidden: visible.known && visible.value === false,
    at,
  };
};

/** Puts in what rows repeat of the one above them: `.` one text, `...` as many as it takes. */
const withoutShorthand = (rows: readonly Row[]): readonly Row[] => {
  let above: readonly string[] | undefined = [];
  return rows.map((row): Row => {
    if (row.kind === 'expression') return row;
    if (row.kind === 'unread') {
      above = undefined;
      return row;
    }
    const repeats = row.texts.some((text) => text === '.' || text === '...');
    if (repeats && above === undefined)
      return { kind: 'unread', reason: 'a row repeats one that could not be read' };
    const texts = repeats ? repeated(row.texts, above ?? []) : row.texts;
    above = texts;
    return { ...row, texts };
  });
};

const repeated = (texts: readonly string[], above: readonly string[]): readonly string[] => {
  const dots = texts.indexOf('...');
  const after = texts.slice(dots + 1);
  const whole =
    dots < 0 ? texts : [...texts.slice(0, dots), ...above.slice(dots, above.length - after.length), ...after];
  return whole.map((text, index) => (text === '.' ? (above[index] ?? text) : text));
};
