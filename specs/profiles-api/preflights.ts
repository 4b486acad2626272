import type { MutantDeclaration } from '../../src/mutation/declaration.ts';
import type { TerraformMutantDeclaration } from '../../src/mutation/terraform/declaration.ts';
import { groupByGroup } from '../common/one-by-one.ts';
import { hcl, remove, set } from './breaks.ts';
import { preflightAnswers } from './in-motion.ts';
import { answersPreflight } from './preflight.ts';
import { control } from './words.ts';

/** The methods for OPTIONS, each with its path and the verbs that a browser may use there. */
export const preflights = [
  ['profilesPreflight', '/profiles', ['GET', 'POST', 'OPTIONS']],
  ['profilePreflight', '/profiles/{userId}', ['GET', 'PUT', 'DELETE', 'OPTIONS']],
] as const;

const header = 'method.response.header.Access-Control-Allow';
const answer = 'Integration.IntegrationResponses[0].ResponseParameters';
const otherVerbs = {
  profilesPreflight: "'GET,PUT,DELETE,OPTIONS'",
  profilePreflight: "'GET,POST,OPTIONS'",
} as const;

const breaksOfPreflight = (name: keyof typeof otherVerbs): readonly MutantDeclaration[] => [
  set(name, 'Integration.Type', 'AWS_PROXY'),
  set(name, 'AuthorizationType', 'COGNITO_USER_POOLS'),
  set(name, 'ApiKeyRequired', true),
  remove(name, 'Integration.RequestTemplates'),
  set(name, 'Integration.RequestTemplates.application/json', '{"statusCode":500}'),
  ...(['Origin', 'Headers', 'Methods'] as const).flatMap((part) => [
    remove(name, `${answer}[${header}-${part}]`),
    remove(name, `MethodResponses[0].ResponseParameters[${header}-${part}]`),
  ]),
  set(name, `${answer}[${header}-Origin]`, "'https://example.com'"),
  set(name, `${answer}[${header}-Headers]`, "'Content-Type'"),
  set(name, `${answer}[${header}-Methods]`, otherVerbs[name]),
  set(name, `${answer}[${header}-Methods]`, "'*'"),
];

const breaksOfTerraformPreflight = (key: string): readonly TerraformMutantDeclaration[] => {
  const other = (wrong: string, usual: string): string => `each.key == "${key}" ? ${wrong} : ${usual}`;
  return [
    hcl.set('aws_api_gateway_integration.preflight', 'type', other('"HTTP"', '"MOCK"')),
    hcl.set('aws_api_gateway_method.preflight', 'authorization', other('"AWS_IAM"', '"NONE"')),
    hcl.set('aws_api_gateway_method.preflight', 'api_key_required', `each.key == "${key}"`),
    hcl.set(
      'aws_api_gateway_integration.preflight',
      'request_templates',
      other('null', '{ "application/json" = "{\\"statusCode\\":200}" }'),
    ),
    ...(
      [
        ['Origin', `"'*'"`],
        ['Headers', `"'Content-Type,Authorization'"`],
        ['Methods', `"'\${each.value.verbs}'"`],
      ] as const
    ).map(([part, usual]) =>
      hcl.set(
        'aws_api_gateway_integration_response.preflight',
        `response_parameters[${header}-${part}]`,
        other(`"'GET'"`, usual),
      ),
    ),
  ];
};

/** What a browser asks before it calls from another origin. */
export const allowsOtherOrigins = control(
  'PROF-API-04',
  'OPTIONS on both paths is answered without authorization, with the CORS headers and exactly the methods of its path',
  {
    judge: (its) =>
      groupByGroup(
        preflights.map(
          ([name, path, verbs]) =>
            () =>
              answersPreflight(its[name], path, verbs),
        ),
      ),
    exercise: preflightAnswers,
    breaks: preflights.flatMap(([name]) => breaksOfPreflight(name)),
    breaksTerraform: [
      ...['profiles', 'profile'].flatMap(breaksOfTerraformPreflight),
      hcl.remove('aws_api_gateway_method_response.preflight', `response_parameters[${header}-Methods]`),
      hcl.remove('aws_api_gateway_integration_response.preflight'),
      hcl.set('local.preflights', 'profile.verbs', '"GET,POST,OPTIONS"'),
    ],
  },
);
