import { describe, expect, test } from '@jest/globals';
import type { Fact } from '../../../../src/facts/fact.ts';
import type { MethodFacts, RestApiFacts } from '../../../../src/resources/rest-api/facts.ts';
import { reason, value } from '../live/facts.ts';
import { observed, oddities, resource, unknowns } from './observed.ts';

/** An API that an OpenAPI document describes; the document is one of YAML's maps in braces. */
const api = (body: string, others = ''): RestApiFacts => {
  const [found] = observed(
    resource('Api', 'AWS::ApiGateway::RestApi', `Name: api\nBody: ${body}`) + others,
  ).all('restApi');
  if (found === undefined) throw new Error('no API');
  return found;
};
const post = (body: string): MethodFacts => {
  const [found] = value(api(body).methods);
  if (found === undefined) throw new Error('no method');
  return found;
};
/** One operation, POST /items, in a document that says more. */
const operation = (its: string, document = '', item = ''): string =>
  `{paths: {/items: {${item}post: {${its}}}}${document === '' ? '' : `, ${document}`}}`;
const models = (facts: RestApiFacts): readonly string[] => value(facts.models).map(({ name }) => value(name));
const requests = (method: MethodFacts): Readonly<Record<string, string>> =>
  Object.fromEntries([...value(method.requestModels)].map(([type, name]) => [type, value(name)]));

const item = '{type: object, required: [name], properties: {name: {type: string}}}';

describe('the models of an OpenAPI document', () => {
  test.each([
    ['2', `{definitions: {Item: ${item}, Other: {}}}`],
    ['3', `{components: {schemas: {Item: ${item}, Other: {}}}}`],
  ])('are its named schemas, in version %s', (_, body) => {
    const [found, other] = value(api(body).models);
    expect(found).toMatchObject({
      id: 'Item',
      name: { value: 'Item' },
      contentType: { value: 'application/json' },
      at: { resource: 'Api' },
    });
    expect(found && value(found.schema)).toMatchObject({ kind: 'dict' });
    expect(other?.id).toBe('Other');
  });

  test('stand beside those that are resources', () => {
    const own = resource('Own', 'AWS::ApiGateway::Model', 'RestApiId: !Ref Api\nName: Own\nSchema: {}');
    expect(models(api(`{definitions: {Item: ${item}}}`, own))).toEqual(['Own', 'Item']);
  });

  test('are those that stand in an operation, too', () => {
    const body = operation(`requestBody: {content: {application/json: {schema: ${item}}}}`);
    const facts = api(body);
    expect(value(facts.models)).toHaveLength(1);
    expect(requests(post(body))).toEqual({ 'application/json': models(facts)[0] });
  });

  test('are each there once', () => {
    const schema = `parameters: [{in: body, name: item, schema: ${item}}]`;
    const body = operation(`consumes: [application/json, text/json], ${schema}`);
    const facts = api(body);
    const [name = ''] = models(facts);
    expect(models(facts)).toHaveLength(1);
    expect(requests(post(body))).toEqual({ 'application/json': name, 'text/json': name });
  });

  test.each(unknowns)('%s are not known', (spelling, why) => {
    expect(reason(api(`{definitions: ${spelling}}`).models)).toMatch(why);
    expect(reason(api(`{components: ${spelling}}`).models)).toMatch(why);
    expect(reason(api(`{components: {schemas: ${spelling}}}`).models)).toMatch(why);
    const [found] = value(api(`{definitions: {Item: ${spelling}}}`).models);
    expect(found && reason(found.schema)).toMatch(why);
    expect(reason(api(spelling).models)).toMatch(why);
    expect(reason(api(spelling).validators)).toMatch(why);
  });
});

