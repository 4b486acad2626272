// Test files as scripts: each with all of the code it tests, so that evaluating one again is a fresh start. Packages and
// Node's own modules are loaded once and handed in.
import { resolve } from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';

const given = 'given';

/** Random tests run the same few cases for every mutant: a score that can be had again, in a bearable time. */
const randomRuns = 50;
const seed = 1;

const predictable = (fastCheck) => ({
  ...fastCheck,
  assert: (property, { numRuns = randomRuns, ...more } = {}) =>
    fastCheck.assert(property, { seed, ...more, numRuns: Math.min(numRuns, randomRuns) }),
});

/** @param {string[]} files test files, as paths from `root` */
export const bundle = async (root, files) => {
  const packages = new Set();
  const handIn = {
    name: 'hand-in',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
        kind === 'entry-point' || path.endsWith('.json') ? undefined : { path, namespace: given },
      );
      onLoad({ filter: /./, namespace: given }, ({ path }) => {
        packages.add(path);
        return { contents: `module.exports = given(${JSON.stringify(path)});` };
      });
    },
  };
  const { outputFiles } = await build({
    entryPoints: files.map((file) => resolve(root, file)),
    absWorkingDir: root,
    outdir: resolve(root, 'out'),
    outbase: root,
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
    plugins: [handIn],
  });

  const loaded = new Map();
  for (const name of packages) {
    if (name === '@jest/globals') continue;
    const { default: whole, ...parts } = await import(name);
    loaded.set(name, {
      __esModule: true,
      ...parts,
      default: name === 'fast-check' ? predictable(whole) : whole,
    });
  }
  return outputFiles.map(({ path, text }, index) => {
    const wrapped = `(function (given, exports, module) {${text}\n})`;
    const script = new vm.Script(wrapped, { filename: path });
    const evaluate = (api) => {
      const give = (name) => (name === '@jest/globals' ? { __esModule: true, ...api } : loaded.get(name));
      const module = { exports: {} };
      script.runInThisContext()(give, module.exports, module);
    };
    return { file: files[index], evaluate };
  });
};
