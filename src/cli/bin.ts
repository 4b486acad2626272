import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

// What stands behind the bin: runs the bundled command line (cli.cjs, a function expression) from the machine code that
// the build has put beside it (cli.cache), which halves the time of a check. Another Node than the build's, or no cache
// at all, only costs time.

type Main = (require: NodeJS.Require, file: string, folder: string) => void;

/** Both files begin with it, the bundle inside a comment: V8 itself only compares the lengths of sources. */
const idLength = 16;

const file = fileURLToPath(new URL('cli.cjs', import.meta.url));
const source = readFileSync(file, 'utf8');

const codeCache = (): Buffer | undefined => {
  try {
    const cache = readFileSync(file.replace(/cjs$/, 'cache'));
    const id = source.slice(2, 2 + idLength);
    return cache.toString('latin1', 0, idLength) === id ? cache.subarray(idLength) : undefined;
  } catch {
    return undefined;
  }
};

const cachedData = codeCache();
const script = new Script(source, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
const main = script.runInThisContext() as Main;
main(createRequire(file), file, dirname(file));
