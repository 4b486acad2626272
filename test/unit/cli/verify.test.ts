import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { dataApi } from '../../../specs/data-api/index.ts';
import { Interrupted } from '../../../src/cli/io.ts';
import type { Services } from '../../../src/cli/services.ts';
import type { Control, Spec } from '../../../src/control/control.ts';
import type { Check } from '../../../src/control/verdict.ts';
import { environmentError, inputError } from '../../../src/errors.ts';
import { packageRoot } from '../../../src/package-root.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { readXml, type XmlNode } from '../report/read-xml.ts';
import { commandLine } from './command-line.ts';
import { deployment, fakeTarget, judgedLive } from './fake-target.ts';

// Each run judges mutants, which takes a while on a busy machine.
jest.setTimeout(30_000);

const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'stackproof-verify-'));
process.chdir(folder);
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  rmSync('reports', { recursive: true, force: true });
});

const pass: Check = { outcome: 'pass' };
const only = (...ids: readonly string[]): Spec['sections'] =>
  dataApi.sections.map((section) => ({
    ...section,
    controls: section.controls.filter(({ id }) => ids.includes(id)),
  }));

/** A specification of few clauses: one of the template alone, one of both, one that only shows in motion. */
const system = (id: string, more: Partial<Spec> = {}): Spec => ({
  ...dataApi,
  id,
  title: `${id} system`,
  // Of few resources, so that it has few mutants.
  reference: 'test/fixtures/data-api/minimal.yaml',
  sections: only('DATA-KMS-04', 'DATA-TPL-02', 'DATA-FN-03'),
  ...more,
});
const three = [system('first'), system('second'), system('third')];

/** A spec whose one control on the key is altered. */
const altered = (more: Partial<Control<unknown, unknown>>): Spec =>
  system('second', {
    sections: only('DATA-KMS-04').map((section) => ({
      ...section,
      controls: section.controls.map((control) => ({ ...control, ...more })),
    })),
  });

const lint: Services['lint'] = (given) =>
  Promise.resolve(new Map(given.map((file) => [file, { errors: [], notices: [], refusedByAge: [] }])));

interface Circumstances {
  readonly specs?: readonly Spec[];
  readonly services?: Partial<Services>;
  readonly argv?: readonly string[];
  readonly signal?: AbortSignal;
  readonly isTTY?: boolean;
}

/** Verifies with targets that know which spec they were started for, and says which of them were ended. */
const verify = async ({ specs = three, services, argv = [], signal, isTTY = false }: Circumstances) => {
  const targets: ReturnType<typeof fakeTarget>[] = [];
  const ran = await commandLine(['verify', ...argv], {
    isTTY,
    env: { NO_COLOR: '1' },
    ...(signal === undefined ? {} : { signal }),
    services: {
      specs: () => Promise.resolve(specs),
      lint,
      startLocal: () => {
        const target = fakeTarget('local');
        targets.push(target);
        return Promise.resolve(target);
      },
      deployStack: () => Promise.resolve(deployment),
      probe: (spec) => Promise.resolve(judgedLive(spec, pass)),
      ...services,
    },
  });
  return { ...ran, closed: targets.map(({ closed }) => closed) };
};

const schema: unknown = JSON.parse(
  readFileSync(join(packageRoot(), 'src/report/run-result.schema.json'), 'utf8'),
);
const validates = new Ajv2020({ strict: false }).compile(schema as object);

/** The report that every run leaves, which has to be as its schema says. */
const report = (): RunResult => {
  const result: unknown = JSON.parse(readFileSync('reports/stackproof.json', 'utf8'));
  expect([validates(result), validates.errors]).toEqual([true, null]);
  return result as RunResult;
};
const outcomesOf = (spec: string, column: 'template' | 'terraform' | 'live') =>
  report()
    .specs.find((each) => each.spec === spec)
    ?.controls.flatMap(({ verdicts }) => verdicts[column]?.outcome ?? []);
const testsIn = (node: XmlNode, name: string): readonly XmlNode[] =>
  node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...testsIn(child, name)]);

