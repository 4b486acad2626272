import { describe, expect, test } from '@jest/globals';
import { renderJunit } from '../../../src/report/junit.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { control, crashed, everyOutcome, failed, finding, passed, run, specResult } from './results.ts';
import { readXml, type XmlNode } from './read-xml.ts';

const read = (result: RunResult, ours = false): XmlNode => readXml(renderJunit(result, { ours: () => ours }));
const suites = (root: XmlNode) => root.children.filter(({ name }) => name === 'testsuite');
const cases = (root: XmlNode) =>
  suites(root).flatMap((suite) => suite.children.filter(({ name }) => name === 'testcase'));
const caseOf = (root: XmlNode, id: string): XmlNode => {
  const found = cases(root).find(({ attributes }) => attributes.name?.startsWith(id));
  if (found === undefined) throw new Error(`no test ${id}`);
  return found;
};
const outcome = (node: XmlNode) => node.children.find(({ name }) => /failure|error|skipped/.test(name));

describe('suites', () => {
  const root = read(everyOutcome);

  test('one for each column, with what CI servers add up', () => {
    expect(root.attributes).toEqual({
      name: 'stackproof',
      tests: '10',
      failures: '1',
      errors: '1',
      skipped: '4',
      time: '1.234',
    });
    expect(suites(root).map(({ attributes }) => attributes)).toEqual([
      {
        name: 'data-api · template · lib/data-api.yaml',
        tests: '5',
        failures: '1',
        errors: '1',
        skipped: '2',
        time: '0.040',
      },
      {
        name: 'data-api · live · lib/data-api.yaml',
        tests: '5',
        failures: '0',
        errors: '0',
        skipped: '2',
        time: '0.800',
      },
    ]);
  });

  test('say what was judged, where, and what to know', () => {
    const properties = suites(root)[1]?.children.find(({ name }) => name === 'properties');
    expect(properties?.children.map(({ attributes }) => [attributes.name, attributes.value])).toEqual([
      ['source', 'lib/data-api.yaml'],
      ['stackproof.version', '0.1.0'],
      ['target', 'local: MiniStack 1.5.33, us-east-1'],
      ['notice', 'python3.9 is old'],
    ]);
  });

  test('tests are grouped by spec, column and section', () => {
    expect(caseOf(root, 'DATA-A-02').attributes).toEqual({
      classname: 'data-api.template.§ 1 Compute',
      name: 'DATA-A-02 the clause of DATA-A-02',
      file: 'lib/data-api.yaml',
    });
  });

  test('two sources of one spec do not mix', () => {
    const source = specResult([control('A', { template: passed })]);
    const names = cases(read(run([source, { ...source, source: 'b.yaml' }]))).map(
      ({ attributes }) => attributes.classname,
    );
    expect(names).toEqual([
      'data-api.lib/data-api_yaml.template.§ 1 Compute',
      'data-api.b_yaml.template.§ 1 Compute',
    ]);
  });
});

describe('tests', () => {
  const root = read(everyOutcome);

  test('a failure has its message, and in its text all that a reader needs', () => {
    const failure = outcome(caseOf(root, 'DATA-A-02'));
    expect(failure?.name).toBe('failure');
    expect(failure?.attributes).toEqual({ message: finding.message, type: 'fail' });
    expect(failure?.text).toBe(
      [
        'lib/data-api.yaml:112:17  FunctionRole.Properties.Policies[1]',
        finding.message,
        'expected  only dynamodb:PutItem',
        'actual    dynamodb:GetItem on table/demo',
        '',
        'stackproof explain DATA-A-02',
      ].join('\n'),
    );
  });

  test('several findings are all there', () => {
    const verdict = { outcome: 'fail', findings: [finding, { ...finding, message: 'another' }] } as const;
    const failure = outcome(caseOf(read(run([specResult([control('A', { template: verdict })])])), 'A'));
    expect(failure?.attributes.message).toBe(`${finding.message} (and 1 more)`);
    expect(failure?.text).toContain('another');
  });

  test('a control that threw is an error with its trace', () => {
    const error = outcome(caseOf(root, 'DATA-B-02'));
    expect([error?.name, error?.attributes.message]).toEqual(['error', crashed.reason]);
    expect(error?.text).toBe(crashed.trace);
  });

  test.each([
    ['DATA-B-01', 'not observable: no access-log line is ever delivered here'],
    ['DATA-B-03', 'not applicable: JSON cannot have comments'],
  ])('%s is skipped with its reason, not passed', (id, message) => {
    const skipped = outcome(caseOf(root, id));
    expect([skipped?.name, skipped?.attributes.message]).toEqual(['skipped', message]);
  });

  test('a pass is nothing but that, with the gaps it rests on', () => {
    expect(outcome(caseOf(root, 'DATA-A-01'))).toBeUndefined();
    const live = cases(root).find(({ attributes }) => attributes.classname?.startsWith('data-api.live'));
    const properties = live?.children.flatMap(({ children }) => children.map(({ attributes }) => attributes));
    expect(properties).toEqual([{ name: 'gap-filled', value: 'table-encryption' }]);
  });

  test('evidence goes to the output', () => {
    const verdict = { ...passed, evidence: ['item a', 'item b'] };
    const test = caseOf(read(run([specResult([control('A', { template: verdict })])])), 'A');
    expect(test.children.find(({ name }) => name === 'system-out')?.text).toBe('item a\nitem b');
  });

  test('a failure of ours is skipped where ours does not count, and fails where it does', () => {
    const skipped = outcome(caseOf(root, 'DATA-B-04'));
    expect(skipped?.name).toBe('skipped');
    expect(skipped?.attributes.message).toBe(`failed, but is ours and does not count: ${finding.message}`);
    expect(outcome(caseOf(read(everyOutcome, true), 'DATA-B-04'))?.name).toBe('failure');
  });

  test('a reason that is missing is said to be missing', () => {
    const silent = { outcome: 'error', findings: [] } as const;
    const error = outcome(caseOf(read(run([specResult([control('A', { template: silent })])])), 'A'));
    expect(error?.attributes.message).toBe('no reason given');
  });
});