describe('the request of an operation', () => {
  const reference = (version: 2 | 3, name = 'Item'): string =>
    `{$ref: '#/${version === 2 ? 'definitions' : 'components/schemas'}/${name}'}`;
  const inBody = `parameters: [{in: query, name: q}, {in: body, name: item, schema: ${reference(2)}}]`;

  test.each<[string, string, Readonly<Record<string, string>>]>([
    ['the body of version 2', operation(inBody), { 'application/json': 'Item' }],
    [
      'the body of version 2, by the content types of the operation',
      operation(`consumes: [text/json, text/plain], ${inBody}`, 'consumes: [application/xml]'),
      { 'text/json': 'Item', 'text/plain': 'Item' },
    ],
    [
      'the body of version 2, by the content types of the document',
      operation(inBody, 'consumes: [application/xml]'),
      { 'application/xml': 'Item' },
    ],
    ['the body of the path', operation('x: y', '', `${inBody}, `), { 'application/json': 'Item' }],
    [
      'a shared parameter',
      operation(
        "parameters: [{$ref: '#/parameters/An~1Item'}]",
        `parameters: {An/Item: {in: body, schema: ${reference(2)}}}`,
      ),
      { 'application/json': 'Item' },
    ],
    [
      'the body of version 3',
      operation(
        `requestBody: {content: {application/json: {schema: ${reference(3)}}, text/plain: {schema: ${reference(3, 'Note')}}, text/html: {}}}`,
      ),
      { 'application/json': 'Item', 'text/plain': 'Note' },
    ],
    [
      'a shared body',
      operation(
        "requestBody: {$ref: '#/components/requestBodies/Item'}",
        `components: {requestBodies: {Item: {content: {application/json: {schema: ${reference(3)}}}}}}`,
      ),
      { 'application/json': 'Item' },
    ],
    [
      'a schema that is elsewhere',
      operation("parameters: [{in: body, schema: {$ref: 'https://a/b'}}]"),
      { 'application/json': 'https://a/b' },
    ],
    ['nothing', operation('x: y'), {}],
    ['a body without a schema', operation('parameters: [{in: body}]'), {}],
    ['parameters that are no body', operation('parameters: [{in: query, schema: {type: string}}]'), {}],
    ['a reference to nothing', operation("parameters: [{$ref: '#/parameters/None'}]"), {}],
  ])('is of the models of %s', (_, body, wanted) => {
    expect(requests(post(body))).toEqual(wanted);
  });

  test.each(unknowns)('with %s is not known', (spelling, why) => {
    for (const its of [
      `requestBody: ${spelling}`,
      `requestBody: {content: ${spelling}}`,
      `requestBody: {$ref: ${spelling}}`,
      `parameters: [{$ref: ${spelling}}]`,
      `parameters: ${spelling}`,
      `parameters: [${spelling}]`,
      `parameters: [{in: ${spelling}}]`,
      `consumes: ${spelling}, ${inBody}`,
      `consumes: [${spelling}], ${inBody}`,
    ])
      expect(reason(post(operation(its)).requestModels)).toMatch(why);
    expect(reason(post(operation('x: y', '', `parameters: ${spelling}, `)).requestModels)).toMatch(why);
    for (const schema of [spelling, `{$ref: ${spelling}}`]) {
      const [name] = value(
        post(operation(`parameters: [{in: body, schema: ${schema}}]`)).requestModels,
      ).values();
      expect(name && reason(name)).toMatch(why);
    }
  });

  test('may be answered with the statuses of its responses', () => {
    const { statuses } = post(operation("responses: {'200': {}, 400: {description: bad}, default: {}}"));
    expect(value(statuses).map(value)).toEqual(['200', '400']);
    expect(value(post(operation('x: y')).statuses)).toEqual([]);
    expect(reason(post(operation('responses: !ImportValue r')).statuses)).toMatch(/import/i);
  });
});

describe('the validator of an operation', () => {
  const key = 'x-amazon-apigateway-request-validator';
  const declared = `${key}s: {all: {validateRequestBody: true, validateRequestParameters: true}, params: {validateRequestParameters: true}}`;
  test('is its own choice, or that of the whole API', () => {
    expect(value(post(operation(`${key}: all`, declared)).validator)).toBe('all');
    expect(value(post(operation('x: y', `${declared}, ${key}: all`)).validator)).toBe('all');
    expect(value(post(operation(`${key}: params`, `${declared}, ${key}: all`)).validator)).toBe('params');
    expect(value(post(operation('x: y', declared)).validator)).toBeUndefined();
  });
  test('is one of those that the document declares', () => {
    const validators = value(api(`{${declared}}`).validators);
    expect(validators.map(({ id, validatesBody }) => [value(id), value(validatesBody)])).toEqual([
      ['all', true],
      ['params', false],
    ]);
    expect(value(api('{}').validators)).toEqual([]);
  });
  test.each(unknowns)('%s is not known', (spelling, why) => {
    expect(reason(post(operation(`${key}: ${spelling}`, `${key}: all`)).validator)).toMatch(why);
    expect(reason(post(operation('x: y', `${key}: ${spelling}`)).validator)).toMatch(why);
    expect(reason(api(`{${key}s: ${spelling}}`).validators)).toMatch(why);
    const [one] = value(api(`{${key}s: {all: {validateRequestBody: ${spelling}}}}`).validators);
    expect(one && reason(one.validatesBody)).toMatch(why);
  });
});

