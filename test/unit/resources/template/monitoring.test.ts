import { describe, expect, test } from '@jest/globals';
import type { AlarmFacts } from '../../../../src/resources/alarm/facts.ts';
import type { TopicFacts } from '../../../../src/resources/topic/facts.ts';
import { reason, value } from '../live/facts.ts';
import { oddities, resource, the, unknowns } from './observed.ts';

const alarm = (properties: string): AlarmFacts =>
  the('alarm', resource('Alarm', 'AWS::CloudWatch::Alarm', properties));

describe('an alarm', () => {
  test('is what its properties say', () => {
    const facts = alarm(`
AlarmName: a
Namespace: AWS/Lambda
MetricName: Errors
Dimensions: [{Name: FunctionName, Value: f}]
Statistic: Sum
Unit: Count
ComparisonOperator: GreaterThanThreshold
Threshold: '0'
Period: 300
EvaluationPeriods: 3
DatapointsToAlarm: 2
TreatMissingData: notBreaching
ActionsEnabled: false
AlarmActions: [arn:t, !ImportValue t]`);
    expect(value(facts.name)).toBe('a');
    expect(value(facts.arn)).toBe('arn:aws:cloudwatch:us-east-1:123456789012:alarm:a');
    expect(value(facts.namespace)).toBe('AWS/Lambda');
    expect(value(facts.metric)).toBe('Errors');
    expect(value(facts.dimensions).get('FunctionName')).toMatchObject({ value: 'f' });
    expect(value(facts.statistic)).toBe('Sum');
    expect(value(facts.unit)).toBe('Count');
    expect(value(facts.comparison)).toBe('GreaterThanThreshold');
    expect(value(facts.threshold)).toBe(0);
    expect(value(facts.period)).toBe(300);
    expect(value(facts.evaluationPeriods)).toBe(3);
    expect(value(facts.datapointsToAlarm)).toBe(2);
    expect(value(facts.treatMissingData)).toBe('notBreaching');
    expect(value(facts.actionsEnabled)).toBe(false);
    expect(value(facts.alarmActions)).toMatchObject([{ value: 'arn:t' }, { known: false }]);
  });

  test('has what AWS fills in', () => {
    const facts = alarm('EvaluationPeriods: 2');
    expect(value(facts.treatMissingData)).toBe('missing');
    expect(value(facts.actionsEnabled)).toBe(true);
    expect(value(facts.datapointsToAlarm)).toBe(2);
    expect(value(facts.alarmActions)).toEqual([]);
    expect(value(facts.dimensions).size).toBe(0);
    expect(value(facts.threshold)).toBeUndefined();
  });

  test('has an extended statistic in place of a plain one', () => {
    expect(value(alarm('ExtendedStatistic: p99').statistic)).toBe('p99');
  });

  const query = (id: string, rest: string): string =>
    `  - Id: ${id}\n    MetricStat: {Metric: {Namespace: N, MetricName: ${id}, Dimensions: [{Name: D, Value: v}]}, Period: 60, Stat: Sum}${rest}`;

  test('on one query is on its metric', () => {
    const facts = alarm(`Metrics:\n${query('m', '')}`);
    expect(value(facts.namespace)).toBe('N');
    expect(value(facts.metric)).toBe('m');
    expect(value(facts.dimensions).get('D')).toMatchObject({ value: 'v' });
    expect(value(facts.statistic)).toBe('Sum');
    expect(value(facts.period)).toBe(60);
  });

  test.each([
    ['two queries', `${query('m', '\n    ReturnData: false')}\n  - {Id: e, Expression: m * 0}`],
    ['an expression', '  - {Id: e, Expression: "1"}'],
  ])('on %s is on no metric of its own', (_, queries) => {
    const facts = alarm(`Metrics:\n${queries}`);
    expect(value(facts.metric)).toBeUndefined();
    expect(value(facts.statistic)).toBeUndefined();
  });

  test.each(unknowns)('%s stays unknown', (spelling, why) => {
    const facts = alarm(
      [
        'Threshold',
        'Dimensions',
        'TreatMissingData',
        'ActionsEnabled',
        'AlarmActions',
        'Statistic',
        'DatapointsToAlarm',
      ]
        .map((name) => `${name}: ${spelling}`)
        .join('\n'),
    );
    for (const fact of [
      facts.threshold,
      facts.dimensions,
      facts.treatMissingData,
      facts.actionsEnabled,
      facts.alarmActions,
      facts.statistic,
      facts.datapointsToAlarm,
    ])
      expect(reason(fact)).toMatch(why);
    const queries = alarm(`Metrics: ${spelling}`);
    for (const fact of [queries.metric, queries.dimensions, queries.statistic, queries.period])
      expect(reason(fact)).toMatch(why);
  });

  test.each(oddities)('%s where something else belongs is no crash', (odd) => {
    const names = ['Threshold', 'Period', 'Dimensions', 'AlarmActions', 'ActionsEnabled', 'Metrics'];
    expect(alarm(names.map((name) => `${name}: ${odd}`).join('\n')).id).toBe('Alarm');
    expect(alarm(`Dimensions: [${odd}]\nMetrics: [{MetricStat: ${odd}}]`).dimensions).toHaveProperty('known');
  });
});

