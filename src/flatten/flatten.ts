import { inputError } from '../errors.ts';
import type { Place } from '../facts/place.ts';
import { cloudFormationOutputs } from './cloudformation.ts';
import { formats, type Format, type Json, type NamedOutput } from './format.ts';
import { cdkOutputs, flatOutputs, pulumiOutputs } from './maps.ts';
import { recognise } from './recognise.ts';
import { terraformOutputs, terraformShowOutputs, terraformStateOutputs } from './terraform.ts';

export interface FlattenOptions {
  /** Recognised by its shape unless given. */
  readonly format?: Format | undefined;
  /** Writes sensitive values too. */
  readonly includeSensitive?: boolean;
  /** Puts the stack's name before each output's. */
  readonly prefix?: boolean;
}

/** Outputs as one map, and what was left out of it: a sentence each. */
export interface Flattened {
  readonly format: Format;
  readonly outputs: Readonly<Record<string, Json>>;
  readonly notices: readonly string[];
}

const readers: Readonly<Record<Format, (data: Json) => readonly NamedOutput[] | undefined>> = {
  cloudformation: cloudFormationOutputs,
  sam: cloudFormationOutputs,
  'terraform-output': terraformOutputs,
  'terraform-state': terraformStateOutputs,
  'terraform-show': terraformShowOutputs,
  cdk: cdkOutputs,
  pulumi: pulumiOutputs,
  flat: flatOutputs,
};

/**
 * Makes one flat map of the outputs that a tool printed. Texts stay texts, lists and objects stay what they are; what has no
 * value is left out, with a notice.
 * @param text JSON.
 * @param file where it comes from, for messages.
 * @throws StackproofError (input) when it is not JSON, of no format that is known or of more than one, holds sensitive
 * values that were not asked for, or two outputs of the same name.
 */
export const flatten = (text: string, file: string, options: FlattenOptions = {}): Flattened => {
  const at: Place = { resource: '', path: '', file };
  const data = parsed(text, at);
  const format = options.format ?? formatOf(data, at);
  const found = readers[format](data);
  if (found === undefined)
    throw inputError(`these are no outputs in the format ${format}`, {
      at,
      remedy: `--format takes one of ${formats.join(', ')}`,
    });
  refuseSensitive(found, options, at);
  const outputs = new Map<string, NamedOutput>();
  const notices: string[] = [];
  for (const each of found) {
    const name = options.prefix === true ? prefixed(each, at) : each.name;
    const same = outputs.get(name);
    if (same !== undefined) throw twice(name, same, each, at);
    outputs.set(name, each);
    if (each.value === undefined || each.value === null)
      notices.push(`the output ${name} has no value, and is left out`);
  }
  if (outputs.size === 0) notices.push('there are no outputs');
  const valued = [...outputs].flatMap(([name, { value }]): (readonly [string, Json])[] =>
    value === undefined || value === null ? [] : [[name, value]],
  );
  return { format, outputs: Object.fromEntries(valued), notices };
};

/** Windows' PowerShell puts a byte order mark before what it redirects. */
const parsed = (text: string, at: Place): Json => {
  const json = text.replace(/^\uFEFF/, '').trim();
  if (json === '')
    throw inputError('there is nothing in it', {
      at,
      remedy: 'give it the JSON that a tool prints of its outputs',
    });
  try {
    return JSON.parse(json) as Json;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw inputError(`this is not JSON: ${why}`, { at, cause });
  }
};

const formatOf = (data: Json, at: Place): Format => {
  const [format, other] = recognise(data);
  if (format === undefined)
    throw inputError('these are no outputs in a format that is known', {
      at,
      remedy: `--format says which it is: ${formats.join(', ')}`,
    });
  if (other !== undefined)
    throw inputError(`these outputs could be in the format ${format} or ${other}`, {
      at,
      remedy: `--format ${format} or --format ${other} says which`,
    });
  return format;
};

const refuseSensitive = (
  found: readonly NamedOutput[],
  { includeSensitive = false }: FlattenOptions,
  at: Place,
): void => {
  const names = (outputs: readonly NamedOutput[]): string => outputs.map(({ name }) => name).join(', ');
  const sensitive = found.filter((output) => output.sensitive);
  if (sensitive.length > 0 && !includeSensitive)
    throw inputError(`sensitive: ${names(sensitive)}`, {
      at,
      remedy: '--include-sensitive writes them as plain text; or leave them out of the input',
    });
  const hidden = sensitive.filter(({ value }) => value === undefined);
  if (hidden.length > 0)
    throw inputError(`hidden by the tool that printed it: ${names(hidden)}`, {
      at,
      remedy: '`pulumi stack output --json --show-secrets` shows it',
    });
};

const prefixed = ({ name, stack }: NamedOutput, at: Place): string => {
  if (stack !== undefined) return `${stack}.${name}`;
  throw inputError(`--prefix takes the names of stacks, and the output ${name} comes without one`, { at });
};

const twice = (name: string, one: NamedOutput, other: NamedOutput, at: Place): Error => {
  const stacks = [one, other].map(({ stack }) => stack ?? 'one without a name');
  return inputError(`the output ${name} is in two stacks: ${stacks.join(' and ')}`, {
    at,
    remedy: "--prefix puts the stack's name before each output's",
  });
};
