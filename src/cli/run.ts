import { Command } from 'commander';
import { addCheck } from './check.ts';
import { addDeploy } from './deploy.ts';
import { addDestroy } from './destroy.ts';
import { addExplain } from './explain.ts';
import { fail } from './fail.ts';
import { addFlatten } from './flatten.ts';
import type { Io } from './io.ts';
import { addKeepLocal } from './keep-local.ts';
import { addList } from './list.ts';
import { addMutate } from './mutate.ts';
import { addProbe } from './probe.ts';
import { services as realServices, type Services } from './services.ts';
import { addVerify } from './verify.ts';

/**
 * Runs one command. Never throws.
 * @param argv what stands after the program's name.
 * @returns the exit code: 0 nothing failed, nothing in error · 1 something did · 2 bad input or usage · 3 the environment
 * lacks something · 128 and a signal's number when interrupted.
 */
export const run = async (
  argv: readonly string[],
  io: Io,
  services: Services = realServices,
): Promise<number> => {
  let exitCode = 0;
  const exitWith = (code: number) => {
    exitCode = code;
  };
  try {
    const program = await programFor({ io, services, exitWith });
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (thrown) {
    const cause: unknown = io.signal.aborted ? io.signal.reason : thrown;
    return fail(cause, io, argv.includes('--debug'));
  }
};

const programFor = async (session: Parameters<typeof addCheck>[1]): Promise<Command> => {
  const { io } = session;
  const program = new Command('stackproof')
    .description('Proves, clause by clause, that a stack is what its written specification asks for.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        io.stdout.write(text);
      },
      writeErr: (text) => {
        io.stderr.write(text);
      },
      // The one function for errors prints them.
      outputError: () => undefined,
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .helpCommand(true)
    .showSuggestionAfterError();
  const { version } = await import('./run-result.ts');
  program.version(version());
  for (const add of [
    addCheck,
    addDeploy,
    addDestroy,
    addProbe,
    addMutate,
    addVerify,
    addFlatten,
    addList,
    addExplain,
    addKeepLocal,
  ])
    add(program, session);
  program.addHelpText(
    'after',
    '\nExit codes:\n  0 nothing failed, nothing in error   1 something did   2 bad input or usage   3 the environment lacks something',
  );
  return program;
};
