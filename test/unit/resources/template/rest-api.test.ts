import { describe, expect, test } from '@jest/globals';
import { invokedFunction } from '../../../../src/resources/rest-api/integration.ts';
import type { MethodFacts, RestApiFacts } from '../../../../src/resources/rest-api/facts.ts';
import { reason, value } from '../live/facts.ts';
import { observed, oddities, resource, the, unknowns } from './observed.ts';

const fn = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${fn}/invocations`;
const path = (id: string, parent: string, part: string, api = '!Ref Api'): string =>
  resource(id, 'AWS::ApiGateway::Resource', `RestApiId: ${api}\nParentId: ${parent}\nPathPart: ${part}`);
const method = (id: string, resourceId: string, verb: string, more = ''): string =>
  resource(
    id,
    'AWS::ApiGateway::Method',
    `RestApiId: !Ref Api\nResourceId: ${resourceId}\nHttpMethod: ${verb}\n${more}`,
  );
const root = '!GetAtt Api.RootResourceId';
const api = (others: string, properties = 'Name: api'): RestApiFacts =>
  the('restApi', resource('Api', 'AWS::ApiGateway::RestApi', properties) + others);

const shown = ({ methods }: RestApiFacts): readonly string[] =>
  value(methods).map(
    ({ verb, path: of }) => `${verb.known ? verb.value : '?'} ${of.known ? of.value : `? (${of.reason})`}`,
  );
const onlyMethod = (facts: RestApiFacts): MethodFacts => {
  const [first] = value(facts.methods);
  if (first === undefined) throw new Error('no method');
  return first;
};

describe("an API's paths and methods", () => {
  test('are those of its resources, at their full paths', () => {
    const facts = api(
      path('A', root, 'v1') +
        path('B', '!Ref A', 'data') +
        path('C', '!Ref B', "'{id}'") +
        method('M1', '!Ref B', 'post') +
        method('M2', '!Ref C', 'GET') +
        method('M3', root, 'ANY'),
    );
    expect(value(facts.paths)).toEqual(['/v1', '/v1/data', '/v1/data/{id}']);
    expect(shown(facts)).toEqual(['POST /v1/data', 'GET /v1/data/{id}', 'ANY /']);
  });

  test('are not those of another API', () => {
    const facts = observed(
      resource('Api', 'AWS::ApiGateway::RestApi', 'Name: api') +
        resource('Other', 'AWS::ApiGateway::RestApi', 'Name: other') +
        path('A', root, 'data') +
        method('M', '!Ref A', 'POST'),
    ).all('restApi');
    expect(facts.map(shown)).toEqual([['POST /data'], []]);
    expect(facts.map(({ paths }) => value(paths))).toEqual([['/data'], []]);
  });

  test('on a resource that is none of the API have no known path', () => {
    expect(shown(api(method('M', 'a1b2c3', 'POST')))).toEqual([
      'POST ? (its resource is not one of this API)',
    ]);
  });

  test('below a circle of parents have no known path', () => {
    const facts = api(path('A', '!Ref B', 'a') + path('B', '!Ref A', 'b') + method('M', '!Ref A', 'POST'));
    expect(value(facts.methods)[0]?.path).toMatchObject({ known: false });
  });

  test.each(unknowns)('with %s stay unknown', (spelling, why) => {
    const hidden = api(path('A', root, spelling) + method('M', '!Ref A', 'POST'));
    expect(reason(onlyMethod(hidden).path)).toMatch(why);
    expect(value(hidden.paths)).toEqual([]);
    expect(reason(onlyMethod(api(method('M', root, spelling))).verb)).toMatch(why);
    expect(reason(onlyMethod(api(method('M', spelling, 'POST'))).path)).toMatch(why);
    const parentless = api(path('A', spelling, 'a') + method('M', '!Ref A', 'POST'));
    expect(reason(onlyMethod(parentless).path)).toMatch(why);
  });

  test.each(oddities)('with %s where something else belongs are no crash', (odd) => {
    const facts = api(
      path('A', odd, odd) + path('B', '!Ref A', 'b', odd) + method('M', odd, odd, `Integration: ${odd}`),
      `Name: ${odd}\nBody: ${odd}`,
    );
    expect(facts.methods).toHaveProperty('known');
    expect(facts.paths).toHaveProperty('known');
    const odder = api('', `Body: {info: ${odd}, paths: ${odd}}`);
    expect(odder.methods).toHaveProperty('known');
    const oddest = api(
      '',
      `Body: {paths: {/a: ${odd}, /b: {post: ${odd}}, /c: {post: {x-amazon-apigateway-integration: ${odd}}}}}`,
    );
    expect(value(oddest.paths)).toEqual(expect.arrayContaining(['/b', '/c']));
  });
});

describe('an integration', () => {
  const integrated = (properties: string): MethodFacts['integration'] =>
    onlyMethod(api(method('M', root, 'POST', `Integration: ${properties}`))).integration;

  test('of a function has its ARN', () => {
    const facts = integrated(`{Type: AWS_PROXY, IntegrationHttpMethod: POST, Uri: '${uri}'}`);
    expect(value(facts.type)).toBe('AWS_PROXY');
    expect(value(facts.verb)).toBe('POST');
    expect(value(facts.functionArn)).toBe(fn);
  });
  test('is the same in lower case', () => {
    expect(value(integrated('{Type: aws_proxy, IntegrationHttpMethod: post}').type)).toBe('AWS_PROXY');
  });
  test('that is missing has no type', () => {
    const facts = onlyMethod(api(method('M', root, 'POST'))).integration;
    expect(value(facts.type)).toBeUndefined();
    expect(value(facts.functionArn)).toBeUndefined();
  });
  test.each(unknowns)('%s stays unknown', (spelling, why) => {
    expect(reason(integrated(spelling).type)).toMatch(why);
    expect(reason(integrated(`{Uri: ${spelling}}`).functionArn)).toMatch(why);
  });

  test.each([
    ['a queue', 'arn:aws:apigateway:us-east-1:sqs:path/1/q'],
    ['a site', 'https://example.com'],
    ['a bare ARN', fn],
    ['another version of the path', uri.replace('2015-03-31', '2014-11-13')],
    ['more behind it', `${uri}/x`],
    ['nothing', undefined],
  ])('of %s calls no function', (_, text) => {
    expect(invokedFunction(text)).toBeUndefined();
  });
  test('of an alias has its ARN with it', () => {
    expect(invokedFunction(uri.replace(fn, `${fn}:live`))).toBe(`${fn}:live`);
  });
});

describe('an OpenAPI document', () => {
  const body = `
