import type { Context } from '../../src/control/control.ts';
import { expectFact, fail, notObservable, pass } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { grantLacking } from '../../src/iam/grant-lacking.ts';
import { allow } from '../../src/iam/grants.ts';
import { trustedPrincipals } from '../../src/iam/trusted-principals.ts';
import { grantsOfRole } from '../common/grants.ts';
import type { DataApi } from './subjects.ts';

const isGateway = (principal: string): boolean => principal === 'apigateway.amazonaws.com';

/** Whether the template gives API Gateway, before the stage is made, a role with which it can write the access log. */
export const gatewayCanLog = ({ stage, accessLogGroup }: DataApi, { system }: Context): readonly Check[] => {
  const { id, cloudwatchRoleArn } = system.gatewayAccount;
  if (id === undefined)
    return [notObservable("the template does not set API Gateway's logging role; the account may have one")];
  const arn = need(cloudwatchRoleArn);
  const role = system.all('role').find((each) => arn !== undefined && valueOf(each.arn) === arn);
  if (role === undefined) return [notObservable("API Gateway's logging role is not in this template")];
  const streams = `${need(accessLogGroup.arn)}:log-stream:*`;
  const lacking = grantLacking(grantsOfRole(role, system), [
    ...allow('logs:CreateLogStream', streams),
    ...allow('logs:PutLogEvents', streams),
  ]);
  const trusted = trustedPrincipals(role.trust);
  const hangs =
    trusted.known && trusted.value.some(({ id: who, conditional }) => isGateway(who) && conditional);
  return [
    hangs
      ? notObservable("the trust of API Gateway's logging role hangs on a condition")
      : expectFact(
          trusted,
          "who may assume API Gateway's logging role",
          'apigateway.amazonaws.com',
          (principals) => principals.some(({ type, id: who }) => type === 'Service' && isGateway(who)),
          (principals) => principals.map(({ id: who }) => who),
        ),
    ...(lacking.length === 0 ? [pass()] : []),
    ...lacking.map((difference) =>
      difference.kind === 'unknown'
        ? notObservable(`what API Gateway's logging role is granted: ${difference.reason}`)
        : fail(`API Gateway's logging role lacks ${difference.action}`, {
            expected: `${difference.action} on ${difference.resource}`,
            actual: difference.kind === 'lacking' ? difference.why : undefined,
            at: difference.at,
          }),
    ),
    expectFact(
      stage.madeAfter,
      'what the stage waits for',
      id,
      (earlier) => earlier.has(id),
      (earlier) => [...earlier],
    ),
  ];
};
