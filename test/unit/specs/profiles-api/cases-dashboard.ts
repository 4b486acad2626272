import { all, drop, swap, withoutResource, type Case } from '../edits.ts';
import { within } from './template-edits.ts';

const open = (id: string): string => `${id} not-observable`;
const lacking = 'PROF-MON-02';
const dead = 'PROF-MON-05';

const row = (metric: string): string =>
  `["AWS/Lambda", "${metric}", "FunctionName", "\${ApiFunction}", {"stat": "Maximum"}]`;
const duration = `                ["AWS/Lambda", "Duration", "FunctionName", "\${ApiFunction}", {"stat": "Average"}],
                ["AWS/Lambda", "Duration", "FunctionName", "\${ApiFunction}", {"stat": "p99"}]
`;
const concurrency = row('ConcurrentExecutions');
const instead = (by: string): Case['edit'] => swap(concurrency, by);

/** A dashboard with one thing wrong, or right in another way. */
export const dashboardCases: readonly Case[] = [
  {
    name: 'no dashboard',
    edit: all(withoutResource('Dashboard'), swap('Value: !Ref Dashboard\n', 'Value: none\n')),
    fails: [lacking],
  },
  {
    name: 'a body that is no JSON',
    edit: swap('"widgets": [\n', '"widgets": [,\n'),
    fails: [lacking],
  },
  {
    name: 'references that stay as they are',
    edit: swap('DashboardBody: !Sub |', 'DashboardBody: |'),
    fails: [lacking, dead],
  },
  {
    name: 'no duration',
    edit: swap(duration, '                ["AWS/Lambda", "Errors", "FunctionName", "${ApiFunction}"]\n'),
    fails: [lacking],
  },
  { name: 'no concurrency', edit: instead(row('Errors')), fails: [lacking] },
  {
    name: 'the concurrency of the account',
    edit: instead('["AWS/Lambda", "ConcurrentExecutions"]'),
    fails: [dead],
  },
  {
    name: 'the concurrency of another function',
    edit: instead('["AWS/Lambda", "ConcurrentExecutions", "FunctionName", "other"]'),
    fails: [lacking, dead],
  },
  {
    name: 'the concurrency of another region',
    edit: instead(
      '["AWS/Lambda", "ConcurrentExecutions", "FunctionName", "${ApiFunction}", {"region": "eu-west-1"}]',
    ),
    fails: [lacking, dead],
  },
  {
    name: 'the concurrency of another account',
    edit: instead(
      '["AWS/Lambda", "ConcurrentExecutions", "FunctionName", "${ApiFunction}", {"accountId": "999999999999"}]',
    ),
    fails: [lacking, dead],
  },
  {
    name: 'the concurrency of this account, said',
    edit: instead(
      '["AWS/Lambda", "ConcurrentExecutions", "FunctionName", "${ApiFunction}", {"accountId": "${AWS::AccountId}"}]',
    ),
    fails: [],
  },
  {
    name: 'the concurrency of a version',
    edit: instead(
      '["AWS/Lambda", "ConcurrentExecutions", "FunctionName", "${ApiFunction}", "Resource", "${ApiFunction}:1"]',
    ),
    fails: [lacking],
  },
  {
    name: 'concurrency that is hidden',
    edit: instead(
      '["AWS/Lambda", "ConcurrentExecutions", "FunctionName", "${ApiFunction}", {"visible": false, "id": "c"}]',
    ),
    fails: [lacking],
  },
  {
    name: 'concurrency that is drawn as a share',
    edit: instead(
      '["AWS/Lambda", "ConcurrentExecutions", "FunctionName", "${ApiFunction}", {"visible": false, "id": "c"}], [{"expression": "c / 1000", "id": "share"}]',
    ),
    fails: [],
  },
  {
    name: 'concurrency that a search finds',
    edit: instead(`[{"expression": "SEARCH('{AWS/Lambda,FunctionName} ConcurrentExecutions', 'Maximum')"}]`),
    fails: [open(lacking), open(dead)],
  },
  {
    name: 'dimensions beside the array',
    edit: all(
      instead('["AWS/Lambda", "ConcurrentExecutions"]'),
      swap(
        '"title": "Concurrency of the function",',
        '"title": "Concurrency of the function", "dimensions": {"FunctionName": "${ApiFunction}"},',
      ),
    ),
    fails: [dead],
  },
  {
    name: "another's dimensions beside the array",
    edit: all(
      instead('["AWS/Lambda", "ConcurrentExecutions"]'),
      swap(
        '"title": "Concurrency of the function",',
        '"title": "Concurrency of the function", "dimensions": {"FunctionName": "other"},',
      ),
    ),
    fails: [lacking, dead],
  },
  {
    name: 'rows that repeat the one above',
    edit: swap(
      duration,
      '                ["AWS/Lambda", "Invocations", "FunctionName", "${ApiFunction}"], [".", "Duration", ".", ".", {"stat": "Average"}], ["...", {"stat": "p99"}]\n',
    ),
    fails: [],
  },
  {
    name: 'a row that repeats nothing',
    edit: instead('[".", "ConcurrentExecutions", "FunctionName", "${ApiFunction}"]'),
    fails: [lacking, dead],
  },
  {
    name: 'no requests',
    edit: swap('"AWS/ApiGateway", "Count"', '"AWS/ApiGateway", "CacheHitCount"'),
    fails: [lacking],
  },
  {
    name: 'the requests of another API',
    edit: swap(
      '"AWS/ApiGateway", "Count", "ApiName", "${EnvironmentSuffix}-api"',
      '"AWS/ApiGateway", "Count", "ApiName", "other-api"',
    ),
    fails: [lacking, dead],
  },
  {
    name: 'the requests of the stage',
    edit: swap(
      '"AWS/ApiGateway", "Count", "ApiName", "${EnvironmentSuffix}-api"',
      '"AWS/ApiGateway", "Count", "ApiName", "${EnvironmentSuffix}-api", "Stage", "${ApiStage}"',
    ),
    fails: [],
  },
  {
    name: 'the requests by the id of the API',
    edit: swap(
      '"AWS/ApiGateway", "Count", "ApiName", "${EnvironmentSuffix}-api"',
      '"AWS/ApiGateway", "Count", "ApiId", "${Api}"',
    ),
    fails: [lacking, dead],
  },
  {
    name: 'no capacity for reads',
    edit: drop(
      '                ["AWS/DynamoDB", "ConsumedReadCapacityUnits", "TableName", "${ProfilesTable}", {"stat": "Sum"}],\n',
    ),
    fails: [lacking],
  },
  {
    name: 'the capacity of an index',
    edit: swap(
      '"ConsumedWriteCapacityUnits", "TableName", "${ProfilesTable}"',
      '"ConsumedWriteCapacityUnits", "TableName", "${ProfilesTable}", "GlobalSecondaryIndexName", "email-index"',
    ),
    fails: [lacking],
  },
  {
    name: "a table's own user errors",
    edit: swap(
      '["AWS/DynamoDB", "UserErrors", {',
      '["AWS/DynamoDB", "UserErrors", "TableName", "${ProfilesTable}", {',
    ),
    fails: [dead],
  },
  {
    name: 'system errors without an operation',
    edit: swap('"${ProfilesTable}", "Operation", "GetItem"', '"${ProfilesTable}"'),
    fails: [dead],
  },
  {
    name: 'system errors of no operation of DynamoDB',
    edit: swap('"${ProfilesTable}", "Operation", "GetItem"', '"${ProfilesTable}", "Operation", "Get"'),
    fails: [dead],
  },
  {
    name: 'authentications, which Cognito does not publish',
    edit: swap(
      '["AWS/Cognito", "SignInSuccesses", "UserPool", "${UserPool}", "UserPoolClient", "${MobileClient}", {',
      '["AWS/Cognito", "UserAuthentication", "UserPoolId", "${UserPool}", {',
    ),
    fails: [dead],
  },
  {
    name: 'sign-ins of the pool without its client',
    edit: swap(
      '"SignInSuccesses", "UserPool", "${UserPool}", "UserPoolClient", "${MobileClient}"',
      '"SignInSuccesses", "UserPool", "${UserPool}"',
    ),
    fails: [dead],
  },
  {
    name: 'sign-ins of another pool',
    edit: swap(
      '"SignInSuccesses", "UserPool", "${UserPool}"',
      '"SignInSuccesses", "UserPool", "us-east-1_other"',
    ),
    fails: [lacking, dead],
  },
  {
    name: "sign-ins by the client's name",
    edit: swap(
      '"SignInSuccesses", "UserPool", "${UserPool}", "UserPoolClient", "${MobileClient}"',
      '"SignInSuccesses", "UserPool", "${UserPool}", "UserPoolClient", "${EnvironmentSuffix}-mobile-app-client"',
    ),
    fails: [lacking, dead],
  },
  {
    name: 'no sign-ins',
    edit: swap('"AWS/Cognito", "SignInSuccesses"', '"AWS/Cognito", "SignInThrottles"'),
    fails: [lacking],
  },
  {
    name: 'requests of the distribution as well',
    edit: instead(
      `${concurrency}, ["AWS/CloudFront", "Requests", "DistributionId", "\${Distribution}", "Region", "Global"]`,
    ),
    fails: [],
  },
  {
    name: 'requests of the distribution in no region',
    edit: instead(`${concurrency}, ["AWS/CloudFront", "Requests", "DistributionId", "\${Distribution}"]`),
    fails: [dead],
  },
  {
    name: "a metric of the function's own as well",
    edit: instead(`${concurrency}, ["Profiles", "Created"]`),
    fails: [open(dead)],
  },
  {
    name: 'a reference to nothing',
    edit: within('Dashboard', '${ProfilesTable}", "Operation", "Scan"', '${Table}", "Operation", "Scan"'),
    fails: [open(lacking), open(dead)],
  },
  {
    name: 'a text as well',
    edit: swap(
      '          "widgets": [\n',
      '          "widgets": [\n            {"type": "text", "properties": {"markdown": "# Profiles"}},\n',
    ),
    fails: [],
  },
  {
    name: 'whatever has a tag as well',
    edit: swap(
      '          "widgets": [\n',
      '          "widgets": [\n            {"type": "explorer", "properties": {"labels": []}},\n',
    ),
    fails: [open(dead)],
  },
];
