import type { Context } from '../../src/control/control.ts';
import { fail, notObservable, pass } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { hcl } from './breaks.ts';
import { dashboardWith, dashboardWithout } from './dashboard-breaks.ts';
import { shownSeries } from './published-series.ts';
import type { ProfilesApi } from './subjects.ts';
import { seriesOf, type Series } from './widgets.ts';
import { control } from './words.ts';

/** A thing whose metrics have to be shown: by these names, and whatever else tells its series apart. */
interface Shown {
  readonly whose: string;
  readonly namespace: string;
  /** A metric each; of several names any. */
  readonly metrics: readonly (readonly string[])[];
  readonly dimensions: (its: ProfilesApi) => Readonly<Record<string, string | undefined>>;
}

const things: readonly Shown[] = [
  {
    whose: 'this API',
    namespace: 'AWS/ApiGateway',
    metrics: [['Count'], ['Latency']],
    dimensions: ({ api, stage }) => ({ ApiName: need(api.name), Stage: need(stage.name) }),
  },
  {
    whose: 'this function',
    namespace: 'AWS/Lambda',
    metrics: [['Invocations'], ['Duration'], ['ConcurrentExecutions']],
    dimensions: ({ fn }) => ({ FunctionName: need(fn.name) }),
  },
  {
    whose: 'the table',
    namespace: 'AWS/DynamoDB',
    metrics: [
      ['ConsumedReadCapacityUnits'],
      ['ConsumedWriteCapacityUnits'],
      ['UserErrors'],
      ['SystemErrors'],
    ],
    dimensions: ({ table }) => ({ TableName: need(table.name), Operation: undefined }),
  },
  {
    whose: 'the user pool and its client',
    namespace: 'AWS/Cognito',
    // The specification's own name for it, which AWS does not publish: PROF-MON-05 says so.
    metrics: [['SignInSuccesses', 'UserAuthentication']],
    dimensions: ({ pool, client }) => ({
      UserPool: need(pool.poolId),
      UserPoolId: need(pool.poolId),
      UserPoolClient: need(client.clientId),
    }),
  },
];

/**
 * Whether a series is of something else than this: another function, or one in another region. One that is of nothing in
 * particular is not: that it has no data is another clause.
 */
const isOfAnother = (
  { dimensions, beside, region, accountId }: Series,
  of: Readonly<Record<string, string | undefined>>,
  { scenario }: Context,
): boolean => {
  if ((region ?? scenario.region) !== scenario.region) return true;
  if ((accountId ?? scenario.accountId) !== scenario.accountId) return true;
  const differs = ([name, value]: [string, string]): boolean => (of[name] ?? value) !== value;
  // What stands beside the array counts for nothing; but it tells what was meant.
  if (dimensions.size === 0) return [...beside].some(differs);
  return [...dimensions].some((each) => !(each[0] in of) || differs(each));
};

/** One check for each metric: the dashboard draws it, of this stack's own thing. */
const drawnChecks = (its: ProfilesApi, context: Context): readonly Check[] => {
  const { body } = its.dashboard;
  const { series, unread } = seriesOf(need(body));
  const gapFilled = body.known ? body.gapFilled : undefined;
  return things.flatMap(({ whose, namespace, metrics, dimensions }) => {
    const of = dimensions(its);
    return metrics.map((names): Check => {
      const named = series.filter((each) => each.namespace === namespace && names.includes(each.metric));
      if (named.some((each) => each.drawn && !isOfAnother(each, of, context))) return pass(gapFilled);
      const [reason] = unread;
      if (reason !== undefined)
        return notObservable(`whether the dashboard shows ${names[0] ?? ''}: ${reason}`);
      return fail(`the dashboard does not show ${namespace} ${names[0] ?? ''} of ${whose}`, {
        expected: `${namespace} ${names.join(' or ')} of ${whose}`,
        actual: named.map((each) => `${shownSeries(each)}${each.drawn ? '' : ', hidden'}`),
        at: named[0]?.at ?? body.at,
        gapFilled,
      });
    });
  });
};

const widgets = 'local.widgets';

/** The metrics of the dashboard. */
export const shown = control(
  'PROF-MON-02',
  'a dashboard of requests, latency, the function, the table and sign-ins',
  {
    judge: drawnChecks,
    breaks: [
      dashboardWithout('requests'),
      dashboardWithout('latency'),
      dashboardWithout('invocations'),
      dashboardWithout('duration'),
      dashboardWithout('concurrency'),
      dashboardWithout('reads'),
      dashboardWithout('writes'),
      dashboardWithout('userErrors'),
      dashboardWithout('systemErrors'),
      dashboardWithout('signIns'),
      dashboardWith("another function's duration", {
        duration: ['AWS/Lambda', 'Duration', 'FunctionName', 'other'],
      }),
      dashboardWith('a latency that is not drawn', {
        latency: ['AWS/ApiGateway', 'Latency', 'ApiName', '${EnvironmentSuffix}-api', { visible: false }],
      }),
    ],
    breaksTerraform: [
      hcl.remove(widgets, '[0].metrics[0]'),
      hcl.remove(widgets, '[1]'),
      hcl.remove(widgets, '[2].metrics[0]'),
      hcl.remove(widgets, '[3]'),
      hcl.set(widgets, '[4].metrics[0]', '["AWS/Lambda", "ConcurrentExecutions", "FunctionName", "other"]'),
      hcl.remove(widgets, '[5].metrics[0]'),
      hcl.remove(widgets, '[5].metrics[1]'),
      hcl.remove(widgets, '[6].metrics[0]'),
      hcl.set(widgets, '[6].metrics', '[["AWS/DynamoDB", "UserErrors", { stat = "Sum" }]]'),
      hcl.remove(widgets, '[7].metrics[0]'),
    ],
  },
);
