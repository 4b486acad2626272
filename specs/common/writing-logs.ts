import type { Context } from '../../src/control/control.ts';
import { need } from '../../src/control/subject.ts';
import { grantLacking } from '../../src/iam/grant-lacking.ts';
import { allow, type Grant, type Grants } from '../../src/iam/grants.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import type { RoleFacts } from '../../src/resources/role/facts.ts';
import type { Scenario } from '../../src/resources/system.ts';
import { grantsOfRole } from './grants.ts';

/** The ARN of a log group of the stack's account and region, without the trailing `:*`. */
export const logGroupArn = (name: string, { partition, region, accountId }: Scenario): string =>
  `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`;

/** All streams of a log group. */
export const streamsOf = (group: string): string => `${group}:log-stream:*`;

/**
 * An action on a log group as a whole, as it is granted if it is. IAM compares such a one with the group's ARN, with `:*` or with the
 * empty stream's, as policies of all ages have it.
 */
export const onLogGroup = (action: string, group: string, grants: Grants): readonly Grant[] => {
  const forms = [group, `${group}:*`, streamsOf(group)];
  const granted = forms.find((form) => grantLacking(grants, allow(action, form)).length === 0);
  return allow(action, granted ?? group);
};

/** What a function's writing to its own log group takes. `create`: the right to make the group as well. */
export const writingLogs = (
  { role, fn }: { readonly role: RoleFacts; readonly fn: FunctionFacts },
  { system, scenario }: Context,
  create: boolean,
): readonly Grant[] => {
  const group = logGroupArn(need(fn.logGroupName), scenario);
  return [
    ...(create ? onLogGroup('logs:CreateLogGroup', group, grantsOfRole(role, system)) : []),
    ...allow('logs:CreateLogStream', streamsOf(group)),
    ...allow('logs:PutLogEvents', streamsOf(group)),
  ];
};
