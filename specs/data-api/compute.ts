import type { Context } from '../../src/control/control.ts';
import { contains, equals, expectFact } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import { isDeployedAfter } from '../common/deployment.ts';
import { callsFunction, gatewayMayInvoke, onlyThisApiMayInvoke } from '../common/invocation.ts';
import { refusesOtherRegions } from '../common/region.ts';
import { parameterValue, variable } from '../common/relations.ts';
import { failsCleanly, refusesMalformed, seesRegion, storesBodies } from './in-motion.ts';
import {
  changeCode,
  oneOf,
  onlyWhen,
  ref,
  remove,
  removeAttribute,
  removeResource,
  removeSection,
  set,
  setRule,
  sub,
  swapReference,
} from './breaks.ts';
import { control, section } from './words.ts';

/** Whether inline Python defines the handler: Lambda only finds out when it is called. */
const definesHandler = (fn: FunctionFacts): Check =>
  expectFact(
    fn.inlineCode,
    "the function's inline code",
    'a lambda_handler on its top level',
    (code) =>
      code === undefined ||
      /^(?:async )?def lambda_handler\b|^lambda_handler\s*[=:]|^from .+ import .*\blambda_handler\b/m.test(
        code,
      ),
    () => 'code that defines none',
  );

const runsAsHandler = (fn: FunctionFacts): readonly Check[] => [
  equals(fn.handler, 'index.lambda_handler', "the function's handler"),
  equals(fn.packageType, 'Zip', "the function's package type (an image has no handler)"),
];

/** Whether AWS_REGION is something else when the stack is made elsewhere: then it is not set literally. */
const followsRegion = (fn: FunctionFacts, { system: { template } }: Context): boolean => {
  const path = ['Environment', 'Variables', 'AWS_REGION'];
  const elsewhere = template?.propertyIn('eu-west-1', fn.id, path);
  return elsewhere !== undefined && valueOf(elsewhere) !== 'us-east-1';
};

