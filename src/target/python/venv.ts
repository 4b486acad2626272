import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { environmentError } from '../../errors.ts';
import { packageRoot } from '../../package-root.ts';
import { cacheFolder } from './cache-folder.ts';
import { findPython } from './find-python.ts';
import { installPackages } from './install-packages.ts';
import { thrown } from '../thrown.ts';

export interface VenvOptions {
  /** Told once when something has to be installed, since that takes a while. */
  readonly progress?: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
  /** The locked list of packages. */
  readonly lock?: string;
}

const made = new Map<string, Promise<string>>();

/**
 * The Python of a private venv that has exactly the locked packages. It lies in the user's cache folder, is named after
 * the lock's content, and is made on first need: whole, or not at all, however many runs need it at once. Its scripts
 * (`bin/cfn-lint`, …) hold the path where it was made: run modules by its Python instead.
 * @throws StackproofError (environment) without a Python that is new enough, or when the packages cannot be had.
 */
export async function venvPython(options: VenvOptions = {}): Promise<string> {
  const { folder, lock } = await venvOf(options);
  const running = made.get(folder) ?? make(folder, lock, options);
  made.set(folder, running);
  try {
    return await running;
  } catch (error) {
    made.delete(folder);
    throw error;
  }
}

/** The venv's Python if there is one already; undefined otherwise. Installs nothing. */
export async function readyVenv(options: VenvOptions = {}): Promise<string | undefined> {
  const python = pythonIn((await venvOf(options)).folder);
  return existsSync(python) ? python : undefined;
}

async function venvOf({ env, lock: given }: VenvOptions): Promise<{ folder: string; lock: string }> {
  const lock = given ?? join(packageRoot(), 'scripts', 'requirements.txt');
  const digest = createHash('sha256')
    .update(await readFile(lock))
    .digest('hex');
  return { folder: join(cacheFolder(env), `venv-${digest.slice(0, 12)}`), lock };
}

const pythonIn = (folder: string): string => join(folder, 'bin', 'python');

async function make(
  folder: string,
  lock: string,
  { progress, env = process.env }: VenvOptions,
): Promise<string> {
  // A venv whose Python has been uninstalled is a dangling link: as good as none.
  if (existsSync(pythonIn(folder))) return pythonIn(folder);
  if (process.platform === 'win32') {
    throw environmentError('the local target and cfn-lint are not supported on Windows', {
      remedy: 'run Stackproof under WSL',
    });
  }
  const python = await findPython(env);
  progress?.('Installing the local target and cfn-lint (once for each version; up to a minute)…');
  await mkdir(dirname(folder), { recursive: true });
  await dropLeftovers(folder);
  const draft = `${folder}.${process.pid}.draft`;
  const drop = (): void => rmSync(draft, { recursive: true, force: true, maxRetries: 3 });
  const installer = new AbortController();
  const undo = onInterrupt(() => {
    installer.abort();
    drop();
  });
  try {
    await installPackages(draft, { python, lock, env, signal: installer.signal });
    await putInPlace(draft, folder);
  } finally {
    undo();
    drop();
  }
  return pythonIn(folder);
}

/** Whoever comes first wins; the other's draft is dropped. */
async function putInPlace(draft: string, folder: string): Promise<void> {
  try {
    await rename(draft, folder);
  } catch (cause) {
    if (existsSync(pythonIn(folder))) return;
    const broken = `${draft}.old`;
    try {
      await rename(folder, broken);
      await rename(draft, folder);
    } catch {
      if (!existsSync(pythonIn(folder))) throw environmentError(`cannot make ${folder}`, { cause });
    } finally {
      await rm(broken, { recursive: true, force: true });
    }
  }
}

/** Removes drafts whose makers were killed. */
async function dropLeftovers(folder: string): Promise<void> {
  const drafts = (await readdir(dirname(folder))).filter(
    (name) => name.startsWith('venv-') && name.includes('.draft'),
  );
  for (const name of drafts) {
    const maker = Number(/\.(\d+)\.draft/.exec(basename(name))?.[1]);
    if (!isAlive(maker)) await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return thrown(error).code === 'EPERM';
  }
}

/** Cleans up on Ctrl-C too. Gives back what takes it off again. */
function onInterrupt(clean: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const handlers = signals.map((signal) => {
    const handler = (): void => {
      clean();
      process.removeListener(signal, handler);
      // With nobody else to decide, the signal does what it would have done.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    };
    process.on(signal, handler);
    return [signal, handler] as const;
  });
  process.on('exit', clean);
  return () => {
    for (const [signal, handler] of handlers) process.removeListener(signal, handler);
    process.removeListener('exit', clean);
  };
}
