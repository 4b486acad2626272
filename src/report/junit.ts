import { type Cell, cellsOf, columns, isOurs, repeatsSpecs, sectionHeading, sourceOf } from './cells.ts';
import { outcomeOf, type State } from './junit/outcome.ts';
import { type MutantTest, mutantTestsOf } from './junit/mutants.ts';
import { element, type XmlElement, xmlDocument } from './junit/xml.ts';
import type { Column, RunResult, SpecResult } from './run-result.ts';

export interface JunitOptions {
  /**
   * Whether failures of *ours* cells count for a source. Where they do not, they are skipped tests with their reason, so
   * that the CI server's verdict agrees with the exit code.
   */
  readonly ours: (spec: SpecResult) => boolean;
}

/**
 * The run for a CI server: a suite for each source and column, a test for each clause, grouped by section, and a suite for the
 * mutants that the controls have to kill. What could not be observed is a skipped test with its reason, never a passed one; a run that judged nothing is an error.
 */
export const renderJunit = (result: RunResult, { ours }: JunitOptions): string => {
  const withSource = repeatsSpecs(result);
  const suites = result.specs.flatMap((spec) => {
    const tests = cellsOf(spec).map((cell) => testOf(cell, ours(spec), withSource));
    const suitesOfColumns = columns.map((column) =>
      suiteOf(
        result,
        spec,
        column,
        tests.filter((test) => test.cell.column === column),
      ),
    );
    const ofMutants = mutantTestsOf(spec).map((test) => mutantTest(spec, test, withSource));
    return [...suitesOfColumns, suiteOf(result, spec, 'mutants', ofMutants)].filter(
      ({ tests: { length } }) => length > 0,
    );
  });
  const all = suites.flatMap((suite) => suite.tests);
  const attributes = { name: 'stackproof', ...countsOf(all), time: seconds(result.durationMs) };
  const children = all.length === 0 ? [nothingJudged] : suites.map((suite) => suite.xml);
  return xmlDocument(
    element(
      'testsuites',
      all.length === 0 ? { ...attributes, tests: '1', errors: '1' } : attributes,
      children,
    ),
  );
};

interface Test {
  readonly state: State;
  readonly xml: XmlElement;
}

const nothingJudged = element(
  'testsuite',
  { name: 'stackproof', tests: '1', failures: '0', errors: '1', skipped: '0' },
  [
    element('testcase', { classname: 'stackproof', name: 'something was judged' }, [
      element('error', { message: 'nothing was judged', type: 'error' }),
    ]),
  ],
);

const suiteOf = (result: RunResult, spec: SpecResult, column: Column | 'mutants', tests: readonly Test[]) => {
  const target = column === 'live' && result.target !== null ? result.target : undefined;
  const time = timeOf(spec, column);
  const properties = {
    source: sourceOf(spec, column),
    'stackproof.version': result.tool.version,
    target: target && `${target.name}: ${target.description}, ${target.region}`,
  };
  const named = Object.entries(properties).map(([name, value]) => ({ name, value }));
  const notices = spec.notices.map((value) => ({ name: 'notice', value }));
  const xml = element(
    'testsuite',
    {
      name: `${spec.spec} · ${column} · ${sourceOf(spec, column)}`,
      ...countsOf(tests),
      ...(time === undefined ? {} : { time: seconds(time) }),
    },
    [propertiesOf([...named, ...notices]), ...tests.map((test) => test.xml)],
  );
  return { tests, xml };
};

/** What a column took, of the parts that belong to it, in milliseconds. */
const timeOf = ({ timings }: SpecResult, column: Column | 'mutants'): number | undefined => {
  const parts = column === 'live' ? ['live', 'observe', 'exercise', 'judge'] : [column];
  const known = parts.flatMap((part) => timings[part] ?? []);
  return known.length === 0 ? undefined : known.reduce((total, ms) => total + ms, 0);
};

const testOf = (cell: Cell, oursCount: boolean, withSource: boolean): Test & { readonly cell: Cell } => {
  const { spec, control, column, verdict } = cell;
  const [state, outcome] = outcomeOf(cell, oursCount);
  const gaps = (verdict.gapFilled ?? []).map((value) => ({ name: 'gap-filled', value }));
  const properties = [...(isOurs(cell) ? [{ name: 'ours', value: 'true' }] : []), ...gaps];
  const attributes = {
    classname: classOf(spec, column, sectionHeading(spec, control.section), withSource),
    name: `${control.id} ${control.clause}${control.ours ? ' (ours)' : ''}`,
    file: verdict.findings.find(({ file }) => file !== undefined)?.file ?? sourceOf(spec, column),
  };
  const children = [
    ...(properties.length === 0 ? [] : [propertiesOf(properties)]),
    ...outcome,
    ...(verdict.evidence === undefined || verdict.evidence.length === 0
      ? []
      : [element('system-out', {}, [verdict.evidence.join('\n')])]),
  ];
  return { cell, state, xml: element('testcase', attributes, children) };
};

const mutantTest = (
  spec: SpecResult,
  { section, name, state, children }: MutantTest,
  withSource: boolean,
): Test => {
  const attributes = { classname: classOf(spec, 'mutants', section, withSource), name, file: spec.source };
  return { state, xml: element('testcase', attributes, children) };
};

/** CI servers read the dots of a class name as a path of groups. */
const classOf = (
  { spec, source }: SpecResult,
  column: string,
  section: string,
  withSource: boolean,
): string =>
  [spec, ...(withSource ? [source] : []), column, section]
    .map((group) => group.replaceAll('.', '_'))
    .join('.');

const propertiesOf = (properties: readonly { name: string; value: string | undefined }[]): XmlElement =>
  element(
    'properties',
    {},
    properties
      .filter(({ value }) => value !== undefined)
      .map(({ name, value }) => element('property', { name, value })),
  );

const countsOf = (
  tests: readonly Test[],
): Readonly<Record<'tests' | 'failures' | 'errors' | 'skipped', string>> => {
  const count = (state: State) => String(tests.filter((test) => test.state === state).length);
  return {
    tests: String(tests.length),
    failures: count('failed'),
    errors: count('error'),
    skipped: count('skipped'),
  };
};

/** JUnit counts in seconds. */
const seconds = (ms: number): string => (ms / 1000).toFixed(3);
