// Flattens outputs for those who work with npm scripts: `npm run flatten -- FILE`, or `… | npm run --silent flatten`.
// Takes what `stackproof flatten` takes.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
process.exitCode =
  spawnSync(process.execPath, [cli, 'flatten', ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
