import { describe, expect, test } from '@jest/globals';
import type {
  IntegrationFacts,
  MethodFacts,
  RestApiFacts,
} from '../../../../src/resources/rest-api/facts.ts';
import { reason, value } from '../live/facts.ts';
import { observed, oddities, resource, unknowns } from './observed.ts';

const root = '!GetAtt Api.RootResourceId';
const api = (others: string): RestApiFacts => {
  const [found] = observed(resource('Api', 'AWS::ApiGateway::RestApi', 'Name: api') + others).all('restApi');
  if (found === undefined) throw new Error('no API');
  return found;
};
const model = (properties: string, of = '!Ref Api'): string =>
  resource('Item', 'AWS::ApiGateway::Model', `RestApiId: ${of}\n${properties}`);
const validator = (properties: string, of = '!Ref Api'): string =>
  resource('Validator', 'AWS::ApiGateway::RequestValidator', `RestApiId: ${of}\n${properties}`);
const method = (properties: string): string =>
  resource(
    'Post',
    'AWS::ApiGateway::Method',
    `RestApiId: !Ref Api\nResourceId: ${root}\nHttpMethod: POST\n${properties}`,
  );
const post = (properties: string, others = ''): MethodFacts => {
  const [found] = value(api(method(properties) + others).methods);
  if (found === undefined) throw new Error('no method');
  return found;
};
const entries = (fact: MethodFacts['requestModels']): readonly (readonly [string, string])[] =>
  [...value(fact)].map(([key, text]) => [key, value(text)]);

describe("an API's models", () => {
  const schemaOf = (properties: string) => {
    const [found] = value(api(model(properties)).models);
    if (found === undefined) throw new Error('no model');
    return found.schema;
  };

  test('are what their properties say', () => {
    const [found, second] = value(
      api(model('Name: Item\nContentType: application/json\nSchema: {type: object, required: [name]}'))
        .models,
    );
    expect(second).toBeUndefined();
    expect(found).toMatchObject({
      id: 'Item',
      name: { value: 'Item' },
      contentType: { value: 'application/json' },
      schema: { value: { kind: 'dict', at: { resource: 'Item', path: 'Properties.Schema' } } },
      at: { resource: 'Item' },
    });
    const schema = found && value(found.schema);
    expect(schema?.kind === 'dict' && [...schema.entries.keys()]).toEqual(['type', 'required']);
  });

  test('have a name that CloudFormation makes, and no content type, where none is given', () => {
    const [found] = value(api(model('Schema: {}')).models);
    expect(found && value(found.name)).toMatch(/^demo-Item-/);
    expect(found && value(found.contentType)).toBe('');
  });

  test.each([
    ['an object', 'Schema: {type: object}'],
    ['a text of JSON', `Schema: '{"type": "object"}'`],
    ['a text of several lines', 'Schema: |\n  {\n    "type": "object"\n  }'],
  ])('have their schema as %s', (_, properties) => {
    const schema = value(schemaOf(properties));
    expect(schema?.kind === 'dict' && schema.entries.get('type')).toMatchObject({ value: 'object' });
  });

  test.each([
    ['is missing', ''],
    ['is no JSON', "Schema: 'type: object'"],
    ['is empty', "Schema: ''"],
  ])('have no schema where it %s', (_, properties) => {
    expect(value(schemaOf(properties))).toBeUndefined();
  });

  test.each(unknowns)('%s stay unknown', (spelling, why) => {
    const [found] = value(
      api(model(`Name: ${spelling}\nContentType: ${spelling}\nSchema: ${spelling}`)).models,
    );
    expect(found && [found.name, found.contentType, found.schema].map(reason)).toEqual([
      expect.stringMatching(why),
      expect.stringMatching(why),
      expect.stringMatching(why),
    ]);
    const inside = value(schemaOf(`Schema: {type: ${spelling}}`));
    expect(inside?.kind === 'dict' && inside.entries.get('type')).toMatchObject({ kind: 'unknown' });
  });

  test('are not those of another API, nor of one that is not known', () => {
    expect(value(api(model('Schema: {}', 'a1b2c3')).models)).toEqual([]);
    expect(value(api(model('Schema: {}', '!ImportValue a')).models)).toEqual([]);
  });

  test.each(oddities)('with %s where something else belongs are no crash', (odd) => {
    const facts = api(model(`Name: ${odd}\nContentType: ${odd}\nSchema: ${odd}`) + validator(`Name: ${odd}`));
    expect(value(facts.models)).toHaveLength(1);
    expect(value(facts.validators)).toHaveLength(1);
    expect(api(model('', odd) + validator('', odd)).models).toMatchObject({ value: [] });
  });
});

