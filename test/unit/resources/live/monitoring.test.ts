import { describe, expect, test } from '@jest/globals';
import type { AlarmFacts } from '../../../../src/resources/alarm/facts.ts';
import type { TopicFacts } from '../../../../src/resources/topic/facts.ts';
import { only, reason, value, values } from './facts.ts';
import { account, alarm, allow, fails, observe, outputs, policy, topicArn, type Answers } from './world.ts';

const alarmed = async (more: Record<string, unknown>): Promise<AlarmFacts> =>
  only(
    await observe({ 'cloudWatch.describeAlarms': () => ({ MetricAlarms: [{ ...alarm, ...more }] }) }),
    'alarm',
  );

describe('an alarm', () => {
  test('what it is on and when it goes off', async () => {
    const its = await alarmed({});
    expect(
      values([
        its.name,
        its.arn,
        its.namespace,
        its.metric,
        its.statistic,
        its.comparison,
        its.threshold,
        its.period,
        its.evaluationPeriods,
      ]),
    ).toEqual([
      'demo-errors',
      `arn:aws:cloudwatch:us-east-1:${account}:alarm:demo-errors`,
      'AWS/Lambda',
      'Errors',
      'Sum',
      'GreaterThanThreshold',
      0,
      300,
      2,
    ]);
    expect([...value(its.dimensions)].map(([name, dimension]) => [name, value(dimension)])).toEqual([
      ['FunctionName', 'demo-fn'],
    ]);
    expect(value(its.alarmActions).map(value)).toEqual([topicArn]);
    expect(its.threshold.at).toEqual({
      resource: 'demo-errors',
      path: 'DescribeAlarms.MetricAlarms.Threshold',
    });
  });

  test('what CloudWatch takes where it says nothing', async () => {
    const its = await alarmed({ AlarmActions: undefined });
    expect(
      values([its.datapointsToAlarm, its.treatMissingData, its.actionsEnabled, its.alarmActions]),
    ).toEqual([2, 'missing', true, []]);
  });

  test('what it says otherwise', async () => {
    const its = await alarmed({
      DatapointsToAlarm: 1,
      TreatMissingData: 'notBreaching',
      ActionsEnabled: false,
      Statistic: undefined,
      ExtendedStatistic: 'p99',
    });
    expect(values([its.datapointsToAlarm, its.treatMissingData, its.actionsEnabled, its.statistic])).toEqual([
      1,
      'notBreaching',
      false,
      'p99',
    ]);
  });

  test('on a single query, which is a metric of its own', async () => {
    const { Namespace, MetricName, Dimensions, Period, Statistic, ...rest } = alarm;
    const stat = { Metric: { Namespace, MetricName, Dimensions }, Period, Stat: Statistic, Unit: 'Count' };
    const answer = { MetricAlarms: [{ ...rest, Metrics: [{ Id: 'm', MetricStat: stat }] }] };
    const its = only(await observe({ 'cloudWatch.describeAlarms': () => answer }), 'alarm');
    expect(values([its.namespace, its.metric, its.statistic, its.period, its.unit])).toEqual([
      'AWS/Lambda',
      'Errors',
      'Sum',
      300,
      'Count',
    ]);
    expect(value(its.dimensions).get('FunctionName')).toMatchObject({ value: 'demo-fn' });
  });

  test('on metric math', async () => {
    const its = await alarmed({
      Namespace: undefined,
      MetricName: undefined,
      Dimensions: undefined,
      Statistic: undefined,
      Period: undefined,
      Metrics: [
        { Id: 'e', Expression: 'SUM(m)' },
        {
          Id: 'm',
          MetricStat: {
            Metric: { Namespace: 'AWS/Lambda', Dimensions: [{ Name: 'FunctionName', Value: 'demo-fn' }] },
          },
        },
      ],
    });
    expect(values([its.namespace, its.metric, its.statistic, its.period, its.dimensions])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      new Map(),
    ]);
  });

  const { CloudWatchAlarmName: _, ...withoutAlarm } = outputs;
  const names = async (...alarms: readonly Record<string, unknown>[]): Promise<readonly string[]> => {
    const page = ({ NextToken }: Readonly<Record<string, unknown>>): unknown =>
      NextToken === undefined ? { MetricAlarms: [], NextToken: 'n' } : { MetricAlarms: alarms };
    const none = { 'cloudFormation.listStackResources': () => ({}) };
    return (await observe({ 'cloudWatch.describeAlarms': page, ...none }, withoutAlarm))
      .all('alarm')
      .map(({ id }) => id);
  };

  test('is found by the function that it is on, whatever page it is on', async () => {
    const Metrics = [{ MetricStat: { Metric: { Namespace: 'AWS/Lambda', Dimensions: alarm.Dimensions } } }];
    expect(
      await names(
        { ...alarm, AlarmName: 'a' },
        { ...alarm, AlarmName: 'b', Namespace: undefined, Dimensions: undefined, Metrics },
      ),
    ).toEqual(['a', 'b']);
  });

  test('is none of ours on another function, another service or without a name', async () => {
    const Dimensions = [{ Name: 'FunctionName', Value: 'other' }];
    expect(
      await names(
        { ...alarm, Dimensions },
        { ...alarm, Namespace: 'Mine' },
        { ...alarm, AlarmName: undefined },
      ),
    ).toEqual([]);
  });

  test('cannot be told apart from a missing one when alarms may not be listed', async () => {
    const system = await observe({ 'cloudWatch.describeAlarms': fails('AccessDenied') });
    expect([system.all('alarm'), system.unreadable('alarm')]).toEqual([
      [],
      'the alarms could not be read: AccessDenied (needs cloudwatch:DescribeAlarms)',
    ]);
  });

  test('notifies what is no topic: nothing to follow', async () => {
    const system = await observe({
      'cloudWatch.describeAlarms': () => ({
        MetricAlarms: [{ ...alarm, AlarmActions: ['arn:aws:automate:us-east-1:ec2:stop'] }],
      }),
    });
    expect([system.all('topic'), value(only(system, 'alarm').alarmActions).map(value)]).toEqual([
      [],
      ['arn:aws:automate:us-east-1:ec2:stop'],
    ]);
  });
});

