// Deploys each reference stack to a local target of its own, runs its integration tests, and ends the target again, whatever
// happens: a system that fails does not keep the others from being tested. Fails when any of them did.
//   node scripts/integration-local.mjs [spec…]    only these
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

let interrupted;
let running;
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])
  process.on(signal, () => {
    interrupted ??= code;
    running?.kill(signal);
  });

/** Runs a Node program to its end, which has the terminal unless its output is wanted. */
const node = (args, wanted = false) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['inherit', wanted ? 'pipe' : 'inherit', 'inherit'],
    });
    running = child;
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve({ code: 1, output });
    });
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });

const stackproof = (...args) => node(['dist/cli.js', ...args]);

/** The target of an earlier `deploy` is its user's: nothing here may change or end it. */
async function refuseWhenOneRuns() {
  let url;
  try {
    ({ url } = JSON.parse(readFileSync('cfn-outputs/local-target.json', 'utf8')));
    await fetch(`${url}/_ministack/health`, { signal: AbortSignal.timeout(5_000) });
  } catch {
    return;
  }
  process.stderr.write(
    `A local target is running here already, at ${url}: \`npx stackproof destroy\` ends it.\n`,
  );
  process.exit(3);
}

/** @returns 0 when its stack was deployed, tested and taken down. */
async function testOn(spec) {
  process.stdout.write(`\n== ${spec}\n`);
  const deployed = await stackproof('deploy', '--spec', spec, '--target', 'local');
  let tested = 1;
  if (deployed.code === 0 && interrupted === undefined) {
    const only = ['--testPathPatterns', `test/integration/${spec}\\.test`];
    tested = (await node(['scripts/jest.mjs', '--selectProjects', 'integration', ...only])).code;
  }
  const destroyed = await stackproof('destroy', '--spec', spec, '--target', 'local');
  return deployed.code || tested || destroyed.code;
}

async function specsToTest() {
  const { code, output } = await node(['dist/cli.js', 'list', '--format', 'json'], true);
  if (code !== 0) process.exit(code);
  return JSON.parse(output).map(({ id }) => id);
}

await refuseWhenOneRuns();
const given = process.argv.slice(2);
const failed = [];
for (const spec of given.length > 0 ? given : await specsToTest()) {
  if (interrupted !== undefined) break;
  if ((await testOn(spec)) !== 0) failed.push(spec);
}
if (failed.length > 0) process.stderr.write(`\nFailed: the integration tests on ${failed.join(', ')}\n`);
process.exitCode = interrupted ?? (failed.length > 0 ? 1 : 0);
