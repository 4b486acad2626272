import type { Context } from '../../src/control/control.ts';
import { expectFact, fail, notObservable, pass } from '../../src/control/expect.ts';
import { expectAccess } from '../../src/control/expect-grants.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { allowsTo, together } from '../../src/iam/allows-to.ts';
import { service } from '../../src/iam/caller.ts';
import { grantLacking } from '../../src/iam/grant-lacking.ts';
import { allow } from '../../src/iam/grants.ts';
import { trustedPrincipals } from '../../src/iam/trusted-principals.ts';
import { namesKey } from '../../src/resources/key/names.ts';
import { grantsOfRole } from '../grants.ts';
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

/** Whether CloudWatch may publish an alarm's notifications to the topic: by the topic's policy, and by its key's. */
export const topicLetsAlarmsPublish = (
  { topic, alarm }: DataApi,
  { system, scenario }: Context,
): readonly Check[] => {
  const context = {
    'aws:SourceAccount': scenario.accountId,
    'aws:SourceOwner': scenario.accountId,
    'aws:SourceArn': need(alarm.arn),
  };
  const cloudWatch = service('cloudwatch.amazonaws.com');
  const policies = need(topic.policies);
  // SNS's own default policy lets the alarms of the topic's account publish.
  const byPolicy =
    policies.length === 0
      ? pass()
      : expectAccess(
          allowsTo(together(topic.policies), {
            caller: cloudWatch,
            action: 'sns:Publish',
            resource: topic.arn,
            context,
          }),
          'sns:Publish for CloudWatch',
          'sns:Publish for cloudwatch.amazonaws.com',
        );
  return [byPolicy, ...byKey()];

  function byKey(): readonly Check[] {
    const named = need(topic.encryptionKey);
    if (named === undefined || named === '') return [pass()];
    const key = system.all('key').find((each) => namesKey(named, each, system.all('alias')));
    if (key === undefined)
      return [
        named.endsWith('alias/aws/sns')
          ? fail("CloudWatch may not use AWS's own key of SNS", {
              expected: 'no encryption, or a key whose policy lets cloudwatch.amazonaws.com use it',
              actual: named,
              at: topic.encryptionKey.at,
            })
          : notObservable(`the topic's key ${named} is not one of this stack`),
      ];
    return ['kms:Decrypt', 'kms:GenerateDataKey'].map((action) =>
      expectAccess(
        allowsTo(key.policy, { caller: cloudWatch, action, resource: key.arn, context }),
        `${action} for CloudWatch on the topic's key`,
        `${action} for cloudwatch.amazonaws.com`,
      ),
    );
  }
};
