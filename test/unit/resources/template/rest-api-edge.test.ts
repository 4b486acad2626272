import { describe, expect, test } from '@jest/globals';
import type { FunctionFacts } from '../../../../src/resources/function/facts.ts';
import type { RestApiFacts } from '../../../../src/resources/rest-api/facts.ts';
import { reason, value } from '../live/facts.ts';
import { plain } from '../plain.ts';
import { observed, resource, the } from './observed.ts';

/** The API of a template that has it and more. */
const api = (properties: string, more = ''): RestApiFacts => {
  const [found] = observed(resource('Api', 'AWS::ApiGateway::RestApi', properties) + more).all('restApi');
  if (found === undefined) throw new Error('there is no API');
  return found;
};
const method = (properties: string): unknown => {
  const { methods } = api(
    '',
    resource(
      'M',
      'AWS::ApiGateway::Method',
      `RestApiId: !Ref Api\nResourceId: !GetAtt Api.RootResourceId\nHttpMethod: GET\n${properties}`,
    ),
  );
  return plain(value(methods)[0]);
};
const stage = (properties: string): unknown => {
  const { stages } = api(
    '',
    resource('S', 'AWS::ApiGateway::Stage', `RestApiId: !Ref Api\nStageName: prod\n${properties}`),
  );
  return plain(value(stages)[0]);
};

describe('an API', () => {
  test('has the endpoints that it asks for; at the edge without any', () => {
    expect(plain(api('EndpointConfiguration: {Types: [REGIONAL]}').endpointTypes)).toEqual(['REGIONAL']);
    expect(plain(api('').endpointTypes)).toEqual(['EDGE']);
    expect(reason(api('EndpointConfiguration: !ImportValue e').endpointTypes)).toMatch(/import/i);
  });

  test('has its own authorizers, and not another API’s', () => {
    const authorizer = (id: string, of: string): string =>
      resource(
        id,
        'AWS::ApiGateway::Authorizer',
        `RestApiId: ${of}\nName: ${id}\nType: COGNITO_USER_POOLS\nProviderARNs: [pool-arn]\nIdentitySource: source`,
      );
    const { authorizers } = api('', authorizer('Mine', '!Ref Api') + authorizer('Other', 'other'));
    expect(plain(authorizers)).toEqual([
      { name: 'Mine', type: 'COGNITO_USER_POOLS', providerArns: ['pool-arn'], identitySource: 'source' },
    ]);
  });

  test('in an OpenAPI document has authorizers that are not read', () => {
    const { authorizers, methods } = api('Body: {openapi: 3.0.1, paths: {/x: {get: {}}}}');
    expect(reason(authorizers)).toBe('authorizers of an OpenAPI document are not read');
    expect(plain(value(methods)[0])).toMatchObject({
      authorization: expect.stringMatching(/^unknown: /),
      apiKeyRequired: expect.stringMatching(/^unknown: /),
    });
  });
});

describe('a method', () => {
  test('has its authorization, scopes, key and responses', () => {
    expect(
      method(
        `
AuthorizationType: COGNITO_USER_POOLS
AuthorizerId: a1
AuthorizationScopes: [read]
ApiKeyRequired: true
MethodResponses: [{StatusCode: 200, ResponseParameters: {method.response.header.X: true}}]
Integration:
  Type: MOCK
  IntegrationResponses: [{StatusCode: 200, ResponseParameters: {method.response.header.X: "'x'"}}]`.trimStart(),
      ),
    ).toMatchObject({
      authorization: 'COGNITO_USER_POOLS',
      authorizer: 'a1',
      scopes: ['read'],
      apiKeyRequired: true,
      responses: [{ status: '200', parameters: { 'method.response.header.X': 'true' } }],
      integration: { responses: [{ status: '200', parameters: { 'method.response.header.X': "'x'" } }] },
    });
  });

  test('has none of them by default', () => {
    expect(method('')).toMatchObject({
      authorization: 'NONE',
      authorizer: undefined,
      scopes: [],
      apiKeyRequired: false,
      responses: [],
    });
  });
});

describe('a stage', () => {
  test('is traced and logs as it says', () => {
    expect(
      stage(
        `
TracingEnabled: true
MethodSettings: [{ResourcePath: /*, HttpMethod: '*', MetricsEnabled: true, LoggingLevel: info, DataTraceEnabled: 'true'}]`.trimStart(),
      ),
    ).toMatchObject({
      tracing: true,
      settings: [{ path: '/*', metrics: true, loggingLevel: 'INFO', dataTrace: true }],
    });
  });

  test('does neither by default', () => {
    expect(stage("MethodSettings: [{ResourcePath: /*, HttpMethod: '*'}]")).toMatchObject({
      tracing: false,
      settings: [{ metrics: false, loggingLevel: 'OFF', dataTrace: false }],
    });
  });
});

describe('a function', () => {
  const fn = (properties: string): FunctionFacts =>
    the('function', resource('F', 'AWS::Lambda::Function', properties));

  test('has memory and tracing, and what AWS fills in', () => {
    const said = fn('MemorySize: 256\nTracingConfig: {Mode: Active}');
    expect([value(said.memory), value(said.tracing)]).toEqual([256, 'Active']);
    expect([value(fn('').memory), value(fn('').tracing)]).toEqual([128, 'PassThrough']);
  });

  test('has its package in a bucket, in a folder that is still to be uploaded, or nowhere', () => {
    expect(plain(fn('Code: {S3Bucket: b, S3Key: k}').code)).toEqual({
      bucket: 'b',
      key: 'k',
      folder: undefined,
    });
    const local = fn('Code: ./src');
    expect(plain(local.code)).toEqual({
      bucket: 'unknown: its package is still to be uploaded',
      key: 'unknown: its package is still to be uploaded',
      folder: './src',
    });
    expect(value(local.inlineCode)).toBeUndefined();
    const inline = fn('Code: {ZipFile: x}');
    expect(plain(inline.code)).toEqual({ bucket: undefined, key: undefined, folder: undefined });
    expect(value(inline.inlineCode)).toBe('x');
  });

  test('comes after what it names', () => {
    const system = observed(
      resource('Role', 'AWS::IAM::Role', '') +
        resource('F', 'AWS::Lambda::Function', 'Role: !GetAtt Role.Arn'),
    );
    expect(system.all('function').map(({ madeAfter }) => plain(madeAfter))).toEqual([['Role']]);
  });
});
