import type { Stack } from '@aws-sdk/client-cloudformation';
import { unknown } from '../../facts/fact.ts';
import { parseTemplate } from '../../template/load.ts';
import { anySpelling } from '../../terraform/spellings.ts';
import { answerFact, inAnswer } from '../live-answer.ts';
import type { LiveReader } from '../live-reader.ts';
import type { OutputFacts, ParameterFacts } from './facts.ts';
import { parametersOf } from './from-template.ts';

/** The values of a stack's parameters. One that CloudFormation keeps to itself (NoEcho) is not among them. */
export const parameterValues = ({ Parameters = [] }: Stack): ReadonlyMap<string, string> =>
  new Map(
    Parameters.flatMap(({ ParameterKey, ParameterValue, ResolvedValue }): [string, string][] => {
      const value = ResolvedValue ?? ParameterValue;
      return ParameterKey === undefined || value === undefined || value === '****'
        ? []
        : [[ParameterKey, value]];
    }),
  );

/** The parameters that a stack's own template declares. */
export const declaredParameters = async (
  stack: Stack,
  reader: LiveReader,
): Promise<ReadonlyMap<string, ParameterFacts>> => {
  const name = stack.StackName ?? '';
  const answer = await reader.read(
    'cloudformation:GetTemplate',
    `the template of the stack ${name}`,
    async (clients) => {
      const cloudFormation = await clients.cloudFormation();
      const found = await cloudFormation.getTemplate({ StackName: name, TemplateStage: 'Original' });
      return found.TemplateBody;
    },
  );
  const text = answerFact(answer, inAnswer(name, 'GetTemplate.TemplateBody'));
  if (!text.known) return withoutDeclaration(stack, text.reason);
  try {
    return parametersOf(parseTemplate(text.value, `the template of the stack ${name}`));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return withoutDeclaration(stack, `the template of the stack ${name} could not be read: ${reason}`);
  }
};

/** That they exist is known, by their values. */
const withoutDeclaration = (stack: Stack, reason: string): ReadonlyMap<string, ParameterFacts> => {
  const at = inAnswer(stack.StackName ?? '', 'DescribeStacks.Parameters');
  const nothing = unknown(reason, at);
  return new Map(
    (stack.Parameters ?? []).map(({ ParameterKey: name = '' }): [string, ParameterFacts] => [
      name,
      { name, type: nothing, default: nothing, allowedValues: nothing, description: nothing, at },
    ]),
  );
};

/** The flat outputs as facts, at their places in the file that holds them; found in any spelling. */
export const flatOutputs = (
  outputs: ReadonlyMap<string, string>,
  file: string,
): ReadonlyMap<string, OutputFacts> =>
  anySpelling(
    new Map(
      [...outputs].map(([name, value]): [string, OutputFacts] => {
        const at = { resource: '', path: name, file };
        return [name, { name, value: { known: true, value, at }, at }];
      }),
    ),
  );