describe('the integration of an operation', () => {
  const integrated = (its: string): MethodFacts['integration'] =>
    post(operation(`x-amazon-apigateway-integration: {${its}}`)).integration;
  test('is what it says', () => {
    const facts = integrated(
      `type: aws, httpMethod: post, uri: 'arn:aws:apigateway:us-east-1:sqs:path/1/q', credentials: 'arn:aws:iam::1:role/r',
      passthroughBehavior: never, requestParameters: {integration.request.header.Content-Type: a},
      requestTemplates: {application/json: b}, responses: {default: {statusCode: 502}, '2\\d{2}': {statusCode: '200'}}`,
    );
    const texts: readonly Fact<string | undefined>[] = [
      facts.type,
      facts.verb,
      facts.credentials,
      facts.passthrough,
    ];
    expect(texts.map(value)).toEqual(['AWS', 'POST', 'arn:aws:iam::1:role/r', 'NEVER']);
    expect([...value(facts.requestParameters)].map(([name, text]) => [name, value(text)])).toEqual([
      ['integration.request.header.Content-Type', 'a'],
    ]);
    expect([...value(facts.requestTemplates)].map(([name, text]) => [name, value(text)])).toEqual([
      ['application/json', 'b'],
    ]);
    expect(value(facts.responses)).toMatchObject([
      { status: { value: '502' }, pattern: { value: undefined } },
      { status: { value: '200' }, pattern: { value: String.raw`2\d{2}` } },
    ]);
  });
  test('has what API Gateway fills in', () => {
    const facts = integrated('type: aws');
    expect(value(facts.passthrough)).toBe('WHEN_NO_MATCH');
    expect(value(facts.responses)).toEqual([]);
  });
  test.each(unknowns)('with %s stays unknown', (spelling, why) => {
    const facts = integrated(
      `credentials: ${spelling}, passthroughBehavior: ${spelling}, requestTemplates: ${spelling}, responses: ${spelling}`,
    );
    for (const fact of [facts.credentials, facts.passthrough, facts.requestTemplates, facts.responses])
      expect(reason(fact)).toMatch(why);
    const [response] = value(integrated(`responses: {default: {statusCode: ${spelling}}}`).responses);
    expect(response && reason(response.status)).toMatch(why);
  });
});

test.each(oddities)('an OpenAPI document with %s where something else belongs is no crash', (odd) => {
  for (const body of [
    `{definitions: ${odd}, components: ${odd}}`,
    `{definitions: {A: ${odd}}, components: {schemas: ${odd}}, x-amazon-apigateway-request-validators: ${odd}}`,
    `{x-amazon-apigateway-request-validators: {a: ${odd}}}`,
    operation(`requestBody: ${odd}, parameters: ${odd}, responses: ${odd}, consumes: ${odd}`),
    operation(`requestBody: {content: ${odd}}, x-amazon-apigateway-request-validator: ${odd}`),
    operation(`requestBody: {content: {a: ${odd}}}`, `consumes: ${odd}, parameters: ${odd}`),
    operation(`parameters: [{in: body, schema: ${odd}}], consumes: ${odd}`),
    operation(`parameters: [{$ref: ${odd}}]`),
    operation(`x-amazon-apigateway-integration: {responses: ${odd}, requestTemplates: ${odd}}`),
  ]) {
    const facts = api(body);
    expect(facts.models).toHaveProperty('known');
    expect(facts.validators).toHaveProperty('known');
    for (const method of value(facts.methods)) expect(method.requestModels).toHaveProperty('known');
  }
});
