// How well the unit tests hold a folder of the core: `node scripts/mutation-score.mjs iam|control|template [FILE…]` changes its
// code in every small way that StrykerJS knows, one at a time, and counts what no test notices (docs/mutation-score.md).
// StrykerJS is fetched for the run: it is wanted now and then, and would be a third of the development packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const version = '9.6.1';
const config = fileURLToPath(new URL('./mutation-score/config.mjs', import.meta.url));

const [folder, ...files] = process.argv.slice(2);
if (folder === undefined || !existsSync(`src/${folder}`) || !existsSync(`test/unit/${folder}`)) {
  process.stderr.write(
    'usage: node scripts/mutation-score.mjs iam|control|template [FILE…], from the top folder\n',
  );
  process.exitCode = 2;
} else {
  const command = ['--yes', `--package=@stryker-mutator/core@${version}`, '--', 'stryker', 'run', config];
  const env = {
    ...process.env,
    STACKPROOF_MUTATE: folder,
    ...(files.length > 0 ? { STACKPROOF_MUTATE_FILES: files.join(',') } : {}),
  };
  const run = spawnSync('npx', command, { stdio: 'inherit', env });
  process.exitCode = run.status ?? 3;
}
