import {
  APIGatewayClient,
  CreateRequestValidatorCommand,
  GetRequestValidatorsCommand,
  GetResourcesCommand,
} from '@aws-sdk/client-api-gateway';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { fill, sent } from './fill.ts';

const apiGateway = mockClient(APIGatewayClient);
const lambda = mockClient(LambdaClient);
const sqs = mockClient(SQSClient);
const all = [apiGateway, lambda, sqs];
beforeEach(() => {
  for (const each of all) each.reset();
  apiGateway.on(GetRequestValidatorsCommand).resolves({ items: [] });
});
afterAll(() => {
  for (const each of all) each.restore();
});

const api = { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'api' } } };

describe('what CloudFormation dropped of request validation', () => {
  const validator = (more: object = {}) => ({
    Type: 'AWS::ApiGateway::RequestValidator',
    Properties: { RestApiId: { Ref: 'Api' }, ValidateRequestBody: true, ...more },
  });
  const method = (RequestValidatorId: unknown) => ({
    Type: 'AWS::ApiGateway::Method',
    Properties: { RestApiId: { Ref: 'Api' }, ResourceId: 'r1', HttpMethod: 'POST', RequestValidatorId },
  });
  const physical = { Api: 'abcdef12', Validator: 'v1', Method: 'abcdef12-r1-POST' };

  test('a validator is made, and the method uses it', async () => {
    apiGateway.on(CreateRequestValidatorCommand).resolves({ id: 'made' });
    const resources = { ...api, Validator: validator({ Name: 'v' }), Method: method({ Ref: 'Validator' }) };
    expect(await fill(resources, physical)).toEqual([
      { gap: 'request-validator', physicalId: 'v1' },
      { gap: 'request-validator', physicalId: 'abcdef12-r1-POST' },
    ]);
    expect(sent(apiGateway, 'CreateRequestValidatorCommand')).toEqual([
      { restApiId: 'abcdef12', name: 'v', validateRequestBody: true, validateRequestParameters: false },
    ]);
    expect(sent(apiGateway, 'UpdateMethodCommand')).toEqual([
      {
        restApiId: 'abcdef12',
        resourceId: 'r1',
        httpMethod: 'POST',
        patchOperations: [{ op: 'replace', path: '/requestValidatorId', value: 'made' }],
      },
    ]);
  });

  test('one that validates no body is made as it is, under a name of its own', async () => {
    apiGateway.on(CreateRequestValidatorCommand).resolves({ id: 'made' });
    await fill({ ...api, Validator: validator({ ValidateRequestBody: 'false' }) }, physical);
    expect(sent(apiGateway, 'CreateRequestValidatorCommand')).toMatchObject([
      { name: 'Validator', validateRequestBody: false },
    ]);
  });

  test('a method that uses none, or none of the stack, is left alone', async () => {
    apiGateway.on(CreateRequestValidatorCommand).resolves({ id: 'made' });
    for (const named of [undefined, 'another', { 'Fn::ImportValue': 'x' }])
      await fill({ ...api, Validator: validator(), Method: method(named) }, physical);
    expect(sent(apiGateway, 'UpdateMethodCommand')).toEqual([]);
  });

  test('those of an earlier deploy go first, also when the template has none any more', async () => {
    apiGateway.on(GetRequestValidatorsCommand).resolves({ items: [{ id: 'old' }] });
    expect(await fill(api, { Api: 'abcdef12' })).toEqual([]);
    expect(sent(apiGateway, 'DeleteRequestValidatorCommand')).toEqual([
      { restApiId: 'abcdef12', requestValidatorId: 'old' },
    ]);
  });

  test('a validator without an id is no validator', async () => {
    apiGateway.on(CreateRequestValidatorCommand).resolves({});
    await expect(fill({ ...api, Validator: validator() }, physical)).rejects.toMatchObject({
      message: "the local target's gap request-validator could not be filled: Validator got no id",
    });
  });

  test('one whose API cannot be known is not made', async () => {
    const Validator = validator({ RestApiId: { 'Fn::ImportValue': 'x' } });
    expect(await fill({ Validator }, { Validator: 'v1' })).toEqual([]);
  });
});

describe('the state of an event source mapping', () => {
  const mapping = (Enabled?: unknown) => ({
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { FunctionName: 'f', EventSourceArn: 'arn', ...(Enabled !== undefined && { Enabled }) },
    },
  });

  test.each([[false], ['false']])('made with Enabled %j, it is disabled', async (enabled) => {
    expect(await fill(mapping(enabled), { Mapping: 'uuid' })).toEqual([
      { gap: 'event-source-state', physicalId: 'uuid' },
    ]);
    expect(sent(lambda)).toEqual([{ UUID: 'uuid', Enabled: false }]);
  });

  test.each([[undefined], [true], [{ 'Fn::ImportValue': 'x' }]])(
    'with %j it is left alone',
    async (enabled) => {
      expect(await fill(mapping(enabled), { Mapping: 'uuid' })).toEqual([]);
      expect(sent(lambda)).toEqual([]);
    },
  );
});

