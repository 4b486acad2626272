import { describe, expect, test } from '@jest/globals';
import type { MethodFacts, RestApiFacts, StageFacts } from '../../../../src/resources/rest-api/facts.ts';
import { only, reason, value, values } from './facts.ts';
import {
  accessGroupArn,
  apiTree,
  fails,
  fnArn,
  observe,
  outputs,
  stage,
  uri,
  type Answers,
} from './world.ts';

const apiWhere = async (changed: Answers): Promise<RestApiFacts> => only(await observe(changed), 'restApi');
const methodWhere = async (integration: Record<string, unknown> | undefined): Promise<MethodFacts> => {
  const { methods } = await apiWhere({ 'apiGateway.getResources': () => apiTree(integration) });
  const [method] = value(methods);
  if (method === undefined) throw new Error('no method');
  return method;
};
const stageWhere = async (more: Record<string, unknown>): Promise<StageFacts> => {
  const { stages } = await apiWhere({ 'apiGateway.getStages': () => ({ item: [{ ...stage, ...more }] }) });
  const [found] = value(stages);
  if (found === undefined) throw new Error('no stage');
  return found;
};

describe('a REST API', () => {
  test('its names and paths', async () => {
    const its = await apiWhere({});
    expect(values([its.apiId, its.name, its.paths])).toEqual(['api1', 'demo-api', ['/data']]);
  });

  test('a method and what it calls', async () => {
    const { id, path, verb, integration } = await methodWhere({
      type: 'AWS_PROXY',
      httpMethod: 'POST',
      uri: uri(fnArn),
    });
    expect([id, value(path), value(verb)]).toEqual(['api1/data/POST', '/data', 'POST']);
    expect(values([integration.type, integration.verb, integration.functionArn])).toEqual([
      'AWS_PROXY',
      'POST',
      fnArn,
    ]);
    expect(integration.uri.at).toEqual({
      resource: 'api1',
      path: 'GetResources(/data).resourceMethods.POST.methodIntegration.uri',
    });
  });

  test('a method without an integration, and one that calls no function', async () => {
    const { integration } = await methodWhere(undefined);
    expect(values([integration.type, integration.verb, integration.uri, integration.functionArn])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    const queue = await methodWhere({
      type: 'AWS',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:sqs:path/1/q',
    });
    expect(value(queue.integration.functionArn)).toBeUndefined();
  });

  test('what a method calls is unknown where a stage variable names it, and so is which functions there are', async () => {
    const asked = 'arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.fn}';
    const { integration } = await methodWhere({ type: 'AWS_PROXY', httpMethod: 'POST', uri: uri(asked) });
    expect(reason(integration.functionArn)).toBe('it depends on a stage variable');
    const { LambdaFunctionArn: _, CloudWatchAlarmName: __, ...others } = outputs;
    const system = await observe(
      {
        'apiGateway.getResources': () => apiTree({ uri: uri(asked) }),
        'cloudFormation.listStackResources': () => ({}),
      },
      others,
    );
    expect([system.all('function'), system.unreadable('function')]).toEqual([
      [],
      'what a method of /data calls is not known: it depends on a stage variable',
    ]);
  });

  test('its resources, of all pages', async () => {
    const { paths } = await apiWhere({
      'apiGateway.getResources': ({ position }) =>
        position === undefined
          ? { items: [{ path: '/', resourceMethods: { GET: {} } }], position: 'p' }
          : { items: [{ path: '/b' }] },
    });
    expect(value(paths)).toEqual(['/', '/b']);
  });

  test('what may not be read is unknown', async () => {
    const no = fails('AccessDeniedException');
    const its = await apiWhere({
      'apiGateway.getRestApi': no,
      'apiGateway.getResources': no,
      'apiGateway.getStages': no,
    });
    expect([its.name, its.paths, its.methods, its.stages].map((fact) => reason(fact))).toEqual(
      [
        'the API api1',
        'the resources of the API api1',
        'the resources of the API api1',
        'the stages of the API api1',
      ].map((what) => `${what} could not be read: AccessDeniedException (needs apigateway:GET)`),
    );
  });
});

describe('a stage', () => {
  test('its name and its access logs, the group’s ARN without :*', async () => {
    const its = await stageWhere({});
    expect([
      its.id,
      value(its.name),
      value(its.accessLog.destinationArn),
      value(its.accessLog.format),
    ]).toEqual(['api1/dev', 'dev', accessGroupArn, '$context.requestId']);
    expect(its.accessLog.format.at.path).toBe('GetStages(dev).accessLogSettings.format');
  });

  test('no access logs', async () => {
    const its = await stageWhere({ accessLogSettings: undefined, methodSettings: undefined });
    expect(values([its.accessLog.destinationArn, its.accessLog.format, its.settings])).toEqual([
      undefined,
      undefined,
      [],
    ]);
  });

  test('access logs to a delivery stream lead to no log group', async () => {
    const destinationArn = 'arn:aws:firehose:us-east-1:123456789012:deliverystream/amazon-apigateway-x';
    const system = await observe({
      'apiGateway.getStages': () => ({ item: [{ ...stage, accessLogSettings: { destinationArn } }] }),
      'cloudFormation.listStackResources': () => ({}),
    });
    expect(system.all('logGroup').map(({ id }) => id)).toEqual(['/aws/lambda/demo-fn']);
  });

  test.each([
    ['*/*', '/*', '*'],
    ['~1data/POST', '/data', 'POST'],
    ['/data/POST', '/data', 'POST'],
    ['~1data~1{id}/GET', '/data/{id}', 'GET'],
    ['~1/GET', '/', 'GET'],
  ])('its setting %s is for %s %s', async (key, path, verb) => {
    const { settings } = await stageWhere({
      methodSettings: { [key]: { throttlingRateLimit: 7.5, throttlingBurstLimit: 3 } },
    });
    expect(value(settings).map((its) => values([its.path, its.verb, its.rateLimit, its.burstLimit]))).toEqual(
      [[path, verb, 7.5, 3]],
    );
  });

  test('a setting without limits', async () => {
    const { settings } = await stageWhere({ methodSettings: { '*/*': {} } });
    expect(value(settings).map(({ rateLimit, burstLimit }) => [value(rateLimit), value(burstLimit)])).toEqual(
      [[undefined, undefined]],
    );
  });

  test('in which order things were made does not show', async () => {
    const its = await stageWhere({});
    expect([reason(its.madeAfter), reason(its.deployment.madeAfter)]).toEqual(
      ['', ''].map(() => 'the order in which things were made does not show on a live stack'),
    );
  });

  test('none, where the API has none', async () => {
    expect(value((await apiWhere({ 'apiGateway.getStages': () => ({}) })).stages)).toEqual([]);
  });
});