describe("an API's request validators", () => {
  const validates = (properties: string) => {
    const [found] = value(api(validator(properties)).validators);
    if (found === undefined) throw new Error('no validator');
    return found.validatesBody;
  };
  test.each([
    ['ValidateRequestBody: true', true],
    ["ValidateRequestBody: 'true'", true],
    ['ValidateRequestBody: false', false],
    ['ValidateRequestParameters: true', false],
    ['', false],
  ])('with %p validate the body: %p', (properties, body) => {
    expect(value(validates(properties))).toBe(body);
  });
  test.each(unknowns)('%s stay unknown', (spelling, why) => {
    expect(reason(validates(`ValidateRequestBody: ${spelling}`))).toMatch(why);
  });
  test('are not those of another API', () => {
    expect(value(api(validator('ValidateRequestBody: true', 'a1b2c3')).validators)).toEqual([]);
  });
});

describe("a method's request", () => {
  const named = model('Name: Item\nContentType: application/json\nSchema: {}');
  test('is of the models that it names', () => {
    const facts = post('RequestModels: {application/json: !Ref Item, $default: Item}', named);
    expect(entries(facts.requestModels)).toEqual([
      ['application/json', 'Item'],
      ['$default', 'Item'],
    ]);
  });
  test.each(['!Ref Validator', '!GetAtt Validator.RequestValidatorId'])('is validated by %s', (spelling) => {
    const facts = api(method(`RequestValidatorId: ${spelling}`) + validator('ValidateRequestBody: true'));
    const [only] = value(facts.validators);
    const [found] = value(facts.methods);
    expect(found && value(found.validator)).toBe(only && value(only.id));
    expect(found && value(found.validator)).toMatch(/^[a-z0-9]{6}$/);
  });
  test('is of no model and no validator when it names none', () => {
    const facts = post('', named + validator('ValidateRequestBody: true'));
    expect(value(facts.validator)).toBeUndefined();
    expect(entries(facts.requestModels)).toEqual([]);
    expect(value(facts.statuses)).toEqual([]);
  });
  test('may be answered with the statuses of its responses', () => {
    const facts = post("MethodResponses: [{StatusCode: '200'}, {StatusCode: 400}, {}]");
    expect(value(facts.statuses).map((status) => (status.known ? status.value : reason(status)))).toEqual([
      '200',
      '400',
      'it is not given',
    ]);
  });
  test.each(unknowns)('with %s stays unknown', (spelling, why) => {
    const facts = post(
      `RequestModels: ${spelling}\nRequestValidatorId: ${spelling}\nMethodResponses: ${spelling}`,
    );
    for (const fact of [facts.requestModels, facts.validator, facts.statuses])
      expect(reason(fact)).toMatch(why);
    const [name] = [...value(post(`RequestModels: {application/json: ${spelling}}`).requestModels).values()];
    expect(name && reason(name)).toMatch(why);
  });
  test.each(oddities)('with %s where something else belongs is no crash', (odd) => {
    const facts = post(
      `RequestModels: ${odd}\nRequestValidatorId: ${odd}\nMethodResponses: ${odd}\nIntegration: {IntegrationResponses: ${odd}, RequestTemplates: ${odd}, RequestParameters: ${odd}, Credentials: ${odd}, PassthroughBehavior: ${odd}}`,
    );
    expect(facts.requestModels).toHaveProperty('known');
    expect(facts.statuses).toHaveProperty('known');
    expect(facts.integration.responses).toHaveProperty('known');
    expect(facts.integration.passthrough).toHaveProperty('known');
  });
});