describe("a queue's policy that would shut out an integration", () => {
  const account = '123456789012';
  const queueArn = `arn:aws:sqs:us-east-1:${account}:orders-queue`;
  const sender = `arn:aws:iam::${account}:role/sender`;
  const url = `http://127.0.0.1:4566/${account}/orders-queue`;
  const unless = (operator: string, value: string, more: object = {}) => ({
    Effect: 'Deny',
    Principal: '*',
    Action: 'sqs:SendMessage',
    Resource: queueArn,
    Condition: { [operator]: { 'aws:PrincipalArn': value } },
    ...more,
  });
  const allow = {
    Effect: 'Allow',
    Principal: { AWS: sender },
    Action: 'sqs:SendMessage',
    Resource: queueArn,
  };
  const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });

  /** The policy that is set afterwards; undefined when it is left as it is. `live` is what the queue has. */
  const left = async (
    asked: object,
    live: object = asked,
    integration: object = {},
  ): Promise<{ filled: readonly unknown[]; policy: unknown }> => {
    apiGateway.on(GetResourcesCommand).resolves({
      items: [
        { path: '/' },
        {
          path: '/orders',
          resourceMethods: {
            GET: {},
            POST: {
              methodIntegration: {
                type: 'AWS',
                uri: `arn:aws:apigateway:us-east-1:sqs:path/${account}/orders-queue`,
                credentials: sender,
                ...integration,
              },
            },
          },
        },
      ],
    });
    sqs.on(GetQueueUrlCommand).resolves({ QueueUrl: url });
    sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { Policy: JSON.stringify(live) } });
    const Policy = { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [url], PolicyDocument: asked } };
    const filled = await fill({ ...api, Policy }, { Api: 'abcdef12', Policy: 'p' });
    const [set] = sent(sqs, 'SetQueueAttributesCommand') as { Attributes: { Policy: string } }[];
    const text = set?.Attributes.Policy;
    return { filled, policy: text === undefined || text === '' ? text : JSON.parse(text) };
  };
  const filled = [{ gap: 'service-integration-role', physicalId: url }];

  test.each(['ArnNotEquals', 'StringNotEquals', 'ArnNotLikeIfExists'])(
    'goes without its Deny unless %s the role',
    async (operator) => {
      expect(await left(document(allow, unless(operator, sender)))).toEqual({
        filled,
        policy: document(allow),
      });
    },
  );

  test('goes altogether when nothing is left', async () => {
    expect((await left(document(unless('ArnNotEquals', sender)))).policy).toBe('');
    sqs.reset();
    const single = { ...document(), Statement: unless('ArnNotEquals', sender) };
    expect((await left(single)).policy).toBe('');
  });

  test('a Deny of sending among other actions goes too', async () => {
    const everything = unless('ArnNotEquals', sender, { Action: 'sqs:*' });
    expect((await left(document(allow, everything))).policy).toEqual(document(allow));
  });

  test.each([
    ['names another role: it would break the stack on AWS too', unless('ArnNotEquals', `${sender}-2`)],
    ['shuts everyone out', { ...unless('ArnNotEquals', sender), Condition: undefined }],
    ['is of receiving', unless('ArnNotEquals', sender, { Action: 'sqs:ReceiveMessage' })],
    ['excepts the root', { ...unless('ArnNotEquals', `arn:aws:iam::${account}:root`) }],
    ['is of another queue', unless('ArnNotEquals', sender, { Resource: `${queueArn}-2` })],
    ['is of other principals', unless('ArnNotEquals', sender, { Principal: { AWS: '210987654321' } })],
    ['is an Allow', unless('ArnNotEquals', sender, { Effect: 'Allow' })],
  ])('stays when its Deny %s', async (_, statement) => {
    expect(await left(document(allow, statement))).toEqual({ filled: [], policy: undefined });
  });

  test.each([
    ['a function', { type: 'AWS_PROXY', uri: 'arn:aws:apigateway:us-east-1:lambda:path/x' }],
    ['a queue without a role', { credentials: undefined }],
    ["a queue as the API's caller", { credentials: 'arn:aws:iam::*:user/*' }],
    ['a queue in another region', { uri: `arn:aws:apigateway:eu-west-1:sqs:path/${account}/orders-queue` }],
    [
      'a queue of another account',
      { uri: 'arn:aws:apigateway:us-east-1:sqs:path/210987654321/orders-queue' },
    ],
  ])('stays when the API calls %s', async (_, integration) => {
    expect(await left(document(unless('ArnNotEquals', sender)), undefined, integration)).toEqual({
      filled: [],
      policy: undefined,
    });
  });

  test('is known to have lost it although an earlier deploy took it away', async () => {
    expect(await left(document(allow, unless('ArnNotEquals', sender)), document(allow))).toEqual({
      filled,
      policy: undefined,
    });
    sqs.reset();
    expect((await left(document(allow), document(allow))).filled).toEqual([]);
  });

  test('stays when it is nothing that can be read', async () => {
    expect(await left({ Version: '2012-10-17' })).toEqual({ filled: [], policy: undefined });
    sqs.reset();
    expect(await left({ 'Fn::ImportValue': 'x' })).toEqual({ filled: [], policy: undefined });
  });

  test('nobody asks for the queues of a stack without a policy', async () => {
    expect(await fill(api, { Api: 'abcdef12' })).toEqual([]);
    expect(sent(sqs)).toEqual([]);
  });
});
