import { type Command, Option } from 'commander';
import { inputError } from '../errors.ts';
import type { Spec } from '../control/control.ts';
import type { Target } from '../target/target.ts';
import type { Session } from './session.ts';

/** Where a live command works. */
export interface TargetOptions {
  readonly target: 'local' | 'aws';
  readonly account?: string;
  readonly region?: string;
  readonly profile?: string;
}

/** Adds the options that say where a live command works. `withAccount`: unless the command has them already. */
export const withTargetOptions = (command: Command, withAccount: boolean): Command => {
  command
    .addOption(
      new Option('--target <target>', 'where: a local emulator, or AWS')
        .choices(['local', 'aws'])
        .default('local'),
    )
    .option('--profile <name>', 'a profile of your AWS configuration (with --target aws)');
  return withAccount
    ? command
        .option('--account <number>', 'the AWS account that is meant; no other is touched')
        .option('--region <region>', "the AWS region; the specification's unless given")
    : command;
};

/**
 * Connects to the AWS account that the user named.
 * @param touches what will be changed there, e.g. `deploys`; undefined for what only reads, which needs no --account.
 * @throws StackproofError (exit 2) when something would be changed in an account that was not named.
 */
export const awsTarget = async (
  { account, region, profile }: TargetOptions,
  spec: Spec,
  touches: string | undefined,
  { services }: Session,
): Promise<Target> => {
  if (touches !== undefined && account === undefined)
    throw inputError(`--target aws ${touches} something in an account`, {
      remedy: 'name the account that you mean: --account 123456789012',
    });
  return services.connectAws({
    region: region ?? spec.region,
    ...(account === undefined ? {} : { accountId: account }),
    ...(profile === undefined ? {} : { profile }),
  });
};

/** The name that a spec's stack has unless the user gives another. */
export const defaultStackName = (spec: Spec): string => `stackproof-${spec.id}`;
