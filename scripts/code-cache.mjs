// Writes dist/cli.cache: the machine code of what `stackproof check` runs through. V8 keeps only functions that have run, so
// this runs a check, on the reference template. Arguments: the bundle, where to write the cache.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

const [bundle, cache] = process.argv.slice(2);
const source = readFileSync(bundle, 'utf8');
const id = Buffer.from(source.slice(2, 18), 'latin1');
const script = new Script(source, { filename: bundle });

process.on('exit', () => {
  const draft = `${cache}.${process.pid}`;
  writeFileSync(draft, Buffer.concat([id, script.createCachedData()]));
  renameSync(draft, cache);
  process.exitCode = 0;
});

const root = dirname(dirname(bundle));
process.argv.splice(2, Infinity, 'check', `${root}/lib/data-api.yaml`, '--spec', 'data-api');
script.runInThisContext()(createRequire(bundle), bundle, dirname(bundle));
