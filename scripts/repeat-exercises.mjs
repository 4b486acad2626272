// Runs a specification's exercises again and again on its own template, each time on a local target of its own, and says
// what did not pass and how long things took: `node scripts/repeat-exercises.mjs order-pipeline 20`.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const [specId = 'order-pipeline', times = '20'] = process.argv.slice(2);
const bundle = join(root, 'dist', `.repeat-${process.pid}.mjs`);

const parts = `
  export { startLocal } from './src/target/local/start-local.ts';
  export { deployStack } from './src/target/deploy.ts';
  export { probe } from './src/probe.ts';
  export { filledFacts, filledMark } from './src/resources/live-filled.ts';
  export { deployRequest } from './src/cli/deploy-request.ts';
  export { referenceFile } from './src/cli/run-result.ts';
  export { specs } from './specs/index.ts';
`;

const load = async () => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  try {
    await build({
      absWorkingDir: root,
      stdin: { contents: parts, resolveDir: root, loader: 'ts' },
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      external: ['@aws-sdk/*', 'axios'],
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
      logLevel: 'warning',
    });
    return await import(pathToFileURL(bundle).href);
  } finally {
    rmSync(bundle, { force: true });
  }
};

const { startLocal, deployStack, probe, filledFacts, filledMark, deployRequest, referenceFile, specs } =
  await load();
const spec = specs.find(({ id }) => id === specId);
if (spec === undefined) throw new Error(`there is no specification ${specId}`);

const once = async () => {
  const target = await startLocal();
  try {
    const request = { ...deployRequest(spec, referenceFile(spec), {}, 'local'), withoutLint: true };
    const { outputs, filled } = await deployStack(target, request);
    return await probe(spec, {
      target,
      outputs,
      outputsFile: 'its outputs',
      exercise: true,
      disposable: true,
      filled: filledFacts(filled.map(filledMark)),
      signal: new AbortController().signal,
    });
  } finally {
    await target.close();
  }
};

let flakes = 0;
let slowest = 0;
const durations = [];
for (let run = 1; run <= Number(times); run++) {
  const { verdicts, timings, notices } = await once();
  durations.push(timings.exercise);
  const bad = [...verdicts].filter(([, { outcome }]) => outcome === 'fail' || outcome === 'error');
  flakes += bad.length > 0 || notices.length > 0 ? 1 : 0;
  const said = [...verdicts.values()].flatMap(({ evidence = [] }) => evidence);
  const latencies = said.flatMap((line) =>
    /^from POST|slowest/.test(line) ? [...line.matchAll(/(\d+) ms/g)].map(([, ms]) => Number(ms)) : [],
  );
  slowest = Math.max(slowest, ...latencies);
  console.log(
    `${run}: ${bad.length === 0 ? 'all passed' : bad.map(([id]) => id).join(', ')} · ${timings.exercise} ms`,
  );
  for (const [id, { reason = '', findings }] of bad) {
    console.log(`  ${id} ${reason}`);
    for (const { message, expected, actual } of findings)
      console.log(`    ${message}: ${actual} instead of ${expected}`);
  }
  for (const line of notices) console.log(`  ${line}`);
}
const mean = Math.round(durations.reduce((sum, ms) => sum + ms, 0) / durations.length);
console.log(
  `${times} runs, ${flakes} not as it should be · slowest from end to end: ${slowest} ms · exercises: ${Math.min(...durations)} to ${Math.max(...durations)} ms, ${mean} ms on average`,
);
process.exitCode = flakes === 0 ? 0 : 1;
