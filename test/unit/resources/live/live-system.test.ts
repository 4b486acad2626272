import { describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../../src/errors.ts';
import type { Kind } from '../../../../src/resources/system.ts';
import { lineOf, only, reason, value } from './facts.ts';
import {
  account,
  awsError,
  configuration,
  fails,
  fnArn,
  keyId,
  observe,
  outputs,
  stack,
  topicArn,
} from './world.ts';

const kinds: readonly Kind[] = [
  'function',
  'role',
  'restApi',
  'table',
  'key',
  'alias',
  'logGroup',
  'alarm',
  'topic',
  'queue',
  'eventSource',
  'managedPolicy',
];
const everything = {
  function: ['demo-fn'],
  role: ['demo-role'],
  restApi: ['api1'],
  table: ['demo-data'],
  key: [keyId],
  alias: ['alias/demo'],
  logGroup: ['/aws/apigateway/demo', '/aws/lambda/demo-fn'],
  alarm: ['demo-errors'],
  topic: [topicArn],
  queue: [],
  eventSource: [],
  managedPolicy: [],
};
const found = async (...given: Parameters<typeof observe>): Promise<Record<string, readonly string[]>> => {
  const system = await observe(...given);
  return Object.fromEntries(kinds.map((kind) => [kind, system.all(kind).map(({ id }) => id)]));
};

describe('what the outputs lead to', () => {
  test('everything that is connected, once, in a steady order', async () => {
    expect(await found()).toEqual(everything);
  });

  test.each(Object.keys(outputs))('all of it without the output %s', async (name) => {
    const { [name]: _, ...others } = outputs;
    expect(await found({}, others)).toEqual(everything);
  });

  test.each(['ApiGatewayUrl', 'LambdaFunctionArn', 'CloudWatchAlarmName'])(
    'all of it from %s alone',
    async (name) => {
      expect(await found({}, { [name]: outputs[name] ?? '' })).toEqual(everything);
    },
  );

  test('but a table leads to its key only, where nobody tells what the stack made', async () => {
    const only = { DynamoDBTableName: 'demo-data' };
    expect(await found({ 'cloudFormation.listStackResources': () => ({}) }, only)).toMatchObject({
      table: ['demo-data'],
      key: [keyId],
      alias: ['alias/demo'],
      function: [],
      alarm: [],
      role: [],
    });
    expect(await found({}, only)).toMatchObject({ alarm: ['demo-errors'], role: ['demo-role'] });
  });

  test('a topic by its ARN, and a table and an alarm by theirs', async () => {
    const named = {
      TopicArn: topicArn,
      DynamoDBTableName: `arn:aws:dynamodb:us-east-1:${account}:table/demo-data`,
      CloudWatchAlarmName: `arn:aws:cloudwatch:us-east-1:${account}:alarm:demo-errors`,
    };
    const its = stack({
      Outputs: Object.entries(named).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
    });
    expect(await found({ 'cloudFormation.describeStacks': () => ({ Stacks: [its] }) }, named)).toEqual(
      everything,
    );
  });

  test('what is gone is not there, and everything else is', async () => {
    const gone = {
      'dynamoDb.describeTable': fails('ResourceNotFoundException'),
      'iam.getRole': fails('NoSuchEntity'),
      'sns.getTopicAttributes': fails('NotFound'),
      'logs.describeLogGroups': () => ({ logGroups: [] }),
      'cloudWatch.describeAlarms': () => ({ MetricAlarms: [] }),
    };
    expect(await found(gone)).toEqual({
      ...everything,
      table: [],
      key: [],
      alias: [],
      role: [],
      topic: [],
      alarm: [],
      logGroup: [],
    });
    const none = {
      'lambda.getFunctionConfiguration': fails('ResourceNotFoundException'),
      'apiGateway.getRestApi': fails('NotFoundException'),
    };
    expect(await found(none)).toMatchObject({ function: [], restApi: [], table: ['demo-data'] });
  });

  test('a function that is not found by an ARN is no lead', async () => {
    expect(
      await lineOf(
        observe(
          {},
          { LambdaFunctionArn: 'demo-fn', ApiGatewayUrl: 'https://api.example.com', TopicArn: 'demo' },
        ),
      ),
    ).toBe(
      'cfn-outputs/flat-outputs.json: none of these outputs leads anywhere: it takes one of ApiGatewayUrl, LambdaFunctionArn, ' +
        'DynamoDBTableName, CloudWatchAlarmName, TopicArn (`stackproof deploy` makes a stack and writes this file)',
    );
  });
});

describe('the stack', () => {
  test('its scenario: name, region, account and the values of its parameters, but for the secret one', async () => {
    const { scenario, source, template, stack: its } = await observe();
    expect({ ...scenario, parameters: Object.fromEntries(scenario.parameters) }).toEqual({
      stackName: 'demo',
      accountId: account,
      region: 'us-east-1',
      partition: 'aws',
      parameters: { Environment: 'dev', Email: 'a@example.com' },
    });
    expect([source, template, its && value(its.status)]).toEqual(['live', undefined, 'CREATE_COMPLETE']);
  });

  test('its parameters as its own template declares them', async () => {
    const { parameters } = await observe();
    const environment = parameters.get('Environment');
    expect([...parameters.keys()]).toEqual(['Environment', 'Email', 'Secret']);
    expect(
      environment && [
        value(environment.type),
        value(environment.default),
        value(environment.allowedValues),
        value(environment.description),
      ],
    ).toEqual(['String', 'dev', ['dev', 'prod'], 'Where it is']);
  });

  test.each([
    [
      'may not be read',
      fails('AccessDenied'),
      'the template of the stack demo could not be read: AccessDenied (needs cloudformation:GetTemplate)',
    ],
    [
      'is not a template',
      () => ({ TemplateBody: 'Hello' }),
      'the template of the stack demo could not be read: it is not a template',
    ],
  ])('its parameters are unknown when its template %s', async (_, getTemplate, why) => {
    const { parameters } = await observe({ 'cloudFormation.getTemplate': getTemplate });
    const environment = parameters.get('Environment');
    expect(
      environment &&
        [reason(environment.type), reason(environment.allowedValues)].every((text) => text.startsWith(why)),
    ).toBe(true);
  });

  test('its outputs are the flat ones, at their place in the file', async () => {
    const its = (await observe()).outputs.get('DynamoDBTableName');
    expect(its?.value).toEqual({
      known: true,
      value: 'demo-data',
      at: { resource: '', path: 'DynamoDBTableName', file: 'cfn-outputs/flat-outputs.json' },
    });
  });

  test('is found on a later page', async () => {
    const describeStacks = ({ NextToken }: { NextToken?: unknown }): unknown =>
      NextToken === 'more' ? { Stacks: [stack()] } : { Stacks: [], NextToken: 'more' };
    expect((await observe({ 'cloudFormation.describeStacks': describeStacks })).scenario.stackName).toBe(
      'demo',
    );
  });

  const searched = (Stacks: readonly unknown[], its = outputs): Promise<string> =>
    lineOf(observe({ 'cloudFormation.describeStacks': () => ({ Stacks }) }, its));
  const file = 'cfn-outputs/flat-outputs.json: ';
  const deploy = ' (`stackproof deploy` makes a stack and writes this file)';

  test('is gone when no stack has the outputs', async () => {
    const gone = `${file}the stack that these outputs were of is gone: no stack in us-east-1 of account ${account} has them${deploy}`;
    expect(await searched([])).toBe(gone);
    expect(await searched([stack({ StackStatus: 'DELETE_COMPLETE' })])).toBe(gone);
    expect(await searched([stack({ Outputs: undefined })])).toBe(gone);
  });

  test('is gone when another one has come in its place', async () => {
    expect(await searched([stack()], { ...outputs, LambdaFunctionArn: `${fnArn}-old` })).toBe(
      `${file}the stack that these outputs were of is gone; the stack demo has some of them, but not this LambdaFunctionArn${deploy}`,
    );
  });

  test('is not sought in another region than the target', async () => {
    expect(await searched([], { LambdaFunctionArn: fnArn.replace('us-east-1', 'eu-west-1') })).toBe(
      `${file}these outputs are of a stack in eu-west-1, but the target is us-east-1`,
    );
  });

  /** The outputs as Terraform writes their names. */
  const snakeCase = (its: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(its).map(([name, value]) => [
        name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase(),
        value,
      ]),
    );

  test('is found by its outputs in another spelling', async () => {
    const written = snakeCase(outputs);
    expect(Object.keys(written)).toContain('lambda_function_arn');
    const system = await observe({}, written);
    expect(system.scenario.stackName).toBe('demo');
    expect(system.all('function').map(({ id }) => id)).toEqual(
      (await observe()).all('function').map(({ id }) => id),
    );
    expect(system.outputs.get('LambdaFunctionArn')?.name).toBe('lambda_function_arn');
    expect([...system.outputs.keys()]).toEqual(Object.keys(written));
  });

  test("is none for Terraform's outputs: what they name is observed, and what made it is not known", async () => {
    const noStacks = { 'cloudFormation.describeStacks': () => ({ Stacks: [stack({ Outputs: [] })] }) };
    const system = await observe(noStacks, snakeCase(outputs));
    expect([system.stack, system.parameters.size, system.scenario.parameters.size]).toEqual([
      undefined,
      0,
      0,
    ]);
    const [fn] = system.all('function');
    expect(fn?.own).toMatchObject({ known: false, reason: expect.stringContaining("Terraform's outputs") });
    expect(system.unreadable('bucket')).toContain("Terraform's outputs");
    expect(system.unreadable('table')).toBeUndefined();
  });

  test('has to be the only one with these outputs', async () => {
    expect(await searched([stack(), stack({ StackName: 'twin' })])).toBe(
      `${file}these outputs fit the stack demo and the stack twin (add an output that only one of them has)`,
    );
  });

  test('cannot be found without the permission', async () => {
    const failing = observe({ 'cloudFormation.describeStacks': fails('AccessDenied') });
    await expect(failing).rejects.toMatchObject({ exitCode: 3 });
    await expect(failing).rejects.toThrow('needs cloudformation:DescribeStacks');
  });
});

describe('whether the stack made a resource', () => {
  test('is known from its list of resources', async () => {
    const system = await observe();
    expect(value(only(system, 'table').own)).toBe(true);
    expect(system.all('logGroup').map(({ id, own }) => [id, value(own)])).toEqual([
      ['/aws/apigateway/demo', true],
      ['/aws/lambda/demo-fn', false],
    ]);
  });

  test('counts what its nested stacks made, and not what is deleted or of another type', async () => {
    const listStackResources = ({ StackName }: { StackName?: unknown }): unknown => ({
      StackResourceSummaries:
        StackName === 'nested'
          ? [{ ResourceType: 'AWS::DynamoDB::Table', PhysicalResourceId: 'demo-data' }]
          : [
              { ResourceType: 'AWS::CloudFormation::Stack', PhysicalResourceId: 'nested' },
              { ResourceType: 'AWS::CloudFormation::Stack' },
              {
                ResourceType: 'AWS::Lambda::Function',
                PhysicalResourceId: 'demo-fn',
                ResourceStatus: 'DELETE_COMPLETE',
              },
              { ResourceType: 'AWS::SNS::Topic', PhysicalResourceId: 'demo-errors' },
            ],
    });
    const system = await observe({ 'cloudFormation.listStackResources': listStackResources });
    expect(
      [only(system, 'table'), only(system, 'function'), only(system, 'alarm')].map(({ own }) => value(own)),
    ).toEqual([true, false, false]);
  });

  test('is unknown when they may not be listed, at any depth', async () => {
    const system = await observe({ 'cloudFormation.listStackResources': fails('AccessDenied') });
    expect(reason(only(system, 'table').own)).toBe(
      'the resources of the stack demo could not be read: AccessDenied (needs cloudformation:ListStackResources)',
    );
    const nested = await observe({
      'cloudFormation.listStackResources': ({ StackName }) => {
        if (StackName === 'nested') throw awsError('AccessDenied');
        return {
          StackResourceSummaries: [
            { ResourceType: 'AWS::CloudFormation::Stack', PhysicalResourceId: 'nested' },
          ],
        };
      },
    });
    expect(reason(only(nested, 'table').own)).toContain('nested');
  });
});

describe('what could not be read', () => {
  const hidden = async (call: string): Promise<readonly Kind[]> => {
    const system = await observe({ [call]: fails('AccessDeniedException') });
    return kinds.filter((kind) => system.unreadable(kind)?.includes('AccessDeniedException') === true);
  };

  test('nothing, normally', async () => {
    const system = await observe();
    expect(kinds.map((kind) => system.unreadable(kind))).toEqual(kinds.map(() => undefined));
  });

  test.each<[string, readonly Kind[]]>([
    [
      'lambda.getFunctionConfiguration',
      ['role', 'managedPolicy', 'table', 'key', 'alias', 'topic', 'logGroup'],
    ],
    [
      'apiGateway.getResources',
      [
        ...['function', 'role', 'managedPolicy', 'eventSource', 'queue', 'table', 'key', 'alias', 'topic'],
        'logGroup',
      ] as const,
    ],
    ['lambda.listEventSourceMappings', ['eventSource', 'queue', 'table', 'key', 'alias']],
    ['iam.listAttachedRolePolicies', ['managedPolicy']],
    ['apiGateway.getStages', ['logGroup']],
    ['dynamoDb.describeTable', ['key', 'alias']],
    ['kms.listAliases', ['alias']],
    ['cloudWatch.describeAlarms', ['key', 'alias', 'alarm', 'topic']],
    ['sns.getTopicAttributes', ['key', 'alias']],
    ['logs.describeLogGroups', []],
    ['iam.getRole', []],
  ])('%s leaves %j open', async (call, expected) => {
    expect([...(await hidden(call))].sort()).toEqual([...expected].sort());
  });

  test('an API that only its permission names, when that may not be read', async () => {
    const { ApiGatewayUrl: _, ...others } = outputs;
    const system = await observe({ 'lambda.getPolicy': fails('AccessDeniedException') }, others);
    expect(system.unreadable('restApi')).toContain('needs lambda:GetPolicy');
  });

  test('a table whose name Lambda could not decrypt', async () => {
    const { DynamoDBTableName: _, ...others } = outputs;
    const Environment = { Error: { ErrorCode: 'KMSAccessDeniedException' } };
    const system = await observe(
      { 'lambda.getFunctionConfiguration': () => ({ ...configuration, Environment }) },
      others,
    );
    expect(system.unreadable('table')).toBe('its variables could not be decrypted: KMSAccessDeniedException');
  });

  test('a target that does not answer ends it', async () => {
    const down = observe({
      'dynamoDb.describeTable': () => {
        throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:4566'), { code: 'ECONNREFUSED' });
      },
    });
    await expect(down).rejects.toBeInstanceOf(StackproofError);
    await expect(down).rejects.toMatchObject({ exitCode: 3 });
  });
});

describe("API Gateway's account settings", () => {
  test('name the role that it logs with', async () => {
    const { gatewayAccount } = await observe();
    expect([value(gatewayAccount.cloudwatchRoleArn), gatewayAccount.id]).toEqual([
      `arn:aws:iam::${account}:role/gateway`,
      undefined,
    ]);
  });

  test.each([[{}], [{ cloudwatchRoleArn: '' }]])('name none: %j', async (answer) => {
    const { gatewayAccount } = await observe({ 'apiGateway.getAccount': () => answer });
    expect(value(gatewayAccount.cloudwatchRoleArn)).toBeUndefined();
  });

  describe('lead to that role, whoever made it, for a specification that asks about it', () => {
    const roles = async (gatewayRole: boolean, answer: object): Promise<readonly string[]> => {
      const system = await observe(
        {
          'apiGateway.getAccount': () => answer,
          'iam.getRole': ({ RoleName }) => ({
            Role: { RoleName, Arn: `arn:aws:iam::${account}:role/${String(RoleName)}` },
          }),
        },
        outputs,
        { entry: { gatewayRole } },
      );
      return system.all('role').map(({ id }) => id);
    };
    const named = { cloudwatchRoleArn: `arn:aws:iam::${account}:role/service/gateway` };

    test.each([
      [true, named, ['demo-role', 'gateway']],
      [true, {}, ['demo-role']],
      [false, named, ['demo-role']],
    ])('asked for: %s, settings %j: %j', async (asked, answer, found) => {
      expect(await roles(asked, answer)).toEqual(found);
    });
  });

  test('are unknown when they may not be read', async () => {
    const { gatewayAccount } = await observe({ 'apiGateway.getAccount': fails('AccessDeniedException') });
    expect(reason(gatewayAccount.cloudwatchRoleArn)).toContain('needs apigateway:GET');
  });
});
