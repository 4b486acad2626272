/** A stream that a command writes to. */
export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Characters on a line; undefined when it is no terminal. */
  readonly columns: number | undefined;
}

/** The other end of a channel between processes. */
export interface Parent {
  send(message: object): void;
  onMessage(listener: () => void): void;
  readonly connected: boolean;
}

/** What a run of the command line touches of its process. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The process that has started this one with a channel to it; undefined without one. */
  readonly parent: Parent | undefined;
  /** Aborted, with an Interrupted as its reason, when the user gives up. */
  readonly signal: AbortSignal;
}

/** The user (or the system) asked the process to end. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  /** 128 and the signal's number, as shells have it. */
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('interrupted');
    this.exitCode = exitCode;
  }
}

/** Waits for `work`, or throws the signal's reason as soon as it is aborted: for work that does not look at it itself. */
export const orInterrupted = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  signal.throwIfAborted();
  let giveUp = (): void => undefined;
  const interrupted = new Promise<never>((_, reject) => {
    giveUp = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Interrupted(130));
    };
    signal.addEventListener('abort', giveUp);
  });
  try {
    return await Promise.race([work, interrupted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
    // It may still fail when nobody waits for it any more.
    work.catch(() => undefined);
  }
};
