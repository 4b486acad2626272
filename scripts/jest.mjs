// Jest runs our ES modules natively, which Node allows only behind a flag: this passes the flag on. And it lets the engine
// optimize later than it would by itself: its compiling threads take a third of the processors' time from the tests.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));
const flags = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  '--interrupt-budget=1000000',
];
const run = spawnSync(process.execPath, [...flags, jest, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = run.status ?? 1;
