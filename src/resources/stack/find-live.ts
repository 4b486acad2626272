import type { Stack } from '@aws-sdk/client-cloudformation';
import { environmentError, inputError, type StackproofError } from '../../errors.ts';
import type { LiveReader } from '../live-reader.ts';
import { anySpelling } from '../../terraform/spellings.ts';
import { invokeUrl } from '../rest-api/invoke-url.ts';

/** Where the stack is looked for, and by what. */
export interface StackSearch {
  readonly reader: LiveReader;
  readonly region: string;
  readonly accountId: string;
  readonly outputs: ReadonlyMap<string, string>;
  readonly outputsFile: string;
}

/**
 * Finds the stack that flat outputs are of: the one that has every one of them.
 * @returns undefined for Terraform's outputs, which are of no stack.
 * @throws StackproofError when there is none (exit 2), or when stacks cannot be listed (exit 3).
 */
export const findStack = async (search: StackSearch): Promise<Stack | undefined> => {
  const answer = await search.reader.pages(
    'cloudformation:DescribeStacks',
    `the stacks in ${search.region}`,
    async (clients, NextToken) => {
      const cloudFormation = await clients.cloudFormation();
      const page = await cloudFormation.describeStacks(NextToken === undefined ? {} : { NextToken });
      return { items: page.Stacks, next: page.NextToken };
    },
  );
  if (answer.state !== 'read') throw environmentError(answer.reason);
  const stacks = answer.value.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE');
  const [found, other] = stacks.filter((stack) => differences(stack, search.outputs).length === 0);
  if (found === undefined && areTerraforms(search.outputs)) return undefined;
  if (found === undefined) throw noStack(stacks, search);
  if (other !== undefined)
    throw inputError(`these outputs fit the stack ${nameOf(found)} and the stack ${nameOf(other)}`, {
      at: fileOf(search),
      remedy: 'add an output that only one of them has',
    });
  return found;
};

/** The name of a template's output has letters and digits alone. */
const areTerraforms = (outputs: ReadonlyMap<string, string>): boolean =>
  [...outputs.keys()].some((name) => name.includes('_'));

const nameOf = ({ StackName }: Stack): string => StackName ?? '';

const fileOf = ({ outputsFile }: StackSearch): { resource: string; path: string; file: string } => ({
  resource: '',
  path: '',
  file: outputsFile,
});

/** The flat outputs that a stack does not have, in whichever spelling. */
const differences = ({ Outputs = [] }: Stack, outputs: ReadonlyMap<string, string>): readonly string[] => {
  const its = anySpelling(
    new Map(Outputs.map(({ OutputKey = '', OutputValue }) => [OutputKey, OutputValue])),
  );
  return [...outputs].flatMap(([name, value]) => (its.get(name) === value ? [] : [name]));
};

const noStack = (stacks: readonly Stack[], search: StackSearch): StackproofError => {
  const { outputs, region, accountId } = search;
  const remedy = '`stackproof deploy` makes a stack and writes this file';
  const at = fileOf(search);
  const changed = stacks.find((stack) => differences(stack, outputs).length < outputs.size);
  if (changed !== undefined) {
    const names = differences(changed, outputs).join(', ');
    const message = `the stack that these outputs were of is gone; the stack ${nameOf(changed)} has some of them, but not this ${names}`;
    return inputError(message, { at, remedy });
  }
  const elsewhere = [...outputs.values()]
    .map(regionIn)
    .find((named) => named !== undefined && named !== region);
  if (elsewhere !== undefined)
    return inputError(`these outputs are of a stack in ${elsewhere}, but the target is ${region}`, { at });
  return inputError(
    `the stack that these outputs were of is gone: no stack in ${region} of account ${accountId} has them`,
    { at, remedy },
  );
};

const regionIn = (output: string): string | undefined =>
  invokeUrl(output)?.region ?? /^arn:[\w-]+:[\w-]+:([\w-]+):\d+:/.exec(output)?.[1];
