import { all, drop, swap, type Case, type Edit } from '../edits.ts';
import { resources, within } from './template-edits.ts';

const open = (id: string): string => `${id} not-observable`;

const methods = [
  'CreateProfile',
  'ListProfiles',
  'ReadProfile',
  'UpdateProfile',
  'DeleteProfile',
  'ProfilesPreflight',
  'ProfilePreflight',
];

const tracing = 'TracingEnabled: !If [IsTraced, true, false]';
const stages: readonly Case[] = [
  {
    name: 'traced although tracing is off',
    edit: swap(tracing, 'TracingEnabled: true'),
    fails: ['PROF-API-05'],
  },
  { name: 'never traced', edit: drop(`      ${tracing}\n`), fails: ['PROF-API-05'] },
  {
    name: 'the parameter itself',
    edit: swap(tracing, 'TracingEnabled: !Ref EnableXrayTracing'),
    fails: [],
  },
  {
    name: 'a stage of the name of the environment',
    edit: swap('StageName: prod', 'StageName: !Ref Environment'),
    fails: ['PROF-API-05'],
  },
  { name: 'a stage of another name', edit: swap('StageName: prod', 'StageName: v1'), fails: ['PROF-API-05'] },
];

const setting = `        - ResourcePath: /*
          HttpMethod: '*'
          MetricsEnabled: true
          LoggingLevel: INFO
          DataTraceEnabled: true
          ThrottlingBurstLimit: !Ref ApiThrottleBurstLimit
          ThrottlingRateLimit: !Ref ApiThrottleRateLimit
`;
const also = (...lines: readonly string[]): Edit =>
  swap(setting, `${setting}        - ${lines.join('\n          ')}\n`);
const ofOne = ['ResourcePath: /~1profiles', 'HttpMethod: GET'];

const settings: readonly Case[] = [
  ...(
    [
      ['no metrics', 'MetricsEnabled: true', 'MetricsEnabled: false'],
      ['errors alone are logged', 'LoggingLevel: INFO', 'LoggingLevel: ERROR'],
      ['requests are not logged', 'DataTraceEnabled: true', 'DataTraceEnabled: false'],
      ['a burst of 5000, whatever is asked for', '!Ref ApiThrottleBurstLimit', '5000'],
      ['a rate of 10000, whatever is asked for', '!Ref ApiThrottleRateLimit', '10000'],
      ['for GET only', "HttpMethod: '*'", 'HttpMethod: GET'],
      ['for one path only', 'ResourcePath: /*', 'ResourcePath: /~1profiles'],
    ] as const
  ).map(([name, passage, replacement]) => ({
    name,
    edit: within('ApiStage', passage, replacement),
    fails: ['PROF-API-07'],
  })),
  ...['MetricsEnabled: true', 'LoggingLevel: INFO', 'DataTraceEnabled: true'].map((line) => ({
    name: `nothing said of ${line.split(':')[0] ?? ''}`,
    edit: within('ApiStage', `          ${line}\n`, ''),
    fails: ['PROF-API-07'],
  })),
  {
    name: 'the limits the wrong way round',
    edit: all(
      within('ApiStage', 'BurstLimit: !Ref ApiThrottleBurstLimit', 'BurstLimit: !Ref ApiThrottleRateLimit'),
      within(
        'ApiStage',
        'ThrottlingRateLimit: !Ref ApiThrottleRateLimit',
        'ThrottlingRateLimit: !Ref ApiThrottleBurstLimit',
      ),
    ),
    fails: ['PROF-API-07'],
  },
  {
    name: 'no settings',
    edit: within('ApiStage', `      # For every path and verb.\n      MethodSettings:\n${setting}`, ''),
    fails: ['PROF-API-07'],
  },
  {
    name: 'one method that logs nothing',
    edit: also(...ofOne, 'MetricsEnabled: true', 'LoggingLevel: "OFF"', 'DataTraceEnabled: true'),
    fails: ['PROF-API-07'],
  },
  {
    name: 'one method with a limit of its own',
    edit: also(
      ...ofOne,
      'MetricsEnabled: true',
      'LoggingLevel: INFO',
      'DataTraceEnabled: true',
      'ThrottlingBurstLimit: 1',
    ),
    fails: ['PROF-API-07'],
  },
  {
    name: 'one method, set alike',
    edit: also(
      ...ofOne,
      'MetricsEnabled: true',
      'LoggingLevel: INFO',
      'DataTraceEnabled: true',
      'ThrottlingBurstLimit: !Ref ApiThrottleBurstLimit',
      'ThrottlingRateLimit: !Ref ApiThrottleRateLimit',
    ),
    fails: [],
  },
  {
    name: 'a second setting for all methods',
    edit: also('ResourcePath: /*', "HttpMethod: '*'", 'MetricsEnabled: true', 'LoggingLevel: INFO'),
    fails: ['PROF-API-07'],
  },
  {
    name: 'a level from elsewhere',
    edit: within('ApiStage', 'LoggingLevel: INFO', 'LoggingLevel: !ImportValue level'),
    fails: [open('PROF-API-07')],
  },
];

const deployment: readonly Case[] = [
  ...methods.map((name) => ({
    name: `the deployment does not wait for ${name}`,
    edit: within('ApiDeployment', `      - ${name}\n`, ''),
    fails: ['PROF-API-08'],
  })),
  {
    name: 'the stage serves a deployment that waits for nothing',
    edit: all(
      resources(
        '  Early:\n    Type: AWS::ApiGateway::Deployment\n    Properties:\n      RestApiId: !Ref Api',
      ),
      within('ApiStage', '!Ref ApiDeployment', '!Ref Early'),
    ),
    fails: ['PROF-API-08'],
  },
  {
    name: 'the stage serves a deployment from elsewhere',
    edit: within('ApiStage', '!Ref ApiDeployment', '!ImportValue deployment'),
    fails: [open('PROF-API-08')],
  },
];

/** The template with one thing wrong with the API's stage. */
export const apiStageCases: readonly Case[] = [...stages, ...settings, ...deployment];
