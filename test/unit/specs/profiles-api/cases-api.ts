import { all, drop, swap, withoutResource, type Case, type Edit } from '../edits.ts';
import { resources, within } from './template-edits.ts';

const open = (id: string): string => `${id} not-observable`;

const endpoint = '      EndpointConfiguration:\n        Types: [REGIONAL]\n';
const endpoints: readonly Case[] = [
  { name: 'an edge-optimized endpoint, which is the default', edit: drop(endpoint), fails: ['PROF-API-01'] },
  { name: 'a private endpoint', edit: swap('[REGIONAL]', '[PRIVATE]'), fails: ['PROF-API-01'] },
  { name: 'two endpoints', edit: swap('[REGIONAL]', '[REGIONAL, PRIVATE]'), fails: ['PROF-API-01'] },
  {
    name: 'an endpoint from elsewhere',
    edit: swap('[REGIONAL]', '[!ImportValue type]'),
    fails: [open('PROF-API-01')],
  },
];

const provider = '        - !GetAtt UserPool.Arn\n';
const inAuthorizer = (passage: string, replacement: string): Edit =>
  within('UsersAuthorizer', passage, replacement);
const otherPool = `  OtherPool:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: other`;
const otherAuthorizer = `${otherPool}
  OtherAuthorizer:
    Type: AWS::ApiGateway::Authorizer
    Properties:
      Name: other
      RestApiId: !Ref Api
      Type: COGNITO_USER_POOLS
      IdentitySource: method.request.header.Authorization
      ProviderARNs: [!GetAtt OtherPool.Arn]`;

const authorizers: readonly Case[] = [
  {
    name: 'the authorizer of another pool',
    edit: all(resources(otherPool), inAuthorizer('UserPool.Arn', 'OtherPool.Arn')),
    fails: ['PROF-API-02'],
  },
  {
    name: 'the authorizer of two pools',
    edit: all(resources(otherPool), inAuthorizer(provider, `${provider}        - !GetAtt OtherPool.Arn\n`)),
    fails: ['PROF-API-02'],
  },
  {
    name: 'the authorizer of no pool',
    edit: inAuthorizer(`      ProviderARNs:\n${provider}`, ''),
    fails: ['PROF-API-02'],
  },
  {
    name: "the pool's ARN, put together",
    edit: inAuthorizer(
      '!GetAtt UserPool.Arn',
      '!Sub arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${UserPool}',
    ),
    fails: [],
  },
  {
    name: 'another kind of authorizer',
    edit: inAuthorizer('COGNITO_USER_POOLS', 'TOKEN'),
    fails: ['PROF-API-02'],
  },
  {
    name: 'tokens in a header of their own',
    edit: inAuthorizer('header.Authorization', 'header.X-Token'),
    fails: ['PROF-API-02'],
  },
  {
    name: 'nothing is said of where tokens are',
    edit: inAuthorizer('      IdentitySource: method.request.header.Authorization\n', ''),
    fails: ['PROF-API-02'],
  },
  {
    name: 'a pool from elsewhere',
    edit: inAuthorizer('!GetAtt UserPool.Arn', '!ImportValue pool'),
    fails: [open('PROF-API-02')],
  },
];

const names = ['CreateProfile', 'ListProfiles', 'ReadProfile', 'UpdateProfile', 'DeleteProfile'];
const behind = '      AuthorizationType: COGNITO_USER_POOLS\n';
const by = '      AuthorizerId: !Ref UsersAuthorizer\n';
const inDeployment = (name: string): Edit => within('ApiDeployment', `      - ${name}\n`, '');
const called = '${ApiFunction.Arn}/invocations';

const routes: readonly Case[] = [
  ...names.flatMap((name): readonly Case[] => [
    {
      name: `${name} for everybody`,
      edit: all(within(name, behind, '      AuthorizationType: NONE\n'), within(name, by, '')),
      fails: ['PROF-API-03'],
    },
    { name: `${name} without the authorizer`, edit: within(name, by, ''), fails: ['PROF-API-03'] },
    {
      name: `${name} without the word for it`,
      edit: within(name, behind, ''),
      fails: ['PROF-API-03'],
    },
    {
      name: `${name} behind the authorizer of another pool`,
      edit: all(resources(otherAuthorizer), within(name, '!Ref UsersAuthorizer', '!Ref OtherAuthorizer')),
      fails: ['PROF-API-03'],
    },
    {
      name: `${name} for access tokens of a scope`,
      edit: within(name, by, `${by}      AuthorizationScopes: [profiles/all]\n`),
      fails: ['PROF-API-03'],
    },
    {
      name: `${name} takes an API key`,
      edit: within(name, by, `${by}      ApiKeyRequired: true\n`),
      fails: ['PROF-API-03'],
    },
    {
      name: `${name} is answered by a mock`,
      edit: within(name, 'Type: AWS_PROXY', 'Type: MOCK'),
      fails: ['PROF-API-03'],
    },
    {
      name: `${name} calls by GET`,
      edit: within(name, 'IntegrationHttpMethod: POST', 'IntegrationHttpMethod: GET'),
      fails: ['PROF-API-03'],
    },
    {
      name: `${name} calls another function`,
      edit: within(name, called, 'arn:aws:lambda:us-east-1:${AWS::AccountId}:function:another/invocations'),
      fails: ['PROF-API-03'],
    },
    {
      name: `no ${name}`,
      edit: all(withoutResource(name), inDeployment(name)),
      // Nothing can wait for it either.
      fails: ['PROF-API-03', 'PROF-API-08'],
    },
  ]),
  {
    name: 'a PATCH in place of the PUT',
    edit: within('UpdateProfile', 'HttpMethod: PUT', 'HttpMethod: PATCH'),
    fails: ['PROF-API-03', 'PROF-API-08'],
  },
  {
    name: 'any verb in place of the PUT',
    edit: within('UpdateProfile', 'HttpMethod: PUT', 'HttpMethod: ANY'),
    fails: [],
  },
  {
    name: 'a version of the function',
    edit: within('ReadProfile', called, '${ApiFunction.Arn}:live/invocations'),
    fails: [],
  },
  {
    name: 'one authorized from elsewhere, and one not at all',
    edit: all(
      within('CreateProfile', by, '      AuthorizerId: !ImportValue authorizer\n'),
      within('ListProfiles', by, ''),
    ),
    fails: ['PROF-API-03'],
  },
  {
    name: 'one authorized from elsewhere',
    edit: within('CreateProfile', by, '      AuthorizerId: !ImportValue authorizer\n'),
    fails: [open('PROF-API-03')],
  },
  {
    name: 'an API without an authorizer',
    edit: all(
      withoutResource('UsersAuthorizer'),
      ...names.map((name) => within(name, behind + by, '      AuthorizationType: NONE\n')),
    ),
    fails: ['PROF-API-02', 'PROF-API-03'],
  },
];

/** The template with one thing wrong with its API. */
export const apiCases: readonly Case[] = [...endpoints, ...authorizers, ...routes];
