import type { MutantDeclaration } from '../../src/mutation/declaration.ts';
import { set, sub, together } from './breaks.ts';

/** A row of a widget's metrics, as the reference template writes it. */
type Row = readonly (string | Readonly<Record<string, string | boolean>>)[];

/** What a dashboard has to show, a row each, by what it is. */
const rows = {
  requests: ['AWS/ApiGateway', 'Count', 'ApiName', '${EnvironmentSuffix}-api'],
  latency: ['AWS/ApiGateway', 'Latency', 'ApiName', '${EnvironmentSuffix}-api'],
  invocations: ['AWS/Lambda', 'Invocations', 'FunctionName', '${ApiFunction}'],
  duration: ['AWS/Lambda', 'Duration', 'FunctionName', '${ApiFunction}'],
  concurrency: ['AWS/Lambda', 'ConcurrentExecutions', 'FunctionName', '${ApiFunction}'],
  reads: ['AWS/DynamoDB', 'ConsumedReadCapacityUnits', 'TableName', '${ProfilesTable}'],
  writes: ['AWS/DynamoDB', 'ConsumedWriteCapacityUnits', 'TableName', '${ProfilesTable}'],
  userErrors: ['AWS/DynamoDB', 'UserErrors'],
  systemErrors: ['AWS/DynamoDB', 'SystemErrors', 'TableName', '${ProfilesTable}', 'Operation', 'GetItem'],
  signIns: ['AWS/Cognito', 'SignInSuccesses', 'UserPool', '${UserPool}', 'UserPoolClient', '${MobileClient}'],
} as const satisfies Readonly<Record<string, Row>>;

/** A dashboard that shows all that it has to, but for one thing; in its place another row. */
export const dashboardWith = (
  what: string,
  instead: Partial<Record<keyof typeof rows, Row | undefined>>,
): MutantDeclaration => {
  const metrics = Object.values({ ...rows, ...instead }).filter((row) => row !== undefined);
  const widget = { type: 'metric', properties: { region: '${AWS::Region}', metrics } };
  return together(what, set('dashboard', 'DashboardBody', sub(JSON.stringify({ widgets: [widget] }))));
};

/** A dashboard that lacks one thing. */
export const dashboardWithout = (what: keyof typeof rows): MutantDeclaration =>
  dashboardWith(`a dashboard without ${what}`, { [what]: undefined });
