// Deploys the reference stack to a local target, runs the integration tests on it, and takes it down again, whatever happens.
import { spawnSync } from 'node:child_process';

const node = (...args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;

const deployed = node('dist/cli.js', 'deploy', '--spec', 'data-api', '--target', 'local');
let tested = 1;
try {
  if (deployed === 0) tested = node('scripts/jest.mjs', '--selectProjects', 'integration');
} finally {
  const destroyed = node('dist/cli.js', 'destroy', '--spec', 'data-api', '--target', 'local');
  process.exitCode = deployed || tested || destroyed;
}
