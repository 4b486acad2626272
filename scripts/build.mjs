// Bundles the command line into dist/cli.cjs (which dist/cli.js runs) and the library into dist/index.js, one file each.
// What a check of a template does not need stays outside and is loaded when asked for: every AWS client, axios, HCL's parser.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const external = Object.keys(dependencies).filter(
  (name) => name.startsWith('@aws-sdk/') || ['axios', 'web-tree-sitter'].includes(name),
);

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

// A function expression: V8's code cache does not take ES modules (see src/cli/bin.ts).
const asFunction = {
  format: 'cjs',
  define: { 'import.meta.url': 'stackproofUrl' },
  supported: { 'dynamic-import': false },
  banner: {
    js: "(function(require,__filename,__dirname){const stackproofUrl=require('node:url').pathToFileURL(__filename).href;",
  },
  footer: { js: '})' },
};
const asModule = (banner) => ({ format: 'esm', banner: { js: banner } });

const entries = [
  { from: 'src/cli/main.ts', to: 'cli.cjs', options: asFunction },
  { from: 'src/cli/bin.ts', to: 'cli.js', options: { ...asModule('#!/usr/bin/env node'), plugins: [] } },
  { from: 'src/index.ts', to: 'index.js', options: asModule(forCommonJs) },
  { from: 'src/cli/mutation-worker.ts', to: 'mutation-worker.js', options: asModule(forCommonJs) },
];

/** Puts a hash of itself in front of the bundle, by which it knows its code cache. */
const withId = (path) => {
  const text = readFileSync(path, 'utf8');
  const id = createHash('sha256').update(text).digest('hex').slice(0, 16);
  writeFileSync(path, `/*${id}*/${text}`);
};

/** The grammar of HCL comes in a package that is needed for nothing else; its licence goes with it. */
const copyGrammar = () => {
  const from = join(root, 'node_modules', '@tree-sitter-grammars', 'tree-sitter-hcl');
  copyFileSync(join(from, 'tree-sitter-terraform.wasm'), join(dist, 'tree-sitter-terraform.wasm'));
  copyFileSync(join(from, 'LICENSE'), join(dist, 'tree-sitter-terraform.LICENSE'));
};

/** Without it, commands only take longer. */
const writeCodeCache = () => {
  const script = join(root, 'scripts', 'code-cache.mjs');
  const run = spawnSync(process.execPath, [script, join(dist, 'cli.cjs'), join(dist, 'cli.cache')], {
    stdio: ['ignore', 'ignore', 2],
  });
  if (run.status !== 0)
    process.stderr.write('The code cache could not be made: commands start more slowly.\n');
};

mkdirSync(dist, { recursive: true });
const temporary = (to) => join(dist, `.${process.pid}-${to}`);
try {
  await Promise.all(
    entries.map(({ from, to, options }) =>
      build({
        absWorkingDir: root,
        entryPoints: [from],
        outfile: temporary(to),
        bundle: true,
        minify: true,
        platform: 'node',
        target: 'node20',
        external,
        plugins: [packedActions, builtinsOnDemand, jsonAsText],
        legalComments: 'inline',
        logLevel: 'warning',
        ...options,
      }),
    ),
  );
  withId(temporary('cli.cjs'));
  chmodSync(temporary('cli.js'), 0o755);
  for (const { to } of entries) renameSync(temporary(to), join(dist, to));
  copyGrammar();
  writeCodeCache();
} catch (error) {
  for (const { to } of entries) rmSync(temporary(to), { force: true });
  if (!Array.isArray(error?.errors)) process.stderr.write(`${error?.stack ?? error}\n`);
  process.exitCode = 1;
}
