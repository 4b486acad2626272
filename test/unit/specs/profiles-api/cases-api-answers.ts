import { all, swap, withoutResource, type Case, type Edit } from '../edits.ts';
import { within } from './template-edits.ts';

const open = (id: string): string => `${id} not-observable`;

const header = 'method.response.header.Access-Control-Allow-';
const verbs = { ProfilesPreflight: 'GET,POST,OPTIONS', ProfilePreflight: 'GET,PUT,DELETE,OPTIONS' } as const;
const values = { Origin: '*', Headers: 'Content-Type,Authorization' } as const;
const set = (part: string, value: string): string => `              ${header}${part}: "'${value}'"\n`;
const declared = (part: string): string => `            ${header}${part}: true\n`;
const template = `          application/json: '{"statusCode":200}'\n`;
const inProfiles = (passage: string, replacement: string): Edit =>
  within('ProfilesPreflight', passage, replacement);
const allowed = set('Methods', verbs.ProfilesPreflight);
const methodsAre = (value: string): Edit => inProfiles(allowed, set('Methods', value));

const preflights: readonly Case[] = [
  ...(['ProfilesPreflight', 'ProfilePreflight'] as const).flatMap((name): readonly Case[] => {
    const other = name === 'ProfilePreflight' ? 'ProfilesPreflight' : 'ProfilePreflight';
    const parts = [...Object.entries(values), ['Methods', verbs[name]] as const];
    return [
      {
        name: `${name} is not there`,
        edit: all(withoutResource(name), within('ApiDeployment', `      - ${name}\n`, '')),
        fails: ['PROF-API-04', 'PROF-API-08'],
      },
      {
        name: `${name} is the function's`,
        edit: within(name, 'Type: MOCK', 'Type: AWS_PROXY'),
        fails: ['PROF-API-04'],
      },
      {
        name: `${name} takes a user`,
        edit: within(
          name,
          'AuthorizationType: NONE',
          'AuthorizationType: COGNITO_USER_POOLS\n      AuthorizerId: !Ref UsersAuthorizer',
        ),
        fails: ['PROF-API-04'],
      },
      {
        name: `${name} takes an API key`,
        edit: within(
          name,
          'AuthorizationType: NONE\n',
          'AuthorizationType: NONE\n      ApiKeyRequired: true\n',
        ),
        fails: ['PROF-API-04'],
      },
      {
        name: `${name} allows the verbs of the other path`,
        edit: within(name, verbs[name], verbs[other]),
        fails: ['PROF-API-04'],
      },
      ...parts.flatMap(([part, value]) => [
        {
          name: `${name} declares ${part} and does not set it`,
          edit: within(name, set(part, value), ''),
          fails: ['PROF-API-04'],
        },
        {
          name: `${name} sets ${part} and does not declare it`,
          edit: within(name, declared(part), ''),
          fails: ['PROF-API-04'],
        },
      ]),
      {
        name: `${name} answers nothing`,
        edit: within(name, `        RequestTemplates:\n${template}`, ''),
        fails: ['PROF-API-04'],
      },
      {
        name: `${name} answers with an error`,
        edit: within(name, '{"statusCode":200}', '{"statusCode":500}'),
        fails: ['PROF-API-04'],
      },
    ];
  }),
  { name: 'the verbs in another order', edit: methodsAre('OPTIONS, POST, GET'), fails: [] },
  { name: 'one verb more', edit: methodsAre('GET,POST,HEAD,OPTIONS'), fails: ['PROF-API-04'] },
  { name: 'one verb less', edit: methodsAre('GET,POST'), fails: ['PROF-API-04'] },
  { name: 'one verb twice', edit: methodsAre('GET,GET,POST,OPTIONS'), fails: ['PROF-API-04'] },
  { name: 'all verbs', edit: methodsAre('*'), fails: ['PROF-API-04'] },
  {
    name: 'a value without its quotes',
    edit: inProfiles(allowed, `              ${header}Methods: GET,POST,OPTIONS\n`),
    fails: ['PROF-API-04'],
  },
  { name: 'one origin', edit: inProfiles("'*'", "'https://example.com'"), fails: ['PROF-API-04'] },
  {
    name: 'an origin from elsewhere',
    edit: inProfiles(set('Origin', '*'), `              ${header}Origin: !ImportValue origin\n`),
    fails: [open('PROF-API-04')],
  },
  {
    name: 'an origin from elsewhere, and one verb less',
    edit: all(
      inProfiles(set('Origin', '*'), `              ${header}Origin: !ImportValue origin\n`),
      methodsAre('GET,POST'),
    ),
    fails: ['PROF-API-04'],
  },
  {
    name: 'further headers, in lower case',
    edit: inProfiles('Content-Type,Authorization', 'content-type, authorization, x-amz-date'),
    fails: [],
  },
  {
    name: 'no header but one',
    edit: inProfiles('Content-Type,Authorization', 'Authorization'),
    fails: ['PROF-API-04'],
  },
  {
    name: 'an answer without content',
    edit: all(
      inProfiles('{"statusCode":200}', '{"statusCode": 204}'),
      inProfiles("          - StatusCode: '200'\n", "          - StatusCode: '204'\n"),
      inProfiles(
        "        - StatusCode: '200'\n          ResponseParameters:\n            method",
        "        - StatusCode: '204'\n          ResponseParameters:\n            method",
      ),
    ),
    fails: [],
  },
  {
    name: 'a status without its quotes',
    edit: inProfiles('{"statusCode":200}', '{statusCode: 200}'),
    fails: [],
  },
  {
    name: 'a response for errors alone',
    edit: inProfiles(
      "          - StatusCode: '200'\n",
      "          - StatusCode: '200'\n            SelectionPattern: 4\\d{2}\n",
    ),
    fails: ['PROF-API-04'],
  },
  {
    name: 'a response for that status, beside a default one',
    edit: inProfiles(
      "        IntegrationResponses:\n          - StatusCode: '200'\n",
      "        IntegrationResponses:\n          - StatusCode: '500'\n          - StatusCode: '200'\n            SelectionPattern: '200'\n",
    ),
    fails: [],
  },
  {
    name: 'a second response without a pattern, and without headers',
    edit: inProfiles(
      "        IntegrationResponses:\n          - StatusCode: '200'\n",
      "        IntegrationResponses:\n          - StatusCode: '200'\n            SelectionPattern: ''\n          - StatusCode: '200'\n",
    ),
    fails: ['PROF-API-04'],
  },
  {
    name: 'a pattern that is none',
    edit: inProfiles(
      "        IntegrationResponses:\n          - StatusCode: '200'\n",
      "        IntegrationResponses:\n          - StatusCode: '500'\n          - StatusCode: '200'\n            SelectionPattern: '('\n",
    ),
    fails: ['PROF-API-04'],
  },
  {
    name: 'a template from elsewhere',
    edit: inProfiles(template, '          application/json: !ImportValue template\n'),
    fails: [open('PROF-API-04')],
  },
];

