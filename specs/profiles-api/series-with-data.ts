import type { Context } from '../../src/control/control.ts';
import { fail, notObservable, pass } from '../../src/control/expect.ts';
import { valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Place } from '../../src/facts/place.ts';
import type { AlarmFacts } from '../../src/resources/alarm/facts.ts';
import { hcl, remove, set } from './breaks.ts';
import { dashboardWith } from './dashboard-breaks.ts';
import { faultOf, shownSeries, type NamedSeries } from './published-series.ts';
import type { ProfilesApi } from './subjects.ts';
import { seriesOf } from './widgets.ts';
import { control } from './words.ts';

/** The services whose metrics a dashboard of this system shows. */
const namespaces = ['AWS/ApiGateway', 'AWS/Lambda', 'AWS/DynamoDB', 'AWS/Cognito'];

/** One check for each alarm, and one for each service on the dashboards. */
const dataChecks = (its: ProfilesApi, context: Context): readonly Check[] => {
  const { system } = context;
  const alarms = system.all('alarm').map((alarm) => alarmCheck(alarm, context));
  const dashboards = system.all('dashboard');
  // That there is none is said by the clause that asks for it.
  if (dashboards.length === 0) return alarms.length > 0 ? alarms : [alarmCheck(its.apiAlarm, context)];
  const sighted = dashboards.map(({ body }) =>
    body.known ? seriesOf(body.value) : { series: [], unread: [body.reason] },
  );
  const series = sighted.flatMap((each) => each.series);
  const others = new Set(
    series.map(({ namespace }) => namespace).filter((each) => !namespaces.includes(each)),
  );
  const gapFilled = dashboards.map(({ body }) => (body.known ? body.gapFilled : undefined))[0];
  return [
    ...alarms,
    ...[...namespaces, ...others].map((namespace) =>
      haveData(
        `the dashboard's widgets of ${namespace}`,
        series.filter((each) => each.namespace === namespace),
        context,
        gapFilled,
      ),
    ),
    ...[...new Set(sighted.flatMap(({ unread }) => unread))].map((reason) =>
      notObservable(`what else the dashboard shows: ${reason}`),
    ),
  ];
};

const alarmCheck = (alarm: AlarmFacts, context: Context): Check => {
  const { id, namespace, metric, dimensions } = alarm;
  for (const fact of [namespace, metric, dimensions])
    if (!fact.known) return notObservable(`what ${id} watches: ${fact.reason}`);
  const [of, name] = [valueOf(namespace), valueOf(metric)];
  if (of === undefined || name === undefined) return notObservable(`what ${id} watches: it is metric math`);
  const pairs = [...(valueOf(dimensions) ?? [])];
  const hidden = pairs.map(([, value]) => value).find((value) => !value.known);
  if (hidden?.known === false) return notObservable(`what ${id} watches: ${hidden.reason}`);
  const series = {
    namespace: of,
    metric: name,
    dimensions: new Map(pairs.map(([key, value]) => [key, valueOf(value) ?? ''])),
    at: dimensions.at,
  };
  return haveData(`the alarm ${id}`, [series], context, metric.known ? metric.gapFilled : undefined);
};

/** What these series come to: one that has no data of this stack fails them all, and all such are shown. */
const haveData = (
  what: string,
  all: readonly (NamedSeries & { readonly at: Place })[],
  context: Context,
  gapFilled: string | undefined,
): Check => {
  const faults = all.flatMap((series) => {
    const fault = faultOf(series, context);
    return fault === undefined ? [] : [{ series, ...fault }];
  });
  const dead = faults.filter(({ kind }) => kind === 'dead');
  const [first] = dead;
  const beside = dead.some(({ series }) => series.dimensions.size === 0 && (series.beside?.size ?? 0) > 0);
  if (first !== undefined)
    return fail(
      `${what}: ${first.why}${beside ? ', and dimensions beside the array of metrics count for nothing' : ''}`,
      {
        expected: 'series of this stack that AWS publishes',
        actual: dead.map(({ series }) => shownSeries(series)),
        at: first.series.at,
        gapFilled,
      },
    );
  return faults[0] === undefined ? pass(gapFilled) : notObservable(faults[0].why);
};

const widgets = 'local.widgets';
const alarm = 'aws_cloudwatch_metric_alarm';

/** That what is watched and shown exists at all. */
export const withData = control(
  'PROF-MON-05',
  'every alarm and every widget is of a series that AWS publishes, and of this stack',
  {
    ours: true,
    judge: dataChecks,
    breaks: [
      remove('apiAlarm', 'Dimensions'),
      remove('errorsAlarm', 'Dimensions'),
      set('durationAlarm', 'Dimensions[0].Name', 'Function'),
      set('tableAlarm', 'Dimensions', [{ Name: 'TableName', Value: { Ref: 'ProfilesTable' } }]),
      dashboardWith('requests of no API', { requests: ['AWS/ApiGateway', 'Count'] }),
      dashboardWith("the whole account's invocations", { invocations: ['AWS/Lambda', 'Invocations'] }),
      dashboardWith("another function's duration", {
        duration: ['AWS/Lambda', 'Duration', 'FunctionName', 'other'],
      }),
      dashboardWith("a table's system errors without their operation", {
        systemErrors: ['AWS/DynamoDB', 'SystemErrors', 'TableName', '${ProfilesTable}'],
      }),
      dashboardWith("a table's own user errors", {
        userErrors: ['AWS/DynamoDB', 'UserErrors', 'TableName', '${ProfilesTable}'],
      }),
      dashboardWith('authentications, which are not published', {
        signIns: ['AWS/Cognito', 'UserAuthentication', 'UserPoolId', '${UserPool}'],
      }),
      dashboardWith("a pool's sign-ins without its client", {
        signIns: ['AWS/Cognito', 'SignInSuccesses', 'UserPool', '${UserPool}'],
      }),
    ],
    breaksTerraform: [
      hcl.remove(`${alarm}.api_errors`, 'dimensions'),
      hcl.set(`${alarm}.function_errors`, 'dimensions', '{}'),
      hcl.set(`${alarm}.function_duration`, 'dimensions', '{ FunctionName = aws_sns_topic.alarms.name }'),
      hcl.set(`${alarm}.table_errors`, 'dimensions', '{ TableName = aws_dynamodb_table.profiles.name }'),
      hcl.set('local.of_api', '', '[]'),
      hcl.set('local.of_function', '', '[]'),
      hcl.set(widgets, '[6].metrics[0]', 'concat(["AWS/DynamoDB", "UserErrors"], local.of_table)'),
      hcl.set(widgets, '[6].metrics[1]', 'concat(["AWS/DynamoDB", "SystemErrors"], local.of_table)'),
      hcl.set('local.of_client', '', '["UserPoolId", aws_cognito_user_pool.users.id]'),
    ],
  },
);
