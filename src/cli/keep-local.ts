import type { Command } from 'commander';
import type { Session } from './session.ts';

/** What `stackproof deploy --target local` starts in the background; nothing for people to type. */
export const addKeepLocal = (program: Command, { io }: Session): void => {
  program
    .command('keep-local', { hidden: true })
    .description('keep a local target running for the process that started this one')
    .requiredOption('--region <region>')
    .option('--account <number>')
    .action(async ({ region, account }: { region: string; account?: string }) => {
      const [{ keepRunning }, { inputError }] = await Promise.all([
        import('../target/local/keeper.ts'),
        import('../errors.ts'),
      ]);
      const { parent } = io;
      if (parent === undefined)
        throw inputError('keep-local is not for people', { remedy: 'use `stackproof deploy`' });
      let released = false;
      parent.onMessage(() => {
        released = true;
      });
      const employer = { send: parent.send, wantsMore: () => released || parent.connected };
      const options = { region, ...(account === undefined ? {} : { accountId: account }) };
      await keepRunning(options, employer, io.signal);
    });
};