describe('an integration with a service', () => {
  const integrated = (properties: string, others = ''): IntegrationFacts =>
    post(`Integration:\n${properties.replace(/^\n/, '').replaceAll(/^/gm, '  ')}`, others).integration;

  test('is what its properties say', () => {
    const facts = integrated(
      `
Type: AWS
IntegrationHttpMethod: POST
Uri: !Sub arn:\${AWS::Partition}:apigateway:\${AWS::Region}:sqs:path/\${AWS::AccountId}/\${Queue.QueueName}
Credentials: !GetAtt Role.Arn
PassthroughBehavior: NEVER
RequestParameters: {integration.request.header.Content-Type: "'application/x-www-form-urlencoded'"}
RequestTemplates: {application/json: Action=SendMessage&MessageBody=$util.urlEncode($input.body)}
IntegrationResponses: [{StatusCode: 200, SelectionPattern: 2\\d\\d}, {StatusCode: '502'}]`,
      resource('Queue', 'AWS::SQS::Queue', 'QueueName: q') +
        resource('Role', 'AWS::IAM::Role', 'RoleName: r'),
    );
    expect(value(facts.uri)).toBe('arn:aws:apigateway:us-east-1:sqs:path/123456789012/q');
    expect(value(facts.functionArn)).toBeUndefined();
    expect(value(facts.credentials)).toBe('arn:aws:iam::123456789012:role/r');
    expect(value(facts.passthrough)).toBe('NEVER');
    expect(entries(facts.requestParameters)).toEqual([
      ['integration.request.header.Content-Type', "'application/x-www-form-urlencoded'"],
    ]);
    expect(entries(facts.requestTemplates)).toEqual([
      ['application/json', 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)'],
    ]);
    expect(value(facts.responses)).toMatchObject([
      { status: { value: '200' }, pattern: { value: String.raw`2\d\d` } },
      { status: { value: '502' }, pattern: { value: undefined } },
    ]);
  });

  test('has what API Gateway fills in', () => {
    const facts = integrated('Type: AWS');
    expect(value(facts.passthrough)).toBe('WHEN_NO_MATCH');
    expect(value(facts.credentials)).toBeUndefined();
    expect(entries(facts.requestParameters)).toEqual([]);
    expect(entries(facts.requestTemplates)).toEqual([]);
    expect(value(facts.responses)).toEqual([]);
  });

  test.each(unknowns)('with %s stays unknown', (spelling, why) => {
    const facts = integrated(
      ['Credentials', 'PassthroughBehavior', 'RequestParameters', 'RequestTemplates', 'IntegrationResponses']
        .map((name) => `${name}: ${spelling}`)
        .join('\n'),
    );
    for (const fact of [
      facts.credentials,
      facts.passthrough,
      facts.requestParameters,
      facts.requestTemplates,
      facts.responses,
    ])
      expect(reason(fact)).toMatch(why);
    const [response] = value(
      integrated(`IntegrationResponses: [{StatusCode: ${spelling}, SelectionPattern: ${spelling}}]`)
        .responses,
    );
    expect(response && reason(response.status)).toMatch(why);
    expect(response && reason(response.pattern)).toMatch(why);
  });

  test('by a variable of its stage calls a function that is not known', () => {
    const uri =
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:';
    expect(reason(integrated(`Uri: '${uri}\${stageVariables.fn}/invocations'`).functionArn)).toContain(
      'stage variable',
    );
    expect(value(integrated(`Uri: '${uri}fn/invocations'`).functionArn)).toMatch(/:function:fn$/);
  });
});