test.each([
  ['no sources', run([])],
  ['a source without cells', run([specResult([control('A', {})])])],
])('a run that judged nothing is an error: %s', (_, result) => {
  const root = read(result);
  expect([root.attributes.tests, root.attributes.errors]).toEqual(['1', '1']);
  expect(outcome(caseOf(root, 'something was judged'))?.name).toBe('error');
});

describe('characters', () => {
  const odd = '<a b="c">&amp;]]> \u0000\u001b[31m\ud800 \u{1f600} ✓ \'q\'\ttab\r\nline';
  const kept = '<a b="c">&amp;]]> \ufffd\ufffd[31m\ufffd \u{1f600} ✓ \'q\'\ttab\r\nline';

  test('all that XML cannot hold is replaced, all else comes back', () => {
    const result = run([
      specResult([control('A', { template: failed({ message: odd, actual: odd }) }, { clause: odd })]),
    ]);
    const test = caseOf(read(result), 'A');
    expect(test.attributes.name).toBe(`A ${kept}`);
    expect(outcome(test)?.attributes.message).toBe(kept);
    expect(outcome(test)?.text).toContain(`actual    ${kept}`);
  });
});

describe('mutants', () => {
  const own = (killed: number, survived: number, invalid = 0) => ({ mutants: { killed, survived, invalid } });
  const mutation = (problems: readonly string[]) => ({
    counts: { killed: 0, survived: 0, recorded: 0, invalid: 0, errors: 0 },
    declared: { killed: 3, survived: 2, missing: 0 },
    durationMs: 1,
    problems,
    mutants: [],
  });
  const controls = [
    control('A-1', { template: passed }, own(3, 0)),
    control('A-10', { template: passed }, own(1, 2)),
    control('A-2', { template: passed }, own(0, 0, 1)),
    control('A-3', { template: passed }),
  ];
  const outcomes = (problems: readonly string[]) =>
    suites(read(run([specResult(controls, { mutation: mutation(problems) })])))
      .find(({ attributes }) => attributes.name?.includes('mutants'))
      ?.children.filter(({ name }) => name === 'testcase')
      .map((node) => [node.attributes.name, outcome(node)?.name ?? 'passed']);

  test('have a suite of their own: a test for each control that has any', () => {
    expect(outcomes(['A-10 does not kill its own mutant: x', 'nothing explains why y survived'])).toEqual([
      ['A-1 kills its mutants (3/3)', 'passed'],
      ['A-10 kills its mutants (1/3)', 'failure'],
      ['A-2 kills its mutants (0/0)', 'skipped'],
      ['nothing explains why y survived', 'failure'],
    ]);
  });

  test('that survive in a template which is not the own one of its spec fail nothing, and pass nothing', () => {
    expect(outcomes([])?.slice(0, 2)).toEqual([
      ['A-1 kills its mutants (3/3)', 'passed'],
      ['A-10 kills its mutants (1/3)', 'skipped'],
    ]);
  });
});
