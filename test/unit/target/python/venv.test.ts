import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { venvPython, type VenvOptions } from '../../../../src/target/python/venv.ts';
import { poll } from '../../../../src/target/poll.ts';
import { program, temporaryFolder } from '../programs.ts';

let here: Awaited<ReturnType<typeof temporaryFolder>>;
let options: VenvOptions & { env: NodeJS.ProcessEnv; lock: string };
let said: string[];

const cache = (): string => join(here.folder, 'cache', 'stackproof');
const tool = (name: string, script: string): Promise<string> =>
  program(join(here.folder, 'bin', name), script);
const log = (): string => join(here.folder, 'log');

/** A python3 that says its version, and whose venvs hold a Python that can "install". */
const python = (version = '3 11', install = 'exit 0'): Promise<string> =>
  tool(
    'python3',
    `echo "python3 $*" >> ${log()}
case "$1" in
  -c) echo "${version} $0" ;;
  -m) mkdir -p "$4/bin"; printf '#!/bin/sh\\necho "pip $*" >> ${log()}\\n${install}\\n' > "$4/bin/python"; chmod +x "$4/bin/python" ;;
esac`,
  );

beforeEach(async () => {
  here = await temporaryFolder();
  said = [];
  const lock = join(here.folder, 'requirements.txt');
  await writeFile(lock, 'nothing==1');
  await mkdir(join(here.folder, 'bin'));
  for (const name of ['mkdir', 'chmod', 'sleep'])
    await symlink(`/bin/${name}`, join(here.folder, 'bin', name));
  const env = { PATH: join(here.folder, 'bin'), STACKPROOF_CACHE: join(here.folder, 'cache') };
  options = { env, lock, progress: (line) => said.push(line) };
});
afterEach(() => here.remove());

describe('the private venv', () => {
  test('is made once, by the lock, whole', async () => {
    await python();
    const path = await venvPython(options);
    expect(path).toMatch(/stackproof\/venv-[0-9a-f]{12}\/bin\/python$/);
    expect(await venvPython(options)).toBe(path);
    expect(said).toHaveLength(1);
    expect(await readdir(cache())).toHaveLength(1);
    const calls = await readFile(log(), 'utf8');
    expect(calls).toMatch(/python3 -m venv --clear .*\.draft\n/);
    expect(calls).toMatch(/pip -m pip install .*--require-hashes -r .*requirements\.txt/);
  });

  test('another lock is another venv', async () => {
    await python();
    const first = await venvPython(options);
    await writeFile(options.lock, 'nothing==2');
    expect(await venvPython(options)).not.toBe(first);
    expect(await readdir(cache())).toHaveLength(2);
  });

  test('uv makes it where there is one', async () => {
    await python();
    await tool(
      'uv',
      `echo "uv $*" >> ${log()}\nif [ "$1" = venv ]; then shift 4; mkdir -p "$2/bin"; echo > "$2/bin/python"; fi`,
    );
    await venvPython(options);
    const calls = await readFile(log(), 'utf8');
    expect(calls).toMatch(
      /uv venv --quiet --no-project --python \S+python3 \S+\.draft\nuv pip install .*--require-hashes/,
    );
    expect(calls).not.toContain('pip -m');
  });

  test.each([
    ['cannot make one', 'exit 1'],
    ['cannot install', '[ "$1" = venv ]'],
  ])('a uv that %s leaves it to pip', async (_, script) => {
    await python();
    await tool('uv', script);
    expect(existsSync(await venvPython(options))).toBe(true);
  });

  test('without Python it says what to install', async () => {
    await expect(venvPython(options)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/^Python 3\.10 or newer is needed .* there is no python3$/),
      remedy: expect.stringContaining('python3-venv'),
    });
    expect(said).toEqual([]);
  });

  test('a Python that is too old is none, but another may do', async () => {
    await python('3 9');
    await expect(venvPython(options)).rejects.toMatchObject({
      message: expect.stringContaining('python3 is 3.9'),
    });
    await tool('python', 'exit 1');
    await expect(venvPython(options)).rejects.toMatchObject({ exitCode: 3 });
    await rm(join(here.folder, 'bin', 'python'));
    await python('4 0');
    expect(existsSync(await venvPython(options))).toBe(true);
  });

  test('packages that cannot be had leave nothing behind, and may be had later', async () => {
    await python('3 12', 'echo "no such index" >&2; exit 1');
    await expect(venvPython(options)).rejects.toMatchObject({
      exitCode: 3,
      message: 'cannot install the Python packages: no such index',
    });
    expect(await readdir(cache())).toEqual([]);
    await python();
    expect(existsSync(await venvPython(options))).toBe(true);
  });

  test('a Python without venv', async () => {
    await tool(
      'python3',
      '[ "$1" = -c ] && echo "3 11 $0" || { echo "ensurepip is not available"; exit 1; }',
    );
    await expect(venvPython(options)).rejects.toMatchObject({
      message: 'cannot make a Python venv: ensurepip is not available',
      remedy: 'on Debian and Ubuntu, install python3-venv',
    });
  });

  test('one whose Python is gone is made again', async () => {
    await python();
    const path = await venvPython(options);
    await writeFile(options.lock, 'nothing==3');
    const name = `venv-${createHash('sha256').update('nothing==3').digest('hex').slice(0, 12)}`;
    await mkdir(join(cache(), name, 'bin'), { recursive: true });
    await symlink('/no/such/python', join(cache(), name, 'bin', 'python'));
    const again = await venvPython(options);
    expect(again).not.toBe(path);
    expect(existsSync(again)).toBe(true);
    expect((await readdir(cache())).filter((entry) => entry.includes('draft'))).toEqual([]);
  });

  test('what a killed run left is removed, what another is making is not', async () => {
    await python();
    await mkdir(join(cache(), 'venv-000000000000.999999999.draft'), { recursive: true });
    await mkdir(join(cache(), `venv-000000000000.${process.ppid}.draft`));
    await venvPython(options);
    const left = (await readdir(cache())).filter((entry) => entry.includes('draft'));
    expect(left).toEqual([`venv-000000000000.${process.ppid}.draft`]);
  });

  test('the other run may have been faster', async () => {
    // While "pip" installs, somebody else puts the whole venv in place.
    const name = `venv-${createHash('sha256').update('nothing==1').digest('hex').slice(0, 12)}`;
    await python(
      '3 11',
      `mkdir -p ${join(cache(), name, 'bin')}; echo > ${join(cache(), name, 'bin', 'python')}`,
    );
    expect(await venvPython(options)).toBe(join(cache(), name, 'bin', 'python'));
    expect(await readdir(cache())).toEqual([name]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends the installer and leaves nothing behind',
    async (signal) => {
      await python('3 11', `echo > ${join(here.folder, 'installing')}; exec sleep 60`);
      // Somebody else decides what becomes of the process.
      const other = (): void => undefined;
      process.on(signal, other);
      const making = venvPython(options);
      const refused = expect(making).rejects.toMatchObject({ exitCode: 3 });
      const installing = await poll(
        () => Promise.resolve(existsSync(join(here.folder, 'installing')) || undefined),
        { everyMs: 10, withinMs: 10_000 },
      );
      expect(installing).toBe(true);
      process.emit(signal, signal);
      await refused;
      process.removeListener(signal, other);
      expect(await readdir(cache())).toEqual([]);
      expect(process.listenerCount(signal)).toBe(0);
    },
  );
});
