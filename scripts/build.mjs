// Bundles the command line into dist/cli.js and the library into dist/index.js, one file each.
// What a check of a template does not need stays outside and is loaded when asked for: every AWS client, axios.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const external = Object.keys(dependencies).filter((name) => name.startsWith('@aws-sdk/') || name === 'axios');

// What packages in the old module format take for granted, and an ES module does not have.
const forCommonJs = [
  "import { createRequire as stackproofRequire } from 'node:module';",
  "import { fileURLToPath as stackproofPath } from 'node:url';",
  'const require = stackproofRequire(import.meta.url);',
  'const __filename = stackproofPath(import.meta.url);',
].join('');

const entries = [
  { from: 'src/cli/main.ts', to: 'cli.js', banner: `#!/usr/bin/env node\n${forCommonJs}`, executable: true },
  { from: 'src/index.ts', to: 'index.js', banner: forCommonJs, executable: false },
].filter(({ from }) => existsSync(join(root, from)));

mkdirSync(dist, { recursive: true });
const temporary = (to) => join(dist, `.${process.pid}-${to}`);
try {
  await Promise.all(
    entries.map(({ from, to, banner }) =>
      build({
        absWorkingDir: root,
        entryPoints: [from],
        outfile: temporary(to),
        bundle: true,
        minify: true,
        keepNames: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        external,
        banner: { js: banner },
        legalComments: 'eof',
        logLevel: 'warning',
      }),
    ),
  );
  for (const { to, executable } of entries) {
    if (executable) chmodSync(temporary(to), 0o755);
    renameSync(temporary(to), join(dist, to));
  }
} catch (error) {
  for (const { to } of entries) rmSync(temporary(to), { force: true });
  if (!Array.isArray(error?.errors)) process.stderr.write(`${error?.stack ?? error}\n`);
  process.exitCode = 1;
}
