import {
  APIGatewayClient,
  CreateRequestValidatorCommand,
  GetRequestValidatorsCommand,
  GetResourcesCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { fill, sent } from './fill.ts';

const apiGateway = mockClient(APIGatewayClient);
const made = { httpMethod: 'POST', authorizationType: 'NONE', apiKeyRequired: false };
beforeEach(() => {
  apiGateway.reset();
  apiGateway.on(GetRequestValidatorsCommand).resolves({ items: [] });
  apiGateway.on(CreateRequestValidatorCommand).resolves({ id: 'made' });
  apiGateway.on(GetResourcesCommand).resolves({
    items: [
      {
        id: 'r1',
        path: '/items',
        resourceMethods: {
          POST: { ...made, methodIntegration: { type: 'AWS', httpMethod: 'POST', uri: 'arn:uri' } },
          GET: { ...made, httpMethod: 'GET' },
        },
      },
    ],
  });
});
afterAll(() => {
  apiGateway.restore();
});

const api = (Body: unknown) => ({
  Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
  Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body } },
});
const physical = { Api: 'abcdef12', Role: 'the-real-role' };
const body = (post: object, more: object = {}, path = '/items') => ({
  swagger: '2.0',
  paths: { [path]: { post } },
  ...more,
});

describe('what CloudFormation dropped of an OpenAPI body', () => {
  test('models, whose references become those of the API', async () => {
    const definitions = {
      Name: { type: 'string' },
      Item: { type: 'object', properties: { name: { $ref: '#/definitions/Name' } } },
    };
    expect(await fill(api(body({}, { definitions })), physical)).toEqual([
      { gap: 'open-api-body', physicalId: 'abcdef12' },
    ]);
    const ref = 'https://apigateway.amazonaws.com/restapis/abcdef12/models/Name';
    expect(sent(apiGateway, 'CreateModelCommand')).toEqual([
      { restApiId: 'abcdef12', name: 'Name', contentType: 'application/json', schema: '{"type":"string"}' },
      {
        restApiId: 'abcdef12',
        name: 'Item',
        contentType: 'application/json',
        schema: JSON.stringify({ type: 'object', properties: { name: { $ref: ref } } }),
      },
    ]);
  });

  test('a schema that cannot be known makes no model', async () => {
    await fill(api(body({}, { definitions: { Item: { type: { 'Fn::ImportValue': 'x' } } } })), physical);
    expect(sent(apiGateway, 'CreateModelCommand')).toEqual([]);
  });

  test('a method’s validator, model and statuses; what stands in the operation goes by one name', async () => {
    const operation = {
      parameters: [{ in: 'body', name: 'b', schema: { type: 'object' } }],
      responses: { 200: {}, 400: {} },
      'x-amazon-apigateway-request-validator': 'bodies',
    };
    const validators = { bodies: { validateRequestBody: true } };
    await fill(api(body(operation, { 'x-amazon-apigateway-request-validators': validators })), physical);
    expect(sent(apiGateway, 'CreateRequestValidatorCommand')).toEqual([
      { restApiId: 'abcdef12', name: 'bodies', validateRequestBody: true },
    ]);
    const [model] = sent(apiGateway, 'CreateModelCommand') as { name: string }[];
    expect(model?.name).toMatch(/^[A-Za-z0-9]+$/);
    expect(sent(apiGateway, 'PutMethodCommand')).toEqual([
      {
        restApiId: 'abcdef12',
        resourceId: 'r1',
        ...made,
        requestModels: { 'application/json': model?.name },
        requestValidatorId: 'made',
      },
    ]);
    expect(sent(apiGateway, 'PutMethodResponseCommand')).toMatchObject([
      { statusCode: '200' },
      { statusCode: '400' },
    ]);
  });

  test('an integration’s role, by its real name, and what is sent and answered', async () => {
    const integration = {
      type: 'aws',
      httpMethod: 'POST',
      uri: 'arn:uri',
      credentials: { 'Fn::GetAtt': ['Role', 'Arn'] },
      passthroughBehavior: 'never',
      requestParameters: { 'integration.request.header.A': "'b'" },
      requestTemplates: { 'application/json': 'Action=SendMessage' },
      responses: { '2\\d{2}': { statusCode: '200' }, default: { statusCode: { 'Fn::ImportValue': 'x' } } },
    };
    await fill(api(body({ 'x-amazon-apigateway-integration': integration })), physical);
    expect(sent(apiGateway, 'PutIntegrationCommand')).toEqual([
      {
        restApiId: 'abcdef12',
        resourceId: 'r1',
        httpMethod: 'POST',
        type: 'AWS',
        integrationHttpMethod: 'POST',
        uri: 'arn:uri',
        credentials: 'arn:aws:iam::123456789012:role/the-real-role',
        requestParameters: { 'integration.request.header.A': "'b'" },
        requestTemplates: { 'application/json': 'Action=SendMessage' },
        passthroughBehavior: 'NEVER',
      },
    ]);
    expect(sent(apiGateway, 'PutIntegrationResponseCommand')).toMatchObject([
      { statusCode: '200', selectionPattern: '2\\d{2}' },
    ]);
  });

  test('a method without an integration gets none; one that was not made is not made', async () => {
    const gets = { swagger: '2.0', paths: { '/items': { get: {} }, '/others': { post: {} } } };
    await fill(api(gets), physical);
    expect(sent(apiGateway, 'PutMethodCommand')).toMatchObject([{ httpMethod: 'GET' }]);
    expect(sent(apiGateway, 'PutIntegrationCommand')).toEqual([]);
  });

  test.each([[undefined], [{ 'Fn::Transform': { Name: 'AWS::Include' } }], ['text']])(
    'nothing of an API whose body is %j',
    async (none) => {
      expect(await fill(api(none), physical)).toEqual([]);
      expect(sent(apiGateway, 'GetResourcesCommand')).toEqual([]);
    },
  );

  test('nothing of an API that was not made', async () => {
    expect(await fill(api(body({})), {})).toEqual([]);
  });
});
