// Bundles the command line into dist/cli.js and the library into dist/index.js, one file each.
// What a check of a template does not need stays outside and is loaded when asked for: every AWS client, axios.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
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

/**
 * Loads Node's own modules when the module that needs them is first run: an import would load all of them at the start,
 * and http, https, net, crypto and child_process take twenty milliseconds.
 */
const builtinsOnDemand = {
  name: 'builtins-on-demand',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === 'require-call' ? { path, external: true } : { path, namespace: 'builtin' },
    );
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
      loader: 'js',
    }));
  },
};

/** JSON is parsed faster from a string than as a program. */
const jsonAsText = {
  name: 'json-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, ({ path }) => {
      const text = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: `module.exports = JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
    });
  },
};

// The catalogue of IAM actions is half a megabyte, which the engine would read at every start: it is packed, and unpacked on need.
const packedActions = {
  name: 'packed-actions',
  setup: ({ onLoad }) => {
    onLoad({ filter: /src[\\/]iam[\\/]actions\.ts$/ }, () => {
      const json = JSON.stringify(JSON.parse(readFileSync(join(root, 'src/iam/actions.json'), 'utf8')));
      return {
        contents: `import { brotliDecompressSync } from 'node:zlib';
          const packed = '${brotliCompressSync(json).toString('base64')}';
          export const readActions = () => JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')).toString());`,
        loader: 'js',
      };
    });
  },
};

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
        platform: 'node',
        format: 'esm',
        target: 'node20',
        external,
        plugins: [packedActions, builtinsOnDemand, jsonAsText],
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
