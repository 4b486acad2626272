import { makeClients } from '../clients.ts';
import { venvPython } from '../python/venv.ts';
import type { Clients, Credentials, Target } from '../target.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { gaps } from './gaps/index.ts';

export interface LocalOptions {
  /** Twelve digits. */
  readonly accountId?: string;
  readonly region?: string;
  /** A port of 127.0.0.1; any that is free unless given. */
  readonly port?: number;
  /** Told what takes a while. */
  readonly log?: (line: string) => void;
}

/**
 * Starts a local AWS of its own and waits until it answers. It listens on the loopback only, and ends with this process.
 * A stack's functions run on it as plain programs with the user's rights.
 * @throws StackproofError (environment) without Python, on a port that is taken, or when it does not come up.
 */
export async function startLocal(options: LocalOptions = {}): Promise<Target> {
  const python = await venvPython(options.log === undefined ? {} : { progress: options.log });
  const { accountId = '000000000000', region = 'us-east-1', port = 0 } = options;
  return localTarget(await startEmulator({ python, accountId, region, port }), region, accountId);
}

function localTarget(emulator: Emulator, region: string, accountId: string): Target {
  const as = (credentials: Credentials): Clients =>
    makeClients({
      region,
      endpoint: emulator.url,
      credentials,
      explain: (error) => emulator.death() ?? error,
    });
  return {
    name: 'local',
    description: `MiniStack ${emulator.version}`,
    region,
    accountId,
    clients: as({ accessKeyId: accountId, secretAccessKey: 'test' }),
    as,
    gaps,
    inRegion: (other) => localTarget(emulator, other, accountId),
    reachable: (url) => reachable(url, emulator.url),
    close: () => emulator.close(),
  };
}

/** A stack's public URL as the emulator serves it; any other URL stays as it is. */
export function reachable(url: string, base: string): string {
  const found = /^https?:\/\/([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?(\/.*)?$/i.exec(
    url,
  );
  return found === null ? url : `${base}/_aws/execute-api/${found[1]}${found[2] ?? ''}`;
}
