import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Zippable } from 'fflate';

/** A file of a package: its path there, with slashes. */
interface Packed {
  readonly path: string;
  readonly file: string;
  readonly executable: boolean;
}

/** What a program leaves beside its sources; it differs from one machine to the next. */
const leftOut: ReadonlySet<string> = new Set(['__pycache__']);

/**
 * A zip file of a folder's content, or of a single file. The same content gives the same bytes, whenever and wherever it is
 * made: entries are in the order of their paths, and have no times and no owners. Links are followed.
 * @throws Error of the file system; of a link that leads back to a folder above it.
 */
export async function zipOf(source: string): Promise<Uint8Array> {
  const { isDirectory, mode } = await about(source);
  const files = isDirectory
    ? await filesIn(source, '', [await realpath(source)])
    : [{ path: basename(source), file: source, executable: isExecutable(mode) }];
  files.sort(({ path: one }, { path: other }) => (one < other ? -1 : 1));
  const entries: Zippable = {};
  for (const { path, file, executable } of files) {
    // The times of a zip file are local: this one is the first that it can tell, whatever the clock.
    const mtime = new Date(1980, 0, 1);
    const attrs = (0o100000 | (executable ? 0o755 : 0o644)) << 16;
    entries[path] = [await readFile(file), { mtime, os: 3, attrs: attrs >>> 0, level: 9 }];
  }
  const { zipSync } = await import('fflate');
  return zipSync(entries);
}

async function filesIn(folder: string, path: string, above: readonly string[]): Promise<Packed[]> {
  const files: Packed[] = [];
  for (const name of await readdir(folder)) {
    if (leftOut.has(name)) continue;
    const file = join(folder, name);
    const { isDirectory, mode } = await about(file);
    if (!isDirectory) {
      files.push({ path: `${path}${name}`, file, executable: isExecutable(mode) });
      continue;
    }
    const real = await realpath(file);
    if (above.includes(real)) throw new Error(`${file} leads back to ${real}`);
    files.push(...(await filesIn(file, `${path}${name}/`, [...above, real])));
  }
  return files;
}

async function about(file: string): Promise<{ isDirectory: boolean; mode: number }> {
  const found = await stat(file);
  return { isDirectory: found.isDirectory(), mode: found.mode };
}

/** By its owner. */
const isExecutable = (mode: number): boolean => (mode & 0o100) !== 0;
