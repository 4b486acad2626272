import { describe, expect, test } from '@jest/globals';
import type { FunctionFacts, InvokePermission } from '../../../../src/resources/function/facts.ts';
import { only, reason, value, values } from './facts.ts';
import {
  account,
  allow,
  apiTree,
  configuration,
  fails,
  fnArn,
  observe,
  outputs,
  policy,
  roleArn,
  stack,
  uri,
  type Answers,
} from './world.ts';

const functionWhere = async (changed: Answers): Promise<FunctionFacts> =>
  only(await observe(changed), 'function');
const configured = (more: object): Answers => ({
  'lambda.getFunctionConfiguration': () => ({ ...configuration, ...more }),
});
const gateway = { Principal: { Service: 'apigateway.amazonaws.com' } };
const permitted = async (
  ...statements: readonly Readonly<Record<string, unknown>>[]
): Promise<FunctionFacts['permissions']> =>
  (await functionWhere({ 'lambda.getPolicy': () => ({ Policy: policy(...statements) }) })).permissions;
const invoke = (more: object): ReturnType<typeof allow> =>
  allow('lambda:InvokeFunction', fnArn, { ...gateway, ...more });
const shown = ({ functionName, principal, action, sourceArn, sourceAccount }: InvokePermission): unknown =>
  [functionName, principal, action, sourceArn, sourceAccount].map((fact) =>
    fact.known ? fact.value : reason(fact),
  );

describe('a function', () => {
  test('its configuration', async () => {
    const its = await functionWhere({});
    expect(
      values([
        its.name,
        its.arn,
        its.packageType,
        its.runtime,
        its.handler,
        its.role,
        its.timeout,
        its.logGroupName,
      ]),
    ).toEqual([
      'demo-fn',
      fnArn,
      'Zip',
      'python3.9',
      'index.lambda_handler',
      roleArn,
      15,
      '/aws/lambda/demo-fn',
    ]);
    expect([...value(its.environment)].map(([name, variable]) => [name, value(variable)])).toEqual([
      ['TABLE', 'demo-data'],
      ['STAGE', 'dev'],
    ]);
    expect(its.runtime.at).toEqual({ resource: 'demo-fn', path: 'GetFunctionConfiguration.Runtime' });
  });

  test('what Lambda takes where the configuration says nothing', async () => {
    const its = await functionWhere(
      configured({ PackageType: undefined, Timeout: undefined, Environment: undefined, Runtime: undefined }),
    );
    expect(values([its.packageType, its.timeout, its.environment, its.runtime])).toEqual([
      'Zip',
      3,
      new Map(),
      undefined,
    ]);
  });

  test('another log group where it names one, which is then followed', async () => {
    const system = await observe(configured({ LoggingConfig: { LogGroup: '/demo' } }));
    expect(value(only(system, 'function').logGroupName)).toBe('/demo');
    expect(system.all('logGroup').map(({ id }) => id)).toEqual(['/aws/apigateway/demo', '/demo']);
  });

  test('its code is never read', async () => {
    expect(reason((await functionWhere({})).inlineCode)).toBe('the code of a live function is not read');
  });

  test('a table that its environment names is followed, even by its ARN', async () => {
    const { DynamoDBTableName: _, ...others } = outputs;
    const named = (TABLE: string): Promise<readonly string[]> =>
      observe(configured({ Environment: { Variables: { TABLE } } }), others).then((system) =>
        system.all('table').map(({ id }) => id),
      );
    expect(await named(`arn:aws:dynamodb:us-east-1:${account}:table/demo-data`)).toEqual(['demo-data']);
    expect(await named('')).toEqual([]);
  });

  test('of another account or region is asked for by its ARN', async () => {
    const foreign = fnArn.replace(account, '999999999999');
    const calls: [string, Readonly<Record<string, unknown>>][] = [];
    const its = { ...outputs, LambdaFunctionArn: foreign };
    const found = stack({
      Outputs: Object.entries(its).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
    });
    await observe({ 'cloudFormation.describeStacks': () => ({ Stacks: [found] }) }, its, { calls });
    const asked = calls
      .filter(([call]) => call === 'lambda.getFunctionConfiguration')
      .map(([, { FunctionName }]) => FunctionName);
    expect(asked.sort()).toEqual([foreign, 'demo-fn']);
  });

  test('may not be read: all but its name is unknown', async () => {
    const its = await functionWhere({ 'lambda.getFunctionConfiguration': fails('AccessDeniedException') });
    const why =
      'the function demo-fn could not be read: AccessDeniedException (needs lambda:GetFunctionConfiguration)';
    expect(
      [
        its.arn,
        its.packageType,
        its.runtime,
        its.handler,
        its.role,
        its.environment,
        its.timeout,
        its.logGroupName,
      ].map(reason),
    ).toEqual(Array.from({ length: 8 }, () => why));
    expect(value(its.name)).toBe('demo-fn');
  });
});

