import type { Context } from '../../src/control/control.ts';
import { fail, notObservable } from '../../src/control/expect.ts';
import { expectGrants } from '../../src/control/expect-grants.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { allow, type Grant, type Grants } from '../../src/iam/grants.ts';
import { gatewayMayAssume, gatewayRoleIsGranted, stageComesAfterAccount } from '../common/gateway-logging.ts';
import { grantsOfRole } from '../common/grants.ts';
import { logGroupArn, onLogGroup, streamsOf } from '../common/writing-logs.ts';
import type { ProfilesApi } from './subjects.ts';

/** What API Gateway's logging role is granted. */
export const gatewayLogs = [
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:DescribeLogGroups',
  'logs:DescribeLogStreams',
  'logs:PutLogEvents',
  'logs:GetLogEvents',
  'logs:FilterLogEvents',
];

/** Of these, those that are about streams of a group; all others are about the group. */
const onStreams = ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:GetLogEvents'];

const onGroup = (actions: readonly string[], group: string, grants: Grants): readonly Grant[] =>
  actions.flatMap((action) =>
    onStreams.includes(action) ? allow(action, streamsOf(group)) : onLogGroup(action, group, grants),
  );

/** The group of the API's execution logs, which API Gateway itself names and makes. */
const executionLogs = ({ api, stage }: ProfilesApi, { scenario }: Context): string =>
  logGroupArn(`API-Gateway-Execution-Logs_${need(api.apiId)}/${need(stage.name)}`, scenario);

/**
 * The role is granted the seven actions on the API's own log group, and nothing but them: there, on the group of the execution logs,
 * and the listing of groups on all of them, since it takes no one group.
 */
export const keepsGatewayLogs = (its: ProfilesApi, context: Context): readonly Check[] => {
  const grants = grantsOfRole(its.gatewayRole, context.system);
  const group = need(its.accessLogGroup.arn);
  const execution = executionLogs(its, context);
  return expectGrants(grants, {
    required: onGroup(gatewayLogs, group, grants),
    permitted: [
      ...gatewayLogs.flatMap((action) => allow(action, group, `${group}:*`, execution, `${execution}:*`)),
      ...allow('logs:DescribeLogGroups', '*'),
    ],
    services: { except: [] },
  });
};

const writing = gatewayLogs.filter(
  (action) => !['logs:GetLogEvents', 'logs:FilterLogEvents'].includes(action),
);

/**
 * The role that API Gateway's account settings name can write the API's execution logs; where the stack sets it, before the stage. A
 * stack that sets none takes one that is there already: only a live one shows it.
 */
export const logsAsAccount = (its: ProfilesApi, context: Context): readonly Check[] => {
  const { system, scenario } = context;
  const { id, cloudwatchRoleArn, at } = system.gatewayAccount;
  const arn = need(cloudwatchRoleArn);
  if (arn?.startsWith('arn:') !== true)
    return [
      fail('API Gateway has no role with which it could write logs', {
        expected: 'a role in its account settings',
        actual: arn,
        at,
      }),
    ];
  const role = system.all('role').find((each) => valueOf(each.arn) === arn);
  if (role === undefined)
    return [notObservable(`API Gateway logs with ${arn}, which is not a role of this stack`)];
  const grants = grantsOfRole(role, system);
  const required = [
    ...onGroup(
      writing.filter((action) => action !== 'logs:DescribeLogGroups'),
      executionLogs(its, context),
      grants,
    ),
    // A role that may list one group alone may not list any.
    ...allow('logs:DescribeLogGroups', logGroupArn('*', scenario)),
  ];
  return [
    gatewayMayAssume(role),
    ...gatewayRoleIsGranted(role, required, system),
    ...(id === undefined ? [] : [stageComesAfterAccount(its.stage, id)]),
  ];
};
