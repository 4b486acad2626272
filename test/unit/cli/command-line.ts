import { run } from '../../../src/cli/run.ts';
import { services, type Services } from '../../../src/cli/services.ts';
import type { Io, Parent } from '../../../src/cli/io.ts';

/** What a run of the command line came to. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  readonly services?: Partial<Services>;
  readonly env?: Io['env'];
  readonly isTTY?: boolean;
  readonly parent?: Parent;
  readonly signal?: AbortSignal;
}

/** Runs a command in this process. A service that is not given fails the test when it is used. */
export const commandLine = async (
  argv: readonly string[],
  circumstances: Circumstances = {},
): Promise<Ran> => {
  const { env = {}, isTTY = false, parent, signal = new AbortController().signal } = circumstances;
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTTY,
    columns: 100,
  });
  const io: Io = { stdout: output('stdout'), stderr: output('stderr'), env, parent, signal };
  const code = await run(argv, io, { ...unavailable, specs: services.specs, ...circumstances.services });
  return { code, ...written };
};

const refuse = (name: string) => () => Promise.reject(new Error(`the test gave no ${name}`));

const unavailable: Services = {
  specs: services.specs,
  lint: refuse('lint'),
  startLocal: refuse('startLocal'),
  keepLocal: refuse('keepLocal'),
  findKeptLocal: refuse('findKeptLocal'),
  connectAws: refuse('connectAws'),
  deployStack: refuse('deployStack'),
  destroyStack: refuse('destroyStack'),
  destroyPackages: refuse('destroyPackages'),
  probe: refuse('probe'),
  readInput: refuse('readInput'),
  readFlatOutputs: refuse('readFlatOutputs'),
  writeFlatOutputs: refuse('writeFlatOutputs'),
};

export const reference = 'lib/data-api.yaml';
