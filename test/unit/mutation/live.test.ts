import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { dataApi } from '../../../specs/data-api/index.ts';
import type { Verdict } from '../../../src/control/verdict.ts';
import { environmentError, inputError } from '../../../src/errors.ts';
import { mutateLive, type JudgedLive, type LiveServices } from '../../../src/live-mutation.ts';
import { withLive } from '../../../src/mutation/live-result.ts';
import { liveSample, type LiveMutant } from '../../../src/mutation/live-sample.ts';
import { originalOf } from '../../../src/mutation/original.ts';
import { explanationsOf } from '../../../src/mutation/survivors.ts';
import type { MutationResult } from '../../../src/report/run-result.ts';
import { loadTemplate } from '../../../src/template/load.ts';
import { fakeTarget } from '../cli/fake-target.ts';

const original = originalOf(loadTemplate('lib/data-api.yaml'));
const sample = liveSample(dataApi, original);

const live = (id: string, text: string, exercise = false): LiveMutant => ({
  control: 'A',
  exercise,
  text,
  mutant: {
    id,
    operator: 'declared',
    description: 'd',
    edits: [{ start: 0, end: 1, text: 'x' }],
    at: { resource: '', path: '' },
  },
});

const pass: Verdict = { outcome: 'pass', findings: [] };
const finding = { message: 'm', expected: 'e', actual: 'a', at: { resource: '', path: '' } };
const fail = (gapFilled?: readonly string[]): Verdict => ({
  outcome: 'fail',
  findings: [finding],
  ...(gapFilled === undefined ? {} : { gapFilled }),
});

/** What a deployed text comes to. */
type World = Readonly<Record<string, Readonly<Record<string, Verdict>> | Error>>;

const judgedIn = async (world: World, mutants: readonly LiveMutant[]) => {
  const seen: string[] = [];
  let running = 0;
  let most = 0;
  const targets: { closed: number }[] = [];
  const texts = new Map<unknown, string>();
  const services: LiveServices = {
    startLocal: () => {
      const target = fakeTarget('local');
      targets.push(target);
      running += 1;
      most = Math.max(most, running);
      return Promise.resolve(target);
    },
    deployStack: (target, { templateFile, folder, packageTemplateFile, withoutLint, stackName }) => {
      const beside =
        packageTemplateFile === undefined ? '' : ` + ${readFileSync(packageTemplateFile, 'utf8')}`;
      const text = `${readFileSync(templateFile, 'utf8')}${beside}`;
      texts.set(target, text);
      expect([withoutLint, stackName, folder]).toEqual([true, 'live-mutant', '/lib']);
      const found = world[text];
      if (found instanceof Error) throw found;
      return Promise.resolve({ stackId: 's', outputs: new Map(), filled: [], notices: [], created: true });
    },
    probe: async (_, { target, exercise }) => {
      // Long enough for the next one to begin meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 50));
      const text = texts.get(target) ?? '';
      seen.push(`${text}${exercise ? ' in motion' : ''}`);
      running -= 1;
      const found = world[text];
      const verdicts = new Map(Object.entries(found === undefined || found instanceof Error ? {} : found));
      return { verdicts, timings: {}, notices: [] };
    },
  };
  const signal = new AbortController().signal;
  const told: number[] = [];
  const judged = await mutateLive({
    spec: dataApi,
    text: 'unmutated',
    folder: '/lib',
    mutants,
    parameters: new Map(),
    parallel: 2,
    services,
    signal,
    progress: (done) => told.push(done),
  });
  return { judged, seen, most, told, closed: targets.map(({ closed }) => closed) };
};

const unmutated = { A: pass, B: pass, C: fail() };

describe('liveSample', () => {
  test('has at least 40 mutants, and one for every control that has a say on live stacks', () => {
    expect(sample.mutants.length).toBeGreaterThanOrEqual(40);
    expect(sample.missing).toEqual([]);
    const controls = dataApi.sections.flatMap((section) => section.controls);
    const judging = controls.filter(
      (control) => control.live !== undefined || control.exercise !== undefined,
    );
    expect(judging.filter(({ id }) => !sample.met.has(id)).map(({ id }) => id)).toEqual([]);
  });

  test('puts in motion what only shows there, and has no stack twice', () => {
    const moved = sample.mutants.filter(({ exercise }) => exercise).map(({ mutant }) => mutant.id);
    expect(moved).toEqual(
      expect.arrayContaining(['live:DATA-FN-03=it stores nothing', 'live:DATA-FN-08=it leaks the exception']),
    );
    expect(moved).not.toContain('live:DATA-KMS-04=key.EnableKeyRotation is false');
    expect(new Set(sample.mutants.map(({ text }) => text)).size).toBe(sample.mutants.length);
  });
});

