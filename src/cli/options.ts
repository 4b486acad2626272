import { type Command, InvalidArgumentError, Option } from 'commander';

/** How a result is shown: the same for every command that judges. */
export interface ReportOptions {
  readonly format: Format;
  readonly out?: string;
  readonly strict: boolean;
  readonly debug: boolean;
  /** False when --no-color was given. */
  readonly color: boolean;
}

export type Format = 'text' | 'json' | 'junit';

/** Adds the options that every command has. */
export const withErrorOptions = (command: Command): Command =>
  command
    .option('--debug', 'show stack traces', false)
    .option('--no-color', 'no colours (nor with NO_COLOR set, nor into a file)');

/** Adds the options of every command that judges. */
export const withReportOptions = (command: Command): Command =>
  withErrorOptions(
    command
      .addOption(
        new Option('--format <format>', 'how to report').choices(['text', 'json', 'junit']).default('text'),
      )
      .option('--out <file>', 'write the report there, whole or not at all; the terminal then gets the text')
      .option('--strict', 'fail on what could not be observed, too', false),
  );

/** Adds the options that say what a template is deployed as. */
export const withDeploymentOptions = (command: Command): Command =>
  command
    .option('--param <name=value>', 'a parameter of the template; may be repeated', collectParameter)
    .option('--stack-name <name>', 'the name of the stack')
    .option('--account <number>', 'the AWS account, twelve digits')
    .option('--region <region>', 'the AWS region');

/** What --param comes to; undefined when there was none. */
export type Parameters = Readonly<Record<string, string>>;

/** Adds one `name=value` to those before it. @throws InvalidArgumentError, which commander turns into a usage error. */
export const collectParameter = (text: string, before: Parameters | undefined): Parameters => {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('It takes NAME=VALUE.');
  const name = text.slice(0, equals);
  if (before !== undefined && Object.hasOwn(before, name))
    throw new InvalidArgumentError(`The parameter ${name} was given before.`);
  return { ...before, [name]: text.slice(equals + 1) };
};

/** What of the deployment options the user has given, without the rest. */
export const givenValues = (options: {
  readonly param?: Parameters;
  readonly stackName?: string;
  readonly account?: string;
  readonly region?: string;
}): { parameters?: Parameters; stackName?: string; accountId?: string; region?: string } => ({
  ...(options.param === undefined ? {} : { parameters: options.param }),
  ...(options.stackName === undefined ? {} : { stackName: options.stackName }),
  ...(options.account === undefined ? {} : { accountId: options.account }),
  ...(options.region === undefined ? {} : { region: options.region }),
});