/** § 1, Core serverless components. */
export const compute = section('1', 'Core serverless components', [
  control('DATA-FN-01', 'the function behind POST /data runs python3.9', {
    judge: ({ fn }) => equals(fn.runtime, 'python3.9', "the function's runtime"),
    breaks: [
      set('fn', 'Runtime', 'python3.12'),
      remove('fn', 'Runtime'),
      set('fn', 'Runtime', onlyWhen('Environment', 'prod', 'python3.12')),
    ],
  }),

  control('DATA-FN-02', 'its handler is index.lambda_handler', {
    template: ({ fn }) => [...runsAsHandler(fn), definesHandler(fn)],
    live: ({ fn }) => runsAsHandler(fn),
    breaks: [
      set('fn', 'Handler', 'index.handler'),
      set('fn', 'PackageType', 'Image'),
      changeCode('fn', 'the code defines no lambda_handler', 'def lambda_handler(', 'def handle('),
    ],
  }),

  control(
    'DATA-FN-03',
    'a POST stores the whole body with a generated id and a timestamp, and answers a JSON success',
    {
      exercise: storesBodies,
      breaksInMotion: [
        changeCode('fn', 'it stores nothing', 'dynamodb.put_item(TableName=TABLE, Item=item)', 'pass'),
        changeCode(
          'fn',
          'it takes the id from the client',
          'item_id = str(uuid.uuid4())',
          'item_id = json.loads(body).get("id") or str(uuid.uuid4())',
        ),
        changeCode('fn', 'it stores part of the body', '"body": {"S": body}', '"body": {"S": body[:40]}'),
        changeCode(
          'fn',
          'it answers no JSON',
          '"headers": {"Content-Type": "application/json"}',
          '"headers": {"Content-Type": "text/plain"}',
        ),
      ],
    },
  ),

  control(
    'DATA-FN-04',
    'a body that cannot be stored gets a JSON error of the 4xx kind, and stores nothing',
    {
      exercise: refusesMalformed,
      breaksInMotion: [
        changeCode('fn', 'it answers 200 to anything', 'return answer(400,', 'return answer(200,'),
        changeCode(
          'fn',
          'it does not handle a malformed body',
          'except ValueError as error:\n                  log',
          'except ZeroDivisionError as error:\n                  log',
        ),
      ],
    },
  ),

  control('DATA-FN-05', 'its variable STAGE follows the Environment parameter', {
    judge: ({ fn }, { scenario }) =>
      equals(
        variable(fn.environment, 'STAGE'),
        parameterValue(scenario, 'Environment'),
        'the variable STAGE',
      ),
    breaks: [
      set('fn', 'Environment.Variables.STAGE', 'dev'),
      remove('fn', 'Environment.Variables.STAGE'),
      set('fn', 'Environment.Variables.STAGE', ref('LogLevel')),
    ],
  }),

  control(
    'DATA-FN-06',
    'it sees AWS_REGION us-east-1: set literally, or because the stack is made nowhere else',
    {
      template: ({ fn }, context) => {
        const set = variable(fn.environment, 'AWS_REGION');
        if (set.known && set.value === undefined) return refusesOtherRegions(context);
        const checks = [equals(set, 'us-east-1', 'the variable AWS_REGION')];
        const elsewhere = followsRegion(fn, context);
        return elsewhere ? [...checks, ...refusesOtherRegions(context)] : checks;
      },
      exercise: seesRegion,
      breaks: [
        removeSection('Rules'),
        setRule('Assertions[0].Assert', oneOf('us-east-1', 'eu-west-1')),
        setRule('Assertions[0].Assert', oneOf('us-east-1', 'us-west-2')),
        setRule('Assertions[0].Assert', oneOf('eu-west-1')),
        set('fn', 'Environment.Variables.AWS_REGION', 'eu-west-1'),
      ],
      breaksInMotion: [
        changeCode(
          'fn',
          'it sees another region',
          '"region": os.environ["AWS_REGION"]',
          '"region": "eu-west-1"',
        ),
      ],
    },
  ),

  control('DATA-FN-07', "its variable DYNAMODB_TABLE_NAME is the stack's own table", {
    judge: ({ fn, table }) => [
      equals(
        variable(fn.environment, 'DYNAMODB_TABLE_NAME'),
        need(table.name),
        'the variable DYNAMODB_TABLE_NAME',
      ),
      equals(table.own, true, 'that the stack itself made the table'),
    ],
    breaks: [
      set('fn', 'Environment.Variables.DYNAMODB_TABLE_NAME', 'stackproof-demo-data'),
      remove('fn', 'Environment.Variables.DYNAMODB_TABLE_NAME'),
    ],
  }),

  control(
    'DATA-FN-08',
    "a write that fails gets a 5xx (and, ours: the function's own JSON, which tells nothing)",
    {
      exercise: failsCleanly,
      breaksInMotion: [
        changeCode(
          'fn',
          'it leaks the exception',
          'error="The data could not be stored."',
          'error=str(error)',
        ),
        changeCode(
          'fn',
          'it answers 200 when it could not store',
          'return answer(500,',
          'return answer(200,',
        ),
        changeCode(
          'fn',
          'it does not handle a write that fails',
          'except (BotoCoreError, ClientError) as error:',
          'except ZeroDivisionError as error:',
        ),
      ],
    },
  ),

  control('DATA-API-01', "a REST API whose name derives from the stack's name", {
    judge: ({ api }, { scenario }) => contains(api.name, scenario.stackName, "the API's name"),
    breaks: [set('api', 'Name', 'data-api'), set('api', 'Name', sub('${AWS::Region}-api'))],
  }),

  control('DATA-API-02', 'it has the path /data', {
    judge: ({ api }) => expectFact(api.paths, "the API's paths", '/data', (paths) => paths.includes('/data')),
    breaks: [set('AWS::ApiGateway::Resource', 'PathPart', 'items')],
  }),

  control('DATA-API-03', '/data has a POST method', {
    judge: ({ api }) =>
      expectFact(
        api.methods,
        "the API's methods",
        'POST /data (or ANY)',
        (methods) =>
          methods.some(
            ({ path, verb }) => valueOf(path) === '/data' && ['POST', 'ANY'].includes(valueOf(verb) ?? ''),
          ),
        (methods) => methods.map(({ path, verb }) => `${valueOf(verb) ?? '?'} ${valueOf(path) ?? '?'}`),
      ),
    breaks: [
      set('post', 'HttpMethod', 'GET'),
      set('post', 'HttpMethod', onlyWhen('Environment', 'prod', 'GET')),
    ],
  }),

  control('DATA-API-04', 'POST /data is a proxy integration of the function, which is called by POST', {
    judge: ({ post, fn }) => [
      equals(post.integration.type, 'AWS_PROXY', "POST /data's integration type"),
      equals(post.integration.verb, 'POST', 'the verb with which API Gateway calls the function'),
      callsFunction(post, fn, 'what POST /data calls'),
    ],
    breaks: [
      set('post', 'Integration.Type', 'AWS'),
      set('post', 'Integration.IntegrationHttpMethod', 'GET'),
      swapReference('post', 'Integration.Uri'),
    ],
  }),

  control('DATA-API-05', 'API Gateway may invoke the function for POST /data', {
    judge: (subjects, context) => gatewayMayInvoke(subjects, '/data', context),
    breaks: [
      removeResource('AWS::Lambda::Permission'),
      set('AWS::Lambda::Permission', 'Principal', 'events.amazonaws.com'),
      set('AWS::Lambda::Permission', 'Action', 'lambda:GetFunction'),
      set(
        'AWS::Lambda::Permission',
        'SourceArn',
        'arn:aws:execute-api:us-east-1:123456789012:other/*/POST/data',
      ),
      set('AWS::Lambda::Permission', 'SourceAccount', '999999999999'),
    ],
  }),

  control('DATA-API-06', 'it has a stage named after the Environment parameter, which serves the URL', {
    judge: ({ stage }, { scenario }) =>
      equals(stage.name, parameterValue(scenario, 'Environment'), "the stage's name"),
    breaks: [set('stage', 'StageName', 'dev'), set('stage', 'StageName', 'v1')],
  }),

  control('DATA-API-07', 'and from this API only', {
    ours: true,
    judge: onlyThisApiMayInvoke,
    breaks: [
      remove('AWS::Lambda::Permission', 'SourceArn'),
      set(
        'AWS::Lambda::Permission',
        'SourceArn',
        sub('arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:*/*/POST/data'),
      ),
    ],
  }),

  control('DATA-API-08', "the stage's deployment is made after the method and its integration", {
    template: ({ stage, post, api }) => isDeployedAfter(stage, post, api),
    breaks: [removeAttribute('AWS::ApiGateway::Deployment', 'DependsOn')],
  }),
]);
