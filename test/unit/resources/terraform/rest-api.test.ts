import { describe, expect, test } from '@jest/globals';
import { observed, plain, plainTexts, resource, unknownThing } from './observed.ts';

describe('REST APIs', () => {
  const api = resource('aws_api_gateway_rest_api', 'a', 'name = "a"');
  const ofApi = 'rest_api_id = aws_api_gateway_rest_api.a.id';
  const path = (name: string, parent: string): string =>
    resource('aws_api_gateway_resource', name, `${ofApi}\nparent_id = ${parent}\npath_part = "${name}"`);
  const root = 'aws_api_gateway_rest_api.a.root_resource_id';

  test('a method is put together of its parts', async () => {
    const on = `${ofApi}\nresource_id = aws_api_gateway_resource.y.id\nhttp_method = "POST"`;
    const system = await observed(
      api +
        path('x', root) +
        path('y', 'aws_api_gateway_resource.x.id') +
        resource(
          'aws_api_gateway_method',
          'm',
          `${on}\nauthorization = "NONE"\nrequest_models = { "application/json" = aws_api_gateway_model.m.name }\nrequest_validator_id = aws_api_gateway_request_validator.v.id`,
        ) +
        resource(
          'aws_api_gateway_integration',
          'm',
          `${on}\ntype = "AWS"\nintegration_http_method = "POST"\nuri = "u"\ncredentials = "c"\npassthrough_behavior = "NEVER"\nrequest_templates = { "application/json" = "t" }`,
        ) +
        resource('aws_api_gateway_method_response', 'm', `${on}\nstatus_code = "202"`) +
        resource(
          'aws_api_gateway_integration_response',
          'm',
          `${on}\nstatus_code = "202"\nselection_pattern = "2.."`,
        ) +
        resource(
          'aws_api_gateway_model',
          'm',
          `${ofApi}\nname = "Order"\ncontent_type = "application/json"\nschema = jsonencode({ type = "object" })`,
        ) +
        resource(
          'aws_api_gateway_request_validator',
          'v',
          `${ofApi}\nname = "v"\nvalidate_request_body = true`,
        ) +
        'output "path" {\n  value = aws_api_gateway_resource.y.path\n}\n',
    );
    const [found] = system.all('restApi');
    const [method] = found?.methods.known === true ? found.methods.value : [];
    expect(plain(method?.path)).toBe('/x/y');
    expect(plain(system.outputs.get('Path')?.value)).toBe('/x/y');
    const { type, uri, credentials, passthrough } = method?.integration ?? {};
    expect([type, uri, credentials, passthrough].map((fact) => plain(fact))).toEqual([
      'AWS',
      'u',
      'c',
      'NEVER',
    ]);
    expect(method && plainTexts(method.statuses)).toEqual(['202']);
    const responses = method?.integration.responses;
    expect(responses?.known === true && responses.value.map(({ pattern }) => plain(pattern))).toEqual([
      '2..',
    ]);
    const [validator] = found?.validators.known === true ? found.validators.value : [];
    expect([plain(validator?.id), plain(validator?.validatesBody)]).toEqual([plain(method?.validator), true]);
    const models = method?.requestModels;
    expect(models?.known === true && plain(models.value.get('application/json'))).toBe('Order');
  });

  test('an integration that may be of another method leaves it unknown', async () => {
    const method = resource(
      'aws_api_gateway_method',
      'm',
      `${ofApi}\nresource_id = ${root}\nhttp_method = "POST"`,
    );
    const doubtful = resource(
      'aws_api_gateway_integration',
      'm',
      `${ofApi}\nresource_id = aws_eip.e.x\nhttp_method = "POST"\ntype = "AWS"`,
    );
    const [found] = (await observed(api + method + doubtful + unknownThing)).all('restApi');
    const [only] = found?.methods.known === true ? found.methods.value : [];
    expect(plain(only?.integration.type)).toBe(
      'unknown: whether aws_api_gateway_integration.m belongs to it is not known',
    );
  });

  test('settings: of all methods, of one, and of a stage that a deployment makes', async () => {
    const settings = (name: string, method: string, stage: string): string =>
      resource(
        'aws_api_gateway_method_settings',
        name,
        `${ofApi}\nstage_name = "${stage}"\nmethod_path = "${method}"\nsettings {\n  throttling_burst_limit = 5\n}`,
      );
    const system = await observed(
      api +
        resource('aws_api_gateway_stage', 's', `${ofApi}\ndeployment_id = "d"\nstage_name = "one"`) +
        resource('aws_api_gateway_deployment', 'd', `${ofApi}\nstage_name = "two"`) +
        settings('all', '*/*', 'one') +
        settings('path', 'a/b/GET', 'one') +
        settings('escaped', '~1a~1b/GET', 'one') +
        settings('root', '~1/GET', 'one') +
        settings('other', '/a/POST', 'two'),
    );
    const [found] = system.all('restApi');
    const stages = found?.stages.known === true ? found.stages.value : [];
    const seen = stages.map(({ name, settings: its }) => [
      plain(name),
      ...(its.known
        ? its.value.map((each) =>
            [each.verb, each.path, each.burstLimit, each.rateLimit].map((fact) => plain(fact)).join(' '),
          )
        : []),
    ]);
    expect(seen).toEqual([
      ['one', '* /* 5 -1', 'GET /a/b 5 -1', 'GET /a/b 5 -1', 'GET / 5 -1'],
      ['two', 'POST /a 5 -1'],
    ]);
  });

  test('an OpenAPI document', async () => {
    const body =
      'jsonencode({ paths = { "/p" = { get = { x-amazon-apigateway-integration = { type = "mock" } } } } })';
    const [found] = (
      await observed(resource('aws_api_gateway_rest_api', 'a', `name = "a"\nbody = ${body}`))
    ).all('restApi');
    expect(plain(found?.paths)).toEqual(['/p']);
    const file = 'templatefile("api.yaml", {})';
    const [hidden] = (
      await observed(resource('aws_api_gateway_rest_api', 'a', `name = "a"\nbody = ${file}`))
    ).all('restApi');
    expect(plain(hidden?.paths)).toMatch(/^unknown: the function templatefile is not evaluated/);
  });

  test("the account's logging role; an empty text takes it away", async () => {
    const account = (role: string) =>
      observed(resource('aws_api_gateway_account', 'a', `cloudwatch_role_arn = "${role}"`));
    expect(plain((await account('arn:r')).gatewayAccount.cloudwatchRoleArn)).toBe('arn:r');
    expect(plain((await account('')).gatewayAccount.cloudwatchRoleArn)).toBeUndefined();
  });
});
