import { randomUUID } from 'node:crypto';
import type { Parameter } from '@aws-sdk/client-cloudformation';
import { known, unknown, type Fact } from '../facts/fact.ts';
import type { Target } from '../target/target.ts';
import { withCleanUp } from './clean-up.ts';
import { poll } from './poll.ts';

/** What CloudFormation says to making a stack in another region. */
export interface Refusal {
  readonly region: string;
  readonly refused: boolean;
  /** CloudFormation's words; undefined when it did not refuse. */
  readonly reason: string | undefined;
}

/** A live stack's template and parameters, as CloudFormation has them. */
export interface Original {
  readonly template: string;
  readonly parameters: readonly Parameter[];
}

/** What a live stack was made from; unknown when CloudFormation does not give it away whole. */
export const originalOf = async (target: Target, stackName: string): Promise<Fact<Original>> => {
  const cloudFormation = await target.clients.cloudFormation();
  const [{ TemplateBody: template }, { Stacks: stacks = [] }] = await Promise.all([
    cloudFormation.getTemplate({ StackName: stackName, TemplateStage: 'Original' }),
    cloudFormation.describeStacks({ StackName: stackName }),
  ]);
  const parameters = stacks[0]?.Parameters ?? [];
  if (template === undefined) return unknown(`CloudFormation has no template of the stack ${stackName}`);
  if (template.length > 51_200)
    return unknown('its template is too large to be handed over without a bucket');
  const hidden = parameters.find(({ ParameterValue: value = '' }) => /^\*+$/.test(value));
  if (hidden) return unknown(`the value of its parameter ${hidden.ParameterKey ?? ''} is hidden (NoEcho)`);
  return known({
    template,
    parameters: parameters.map(({ ParameterKey: key, ParameterValue: value }) => ({
      ...(key === undefined ? {} : { ParameterKey: key }),
      ...(value === undefined ? {} : { ParameterValue: value }),
    })),
  });
};

/** A name that only one stack of the account can have (a role's, say) is taken by the live stack, whatever the region. */
const nameIsTaken = /EarlyValidation|already exist/i;

/**
 * Asks CloudFormation for a new stack in another region, as a change set: it takes the same checks before any resource
 * (rules, lookups by region) and makes no resource, whatever it answers. What it does leave, a stack without resources,
 * is removed.
 */
export const refusedIn = async (
  target: Target,
  region: string,
  { template, parameters }: Original,
  signal?: AbortSignal,
): Promise<Fact<Refusal>> => {
  const cloudFormation = await target.inRegion(region).clients.cloudFormation();
  const name = `stackproof-${randomUUID()}`;
  return withCleanUp(async (later) => {
    later(() => cloudFormation.deleteStack({ StackName: name }));
    try {
      await cloudFormation.createChangeSet({
        StackName: name,
        ChangeSetName: name,
        ChangeSetType: 'CREATE',
        TemplateBody: template,
        Parameters: [...parameters],
        Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
      });
    } catch (failure) {
      // Anything else (no permission in that region, too many requests) says nothing about the template.
      if (failure instanceof Error && failure.name === 'ValidationError')
        return known({ region, refused: true, reason: failure.message });
      throw failure;
    }
    const ended = await poll(
      `answer of CloudFormation in ${region}`,
      target.name === 'local' ? { timeoutMs: 3000, intervalMs: 50 } : { timeoutMs: 60_000, intervalMs: 1000 },
      async () => {
        const { Status: status, StatusReason: reason } = await cloudFormation.describeChangeSet({
          StackName: name,
          ChangeSetName: name,
        });
        if (status === 'CREATE_COMPLETE') return { region, refused: false, reason: undefined };
        return status === 'FAILED' ? { region, refused: true, reason } : undefined;
      },
      signal,
    );
    if (!ended.seen) return unknown(ended.reason);
    const { reason = '' } = ended.value;
    return nameIsTaken.test(reason)
      ? unknown(`CloudFormation refuses it in ${region} for another reason: ${reason}`)
      : known(ended.value);
  });
};