describe('verify', () => {
  test('judges template, live stack and mutants of every system, and ends every target', async () => {
    const { code, stdout, stderr, closed } = await verify({});
    expect(code).toBe(0);
    for (const { id } of three) {
      expect(stdout).toMatch(
        new RegExp(`^${id} system · test/fixtures/data-api/minimal\\.yaml +template +live +mutants$`, 'm'),
      );
      expect(stderr).toContain(`${id}: live stack judged (3 pass)`);
      expect(stdout).toMatch(new RegExp(`^ {2}${id}: lint .* deploy .* observe 1 ms .* mutants`, 'm'));
    }
    expect(stdout).toMatch(/DATA-KMS-04 .* ✓ +✓ +3\/3$/m);
    expect(stdout).toMatch(/DATA-FN-03 .* · +✓ +·$/m);
    expect(stdout).toMatch(/mutants +\d+ of the controls' own killed · 0 survived/);
    expect(closed).toEqual([1, 1, 1]);
    expect(report()).toMatchObject({
      target: { name: 'local', region: 'us-east-1' },
      specs: [{ spec: 'first' }, { spec: 'second' }, { spec: 'third' }],
    });
  });

  test('has them side by side, and asks cfn-lint once for all', async () => {
    const linted: number[] = [];
    let waiting: (() => void)[] = [];
    const { code } = await verify({
      specs: [
        system('first'),
        system('second', { reference: 'test/../test/fixtures/data-api/minimal.yaml' }),
      ],
      services: {
        lint: (files, progress) => {
          linted.push(files.length);
          return lint(files, progress);
        },
        // Goes on when both are there.
        deployStack: async () => {
          await new Promise<void>((resolve) => {
            waiting.push(resolve);
            if (waiting.length === 2) waiting.forEach((goOn) => goOn());
          });
          return deployment;
        },
      },
    });
    waiting = [];
    expect([code, linted]).toEqual([0, [2]]);
  });

  test('judges the Terraform code of a system that has some, in a column of its own', async () => {
    const both = system('second', { terraform: 'test/fixtures/data-api/terraform' });
    const { code, stdout } = await verify({ specs: [both] });
    expect(stdout).toMatch(
      /^second system · test\/fixtures\/data-api\/minimal\.yaml, test\/fixtures\/data-api\/terraform +template +terraform +live +mutants$/m,
    );
    expect(stdout).toMatch(/DATA-KMS-04 .* ✓ +✓ +✓ +3\/3$/m);
    expect([code, outcomesOf('second', 'terraform')]).toEqual([0, ['pass', 'pass']]);
    expect(readFileSync('reports/stackproof.junit.xml', 'utf8')).toContain(
      'name="second · terraform · test/fixtures/data-api/terraform"',
    );
  });

  test('code that cannot be read puts its own column in error, and no other', async () => {
    const gone = system('second', { terraform: 'lib/nowhere' });
    const { code, stderr } = await verify({ specs: [gone] });
    expect([code, outcomesOf('second', 'terraform'), outcomesOf('second', 'template')]).toEqual([
      1,
      ['error', 'error'],
      ['pass', 'pass'],
    ]);
    expect(stderr).toContain('this folder cannot be read');
  });

  test('only the spec that is named, and none that there is not', async () => {
    const { code, stdout, closed } = await verify({ argv: ['--spec', 'second'] });
    expect([code, closed]).toEqual([0, [1]]);
    expect(stdout).not.toContain('first system');
    expect((await verify({ argv: ['--spec', 'secnd'] })).code).toBe(2);
  });

  test('counts ours: they are our own templates', async () => {
    const finding = { message: 'm', expected: 'e', actual: 'a', at: { resource: 'r', path: '' }, ours: true };
    const probe: Services['probe'] = (spec) =>
      Promise.resolve(judgedLive(spec, { outcome: 'fail', finding: { ...finding, ours: true } }));
    expect((await verify({ services: { probe } })).code).toBe(1);
  });

  test('says on a terminal what each system is doing, below each other', async () => {
    const { stderr } = await verify({ isTTY: true });
    expect(stderr).toContain('first: starting the local target…\nsecond: starting the local target…\n');
    expect(stderr.endsWith('\u001b[2K')).toBe(true);
  });
});

describe('what goes wrong with one system does not stop the others', () => {
  const second = (more: Partial<Spec>) => [system('first'), system('second', more), system('third')];

  test.each<[string, Circumstances, string, readonly string[], readonly string[]]>([
    [
      'its template cannot be read',
      { specs: second({ reference: 'lib/nowhere.yaml' }) },
      'there is no such file',
      ['error', 'error'],
      ['error', 'error', 'error'],
    ],
    [
      'its target does not start',
      {
        specs: second({ region: 'eu-west-1' }),
        services: {
          startLocal: ({ region }) =>
            region === 'eu-west-1'
              ? Promise.reject(environmentError('a port is taken'))
              : Promise.resolve(fakeTarget('local')),
        },
      },
      'a port is taken',
      ['pass', 'pass'],
      ['error', 'error', 'error'],
    ],
    [
      'its stack fails',
      {
        services: {
          deployStack: (_, { stackName }) =>
            stackName === 'stackproof-second'
              ? Promise.reject(inputError('the stack could not be created'))
              : Promise.resolve(deployment),
        },
      },
      'the stack could not be created',
      ['pass', 'pass'],
      ['error', 'error', 'error'],
    ],
    [
      'its target dies',
      {
        services: {
          probe: (spec) =>
            spec.id === 'second'
              ? Promise.reject(environmentError('the local target ended by itself'))
              : Promise.resolve(judgedLive(spec, pass)),
        },
      },
      'the local target ended by itself',
      ['pass', 'pass'],
      ['error', 'error', 'error'],
    ],
    [
      'its exercises throw',
      {
        services: {
          probe: (spec) =>
            spec.id === 'second'
              ? Promise.reject(new TypeError('x is undefined'))
              : Promise.resolve(judgedLive(spec, pass)),
        },
      },
      'TypeError: x is undefined (this is a defect of Stackproof',
      ['pass', 'pass'],
      ['error', 'error', 'error'],
    ],
  ])('%s', async (_, circumstances, line, template, live) => {
    const { code, stdout, stderr, closed } = await verify(circumstances);
    expect(code).toBe(1);
    expect(stderr.split('\n').filter((each) => each.startsWith('stackproof:'))).toEqual([
      expect.stringMatching(/^stackproof: second: /),
    ]);
    expect(stderr).toContain(line);
    expect(stdout).toContain('all 3 of live of ');
    expect([outcomesOf('second', 'template'), outcomesOf('second', 'live')]).toEqual([template, live]);
    for (const other of ['first', 'third'])
      expect([outcomesOf(other, 'template'), outcomesOf(other, 'live')]).toEqual([
        ['pass', 'pass'],
        ['pass', 'pass', 'pass'],
      ]);
    expect(closed.every((times) => times === 1)).toBe(true);
  });

  test('a system of which nothing could be judged takes one line', async () => {
    const { stdout } = await verify({ specs: second({ reference: 'lib/nowhere.yaml' }) });
    expect(stdout).toMatch(/^second system · lib\/nowhere\.yaml {2}! not judged$/m);
  });

  test('what is wrong with a template is not deployed, and its other verdicts stand', async () => {
    const error = { rule: 'E1', message: 'wrong', at: { resource: '', path: '' } };
    const deployed: string[] = [];
    const { code } = await verify({
      specs: [system('first', { sections: only('DATA-TPL-01', 'DATA-KMS-04') })],
      services: {
        lint: (files) =>
          Promise.resolve(
            new Map(files.map((file) => [file, { errors: [error], notices: [], refusedByAge: [] }])),
          ),
        deployStack: (_, { stackName }) => {
          deployed.push(stackName);
          return Promise.reject(inputError('cfn-lint E1: wrong', { remedy: 'nothing was deployed' }));
        },
      },
    });
    expect([code, deployed]).toEqual([1, ['stackproof-first']]);
    expect(outcomesOf('first', 'template')).toContain('pass');
    expect(outcomesOf('first', 'live')).toEqual(['error']);
  });
});

describe('when nothing can be verified', () => {
  test.each<[string, Partial<Services>, number]>([
    ['there is no Python', { lint: () => Promise.reject(environmentError('there is no python3')) }, 3],
    ['no target starts', { startLocal: () => Promise.reject(environmentError('there is no python3')) }, 3],
    ['every target dies', { probe: () => Promise.reject(environmentError('there is no python3')) }, 3],
    ['no stack can be made', { deployStack: () => Promise.reject(inputError('there is no python3')) }, 1],
    ['there is a defect', { probe: () => Promise.reject(new TypeError('there is no python3')) }, 1],
  ])('because %s: one line for all, and its exit code', async (_, services, expected) => {
    const { code, stderr } = await verify({ services });
    expect(code).toBe(expected);
    expect(stderr.match(/^stackproof: .*there is no python3/gm)).toHaveLength(1);
    expect(report().summary.cells.errors).toBeGreaterThan(0);
  });

  test('because there is no spec at all: not green', async () => {
    expect((await verify({ specs: [] })).code).toBe(1);
  });
});

describe("the controls' own mutants", () => {
  test('one that survives fails the run, and is shown everywhere', async () => {
    const { code, stdout } = await verify({ specs: [system('first'), altered({ template: () => pass })] });
    expect(code).toBe(1);
    expect(stdout).toMatch(/DATA-KMS-04 .* ✓ +✓ +0\/3$/m);
    expect(stdout).toContain('3 survived');
    expect(stdout).toMatch(/✗ DATA-KMS-04 does not kill its own mutant: .*EnableKeyRotation is false/);
    expect(stdout).toMatch(
      /\(test\/fixtures\/data-api\/minimal\.yaml:\d+:\d+; mutate\s+--show 'declared:DATA-KMS-04=/,
    );
    const [, second] = report().specs;
    expect(second?.controls[0]?.mutants).toEqual({ killed: 0, survived: 3, invalid: 0 });
    expect(second?.mutation?.problems).toHaveLength(3);
    const xml = readXml(readFileSync('reports/stackproof.junit.xml', 'utf8'));
    const failed = testsIn(xml, 'testcase').filter((node) => testsIn(node, 'failure').length > 0);
    expect(failed.map(({ attributes }) => attributes.name)).toEqual(['DATA-KMS-04 kills its mutants (0/3)']);
  });

  test('a control that does not pass unmutated is told of once', async () => {
    const finding = { message: 'm', expected: 'e', actual: 'a', at: { resource: '', path: '' } };
    const { code } = await verify({ specs: [altered({ template: () => ({ outcome: 'fail', finding }) })] });
    expect(code).toBe(1);
    expect(report().specs[0]?.mutation?.problems).toEqual([
      'DATA-KMS-04 cannot notice its own mutants: it does not pass on the unmutated template',
    ]);
  });

  test('mutants that cannot be judged fail the run', async () => {
    const breaks = [
      {
        description: 'odd',
        edits: () => {
          throw new TypeError('odd');
        },
      },
    ];
    const { code, stderr } = await verify({ specs: [system('first'), altered({ breaks })] });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^stackproof: second: TypeError: odd/m);
    expect(report().specs[1]?.mutation?.problems).toEqual([
      expect.stringMatching(/^the mutants could not be judged: TypeError: odd/),
    ]);
    const xml = readXml(readFileSync('reports/stackproof.junit.xml', 'utf8'));
    expect(testsIn(xml, 'failure')).toHaveLength(1);
  });
});

test('Ctrl-C ends every target, gives 130 and leaves no report', async () => {
  const controller = new AbortController();
  let waiting = 0;
  const deployStack = () => {
    waiting += 1;
    if (waiting === three.length) setImmediate(() => controller.abort(new Interrupted(130)));
    return new Promise<never>(() => undefined);
  };
  const { code, stdout, closed } = await verify({ services: { deployStack }, signal: controller.signal });
  expect([code, stdout, closed]).toEqual([130, '', [1, 1, 1]]);
  expect(existsSync('reports')).toBe(false);
});
