import { environmentError } from '../errors.ts';
import type { Value } from '../facts/value.ts';
import type { ResolvedResource, ResolvedStack } from '../template/stack.ts';
import type { Target } from './target.ts';

/**
 * Checks what a stack needs of the account that it does not make itself: without a role in API Gateway's account
 * settings, a stage that logs is refused after minutes of creating.
 * @throws StackproofError (environment) that says how to set it.
 */
export async function checkBeforeAws(target: Target, stack: ResolvedStack): Promise<void> {
  const resources = [...stack.resources.values()];
  if (!resources.some(logs) || resources.some(({ type }) => type === 'AWS::ApiGateway::Account')) return;
  const { cloudwatchRoleArn } = await (await target.clients.apiGateway()).getAccount({});
  if (cloudwatchRoleArn !== undefined && cloudwatchRoleArn !== '') return;
  throw environmentError(
    `API Gateway has no role to write logs with in account ${target.accountId}, ${target.region}`,
    {
      remedy:
        'add an AWS::ApiGateway::Account to the template, or set the role: aws apigateway update-account',
    },
  );
}

const logs = ({ type, properties }: ResolvedResource): boolean => {
  if (type === 'AWS::ApiGateway::Stage') return within(properties, 'AccessLogSetting') !== undefined;
  return (
    type === 'AWS::ApiGateway::Deployment' &&
    within(within(properties, 'StageDescription'), 'AccessLogSetting') !== undefined
  );
};

const within = (value: Value | undefined, name: string): Value | undefined =>
  value?.kind === 'dict' ? value.entries.get(name) : undefined;
