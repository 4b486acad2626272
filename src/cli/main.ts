import { constants } from 'node:os';
import { Interrupted, type Output, type Parent } from './io.ts';
import { run } from './run.ts';

const controller = new AbortController();

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    const code = 128 + constants.signals[name];
    // Whoever asks twice does not want to wait for the cleaning up.
    if (controller.signal.aborted) process.exit(code);
    controller.abort(new Interrupted(code));
  });
}

const outputOf = (stream: NodeJS.WriteStream): Output => {
  // A reader that has seen enough (`| head`) is no error.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    write: (text) => void stream.write(text),
    get isTTY() {
      return stream.isTTY;
    },
    get columns() {
      return stream.columns;
    },
  };
};

const parent: Parent | undefined =
  process.send === undefined
    ? undefined
    : {
        send: (message) => {
          if (process.connected) process.send?.(message);
        },
        onMessage: (listener) => void process.on('message', listener),
        get connected() {
          return process.connected;
        },
      };

const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });

const main = async (): Promise<void> => {
  const code = await run(process.argv.slice(2), {
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    env: process.env,
    parent,
    signal: controller.signal,
  });
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  // Idle connections and timers of a library must not keep a finished run alive.
  process.exit(code);
};

void main();
