import type { Context } from '../../src/control/control.ts';
import { fail, notObservable, pass } from '../../src/control/expect.ts';
import { expectAccess } from '../../src/control/expect-grants.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { allowsTo, together } from '../../src/iam/allows-to.ts';
import { service } from '../../src/iam/caller.ts';
import type { AlarmFacts } from '../../src/resources/alarm/facts.ts';
import { namesKey } from '../../src/resources/key/names.ts';
import type { TopicFacts } from '../../src/resources/topic/facts.ts';

/** Whether CloudWatch may publish an alarm's notifications to the topic: by the topic's policy, and by its key's. */
export const topicLetsAlarmsPublish = (
  { topic, alarm }: { readonly topic: TopicFacts; readonly alarm: AlarmFacts },
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
