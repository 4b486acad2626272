import { describe, expect, test } from '@jest/globals';
import { theOf } from './observing.ts';
import { plain } from '../plain.ts';

const api = (deployment: string, more = ''): string => `
resource "aws_api_gateway_rest_api" "a" {
  name = "a"
}
resource "aws_api_gateway_resource" "r" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  parent_id   = aws_api_gateway_rest_api.a.root_resource_id
  path_part   = "r"
}
resource "aws_api_gateway_method" "m" {
  rest_api_id   = aws_api_gateway_rest_api.a.id
  resource_id   = aws_api_gateway_resource.r.id
  http_method   = "GET"
  authorization = "NONE"
}
resource "aws_api_gateway_integration" "i" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  resource_id = aws_api_gateway_resource.r.id
  http_method = aws_api_gateway_method.m.http_method
  type        = "MOCK"
}
resource "aws_api_gateway_deployment" "d" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  ${deployment}
}
resource "aws_api_gateway_stage" "s" {
  rest_api_id   = aws_api_gateway_rest_api.a.id
  deployment_id = aws_api_gateway_deployment.d.id
  stage_name    = "prod"
}
${more}`;

/** What the deployment of the API's stage overlooks, and whether it is replaced first. */
const remaking = async (deployment: string, more = ''): Promise<unknown> => {
  const { stages } = await theOf('restApi', api(deployment, more));
  if (!stages.known) return stages.reason;
  return stages.value.map(({ deployment: its }) => [plain(its.overlooks), plain(its.replacedFirst)]);
};
const method = 'aws_api_gateway_method.m';
const integration = 'aws_api_gateway_integration.i';