Body:
  info: {title: by-title}
  paths:
    /data:
      parameters: []
      post:
        x-amazon-apigateway-integration: {type: aws_proxy, httpMethod: POST, uri: '${uri}'}
      x-amazon-apigateway-any-method: {}`;

  test('describes paths, methods and integrations', () => {
    const facts = api('', body);
    expect(value(facts.paths)).toEqual(['/data']);
    expect(shown(facts)).toEqual(['POST /data', 'ANY /data']);
    expect(value(onlyMethod(facts).integration.functionArn)).toBe(fn);
  });
  test('names the API that has no name of its own', () => {
    expect(value(api('', body).name)).toBe('by-title');
    expect(value(api('', `Name: own${body}`).name)).toBe('own');
  });
  test.each([
    ['that is unknown', '!ImportValue x'],
    ['whose paths are unknown', '{paths: !ImportValue x}'],
    ['with a path that is unknown', '{paths: {/data: !ImportValue x}}'],
  ])('%s hides its paths and methods', (_, body) => {
    expect(reason(api('', `Body: ${body}`).methods)).toMatch(/import/i);
    expect(reason(api('', `Body: ${body}`).paths)).toMatch(/import/i);
  });
  test('that a macro makes hides its paths and methods', () => {
    const facts = api('', 'Body: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://b/k}}}');
    expect(facts.methods).toMatchObject({ known: false });
    expect(facts.paths).toMatchObject({ known: false });
    expect(facts.name).toMatchObject({ known: false });
  });
  test('on S3 hides its paths, its methods and its title', () => {
    const facts = api('', 'BodyS3Location: {Bucket: b, Key: k}');
    expect(reason(facts.methods)).toContain('on S3');
    expect(reason(facts.paths)).toContain('on S3');
    expect(reason(facts.name)).toContain('on S3');
    expect(value(api('', 'Name: own\nBodyS3Location: {Bucket: b, Key: k}').name)).toBe('own');
  });
});

const stage = (properties: string): string =>
  resource(
    'Stage',
    'AWS::ApiGateway::Stage',
    `RestApiId: !Ref Api\nDeploymentId: !Ref Deployment\n${properties}`,
  );
const deployment = (properties: string, dependsOn = ''): string =>
  `  Deployment:\n    Type: AWS::ApiGateway::Deployment\n${dependsOn}    Properties:\n      RestApiId: !Ref Api\n${properties}`;

describe("an API's stages", () => {
  const setting = "{ResourcePath: /*, HttpMethod: '*', ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50}";

  test('are resources of their own', () => {
    const [found, second] = value(
      api(
        method('M', root, 'POST') +
          deployment('', '    DependsOn: M\n') +
          stage(
            `StageName: dev\nAccessLogSetting: {DestinationArn: d, Format: f}\nMethodSettings: [${setting}]`,
          ),
      ).stages,
    );
    expect(second).toBeUndefined();
    expect(found).toMatchObject({
      id: 'Stage',
      name: { value: 'dev' },
      accessLog: { destinationArn: { value: 'd' }, format: { value: 'f' } },
      settings: {
        value: [
          {
            path: { value: '/*' },
            verb: { value: '*' },
            rateLimit: { value: 100 },
            burstLimit: { value: 50 },
          },
        ],
      },
    });
    expect([
      ...value(found?.deployment.madeAfter ?? { known: false, reason: '', at: { resource: '', path: '' } }),
    ]).toEqual(expect.arrayContaining(['M', 'Api']));
  });

  test('are made by a deployment that names one', () => {
    const [found] = value(
      api(
        deployment(
          `      StageName: dev\n      StageDescription: {AccessLogSetting: {DestinationArn: d}, MethodSettings: [${setting}], ThrottlingRateLimit: 7}\n`,
        ),
      ).stages,
    );
    expect(found).toMatchObject({
      id: 'Deployment',
      name: { value: 'dev' },
      accessLog: { destinationArn: { value: 'd' } },
    });
    const settings = found === undefined ? [] : value(found.settings);
    expect(settings.map(({ rateLimit }) => value(rateLimit))).toEqual([100, 7]);
  });

  test('are not made by a deployment that names none, nor are those of another API', () => {
    expect(value(api(deployment('')).stages)).toEqual([]);
    const foreign = resource('S', 'AWS::ApiGateway::Stage', 'RestApiId: a1\nStageName: dev');
    expect(value(api(foreign).stages)).toEqual([]);
  });

  test('of a deployment from elsewhere wait for nothing that is known here', () => {
    const foreign = resource(
      'S',
      'AWS::ApiGateway::Stage',
      'RestApiId: !Ref Api\nStageName: dev\nDeploymentId: d1',
    );
    const [found] = value(api(foreign).stages);
    expect(found?.deployment.madeAfter).toMatchObject({ known: true, value: new Set() });
    const hidden = foreign.replace('d1', '!ImportValue d');
    expect(value(api(hidden).stages)[0]?.deployment.madeAfter).toMatchObject({ known: false });
  });

  test.each([
    ['/~1data', '/data'],
    ['~1data', '/data'],
    ['/~1a~1b', '/a/b'],
    ['/*', '/*'],
    ['/', '/'],
    ['/data', '/data'],
    ['/~1a~0b', '/a~b'],
  ])('have the setting of %s for %s', (written, plain) => {
    const facts = api(
      deployment('') + stage(`StageName: dev\nMethodSettings: [{ResourcePath: ${written}, HttpMethod: get}]`),
    );
    expect(value(facts.stages)[0]?.settings).toMatchObject({
      value: [{ path: { value: plain }, verb: { value: 'GET' }, rateLimit: { value: undefined } }],
    });
  });

  test.each(unknowns)('%s stays unknown', (spelling, why) => {
    const [found] = value(
      api(
        deployment('') +
          stage(`StageName: ${spelling}\nAccessLogSetting: ${spelling}\nMethodSettings: ${spelling}`),
      ).stages,
    );
    for (const fact of [
      found?.name,
      found?.accessLog.format,
      found?.accessLog.destinationArn,
      found?.settings,
    ])
      expect(fact && reason(fact)).toMatch(why);
    const [byDeployment] = value(
      api(deployment(`      StageName: ${spelling}\n      StageDescription: ${spelling}\n`)).stages,
    );
    for (const fact of [byDeployment?.name, byDeployment?.accessLog.format, byDeployment?.settings])
      expect(fact && reason(fact)).toMatch(why);
  });

  test.each(oddities)('with %s where something else belongs are no crash', (odd) => {
    const facts = api(
      deployment(`      StageName: dev\n      StageDescription: ${odd}\n`) +
        stage(`StageName: ${odd}\nAccessLogSetting: ${odd}\nMethodSettings: ${odd}`),
    );
    expect(facts.stages).toHaveProperty('known');
    expect(api(deployment('') + stage(`StageName: x\nMethodSettings: [${odd}]`)).stages).toHaveProperty(
      'known',
    );
  });
});
