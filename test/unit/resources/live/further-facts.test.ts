import { describe, expect, test } from '@jest/globals';
import { plain } from '../plain.ts';
import { only } from './facts.ts';
import { configuration, fails, observe, stage, table, type Answers, tableArn } from './world.ts';

describe('a live API', () => {
  test('has its endpoints and authorizers', async () => {
    const system = await observe({
      'apiGateway.getRestApi': () => ({ id: 'api1', endpointConfiguration: { types: ['REGIONAL'] } }),
      'apiGateway.getAuthorizers': () => ({
        items: [{ id: 'a1', name: 'users', type: 'COGNITO_USER_POOLS', providerARNs: ['pool'] }],
      }),
    });
    const api = only(system, 'restApi');
    expect(plain([api.endpointTypes, api.authorizers])).toEqual([
      ['REGIONAL'],
      [{ name: 'users', type: 'COGNITO_USER_POOLS', providerArns: ['pool'], identitySource: undefined }],
    ]);
    expect(plain(only(await observe(), 'restApi').endpointTypes)).toEqual(['EDGE']);
  });

  test('has methods with authorization and responses', async () => {
    const system = await observe({
      'apiGateway.getResources': () => ({
        items: [
          {
            path: '/data',
            resourceMethods: {
              POST: {
                authorizationType: 'COGNITO_USER_POOLS',
                authorizerId: 'a1',
                authorizationScopes: ['read'],
                apiKeyRequired: true,
                methodResponses: {
                  200: { responseParameters: { 'method.response.header.X': true } },
                  500: {},
                },
                methodIntegration: {
                  integrationResponses: {
                    200: { statusCode: '200', responseParameters: { 'method.response.header.X': "'x'" } },
                  },
                },
              },
              GET: {},
            },
          },
        ],
      }),
    });
    const { methods } = only(system, 'restApi');
    expect(plain(methods)).toMatchObject([
      {
        authorization: 'COGNITO_USER_POOLS',
        authorizer: 'a1',
        scopes: ['read'],
        apiKeyRequired: true,
        responses: [
          { status: '200', parameters: { 'method.response.header.X': 'true' } },
          { status: '500', parameters: {} },
        ],
        integration: { responses: [{ parameters: { 'method.response.header.X': "'x'" } }] },
      },
      { authorization: 'NONE', authorizer: undefined, scopes: [], apiKeyRequired: false, responses: [] },
    ]);
  });

  test('has stages with tracing and logging', async () => {
    const traced = {
      ...stage,
      tracingEnabled: true,
      methodSettings: { '*/*': { metricsEnabled: true, loggingLevel: 'INFO', dataTraceEnabled: true } },
    };
    const of = async (found: object): Promise<unknown> =>
      plain(only(await observe({ 'apiGateway.getStages': () => ({ item: [found] }) }), 'restApi').stages);
    expect(await of(traced)).toMatchObject([
      { tracing: true, settings: [{ metrics: true, loggingLevel: 'INFO', dataTrace: true }] },
    ]);
    expect(await of(stage)).toMatchObject([
      { tracing: false, settings: [{ metrics: false, loggingLevel: 'OFF', dataTrace: false }] },
    ]);
  });
});

describe('a live function', () => {
  test('has memory and tracing, and does not tell where its package came from', async () => {
    const of = async (more: object): Promise<unknown> =>
      plain(
        only(
          await observe({ 'lambda.getFunctionConfiguration': () => ({ ...configuration, ...more }) }),
          'function',
        ),
      );
    expect(await of({ MemorySize: 256, TracingConfig: { Mode: 'Active' } })).toMatchObject({
      memory: 256,
      tracing: 'Active',
      code: { bucket: 'unknown: Lambda does not tell where a package came from', folder: undefined },
    });
    expect(await of({})).toMatchObject({ memory: 128, tracing: 'PassThrough' });
  });
});