describe('who may invoke a function', () => {
  const sourceArn = `arn:aws:execute-api:us-east-1:${account}:api1/*/POST/data`;

  test('a service, for calls from one API of one account', async () => {
    const { permissions } = await functionWhere({});
    expect(value(permissions).map(shown)).toEqual([
      [fnArn, 'apigateway.amazonaws.com', 'lambda:InvokeFunction', sourceArn, account],
    ]);
    expect(value(permissions)[0]?.sourceArn.at.path).toBe(
      'GetPolicy.Policy.Statement[0].Condition.ArnLike.AWS:SourceArn',
    );
  });

  test('a service, from anywhere; an account; anyone', async () => {
    const found = await permitted(
      invoke({}),
      invoke({ Principal: { AWS: `arn:aws:iam::${account}:root` } }),
      invoke({ Principal: '*', Action: 'lambda:*' }),
    );
    expect(value(found).map(shown)).toEqual([
      [fnArn, 'apigateway.amazonaws.com', 'lambda:InvokeFunction', undefined, undefined],
      [fnArn, `arn:aws:iam::${account}:root`, 'lambda:InvokeFunction', undefined, undefined],
      [fnArn, '*', 'lambda:*', undefined, undefined],
    ]);
  });

  test('from each of several sources', async () => {
    const found = await permitted(
      invoke({ Condition: { ArnEquals: { 'aws:sourcearn': ['arn:a', 'arn:b'] } } }),
    );
    expect(value(found).map(({ sourceArn: source }) => value(source))).toEqual(['arn:a', 'arn:b']);
  });

  test('from a source named exactly', async () => {
    const found = await permitted(invoke({ Condition: { StringEquals: { 'aws:SourceArn': 'arn:a' } } }));
    expect(value(found).map(({ sourceArn: source }) => value(source))).toEqual(['arn:a']);
  });

  test.each([
    ['a star that stands for itself', { StringEquals: { 'AWS:SourceArn': 'arn:*' } }],
    ['an organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }],
    ['a source that it must not be', { ArnNotLike: { 'AWS:SourceArn': 'arn:a' } }],
    ['accounts that begin alike', { StringLike: { 'AWS:SourceAccount': '12*' } }],
  ])('is not known under a condition on %s', async (_, Condition) => {
    const [found] = value(await permitted(invoke({ Condition })));
    expect(found && reason(found.sourceArn)).toContain('it holds under a condition on');
  });

  test('is not known where something is denied, or the policy is none', async () => {
    expect(reason(await permitted(invoke({ Effect: 'Deny' })))).toContain('a Deny');
    expect(reason(await permitted(invoke({ Effect: 'Maybe' })))).toContain('neither Allow nor Deny');
    expect(
      reason((await functionWhere({ 'lambda.getPolicy': () => ({ Policy: '{' }) })).permissions),
    ).toContain('not JSON');
  });

  test('nobody, without a policy', async () => {
    expect(
      value((await functionWhere({ 'lambda.getPolicy': fails('ResourceNotFoundException') })).permissions),
    ).toEqual([]);
  });

  test('is unknown when the policy may not be read', async () => {
    expect(
      reason((await functionWhere({ 'lambda.getPolicy': fails('AccessDeniedException') })).permissions),
    ).toBe(
      'the policy of the function demo-fn could not be read: AccessDeniedException (needs lambda:GetPolicy)',
    );
  });

  describe('through an alias that an API calls', () => {
    const called = (more: Answers): Promise<FunctionFacts> =>
      functionWhere({
        'apiGateway.getResources': () =>
          apiTree({ type: 'AWS_PROXY', httpMethod: 'POST', uri: uri(`${fnArn}:live`) }),
        ...more,
      });

    test('by the policy of the alias as well', async () => {
      const its = await called({
        'lambda.getPolicy': ({ Qualifier }) => ({
          Policy: policy(
            allow(
              'lambda:InvokeFunction',
              typeof Qualifier === 'string' ? `${fnArn}:${Qualifier}` : fnArn,
              gateway,
            ),
          ),
        }),
      });
      expect(value(its.permissions).map(({ functionName }) => value(functionName))).toEqual([
        fnArn,
        `${fnArn}:live`,
      ]);
    });

    test('is unknown when that may not be read', async () => {
      const its = await called({
        'lambda.getPolicy': ({ Qualifier }) =>
          Qualifier === undefined ? { Policy: policy(invoke({})) } : fails('AccessDeniedException')(),
      });
      expect(reason(its.permissions)).toContain('the policy of the function demo-fn:live');
    });
  });

  test('an API that may call it is followed when no output names one, but not just any API', async () => {
    const { ApiGatewayUrl: _, ...others } = outputs;
    const apis = async (source: string): Promise<number> => {
      const Policy = policy(invoke({ Condition: { ArnLike: { 'AWS:SourceArn': source } } }));
      return (await observe({ 'lambda.getPolicy': () => ({ Policy }) }, others)).all('restApi').length;
    };
    expect([
      await apis(sourceArn),
      await apis(`arn:aws:execute-api:us-east-1:${account}:*/*`),
      await apis('arn:aws:s3:::bucket'),
    ]).toEqual([1, 0, 0]);
  });
});
