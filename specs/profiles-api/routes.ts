import { equals, expectFact } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { MutantDeclaration } from '../../src/mutation/declaration.ts';
import type { TerraformMutantDeclaration } from '../../src/mutation/terraform/declaration.ts';
import type { MethodFacts } from '../../src/resources/rest-api/facts.ts';
import { callsFunction } from '../common/invocation.ts';
import { groupByGroup, oneByOne } from '../common/one-by-one.ts';
import { asOurs } from '../common/ours.ts';
import { hcl, remove, set, swapReference } from './breaks.ts';
import { routes, type ProfilesApi } from './subjects.ts';
import { control } from './words.ts';

/** The method is behind the authorizer of the API's, and hands its requests on to the function. */
const isRoute = (method: MethodFacts, route: string, its: ProfilesApi): readonly Check[] => [
  equals(method.authorization, 'COGNITO_USER_POOLS', `the authorization of ${route}`),
  ...oneByOne([() => equals(method.authorizer, need(its.authorizer.id), `the authorizer of ${route}`)]),
  // With a scope an access token is asked for, and none of the pool's has one.
  expectFact(
    method.scopes,
    `the scopes of ${route}`,
    'none',
    (scopes) => scopes.length === 0,
    (scopes) => scopes.map(valueOf),
  ),
  // The specification knows no keys: whoever has none would be refused.
  asOurs(equals(method.apiKeyRequired, false, `that ${route} takes an API key`)),
  equals(method.integration.type, 'AWS_PROXY', `the integration type of ${route}`),
  equals(method.integration.verb, 'POST', `the verb with which ${route} calls the function`),
  ...oneByOne([() => callsFunction(method, its.fn, `what ${route} calls`)]),
];

/** The declared mutants of one route in the template, one for each of its checks. */
const breaksOfRoute = (name: (typeof routes)[number][0]): readonly MutantDeclaration[] => [
  set(name, 'AuthorizationType', 'NONE'),
  remove(name, 'AuthorizerId'),
  set(name, 'AuthorizerId', 'abc123'),
  set(name, 'AuthorizationScopes', ['profiles/read']),
  set(name, 'ApiKeyRequired', true),
  set(name, 'Integration.Type', 'AWS'),
  set(name, 'Integration.IntegrationHttpMethod', 'GET'),
  swapReference(name, 'Integration.Uri'),
];

/** The same in the Terraform code, where all routes are one block. */
const breaksOfTerraformRoute = (key: string): readonly TerraformMutantDeclaration[] => {
  const other = (wrong: string, usual: string): string => `each.key == "${key}" ? ${wrong} : ${usual}`;
  return [
    hcl.set('aws_api_gateway_method.route', 'authorization', other('"NONE"', '"COGNITO_USER_POOLS"')),
    hcl.set(
      'aws_api_gateway_method.route',
      'authorizer_id',
      other('null', 'aws_api_gateway_authorizer.users.id'),
    ),
    hcl.set('aws_api_gateway_method.route', 'authorization_scopes', other('["profiles/read"]', 'null')),
    hcl.set('aws_api_gateway_method.route', 'api_key_required', `each.key == "${key}"`),
    hcl.set('aws_api_gateway_integration.route', 'type', other('"AWS"', '"AWS_PROXY"')),
    hcl.set('aws_api_gateway_integration.route', 'integration_http_method', other('"GET"', '"POST"')),
    hcl.set(
      'aws_api_gateway_integration.route',
      'uri',
      other('"https://example.com/"', 'aws_lambda_function.api.invoke_arn'),
    ),
  ];
};

/** What the function answers. */
export const isBehindAuthorizer = control(
  'PROF-API-03',
  'POST and GET /profiles, GET, PUT and DELETE /profiles/{userId}: each behind the authorizer, each a proxy of the function',
  {
    judge: (its) =>
      groupByGroup(
        routes.map(
          ([name, verb, path]) =>
            () =>
              isRoute(its[name], `${verb} ${path}`, its),
        ),
      ),
    breaks: routes.flatMap(([name]) => breaksOfRoute(name)),
    breaksTerraform: ['create', 'list', 'read', 'update', 'delete'].flatMap(breaksOfTerraformRoute),
  },
);