describe('mutateLive', () => {
  test('deploys each to a target of its own, some at a time, and ends them all', async () => {
    const world = { unmutated, a: { A: fail() }, b: { A: pass, B: fail() }, c: { A: pass } };
    const mutants = [live('a', 'a', true), live('b', 'b'), live('c', 'c')];
    const { judged, seen, most, told, closed } = await judgedIn(world, mutants);
    expect(judged.map(({ fate }) => fate)).toEqual([
      { kind: 'killed', by: ['A'], gapFilled: [] },
      { kind: 'killed', by: ['B'], gapFilled: [] },
      { kind: 'survived', unobservable: [] },
    ]);
    expect(seen[0]).toBe('unmutated in motion');
    expect([...seen].sort()).toEqual(['a in motion', 'b', 'c', 'unmutated in motion']);
    expect(most).toBe(2);
    expect(told).toEqual([1, 2, 3]);
    expect(closed).toEqual([1, 1, 1, 1]);
  });

  test("a mutant of the bucket's template is deployed beside the unmutated one", async () => {
    const { mutant, ...its } = live('a', 'mutated');
    const beside = { ...its, mutant: { ...mutant, inPackageTemplate: true as const } };
    const { judged, seen } = await judgedIn({ unmutated, 'unmutated + mutated': { A: fail() } }, [beside]);
    expect(judged[0]?.fate).toEqual({ kind: 'killed', by: ['A'], gapFilled: [] });
    expect(seen).toEqual(['unmutated in motion', 'unmutated + mutated']);
  });

  test('what fails unmutated kills nothing; what cannot be seen is no kill; what throws is an error', async () => {
    const unseen: Verdict = { outcome: 'not-observable', reason: 'dark', findings: [] };
    const thrown: Verdict = { outcome: 'error', reason: 'it threw', findings: [] };
    const world = { unmutated, a: { A: pass, C: fail() }, b: { A: unseen }, c: { A: fail(), B: thrown } };
    const { judged } = await judgedIn(world, [live('a', 'a'), live('b', 'b'), live('c', 'c')]);
    expect(judged.map(({ fate }) => fate)).toEqual([
      { kind: 'survived', unobservable: [] },
      { kind: 'survived', unobservable: ['A'] },
      { kind: 'error', control: 'B', reason: 'it threw' },
    ]);
  });

  test('marks what only the gap-filler made visible', async () => {
    const world = { unmutated, a: { A: fail(['gap']) }, b: { A: fail(['gap']), B: fail() } };
    const { judged } = await judgedIn(world, [live('a', 'a'), live('b', 'b')]);
    expect(judged.map(({ fate }) => fate)).toMatchObject([{ gapFilled: ['gap'] }, { gapFilled: [] }]);
  });

  test('what cannot be made is invalid; a target that fails ends the run', async () => {
    const { judged, closed } = await judgedIn({ unmutated, a: inputError('no such type') }, [live('a', 'a')]);
    expect(judged[0]?.fate).toEqual({ kind: 'invalid', reason: 'no such type' });
    expect(closed).toEqual([1, 1]);
    await expect(judgedIn({ unmutated, a: environmentError('gone') }, [live('a', 'a')])).rejects.toThrow(
      'gone',
    );
  });
});

describe('withLive', () => {
  const before: MutationResult = {
    counts: { killed: 1, survived: 0, recorded: 0, invalid: 0, errors: 0 },
    declared: { killed: 1, survived: 0, missing: 0 },
    durationMs: 1,
    problems: ['an earlier one'],
    mutants: [],
  };
  const judged: readonly JudgedLive[] = [
    { mutant: live('live:A=1', 'a'), fate: { kind: 'killed', by: ['A'], gapFilled: ['gap'] } },
    { mutant: live('live:A=2', 'b'), fate: { kind: 'survived', unobservable: [] } },
    { mutant: live('live:A=3', 'c'), fate: { kind: 'survived', unobservable: [] } },
    { mutant: live('live:A=4', 'd'), fate: { kind: 'error', control: 'B', reason: 'it threw' } },
    { mutant: live('live:A=5', 'e'), fate: { kind: 'invalid', reason: 'no such type' } },
  ];
  const reading = (patterns: readonly string[] | undefined) => ({
    spec: { ...dataApi, sections: [] },
    sample: { mutants: [], missing: ['A (d): there is no x'], met: new Set<string>() },
    document: {
      ...original.document,
      text: 'a\n',
      file: 't.yaml',
      packageTemplate: { ...original.document, text: 'b\n', file: 'p.yaml' },
    },
    explanations: patterns && explanationsOf([{ mutants: patterns, reason: 'because' }]),
    durationMs: 5.4,
  });

  test('counts them, and says what fails the run', () => {
    const { live: told, problems } = withLive(before, judged, reading(['live:A=2', 'live:gone', 'freeze:x']));
    expect(told?.counts).toEqual({ killed: 1, survived: 1, recorded: 1, invalid: 1, errors: 1 });
    expect(told?.durationMs).toBe(5);
    expect(told?.mutants.map(({ outcome }) => outcome)).toEqual([
      'killed',
      'recorded',
      'survived',
      'error',
      'invalid',
    ]);
    expect(told?.mutants[0]).toMatchObject({ gapFilled: ['gap'], control: 'A' });
    expect(told?.mutants[2]?.diff).toContain('+x');
    expect(problems).toEqual([
      'an earlier one',
      'nothing explains why live:A=3 survived',
      'a control threw on live:A=4: B: it threw',
      'a mutant to be deployed has no place in the template: A (d): there is no x',
      'a record of survivors fits none any more: live:gone',
    ]);
  });

  test("a survivor in the bucket's template is shown there", () => {
    const { mutant, ...its } = live('live:A=6', 'f');
    const beside = { ...its, mutant: { ...mutant, inPackageTemplate: true as const } };
    const survived = [{ mutant: beside, fate: { kind: 'survived' as const, unobservable: [] } }];
    const [told] = withLive(before, survived, reading([])).live?.mutants ?? [];
    expect([told?.file, told?.diff]).toEqual(['p.yaml', expect.stringMatching(/-b\n\+x/)]);
  });

  test("of another template than the spec's own, survivors fail nothing", () => {
    expect(withLive(before, judged, reading(undefined)).problems).toEqual([
      'an earlier one',
      'a control threw on live:A=4: B: it threw',
    ]);
  });

  test('a control that meets no mutant fails the run', () => {
    const { problems } = withLive(before, [], { ...reading([]), spec: dataApi });
    expect(problems).toContain('DATA-ALARM-04 meets no deployed mutant');
    expect(problems).not.toContain('DATA-TPL-01 meets no deployed mutant');
  });
});