const format =
  '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","caller":"$context.identity.caller","user":"$context.identity.user","requestTime":"$context.requestTime","httpMethod":"$context.httpMethod","resourcePath":"$context.resourcePath","status":"$context.status","protocol":"$context.protocol","responseLength":"$context.responseLength"}';
const formatIs = (passage: string, replacement: string): Edit =>
  swap(format, swap(passage, replacement)(format));

const accessLogs: readonly Case[] = [
  ...(
    [
      ['requestId', '$context.extendedRequestId'],
      ['ip', '$context.sourceIp'],
      ['caller', '$context.identity.user'],
      ['user', '$context.identity.caller'],
      ['requestTime', '$context.requestTimeEpoch'],
      ['httpMethod', '$context.method'],
      ['resourcePath', '$context.path'],
      ['status', '$context.integration.status'],
      ['protocol', '$context.httpProtocol'],
      ['responseLength', '$context.responseLatency'],
    ] as const
  ).map(([key, value]) => ({
    name: `another ${key}`,
    edit: swap(
      format,
      format.replace(new RegExp(`"${key}":"[^"]*"`), () => `"${key}":"${value}"`),
    ),
    fails: ['PROF-API-06'],
  })),
  { name: 'no protocol', edit: formatIs('"protocol":"$context.protocol",', ''), fails: ['PROF-API-06'] },
  {
    name: 'one value more',
    edit: formatIs('{"requestId"', '{"latency":"$context.responseLatency","requestId"'),
    fails: [],
  },
  { name: 'numbers without quotes', edit: formatIs('"$context.status"', '$context.status'), fails: [] },
  {
    name: 'a text without quotes',
    edit: formatIs('"$context.identity.user"', '$context.identity.user'),
    fails: ['PROF-API-06'],
  },
  {
    name: 'the common log format',
    edit: swap(format, '$context.identity.sourceIp $context.requestId $context.status'),
    fails: ['PROF-API-06'],
  },
  { name: 'a list', edit: swap(format, '["$context.requestId"]'), fails: ['PROF-API-06'] },
  {
    name: 'lines that are more than one',
    edit: swap(
      `Format: >-\n          ${format}`,
      `Format: |-\n          ${format.replace(',', ',\n          ')}`,
    ),
    fails: ['PROF-API-06'],
  },
  {
    name: 'a format from elsewhere',
    edit: swap(`Format: >-\n          ${format}`, 'Format: !ImportValue format'),
    fails: [open('PROF-API-06')],
  },
  {
    name: 'no access logs',
    edit: within(
      'ApiStage',
      `      AccessLogSetting:\n        DestinationArn: !GetAtt ApiLogGroup.Arn\n        Format: >-\n          ${format}\n`,
      '',
    ),
    fails: ['PROF-API-06'],
  },
  {
    name: "the function's log group",
    edit: within('ApiStage', '!GetAtt ApiLogGroup.Arn', '!GetAtt FunctionLogGroup.Arn'),
    fails: ['PROF-API-06'],
  },
  {
    name: 'the group of the execution logs',
    edit: within(
      'ApiLogGroup',
      '!Sub /aws/apigateway/${EnvironmentSuffix}-api',
      '!Sub API-Gateway-Execution-Logs_${Api}/prod',
    ),
    fails: ['PROF-API-06'],
  },
];

/** The template with one thing wrong with what the API itself answers and logs. */
export const apiAnswerCases: readonly Case[] = [...preflights, ...accessLogs];
