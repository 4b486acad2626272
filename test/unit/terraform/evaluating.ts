import type { Value } from '../../../src/facts/value.ts';
import { parseTerraform } from '../../../src/terraform/module.ts';
import { resolveTerraform } from '../../../src/terraform/resolve.ts';
import { plainOf } from '../../../src/terraform/values.ts';
import { terraformMappings } from '../../../src/resources/terraform-mappings.ts';
import type { ResolvedStack } from '../../../src/template/stack.ts';

/** What code comes to in one file, with variables by their parameters' names. */
export const resolved = async (
  text: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<ResolvedStack> =>
  resolveTerraform(
    await parseTerraform('code', [{ file: 'code/main.tf', text }]),
    {
      stackName: 'demo',
      accountId: '123456789012',
      region: 'us-east-1',
      partition: 'aws',
      parameters: new Map(Object.entries(parameters)),
    },
    terraformMappings,
  );

/** What an expression comes to beside some code. */
export const valueOf = async (expression: string, beside = ''): Promise<Value> => {
  // In a list, so that a null is not taken for no output.
  const stack = await resolved(`output "it" {\n  value = [${expression}]\n}\n${beside}`);
  const value = stack.outputs.get('it')?.value;
  const item = value?.kind === 'list' ? value.items[0] : value;
  if (item === undefined) throw new Error('there is no value');
  return item;
};

/** The same as plain data; undefined where it is unknown. */
export const dataOf = async (expression: string, beside = ''): Promise<unknown> =>
  plainOf(await valueOf(expression, beside));

/** Why it is unknown; undefined where it is known. */
export const reasonOf = async (expression: string, beside = ''): Promise<string | undefined> => {
  const value = await valueOf(expression, beside);
  return value.kind === 'unknown' ? value.reason : undefined;
};
