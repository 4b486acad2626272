import { isList, isObject, textAt, type Json, type NamedOutput } from './format.ts';

/**
 * The outputs in an answer of CloudFormation's DescribeStacks: the whole of it, one stack of it, or the list that
 * `--query 'Stacks[0].Outputs'` picks, which is null for a stack without outputs. `sam list stack-outputs` prints such a list.
 * Undefined when it is none of these.
 */
export const cloudFormationOutputs = (data: Json): readonly NamedOutput[] | undefined => {
  if (data === null) return [];
  if (isList(data)) return data.every(isOutput) ? outputsIn(data, undefined) : stacksIn(data);
  if (!isObject(data)) return undefined;
  const stacks = data['Stacks'];
  return isList(stacks) ? stacksIn(stacks) : stacksIn([data]);
};

const isOutput = (data: Json): boolean => isObject(data) && textAt(data, 'OutputKey') !== undefined;

const isStack = (data: Json): boolean =>
  isObject(data) && (textAt(data, 'StackName') !== undefined || textAt(data, 'StackId') !== undefined);

const stacksIn = (stacks: readonly Json[]): readonly NamedOutput[] | undefined =>
  stacks.every(isStack)
    ? stacks.flatMap((stack) => {
        if (!isObject(stack)) return [];
        const outputs = stack['Outputs'];
        return outputsIn(isList(outputs) ? outputs : [], textAt(stack, 'StackName'));
      })
    : undefined;

const outputsIn = (outputs: readonly Json[], stack: string | undefined): readonly NamedOutput[] =>
  outputs.flatMap((output) => {
    const name = isObject(output) ? textAt(output, 'OutputKey') : undefined;
    if (!isObject(output) || name === undefined) return [];
    return [{ name, value: output['OutputValue'], stack, sensitive: false }];
  });