describe('a live table', () => {
  const tableWith = async (
    answers: Answers,
    elsewhere: Readonly<Record<string, Answers>> = {},
  ): Promise<unknown> => plain(only(await observe(answers, undefined, { elsewhere }), 'table'));
  const described = (more: object): Answers => ({
    'dynamoDb.describeTable': () => ({ Table: { ...table, ...more } }),
  });

  test('has its indexes', async () => {
    const index = {
      IndexName: 'by-time',
      KeySchema: [{ AttributeName: 'timestamp', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    };
    expect(await tableWith(described({ GlobalSecondaryIndexes: [index] }))).toMatchObject({
      indexes: [
        {
          name: 'by-time',
          partitionKey: { name: 'timestamp', type: 'N' },
          sortKey: undefined,
          projection: 'ALL',
        },
      ],
    });
    expect(await tableWith({})).toMatchObject({ indexes: [], replicas: [] });
  });

  test('counts its own region once among its replicas', async () => {
    const replicas = [{ RegionName: 'us-west-2', KMSMasterKeyId: 'west' }, { RegionName: 'us-east-1' }];
    expect(await tableWith(described({ Replicas: replicas }))).toMatchObject({
      replicas: [
        { region: 'us-east-1', recovery: true },
        { region: 'us-west-2', key: 'west' },
      ],
    });
    expect(await tableWith(described({ Replicas: [{ RegionName: 'us-east-1' }] }))).toMatchObject({
      replicas: [],
    });
  });

  test('each replica is asked in its own region for its recovery and its tags', async () => {
    const west = (PointInTimeRecoveryStatus: string): Answers => ({
      'dynamoDb.describeContinuousBackups': () => ({
        ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus } },
      }),
      'dynamoDb.listTagsOfResource': ({ ResourceArn }) => ({ Tags: [{ Key: 'Arn', Value: ResourceArn }] }),
    });
    const global = described({ Replicas: [{ RegionName: 'us-west-2' }] });
    const its = (recovery: unknown, tags: unknown) => ({
      recovery: true,
      replicas: [
        { region: 'us-east-1', recovery: true },
        { region: 'us-west-2', recovery, tags },
      ],
    });
    const arn = tableArn.replace('us-east-1', 'us-west-2');
    expect(await tableWith(global, { 'us-west-2': west('ENABLED') })).toMatchObject(its(true, { Arn: arn }));
    expect(await tableWith(global, { 'us-west-2': west('DISABLED') })).toMatchObject(
      its(false, { Arn: arn }),
    );
    const no = fails('AccessDenied');
    const refused = { 'dynamoDb.describeContinuousBackups': no, 'dynamoDb.listTagsOfResource': no };
    expect(await tableWith(global, { 'us-west-2': refused })).toMatchObject(
      its(
        'unknown: the backups of the table demo-data in us-west-2 could not be read: AccessDenied (needs dynamodb:DescribeContinuousBackups)',
        'unknown: the tags of the table demo-data in us-west-2 could not be read: AccessDenied (needs dynamodb:ListTagsOfResource)',
      ),
    );
  });

  test('has recovery and an expiry', async () => {
    expect(await tableWith({})).toMatchObject({
      recovery: true,
      expiry: { enabled: false, attribute: undefined },
    });
    expect(
      await tableWith({
        'dynamoDb.describeContinuousBackups': () => ({ ContinuousBackupsDescription: {} }),
        'dynamoDb.describeTimeToLive': () => ({
          TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'e' },
        }),
      }),
    ).toMatchObject({ recovery: false, expiry: { enabled: true, attribute: 'e' } });
    const no = fails('AccessDeniedException');
    expect(
      await tableWith({ 'dynamoDb.describeContinuousBackups': no, 'dynamoDb.describeTimeToLive': no }),
    ).toMatchObject({
      recovery: expect.stringMatching(/needs dynamodb:DescribeContinuousBackups/),
      expiry: { enabled: expect.stringMatching(/needs dynamodb:DescribeTimeToLive/) },
    });
  });
});
