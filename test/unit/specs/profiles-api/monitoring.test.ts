import { describe, expect, test } from '@jest/globals';
import { judgeLive } from '../../../../src/control/judge-live.ts';
import type { Finding, Verdict } from '../../../../src/control/verdict.ts';
import { known, unknown } from '../../../../src/facts/fact.ts';
import { profilesApi } from '../../../../specs/profiles-api/index.ts';
import { monitoring } from '../../../../specs/profiles-api/monitoring.ts';
import { faultOf } from '../../../../specs/profiles-api/published-series.ts';
import { swap, withoutResource } from '../edits.ts';
import { verdictsOn } from '../verdicts.ts';
import { monitoringCodeCases } from './cases-monitoring-terraform.ts';
import { monitoringCases } from './cases-monitoring.ts';
import { liveSystem, asTerraform, type Live } from './live-system.ts';
import { reference, testSection } from './section-suite.ts';

testSection(monitoring, { template: monitoringCases, terraform: monitoringCodeCases });

const spec = { ...profilesApi, sections: [monitoring] };

describe('on a live stack', () => {
  const judged = (live: Live = {}): ReadonlyMap<string, Verdict> =>
    judgeLive(spec, liveSystem(live), undefined);
  const unmetLive = (live: Live): readonly string[] =>
    [...judged(live)].flatMap(([id, { outcome }]) => (outcome === 'pass' ? [] : [`${id} ${outcome}`]));

  test.each<[string, Live, readonly string[]]>([
    ['as it is', {}, []],
    [
      'where nothing tells its variables',
      { parameters: false, given: { EnvironmentSuffix: 'pr9', Environment: 'test' } },
      [],
    ],
    ['by outputs of Terraform', { parameters: false, outputs: asTerraform }, []],
    [
      'a topic of another stack',
      { facts: { topic: (its) => ({ ...its, own: known(false) }) } },
      ['PROF-MON-01 fail'],
    ],
    [
      'nobody subscribed',
      { parameters: false, facts: { topic: (its) => ({ ...its, subscriptions: known([]) }) } },
      ['PROF-MON-01 fail'],
    ],
    [
      'a dashboard that may not be read',
      { facts: { dashboard: (its) => ({ ...its, body: unknown('it takes cloudwatch:GetDashboard') }) } },
      ['PROF-MON-02 not-observable', 'PROF-MON-05 not-observable'],
    ],
    [
      'functions that may not be read',
      { facts: { function: (its) => ({ ...its, name: unknown('it may not be read') }) } },
      ['PROF-MON-02', 'PROF-MON-05', 'PROF-MON-06', 'PROF-MON-07'].map((id) => `${id} not-observable`),
    ],
    [
      'dimensions that may not be read',
      { facts: { alarm: (its) => ({ ...its, dimensions: unknown('they may not be read') }) } },
      ['PROF-MON-03', 'PROF-MON-05', 'PROF-MON-06', 'PROF-MON-07', 'PROF-MON-08'].map(
        (id) => `${id} not-observable`,
      ),
    ],
    [
      'a dimension that may not be read',
      {
        facts: {
          alarm: (its) => ({
            ...its,
            dimensions: known(new Map([['FunctionName', unknown('it may not be read')]])),
          }),
        },
      },
      [
        'PROF-MON-03 fail',
        'PROF-MON-05 not-observable',
        'PROF-MON-06 not-observable',
        'PROF-MON-07 not-observable',
        'PROF-MON-08 fail',
      ],
    ],
  ])('%s', (_, live, expected) => {
    expect(unmetLive(live)).toEqual(expected);
  });

  test('what shows only because a gap was filled is marked', () => {
    const facts: Live['facts'] = {
      dashboard: (its) => ({ ...its, body: { ...its.body, gapFilled: 'dashboards' } }),
    };
    expect(judged({ facts }).get('PROF-MON-02')?.gapFilled).toEqual(['dashboards']);
  });
});