const topicWhere = async (changed: Answers): Promise<TopicFacts> => only(await observe(changed), 'topic');
const withAttributes = (Attributes: Record<string, string>): Promise<TopicFacts> =>
  topicWhere({ 'sns.getTopicAttributes': () => ({ Attributes }) });

describe('a topic', () => {
  test('its names, its policy and its subscriptions', async () => {
    const its = await topicWhere({});
    expect(values([its.arn, its.name, its.encryptionKey])).toEqual([topicArn, 'demo-alarms', undefined]);
    expect(value(its.policies).map(({ statements }) => statements.length)).toEqual([1]);
    expect(
      value(its.subscriptions).map(({ protocol, endpoint }) => [value(protocol), value(endpoint)]),
    ).toEqual([['email', 'a@example.com']]);
  });

  const defaults = (more: object = {}, id = '__default_statement_ID'): Promise<TopicFacts> =>
    withAttributes({
      Policy: policy({
        Sid: id,
        ...allow('SNS:Publish', topicArn, {
          Principal: { AWS: '*' },
          Condition: { StringEquals: { 'AWS:SourceOwner': account } },
        }),
        ...more,
      }),
    });

  test('the policy that SNS gives it counts as none', async () => {
    expect(value((await defaults()).policies)).toEqual([]);
    expect(
      value((await defaults({ Action: ['SNS:Subscribe', 'SNS:Publish'], Condition: {} })).policies),
    ).toEqual([]);
    expect(value((await withAttributes({ KmsMasterKeyId: '' })).policies)).toEqual([]);
  });

  test.each([
    ['narrowed to a bucket', { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::b' } } }],
    ['without publishing', { Action: 'SNS:Subscribe' }],
    ['that denies', { Effect: 'Deny' }],
    ['for one principal', { Principal: { AWS: `arn:aws:iam::${account}:root` } }],
  ])('but one that has been changed does not: %s', async (_, more) => {
    expect(value((await defaults(more)).policies)).toHaveLength(1);
  });

  test('nor does one of its own name', async () => {
    expect(value((await defaults({}, 'mine')).policies)).toHaveLength(1);
  });

  test('the key that encrypts it is followed', async () => {
    const system = await observe({
      'sns.getTopicAttributes': () => ({ Attributes: { KmsMasterKeyId: 'alias/demo' } }),
      'dynamoDb.describeTable': fails('ResourceNotFoundException'),
    });
    expect([value(only(system, 'topic').encryptionKey), system.all('key').length]).toEqual(['alias/demo', 1]);
  });

  test('its subscriptions, of all pages, but for deleted ones', async () => {
    const { subscriptions } = await topicWhere({
      'sns.listSubscriptionsByTopic': ({ NextToken }) =>
        NextToken === undefined
          ? {
              Subscriptions: [{ Protocol: 'sqs', Endpoint: 'q', SubscriptionArn: 'Deleted' }],
              NextToken: 'n',
            }
          : { Subscriptions: [{ Protocol: 'email', Endpoint: 'b@example.com' }] },
    });
    expect(value(subscriptions).map(({ endpoint, at }) => [value(endpoint), at.path])).toEqual([
      ['b@example.com', 'ListSubscriptionsByTopic.Subscriptions[1]'],
    ]);
  });

  test('what may not be read is unknown', async () => {
    const its = await topicWhere({
      'sns.getTopicAttributes': fails('AuthorizationError'),
      'sns.listSubscriptionsByTopic': fails('AuthorizationError'),
    });
    expect(
      [its.policies, its.encryptionKey, its.subscriptions].map(
        (fact) => /needs (.+)\)/.exec(reason(fact))?.[1],
      ),
    ).toEqual(['sns:GetTopicAttributes', 'sns:GetTopicAttributes', 'sns:ListSubscriptionsByTopic']);
  });
});

describe('a log group', () => {
  test('its name, its ARN without :* and how long it keeps its lines', async () => {
    const logGroups = [
      {
        logGroupName: '/aws/lambda/demo-fn',
        arn: 'arn:aws:logs:us-east-1:1:log-group:/aws/lambda/demo-fn:*',
        retentionInDays: 30,
      },
    ];
    const its = only(await observe({ 'logs.describeLogGroups': () => ({ logGroups }) }), 'logGroup');
    expect(values([its.name, its.arn, its.retention])).toEqual([
      '/aws/lambda/demo-fn',
      'arn:aws:logs:us-east-1:1:log-group:/aws/lambda/demo-fn',
      30,
    ]);
  });

  test('is found on a later page, and never for another that begins like it', async () => {
    const seen = async (name: string): Promise<readonly string[]> => {
      const page = ({ nextToken }: Readonly<Record<string, unknown>>): unknown =>
        nextToken === undefined
          ? { logGroups: [{ logGroupName: '/aws/lambda/demo-fn-2' }], nextToken: 'n' }
          : { logGroups: [{ logGroupName: name, arn: 'a' }] };
      return (await observe({ 'logs.describeLogGroups': page })).all('logGroup').map(({ id }) => id);
    };
    expect([await seen('/aws/lambda/demo-fn'), await seen('/aws/lambda/demo-fn-3')]).toEqual([
      ['/aws/lambda/demo-fn'],
      [],
    ]);
  });

  test('may not be read: its name is known, the rest is not', async () => {
    const system = await observe({ 'logs.describeLogGroups': fails('AccessDeniedException') });
    expect(
      system.all('logGroup').map(({ name, arn, retention }) => [value(name), reason(arn), reason(retention)]),
    ).toEqual(
      ['/aws/apigateway/demo', '/aws/lambda/demo-fn'].map((name) => {
        const why = `the log group ${name} could not be read: AccessDeniedException (needs logs:DescribeLogGroups)`;
        return [name, why, why];
      }),
    );
  });
});
