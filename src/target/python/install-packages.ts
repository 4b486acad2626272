import { join } from 'node:path';
import { environmentError } from '../../errors.ts';
import { lastWords, runProgram, type Ended } from './run-program.ts';

/** Packages are downloaded: a slow line needs time, a dead one must not hang. In milliseconds. */
const patience = 10 * 60_000;

export interface InstallOptions {
  /** The Python that the venv is made from. */
  readonly python: string;
  readonly lock: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ends the installer. */
  readonly signal?: AbortSignal;
}

/**
 * Makes a venv in `folder` with the locked packages: by uv, which takes a second or two, or else by Python's own means.
 * @throws StackproofError (environment) with the installer's last words.
 */
export async function installPackages(folder: string, options: InstallOptions): Promise<void> {
  if (await byUv(folder, options)) return;
  const venv = await run(options.python, ['-m', 'venv', '--clear', folder], options);
  if (venv.status !== 0) {
    throw environmentError(`cannot make a Python venv: ${lastWords(venv.stdout + venv.stderr)}`, {
      remedy: 'on Debian and Ubuntu, install python3-venv',
    });
  }
  const flags = [
    '--quiet',
    '--no-input',
    '--disable-pip-version-check',
    '--no-deps',
    '--require-hashes',
    '-r',
    options.lock,
  ];
  const pip = await run(join(folder, 'bin', 'python'), ['-m', 'pip', 'install', ...flags], options);
  if (pip.status !== 0) {
    throw environmentError(`cannot install the Python packages: ${lastWords(pip.stderr)}`, {
      remedy: 'is the package index reachable? pip and uv take its address from their own settings',
    });
  }
}

/** False when there is no uv, or when it did not get through: pip may, with settings of its own. */
async function byUv(folder: string, options: InstallOptions): Promise<boolean> {
  const here = { ...options, env: { ...options.env, UV_PYTHON_DOWNLOADS: 'never', UV_NO_PROGRESS: '1' } };
  try {
    const venv = await run(
      'uv',
      ['venv', '--quiet', '--no-project', '--python', options.python, folder],
      here,
    );
    if (venv.status !== 0) return false;
    const flags = [
      '--quiet',
      '--no-deps',
      '--require-hashes',
      '--python',
      join(folder, 'bin', 'python'),
      '-r',
      options.lock,
    ];
    return (await run('uv', ['pip', 'install', ...flags], here)).status === 0;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return false;
  }
}

const run = (command: string, args: readonly string[], { env, signal }: InstallOptions): Promise<Ended> =>
  runProgram(command, args, { timeoutMs: patience, env, ...(signal && { signal }) });