const topic = (properties: string, others = ''): TopicFacts =>
  the('topic', resource('Topic', 'AWS::SNS::Topic', `TopicName: t\n${properties}`) + others);
const arn = 'arn:aws:sns:us-east-1:123456789012:t';
const topicPolicy = (properties: string, type = 'TopicPolicy'): string =>
  resource('Policy', `AWS::SNS::${type}`, `PolicyDocument: {Statement: []}\n${properties}`);
const subscription = (topicArn: string): string =>
  resource(
    'Mail',
    'AWS::SNS::Subscription',
    `TopicArn: ${topicArn}\nProtocol: email\nEndpoint: a@example.com`,
  );

describe('a topic', () => {
  test('is what its properties say', () => {
    const facts = topic('KmsMasterKeyId: alias/aws/sns');
    expect(value(facts.arn)).toBe(arn);
    expect(value(facts.name)).toBe('t');
    expect(value(facts.encryptionKey)).toBe('alias/aws/sns');
    expect(value(facts.policies)).toEqual([]);
    expect(value(facts.subscriptions)).toEqual([]);
  });
  test('has no key without one', () => {
    expect(value(topic('').encryptionKey)).toBeUndefined();
  });

  test.each([
    ['of its own', topicPolicy('Topics: [!Ref Topic]')],
    ['for one topic as a text', topicPolicy('Topics: !Ref Topic')],
    ['in line', topicPolicy('TopicArn: !Ref Topic', 'TopicInlinePolicy')],
  ])('has a policy %s', (_, others) => {
    expect(value(topic('', others).policies)).toHaveLength(1);
  });
  test('has no policy of another topic', () => {
    expect(value(topic('', topicPolicy(`Topics: [${arn}x]`)).policies)).toEqual([]);
  });
  test.each(unknowns)('with a policy for %s has unknown ones', (spelling, why) => {
    expect(reason(topic('', topicPolicy(`Topics: ${spelling}`)).policies)).toMatch(why);
    expect(reason(topic('', topicPolicy(`Topics: [${spelling}]`)).policies)).toMatch(why);
    const unread = resource(
      'P',
      'AWS::SNS::TopicPolicy',
      `Topics: [!Ref Topic]\nPolicyDocument: ${spelling}`,
    );
    expect(reason(topic('', unread).policies)).toMatch(why);
  });

  test.each([
    ['of its own', topic('', subscription('!Ref Topic'))],
    ['by a literal', topic('', subscription(arn))],
    ['in line', topic('Subscription: [{Protocol: email, Endpoint: a@example.com}]')],
    ['in line, alone', topic('Subscription: {Protocol: email, Endpoint: a@example.com}')],
  ])('has a subscription %s', (_, facts) => {
    expect(value(facts.subscriptions)).toMatchObject([
      { protocol: { value: 'email' }, endpoint: { value: 'a@example.com' } },
    ]);
  });
  test('has no subscription to another topic', () => {
    expect(value(topic('', subscription(`${arn}x`)).subscriptions)).toEqual([]);
  });
  test.each(unknowns)('with %s subscribed has an unknown subscriber', (spelling, why) => {
    expect(reason(topic(`Subscription: ${spelling}`).subscriptions)).toMatch(why);
    const [only] = value(
      topic(`Subscription: [{Protocol: ${spelling}, Endpoint: ${spelling}}]`).subscriptions,
    );
    expect(reason(only?.protocol ?? topic('').arn)).toMatch(why);
  });

  test.each(oddities)('%s where something else belongs is no crash', (odd) => {
    const others =
      resource('P', 'AWS::SNS::TopicPolicy', `Topics: ${odd}\nPolicyDocument: ${odd}`) +
      resource('S', 'AWS::SNS::Subscription', `TopicArn: ${odd}\nProtocol: ${odd}\nEndpoint: ${odd}`);
    const facts = topic(`Subscription: ${odd}\nKmsMasterKeyId: ${odd}`, others);
    expect(facts.subscriptions).toHaveProperty('known');
    expect(facts.policies).toHaveProperty('known');
  });
});

describe('a log group', () => {
  const group = (properties: string) => the('logGroup', resource('Group', 'AWS::Logs::LogGroup', properties));
  test('has its name, its ARN without `:*`, and its retention', () => {
    const facts = group('LogGroupName: /a/b\nRetentionInDays: 30');
    expect(value(facts.name)).toBe('/a/b');
    expect(value(facts.arn)).toBe('arn:aws:logs:us-east-1:123456789012:log-group:/a/b');
    expect(value(facts.retention)).toBe(30);
  });
  test('never expires unless told to', () => {
    expect(value(group('').retention)).toBeUndefined();
  });
  test.each(unknowns)('%s stays unknown', (spelling, why) => {
    const facts = group(`LogGroupName: ${spelling}\nRetentionInDays: ${spelling}`);
    expect(reason(facts.name)).toMatch(why);
    expect(reason(facts.arn)).toMatch(why);
    expect(reason(facts.retention)).toMatch(why);
  });
  test.each(oddities)('%s where something else belongs is no crash', (odd) => {
    expect(group(`LogGroupName: ${odd}\nRetentionInDays: ${odd}`).name).toHaveProperty('known');
  });
});
