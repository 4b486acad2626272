import { describe, expect, test } from '@jest/globals';
import type { MethodFacts, RestApiFacts } from '../../../../src/resources/rest-api/facts.ts';
import type { System } from '../../../../src/resources/system.ts';
import { only, reason, value, values } from './facts.ts';
import { account, apiTree, fails, observe, queueUrl, type Answers } from './world.ts';

const senderArn = `arn:aws:iam::${account}:role/sender`;
const sending = {
  type: 'AWS',
  httpMethod: 'POST',
  uri: `arn:aws:apigateway:us-east-1:sqs:path/${account}/demo-queue`,
  credentials: senderArn,
  requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
  requestTemplates: { 'application/json': 'Action=SendMessage', 'text/plain': null },
  passthroughBehavior: 'NEVER',
  integrationResponses: {
    200: { statusCode: '200', selectionPattern: '200' },
    500: { statusCode: '500', selectionPattern: '' },
  },
};
const where = (integration: object, more: object = {}, changed: Answers = {}): Promise<System> =>
  observe({ 'apiGateway.getResources': () => apiTree({ ...integration }, { ...more }), ...changed });
const methodIn = (system: System): MethodFacts => {
  const [method] = value(only(system, 'restApi').methods);
  if (method === undefined) throw new Error('no method');
  return method;
};
const texts = (map: ReadonlyMap<string, { known: boolean }>): Record<string, unknown> =>
  Object.fromEntries([...map].map(([name, fact]) => [name, value(fact as Parameters<typeof value>[0])]));

describe('an integration with a service', () => {
  test('its role, its parameters, templates and responses', async () => {
    const { integration } = methodIn(await where(sending));
    expect(values([integration.credentials, integration.passthrough, integration.functionArn])).toEqual([
      senderArn,
      'NEVER',
      undefined,
    ]);
    expect(texts(value(integration.requestParameters))).toEqual(sending.requestParameters);
    expect(texts(value(integration.requestTemplates))).toEqual({ 'application/json': 'Action=SendMessage' });
    expect(
      value(integration.responses).map(({ status, pattern }) => [value(status), value(pattern)]),
    ).toEqual([
      ['200', '200'],
      ['500', undefined],
    ]);
  });

  test('API Gateway’s own ways where it says nothing', async () => {
    const { integration } = methodIn(await where({ type: 'MOCK', credentials: '' }));
    expect(values([integration.credentials, integration.passthrough, integration.responses])).toEqual([
      undefined,
      'WHEN_NO_MATCH',
      [],
    ]);
    expect(value(integration.requestTemplates).size).toBe(0);
  });

  test('leads to its queue and its role', async () => {
    const system = await where(sending);
    expect(system.all('queue').map(({ id }) => id)).toEqual([queueUrl]);
    expect(system.all('role').map(({ id }) => id)).toEqual(['demo-role', 'sender']);
  });

  test('by an action, to the queue that a parameter names', async () => {
    const uri = 'arn:aws:apigateway:us-east-1:sqs:action/SendMessage';
    const requestParameters = {
      'integration.request.querystring.QueueUrl': `'${queueUrl}'`,
      'integration.request.querystring.MessageBody': 'method.request.body',
    };
    expect((await where({ ...sending, uri, requestParameters })).all('queue').length).toBe(1);
    expect((await where({ ...sending, uri })).all('queue')).toEqual([]);
  });

  test.each([
    ['no queue', { uri: 'arn:aws:apigateway:us-east-1:sqs:path//' }],
    ['another service', { uri: `arn:aws:apigateway:us-east-1:sns:path/${account}/demo-queue` }],
    ['nothing', { uri: undefined }],
  ])('leads to no queue when its URI names %s', async (_, more) => {
    expect((await where({ ...sending, ...more })).all('queue')).toEqual([]);
  });

  test('leads to no role when it passes on its caller’s credentials', async () => {
    const system = await where({ ...sending, credentials: 'arn:aws:iam::*:user/*' });
    expect(system.all('role').map(({ id }) => id)).toEqual(['demo-role']);
  });
});

describe('what validates requests', () => {
  const apiWhere = async (changed: Answers): Promise<RestApiFacts> => only(await observe(changed), 'restApi');

  test('a method’s models, validator and statuses', async () => {
    const method = methodIn(
      await where(sending, {
        requestModels: { 'application/json': 'Item' },
        requestValidatorId: 'v1',
        methodResponses: { 200: { statusCode: '200' }, 400: { statusCode: '400' } },
      }),
    );
    expect(texts(value(method.requestModels))).toEqual({ 'application/json': 'Item' });
    expect(value(method.validator)).toBe('v1');
    expect(values(value(method.statuses))).toEqual(['200', '400']);
  });

  test('a method without any', async () => {
    const method = methodIn(await where(sending));
    expect(value(method.requestModels).size).toBe(0);
    expect(values([method.validator, method.statuses])).toEqual([undefined, []]);
  });

  test('the API’s models, with their schema as a tree', async () => {
    const items = [
      { name: 'Item', contentType: 'application/json', schema: '{"type":"object"}' },
      { name: 'Broken', contentType: 'application/json', schema: 'no schema' },
      { name: 'Empty' },
    ];
    const [item, broken, empty] = value(
      (await apiWhere({ 'apiGateway.getModels': () => ({ items }) })).models,
    );
    expect(item && [item.id, ...values([item.name, item.contentType])]).toEqual([
      'api1/models/Item',
      'Item',
      'application/json',
    ]);
    const schema = item && value(item.schema);
    expect(schema?.kind === 'dict' && schema.entries.get('type')).toMatchObject({ value: 'object' });
    expect(broken && value(broken.schema)).toBeUndefined();
    expect(empty && [value(empty.schema), empty.contentType.known]).toEqual([undefined, false]);
  });

  test('the API’s validators', async () => {
    const items = [{ id: 'v1', validateRequestBody: true }, { id: 'v2' }, { validateRequestBody: true }];
    const { validators } = await apiWhere({ 'apiGateway.getRequestValidators': () => ({ items }) });
    expect(value(validators).map(({ validatesBody }) => value(validatesBody))).toEqual([true, false, true]);
    expect(value(validators).map(({ id }) => (id.known ? id.value : undefined))).toEqual([
      'v1',
      'v2',
      undefined,
    ]);
  });

  test('page after page', async () => {
    const paged = ({ position }: Readonly<Record<string, unknown>>) =>
      position === undefined
        ? { items: [{ id: 'v1', name: 'A' }], position: 'p' }
        : { items: [{ id: 'v2' }] };
    const its = await apiWhere({
      'apiGateway.getRequestValidators': paged,
      'apiGateway.getModels': paged,
    });
    expect([value(its.validators).length, value(its.models).length]).toEqual([2, 2]);
  });

  test('what may not be read', async () => {
    const no = fails('AccessDeniedException');
    const its = await apiWhere({ 'apiGateway.getModels': no, 'apiGateway.getRequestValidators': no });
    expect([its.models, its.validators].map(reason)).toEqual([
      'the models of the API api1 could not be read: AccessDeniedException (needs apigateway:GET)',
      'the request validators of the API api1 could not be read: AccessDeniedException (needs apigateway:GET)',
    ]);
  });
});
