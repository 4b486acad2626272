import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { get } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { environmentError, type StackproofError } from '../../errors.ts';
import { lastWords } from '../python/run-program.ts';
import { emulatorProgram } from './emulator-program.ts';
import { thrown } from '../thrown.ts';

/** How long it may take to answer for the first time. Usually half a second; a loaded machine needs more. */
const startMs = 60_000;

export interface EmulatorOptions {
  /** The venv's. */
  readonly python: string;
  /** Whose and where what is asked for without a signature: the requests that a stack's public URL gets. */
  readonly accountId: string;
  readonly region: string;
  /** 0 for any that is free. */
  readonly port: number;
}

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly version: string;
  readonly pid: number;
  /** Why it no longer answers, naming the log that was kept of it; undefined while it runs. */
  death(): StackproofError | undefined;
  /** Ends it with all functions it runs, and removes its folder. Never throws; safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts MiniStack on the loopback, with a private folder, and waits until it answers. It ends with this process, however
 * that ends.
 * @throws StackproofError (environment) when the port is taken or it does not come up; names the log.
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const folder = await mkdtemp(join(tmpdir(), 'stackproof-local-'));
  const logFile = join(folder, 'ministack.log');
  const child = launch(options, folder, logFile);
  const ended = new Promise<void>((resolve) => void child.once('close', () => resolve()));
  let closing = false;
  let death: StackproofError | undefined;
  child.once('error', () => undefined);
  child.once('exit', (code, signal) => {
    if (closing) return;
    death = died(`the local target ended by itself (${signal ?? `exit code ${code}`})`, logFile);
    // Functions that it ran may outlive it.
    endGroup(child);
  });
  const close = async (): Promise<void> => {
    if (!closing && death === undefined) endGroup(child);
    closing = true;
    child.ref();
    if (child.pid !== undefined) await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const bound = await firstWord(child);
    const number = /^port (\d+)$/.exec(bound)?.[1];
    if (number === undefined) throw notStarted(bound, options.port, logFile);
    const url = `http://127.0.0.1:${number}`;
    const version = await firstAnswer(url, ended, logFile);
    return { url, version, pid: child.pid ?? -1, death: () => death, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function launch(
  { python, accountId, region, port }: EmulatorOptions,
  folder: string,
  logFile: string,
): ChildProcess {
  const home = join(folder, 'home');
  mkdirSync(join(folder, 'tmp'));
  mkdirSync(home);
  const log = openSync(logFile, 'w');
  try {
    const child = spawn(python, ['-I', '-u', '-c', emulatorProgram, String(port), folder], {
      cwd: home,
      // A session of its own: Ctrl-C in the terminal is for us, and the group can be killed as one.
      detached: true,
      stdio: ['pipe', log, log, 'pipe'],
      env: {
        ...emulatorEnvironment(folder, home),
        MINISTACK_ACCOUNT_ID: accountId,
        MINISTACK_REGION: region,
      },
    });
    // Its pipes must not keep us alive, nor break us when it dies.
    child.unref();
    child.stdin?.on('error', () => undefined);
    if (child.stdin instanceof Socket) child.stdin.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** Nothing of the user's environment gets in: the functions that run there inherit it. */
const emulatorEnvironment = (folder: string, home: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LANG: 'C.UTF-8',
  HOME: home,
  TMPDIR: join(folder, 'tmp'),
  STATE_DIR: join(folder, 'state'),
  S3_DATA_DIR: join(folder, 's3'),
  BIND_HOST: '127.0.0.1',
  // In the URLs that it gives: CloudFormation's and SQS's own of the same queue are to be the same.
  MINISTACK_HOST: '127.0.0.1',
  AUTH: 'true',
  LAMBDA_EXECUTOR: 'local',
  // No listeners beside the gateway, and no Docker: it would sweep up other emulators' containers.
  IOT_MTLS_ENABLED: '0',
  SFTP_ENABLED: '0',
  DOCKER_HOST: `unix://${join(folder, 'no-docker.sock')}`,
  AWS_EC2_METADATA_DISABLED: 'true',
});

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** What the program says of its port; '' when it ended without a word. */
function firstWord(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let word = '';
    const pipe = child.stdio[3];
    pipe?.on('error', () => undefined);
    pipe?.on('data', (chunk: Buffer) => (word += chunk.toString()));
    pipe?.once('close', () => resolve(word));
    child.once('error', (error) => resolve(`failed ${error.message}`));
  });
}

function notStarted(word: string, port: number, logFile: string): StackproofError {
  if (word.startsWith('taken'))
    return environmentError(`port ${port} of 127.0.0.1 is taken`, {
      remedy: 'leave it out, and a free one is found',
    });
  return died(`the local target does not start${word === '' ? '' : `: ${word}`}`, logFile);
}

/** Its version, as soon as it answers. */
async function firstAnswer(url: string, ended: Promise<void>, logFile: string): Promise<string> {
  const waiting = new AbortController();
  const gone = ended.then(() => waiting.abort(new Error('it ended')));
  const timer = setTimeout(() => waiting.abort(new Error(`no answer within ${startMs / 1000} s`)), startMs);
  try {
    return await ask(`${url}/_ministack/health`, waiting.signal);
  } catch (cause) {
    const why: unknown = waiting.signal.aborted ? waiting.signal.reason : cause;
    throw died(`the local target does not come up: ${thrown(why).message}`, logFile, cause);
  } finally {
    clearTimeout(timer);
    void gone;
  }
}

/** Keeps the log, since its folder goes, and says where. */
function died(message: string, logFile: string, cause?: unknown): StackproofError {
  const kept = join(tmpdir(), `${basename(dirname(logFile))}.log`);
  let log = '';
  try {
    log = readFileSync(logFile, 'utf8');
    if (log !== '') copyFileSync(logFile, kept);
  } catch {
    log = '';
  }
  if (log === '') return environmentError(message, { cause });
  const words = lastWords(log.replace(/^.*\bINFO\b.*$/gm, ''), 1);
  return environmentError(`${message}${words === '' ? '' : `: ${words}`}`, {
    remedy: `its log: ${kept}`,
    cause,
  });
}

function ask(url: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { signal, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('error', reject);
      answer.on('end', () => resolve(/"version":\s*"([^"]*)"/.exec(text)?.[1] ?? ''));
    });
    request.on('error', reject);
  });
}
