// A test runner for StrykerJS that takes milliseconds a mutant where one that starts Jest takes seconds: the test files are
// bundled once, and evaluated afresh, with all the code that they test, for every mutant.
import { readFileSync, writeFileSync } from 'node:fs';
import vm from 'node:vm';
import { bundle } from './bundle.mjs';
import { collect } from './test-api.mjs';

/** What the instrumented code reads and writes. */
const stryker = (globalThis.__stryker__ ??= {});

/** Longer tests wait until no quick one has killed the mutant. */
const quickMs = 20;

/** A test that takes this much longer than without a mutant does not end. */
const graceMs = 1500;
const graceFactor = 10;

/** Where the first run leaves what it learned, for the process that Stryker starts after one that it had to end. */
const learned = '.first-run.json';

const succeeded = 0;
const failed = 1;

class InProcessRunner {
  static inject = ['options'];

  #testFiles;
  #files = [];
  /** By test file: the mutants that it reaches, and how long its tests take. */
  #knowledge;

  constructor({ inProcess }) {
    this.#testFiles = inProcess.testFiles;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#files = await bundle(process.cwd(), this.#testFiles);
  }

  async dryRun() {
    stryker.activeMutant = undefined;
    const tests = [];
    const knowledge = {};
    const mutantCoverage = { static: {}, perTest: {} };
    for (const bundled of this.#files) {
      stryker.mutantCoverage = undefined;
      const results = [];
      await runFile(
        bundled,
        () => true,
        (result) => results.push(result) < 0,
      );
      const { static: atLoad = {}, perTest = {} } = stryker.mutantCoverage ?? {};
      knowledge[bundled.file] = {
        reached: [...new Set([atLoad, ...Object.values(perTest)].flatMap(Object.keys))],
        ms: Object.fromEntries(results.map(({ id, timeSpentMs }) => [id, timeSpentMs])),
      };
      for (const [id, hits] of Object.entries(atLoad)) {
        mutantCoverage.static[id] = (mutantCoverage.static[id] ?? 0) + hits;
      }
      Object.assign(mutantCoverage.perTest, perTest);
      tests.push(...results);
    }
    stryker.mutantCoverage = undefined;
    writeFileSync(learned, JSON.stringify(knowledge));
    return { status: 'complete', tests, mutantCoverage };
  }

  /**
   * Runs the tests that reach the mutant, quick ones first, and then the other quick tests of the same files: what one test
   * has left in a cache another did not compute.
   */
  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    stryker.activeMutant = activeMutant.id;
    stryker.hitCount = hitLimit === undefined ? undefined : 0;
    stryker.hitLimit = hitLimit;
    const near = testFilter && new Set(testFilter);
    this.#knowledge ??= JSON.parse(readFileSync(learned, 'utf8'));
    const files = this.#files.filter(({ file }) => this.#knowledge[file].reached.includes(activeMutant.id));
    let killer;
    let nrOfTests = 0;
    const killedBy = (result) => {
      nrOfTests += 1;
      if (result.status === failed) killer = result;
      return result.status === failed;
    };
    for (const first of [true, false]) {
      for (const file of files) {
        const { ms } = this.#knowledge[file.file];
        const isQuick = (id) => ms[id] <= quickMs;
        const isNear = (id) => near === undefined || near.has(id);
        const wanted = first ? (id) => isQuick(id) && isNear(id) : (id) => isQuick(id) !== isNear(id);
        await runFile(file, wanted, killedBy, ms);
        if (hitLimit !== undefined && stryker.hitCount > hitLimit) {
          return { status: 'timeout', reason: `Hit limit reached (${stryker.hitCount}/${hitLimit})` };
        }
        if (killer?.endless) return { status: 'timeout', reason: `${killer.id} does not end` };
        if (killer !== undefined) {
          const { id, failureMessage } = killer;
          return { status: 'killed', killedBy: [id], failureMessage, nrOfTests };
        }
      }
    }
    return { status: 'survived', nrOfTests };
  }
}

/** Runs the wanted tests of a file until `done` returns true. A file that cannot be loaded is one failed test. */
const runFile = async ({ file, evaluate }, wanted, done, ms = {}) => {
  stryker.currentTestId = undefined;
  let suite;
  try {
    suite = collect(file, evaluate);
    for (const prepare of suite.before) await prepare();
  } catch (error) {
    done({ id: file, name: file, status: failed, failureMessage: String(error), timeSpentMs: 0 });
    return;
  }
  for (const { id, name, body } of suite.tests) {
    if (!wanted(id)) continue;
    const result = { id, name, ...(await outcomeOf(id, body, ms[id])) };
    if (done(result)) break;
  }
  for (const cleanUp of suite.after) await cleanUp();
};

const running = new vm.Script('globalThis.__stryker__.body()');

/** `usual`: how long it takes without a mutant. What is not asynchronous is broken off when it takes far longer. */
const outcomeOf = async (id, body, usual) => {
  const from = performance.now();
  stryker.currentTestId = id;
  try {
    stryker.body = body;
    await (usual === undefined
      ? body()
      : running.runInThisContext({ timeout: Math.ceil(graceMs + graceFactor * usual) }));
    return { status: succeeded, timeSpentMs: performance.now() - from };
  } catch (error) {
    const failureMessage = String(error?.message ?? error);
    const endless = error?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    return { status: failed, failureMessage, endless, timeSpentMs: performance.now() - from };
  } finally {
    stryker.currentTestId = undefined;
  }
};

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner }];
