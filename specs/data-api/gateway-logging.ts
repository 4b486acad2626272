import type { Context } from '../../src/control/control.ts';
import { notObservable } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { allow } from '../../src/iam/grants.ts';
import { gatewayMayAssume, gatewayRoleIsGranted, stageComesAfterAccount } from '../common/gateway-logging.ts';
import { streamsOf } from '../common/writing-logs.ts';
import type { DataApi } from './subjects.ts';

/** Whether the template gives API Gateway, before the stage is made, a role with which it can write the access log. */
export const gatewayCanLog = ({ stage, accessLogGroup }: DataApi, { system }: Context): readonly Check[] => {
  const { id, cloudwatchRoleArn } = system.gatewayAccount;
  if (id === undefined)
    return [notObservable("the template does not set API Gateway's logging role; the account may have one")];
  const arn = need(cloudwatchRoleArn);
  const role = system.all('role').find((each) => arn !== undefined && valueOf(each.arn) === arn);
  if (role === undefined) return [notObservable("API Gateway's logging role is not in this template")];
  const streams = streamsOf(need(accessLogGroup.arn));
  const required = [...allow('logs:CreateLogStream', streams), ...allow('logs:PutLogEvents', streams)];
  return [
    gatewayMayAssume(role),
    ...gatewayRoleIsGranted(role, required, system),
    stageComesAfterAccount(stage, id),
  ];
};