describe('a deployment', () => {
  test('without triggers overlooks everything, and is destroyed first', async () => {
    expect(await remaking('')).toEqual([[[method, integration], false]]);
  });

  test('that hashes whole resources follows them', async () => {
    const hashed = (content: string): string => `triggers = { all = sha1(jsonencode(${content})) }`;
    expect(await remaking(hashed(`[${method}, ${integration}]`))).toEqual([[[], false]]);
    expect(await remaking(hashed(`[${method}]`))).toEqual([[[integration], false]]);
    expect(await remaking(hashed(`{ a = ${method}, b = ${integration} }`))).toEqual([[[], false]]);
  });

  test('whose triggers come to null follows nothing under these circumstances', async () => {
    const hashed = `{ all = sha1(jsonencode([${method}, ${integration}])) }`;
    expect(await remaking(`triggers = false ? ${hashed} : null`)).toEqual([[[method, integration], false]]);
    expect(await remaking(`triggers = true ? ${hashed} : null`)).toEqual([[[], false]]);
  });

  test('that hashes ids follows nothing', async () => {
    const ids = `triggers = { all = sha1(jsonencode([${method}.id, ${integration}.id])) }`;
    expect(await remaking(ids)).toEqual([[[method, integration], false]]);
    expect(await remaking(`triggers = { all = join(",", ${method}[*].id) }`)).toEqual([
      [[method, integration], false],
    ]);
  });

  test.each([
    `values(${method})[*].id`,
    `[for m in ${method} : m.id]`,
    `[for m in concat([${method}], tolist([${integration}])) : m.id]`,
    `[for k, m in { m = ${method}, i = ${integration} } : k]`,
    `[for k, m in { m = ${method}, i = ${integration} } : "\${k}-\${m.id}"]`,
    `element([${method}, ${integration}], 0).id`,
    `(true ? ${method} : ${integration}).id`,
    `flatten([[${method}], [${integration}]])[*].rest_api_id`,
    `lower(${method}.id)`,
  ])('that follows %s follows ids or keys', async (what) => {
    expect(await remaking(`triggers = { all = sha1(jsonencode(${what})) }`)).toEqual([
      [[method, integration], false],
    ]);
  });

  test.each([
    `values({ m = ${method}, i = ${integration} })`,
    `[for m in [${method}, ${integration}] : m]`,
    `[for m in [${method}, ${integration}] : sha1(jsonencode(m))]`,
    `{ for k, m in { m = ${method}, i = ${integration} } : k => m }`,
    `concat(${method}[*], [${integration}])`,
    `{ all = [${method}], more = merge(${integration}) }`,
    `[for m in jsondecode(jsonencode([${method}, ${integration}])) : m.id]`,
    `jsondecode(jsonencode([${method}, ${integration}]))[0].id`,
    `["x", "y"][length([${method}, ${integration}])]`,
  ])('that follows %s follows whole resources', async (what) => {
    expect(await remaking(`triggers = { all = sha1(jsonencode(${what})) }`)).toEqual([[[], false]]);
  });

  test('follows what it takes out of the objects of a local', async () => {
    const local = `locals {\n  all = { m = ${method}, i = { it = ${integration} } }\n  again = local.all\n}`;
    const hashed = (what: string): string => `triggers = { all = sha1(jsonencode(${what})) }`;
    expect(await remaking(hashed('[local.all.m, local.again.i.it]'), local)).toEqual([[[], false]]);
    expect(await remaking(hashed('[local.all.m, local.again.i.it.id]'), local)).toEqual([
      [[integration], false],
    ]);
    expect(await remaking(hashed('[local.all.m.id, local.all.none]'), local)).toEqual([
      [[method, integration], false],
    ]);
  });

  test('that hashes all that is written of a resource follows it', async () => {
    const parts = `triggers = { all = "\${${method}.http_method} \${${method}.authorization} \${${integration}.type}" }`;
    expect(await remaking(parts)).toEqual([[[integration], false]]);
    const both = parts.replace(' }" }', ` }" }`).replace(`.type}"`, `.type} \${${integration}.http_method}"`);
    expect(await remaking(both)).toEqual([[[], false]]);
  });

  test('follows through locals, but not the id of what a local holds', async () => {
    const local = `locals {\n  all = [${method}, ${integration}]\n}`;
    expect(await remaking('triggers = { all = sha1(jsonencode(local.all)) }', local)).toEqual([[[], false]]);
    const one = `locals {\n  it = ${method}\n}`;
    expect(await remaking('triggers = { all = local.it.id }', one)).toEqual([[[method, integration], false]]);
    const circle = 'locals {\n  it = local.it\n}';
    expect(await remaking('triggers = { all = local.it }', circle)).toEqual([[[method, integration], false]]);
  });

  test('that hashes the file in which they stand follows them', async () => {
    expect(await remaking('triggers = { all = filesha1("${path.module}/main.tf") }')).toEqual([[[], false]]);
    expect(await remaking('triggers = { all = filesha1("${path.module}/other.tf") }')).toEqual([
      [[method, integration], false],
    ]);
  });

  test('may be replaced by what its lifecycle names, and first', async () => {
    expect(
      await remaking(
        `lifecycle {\n create_before_destroy = true\n replace_triggered_by = [${method}, ${integration}]\n}`,
      ),
    ).toEqual([[[], true]]);
    expect(await remaking('lifecycle {\n create_before_destroy = false\n}')).toEqual([
      [[method, integration], false],
    ]);
  });

  test('overlooks only what belongs to its API', async () => {
    const other = `
resource "aws_api_gateway_rest_api" "b" {
  name = "b"
  body = "{}"
}
resource "aws_api_gateway_method" "of_b" {
  rest_api_id = aws_api_gateway_rest_api.b.id
  http_method = "GET"
}`;
    const code = api(`triggers = { all = sha1(jsonencode([${method}, ${integration}])) }`, other);
    const system = await import('./observing.ts').then(({ observedCode }) => observedCode(code));
    const stages = system.all('restApi').map(({ stages: its }) => (its.known ? its.value : []));
    expect(stages.flat().map(({ deployment }) => plain(deployment.overlooks))).toEqual([[]]);
  });

  test('that the stage does not name is unknown', async () => {
    const { stages } = await theOf(
      'restApi',
      api('').replace('aws_api_gateway_deployment.d.id', 'aws_x.y.id'),
    );
    if (!stages.known) throw new Error(stages.reason);
    expect(stages.value.map(({ deployment }) => plain(deployment.overlooks))).toEqual([
      'unknown: which deployment the stage has is not known',
    ]);
  });
});