describe('of series without data', () => {
  const findingsOn = (passage: string, by: string): readonly Finding[] =>
    verdictsOn(spec, swap(passage, by)(reference)).get('PROF-MON-05')?.findings ?? [];

  test('all of a service are one finding, which is ours', () => {
    const concurrency =
      '["AWS/Lambda", "ConcurrentExecutions", "FunctionName", "${ApiFunction}", {"stat": "Maximum"}]';
    expect(
      findingsOn(concurrency, '["AWS/Lambda", "ConcurrentExecutions"], ["AWS/Lambda", "Errors"]'),
    ).toMatchObject([
      {
        message: "the dashboard's widgets of AWS/Lambda: it is the whole account's",
        actual: 'AWS/Lambda ConcurrentExecutions, AWS/Lambda Errors',
        at: { resource: 'Dashboard' },
      },
    ]);
    expect(monitoring.controls.find(({ id }) => id === 'PROF-MON-05')?.ours).toBe(true);
  });

  test('a finding says where CloudWatch looks', () => {
    expect(
      findingsOn(
        '"AWS/ApiGateway", "Count", "ApiName", "${EnvironmentSuffix}-api"',
        '"AWS/ApiGateway", "Count"',
      )[0]?.message,
    ).toBe("the dashboard's widgets of AWS/ApiGateway: AWS publishes this metric by ApiName");
    expect(
      findingsOn(
        '["AWS/DynamoDB", "UserErrors", {',
        '["AWS/DynamoDB", "UserErrors", "TableName", "${ProfilesTable}", {',
      )[0]?.message,
    ).toBe("the dashboard's widgets of AWS/DynamoDB: AWS publishes this metric without dimensions alone");
    expect(
      findingsOn('"AWS/Cognito", "SignInSuccesses"', '"AWS/Cognito", "UserAuthentication"')[0]?.message,
    ).toBe("the dashboard's widgets of AWS/Cognito: AWS publishes no such metric");
  });

  test('of a stack without dashboard and alarms there is nothing to judge', () => {
    const text = [
      'ApiErrorsAlarm',
      'FunctionErrorsAlarm',
      'FunctionDurationAlarm',
      'TableErrorsAlarm',
      'Dashboard',
    ]
      .map(withoutResource)
      .reduce((changed, edit) => edit(changed), reference);
    const verdicts = verdictsOn(spec, swap('Value: !Ref Dashboard\n', 'Value: none\n')(text));
    expect([...verdicts].filter(([, { outcome }]) => outcome === 'fail').map(([id]) => id)).toEqual([
      'PROF-MON-02',
      'PROF-MON-03',
      'PROF-MON-05',
      'PROF-MON-06',
      'PROF-MON-07',
      'PROF-MON-08',
    ]);
  });
});

describe('a series of the stack', () => {
  const system = liveSystem();
  const context = { system, scenario: system.scenario };
  const faulty = (text: string): string | undefined => {
    const [namespace = '', metric = '', ...pairs] = text.split(' ');
    const dimensions = new Map(pairs.map((pair) => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? '']));
    return faultOf({ namespace, metric, dimensions }, context)?.kind;
  };

  test.each([
    'AWS/SNS NumberOfNotificationsFailed TopicName=dev-api-alarms',
    'AWS/Logs IncomingLogEvents LogGroupName=/aws/lambda/dev-api-handler',
    'AWS/DynamoDB ReplicationLatency TableName=dev-user-profiles ReceivingRegion=us-west-2',
    'AWS/DynamoDB SuccessfulRequestLatency TableName=dev-user-profiles Operation=Query',
    'AWS/Lambda UnreservedConcurrentExecutions',
    'AWS/ApiGateway Count ApiName=dev-api Stage=prod',
    'AWS/ApiGateway Count ApiName=dev-api Stage=prod Resource=/profiles Method=GET',
  ])('has data: %s', (text) => {
    expect(faulty(text)).toBeUndefined();
  });

  test.each([
    'AWS/SNS NumberOfNotificationsFailed TopicName=other',
    'AWS/SNS NumberOfNotificationsFailed',
    'AWS/Logs IncomingLogEvents',
    'AWS/DynamoDB SuccessfulRequestLatency TableName=dev-user-profiles Operation=Get',
    'AWS/CloudFront Requests DistributionId=E1 Region=Global',
    'AWS/Lambda Successes FunctionName=dev-api-handler',
    'AWS/ApiGateway Count ApiName=dev-api Stage=test',
    'AWS/ApiGateway Count Stage=prod',
    '... Count',
  ])('has none: %s', (text) => {
    expect(faulty(text)).toBe('dead');
  });

  test.each(['AWS/S3 BucketSizeBytes', 'Profiles Created Service=x'])('may have some: %s', (text) => {
    expect(faulty(text)).toBe('unknown');
  });
});
