import { chmod, mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { zipOf } from '../../../src/target/zip.ts';
import { temporaryFolder } from './programs.ts';

let here: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  here = await temporaryFolder();
});
afterAll(() => here.remove());

let number = 0;
/** A folder with these files, written in this order. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(here.folder, `folder-${String(++number)}`);
  await mkdir(folder);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}
const contentOf = (zip: Uint8Array): unknown =>
  Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)]);

describe('a zip of a folder', () => {
  test('has its files by their paths, and nothing that Python leaves there', async () => {
    const folder = await folderWith({
      'b.py': 'b',
      'a/c.py': 'c',
      '__pycache__/b.pyc': 'x',
      'a/__pycache__/c.pyc': 'x',
    });
    expect(contentOf(await zipOf(folder))).toEqual([
      ['a/c.py', 'c'],
      ['b.py', 'b'],
    ]);
  });

  test('is the same whenever, wherever and in whichever order its files were made', async () => {
    const one = await folderWith({ 'a.py': 'a', 'b/c.py': 'c', 'B.py': 'B' });
    const other = await folderWith({ 'B.py': 'B', 'b/c.py': 'c', 'a.py': 'a' });
    await utimes(join(other, 'a.py'), new Date(1e12), new Date(1e12));
    const zone = process.env.TZ;
    const first = await zipOf(one);
    process.env.TZ = 'Asia/Kolkata';
    try {
      expect(Buffer.from(await zipOf(other)).equals(Buffer.from(first))).toBe(true);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  test('is another with other content, another name, or another right', async () => {
    const first = Buffer.from(await zipOf(await folderWith({ 'a.py': 'a' })));
    const executable = await folderWith({ 'a.py': 'a' });
    await chmod(join(executable, 'a.py'), 0o755);
    const others = [await folderWith({ 'a.py': 'b' }), await folderWith({ 'b.py': 'a' }), executable];
    for (const other of others) expect(first.equals(Buffer.from(await zipOf(other)))).toBe(false);
  });

  test('follows links, but not in circles', async () => {
    const folder = await folderWith({ 'a.py': 'a' });
    const shared = await folderWith({ 'shared.py': 's' });
    await symlink(shared, join(folder, 'linked'));
    await symlink(join(shared, 'shared.py'), join(folder, 'one.py'));
    expect(contentOf(await zipOf(folder))).toEqual([
      ['a.py', 'a'],
      ['linked/shared.py', 's'],
      ['one.py', 's'],
    ]);
    await symlink(folder, join(folder, 'round'));
    await expect(zipOf(folder)).rejects.toThrow(/round leads back to /);
  });

  test('of a single file has that file', async () => {
    const folder = await folderWith({ 'handler.py': 'h' });
    expect(contentOf(await zipOf(join(folder, 'handler.py')))).toEqual([['handler.py', 'h']]);
  });

  test('of nothing is none', async () => {
    await expect(zipOf(join(here.folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
