import { describe, expect, test } from '@jest/globals';
import { namedLeads, stackLeads } from '../../../../src/resources/live-leads.ts';
import type { Kind, System } from '../../../../src/resources/system.ts';
import { plain } from '../plain.ts';
import { edgeWorld, poolId } from './edge-world.ts';
import { only, reason, value } from './facts.ts';
import { fails, observe, outputs, stack, type Answers } from './world.ts';

const edge = (changed: Answers = {}, names: readonly string[] = []): Promise<System> =>
  observe({ ...edgeWorld, ...changed }, outputs, {
    entry: { names: { samplingRule: names, bucket: [] } },
  });

describe('what the stack made is observed without an output that names it', () => {
  test('a user pool, with its client and its domain', async () => {
    const system = await edge();
    const pool = only(system, 'userPool');
    expect(plain(pool)).toMatchObject({
      name: 'users',
      poolId,
      passwords: { minimumLength: 8, symbols: true, lowercase: undefined, temporaryValidity: 7 },
      usernameAttributes: ['email'],
      attributes: [{ name: 'email', required: true, minLength: 5, maxLength: 254 }],
      advancedSecurity: 'ENFORCED',
      tier: 'PLUS',
      mfa: 'OFF',
    });
    expect(value(pool.own)).toBe(true);
    expect(plain(only(system, 'userPoolClient'))).toMatchObject({
      clientId: 'client-1',
      name: 'app',
      pool: poolId,
      flows: ['ALLOW_USER_SRP_AUTH'],
      accessTokenValidity: 3600,
      hidesUserExistence: true,
      hasSecret: true,
    });
    expect(plain(only(system, 'userPoolDomain'))).toEqual({ domain: 'demo-auth', pool: poolId });
  });

  test('never a client’s secret', async () => {
    const system = await edge();
    expect(JSON.stringify(system.all('userPoolClient'))).not.toContain('very-secret');
  });

  test('a distribution, as a template writes it', async () => {
    expect(plain(only(await edge(), 'distribution'))).toEqual({
      distributionId: 'E1',
      domainName: 'd1.cloudfront.net',
      enabled: true,
      ipv6: true,
      priceClass: 'PriceClass_100',
      aliases: [],
      origins: [
        {
          originId: 'api',
          domain: 'api1.execute-api.us-east-1.amazonaws.com',
          path: '/prod',
          protocolPolicy: 'https-only',
          httpPort: 80,
          httpsPort: 443,
          tlsVersions: ['TLSv1.2'],
        },
      ],
      behaviour: {
        originId: 'api',
        viewerProtocol: 'redirect-to-https',
        allowedMethods: ['GET', 'HEAD', 'POST'],
        cachedMethods: ['GET', 'HEAD'],
        compresses: true,
        cachePolicy: undefined,
        originRequestPolicy: undefined,
        forwarded: { given: true, queryString: true, cookies: 'all', headers: ['Authorization'] },
        minTtl: 0,
        defaultTtl: 60,
        maxTtl: 300,
      },
      otherPaths: [{ pattern: '/x/*', behaviour: expect.objectContaining({ cachePolicy: undefined }) }],
      errorResponses: [{ code: 404, responseCode: 404, page: '/error.html', minTtl: 10 }],
      certificate: {
        isCloudFronts: true,
        acm: undefined,
        sslSupport: undefined,
        minimumProtocol: 'TLSv1',
      },
      geoRestriction: 'none',
    });
  });

  test('a hosted zone with its records, and a health check', async () => {
    const system = await edge();
    expect(plain(only(system, 'hostedZone'))).toEqual({
      zoneId: 'Z1',
      name: 'example.com',
      nameServers: ['ns-1.awsdns-1.com', 'ns-2.awsdns-2.net'],
    });
    expect(system.all('dnsRecord').map((record) => [plain(record.type), plain(record.own)])).toEqual([
      ['A', true],
      ['NS', false],
    ]);
    expect(plain(system.all('dnsRecord')[0])).toMatchObject({
      name: 'example.com',
      aliasOf: 'd1.cloudfront.net',
      evaluatesHealth: false,
    });
    expect(plain(only(system, 'healthCheck'))).toEqual({
      type: 'HTTPS',
      domain: 'example.com',
      port: 443,
      path: '/p',
      failureThreshold: 3,
      interval: 30,
    });
  });

  test('a bucket and a dashboard', async () => {
    const system = await edge();
    expect(plain(only(system, 'bucket'))).toEqual({
      name: 'demo-bucket',
      arn: 'arn:aws:s3:::demo-bucket',
      versioned: true,
      encryption: 'AES256',
      publicAccess: { blockAcls: true, blockPolicy: true, ignoreAcls: true, restrictBuckets: false },
    });
    expect(only(system, 'dashboard').body).toMatchObject({ known: true, value: { kind: 'dict' } });
  });
});

describe('a sampling rule', () => {
  test('is found by the name that a specification gives it', async () => {
    const rule = only(await edge({}, ['demo-sampling']), 'samplingRule');
    expect(plain(rule)).toMatchObject({
      name: 'demo-sampling',
      rate: 0.05,
      priority: 1000,
      attributes: { A: 'b' },
    });
    expect(value(rule.own)).toBe(false);
  });

  test('is not there under another name', async () => {
    const system = await edge({}, ['other']);
    expect([system.all('samplingRule'), system.unreadable('samplingRule')]).toEqual([[], undefined]);
  });

  test('is unknown where rules may not be listed', async () => {
    const system = await edge({ 'xRay.getSamplingRules': fails('AccessDeniedException') }, ['demo-sampling']);
    expect(reason(only(system, 'samplingRule').rate)).toMatch(/needs xray:GetSamplingRules/);
  });
});

describe('what is gone is not there', () => {
  test.each<[Kind, string, string]>([
    ['userPool', 'cognito.describeUserPool', 'ResourceNotFoundException'],
    ['distribution', 'cloudFront.getDistribution', 'NoSuchDistribution'],
    ['hostedZone', 'route53.getHostedZone', 'NoSuchHostedZone'],
    ['healthCheck', 'route53.getHealthCheck', 'NoSuchHealthCheck'],
    ['dashboard', 'cloudWatch.getDashboard', 'ResourceNotFound'],
    ['bucket', 's3.getBucketVersioning', 'NoSuchBucket'],
  ])('%s', async (kind, call, error) => {
    expect((await edge({ [call]: fails(error) })).all(kind)).toEqual([]);
  });

  test('a client that went meanwhile, a pool without a domain, a bucket that says nothing', async () => {
    const system = await edge({
      'cognito.describeUserPoolClient': () => ({}),
      'cognito.describeUserPool': () => ({ UserPool: { Name: 'users', Arn: 'arn' } }),
      's3.getBucketEncryption': fails('ServerSideEncryptionConfigurationNotFoundError'),
      's3.getPublicAccessBlock': fails('NoSuchPublicAccessBlockConfiguration'),
    });
    expect([system.all('userPoolClient'), system.all('userPoolDomain')]).toEqual([[], []]);
    expect(plain(only(system, 'bucket'))).toMatchObject({
      encryption: undefined,
      publicAccess: { blockAcls: undefined, restrictBuckets: undefined },
    });
  });
});

describe('what may not be read is unknown', () => {
  test.each<[Kind, string, string]>([
    ['userPool', 'cognito.describeUserPool', 'cognito-idp:DescribeUserPool'],
    ['userPoolClient', 'cognito.describeUserPoolClient', 'cognito-idp:DescribeUserPoolClient'],
    ['distribution', 'cloudFront.getDistribution', 'cloudfront:GetDistribution'],
    ['hostedZone', 'route53.getHostedZone', 'route53:GetHostedZone'],
    ['healthCheck', 'route53.getHealthCheck', 'route53:GetHealthCheck'],
    ['dashboard', 'cloudWatch.getDashboard', 'cloudwatch:GetDashboard'],
    ['bucket', 's3.getBucketVersioning', 's3:GetBucketVersioning'],
  ])('%s', async (kind, call, permission) => {
    const [found] = (await edge({ [call]: fails('AccessDeniedException') })).all(kind);
    expect(JSON.stringify(plain(found))).toContain(`(needs ${permission})`);
  });

  test('and what stands behind it may be missing', async () => {
    const no = fails('AccessDeniedException');
    const system = await edge({
      'cognito.describeUserPool': no,
      'cognito.listUserPoolClients': no,
      'route53.listResourceRecordSets': no,
    });
    for (const kind of ['userPoolClient', 'userPoolDomain', 'dnsRecord'] as const)
      expect(system.unreadable(kind)).toMatch(/AccessDenied/);
    expect(system.unreadable('userPool')).toBeUndefined();
  });

  test('a zone of more records than are looked at', async () => {
    const system = await edge({
      'route53.listResourceRecordSets': () => ({ IsTruncated: true, ResourceRecordSets: [] }),
    });
    expect(system.unreadable('dnsRecord')).toMatch(/more than 300 records/);
  });

  test('what only the stack’s own list would lead to, where that may not be read', async () => {
    const system = await edge({ 'cloudFormation.listStackResources': fails('AccessDeniedException') });
    expect(system.all('distribution')).toEqual([]);
    expect(system.unreadable('distribution')).toMatch(/needs cloudformation:ListStackResources/);
    expect(system.unreadable('table')).toBeUndefined();
  });

  test('tags and uploaded objects, which are not read at all', async () => {
    const system = await edge();
    expect(system.unreadable('tagged')).toBe('tags are not read of a live stack');
    expect(system.unreadable('bucketObject')).toBe('objects in buckets are not read of a live stack');
  });
});

describe('leads', () => {
  test('names with the account and outputs put in', () => {
    const here = { region: 'us-east-1', accountId: '123456789012' };
    const names = {
      bucket: ['{Suffix}-packages-{account}', '{Missing}-x', 'fixed'],
      role: ['{Suffix}-logs', 'fixed-role'],
      alarm: ['{Suffix}-errors', '{Missing}-errors'],
    };
    expect(namedLeads(names, here, new Map([['Suffix', 'dev']]))).toEqual([
      { kind: 'role', id: 'dev-logs' },
      { kind: 'role', id: 'fixed-role' },
      { kind: 'alarm', id: 'dev-errors' },
      { kind: 'bucket', id: 'dev-packages-123456789012' },
      { kind: 'bucket', id: 'fixed' },
    ]);
  });

  test('what the stack has made, and not what it has deleted', () => {
    const of = (ResourceStatus: 'CREATE_COMPLETE' | 'DELETE_COMPLETE', ResourceType: string): object[] => [
      ...stackLeads({
        state: 'read',
        value: [
          {
            LogicalResourceId: 'R',
            LastUpdatedTimestamp: undefined,
            PhysicalResourceId: 'id',
            ResourceType,
            ResourceStatus,
          },
        ],
      }),
    ];
    expect(of('CREATE_COMPLETE', 'AWS::CloudWatch::Dashboard')).toEqual([{ kind: 'dashboard', id: 'id' }]);
    expect(of('DELETE_COMPLETE', 'AWS::CloudWatch::Dashboard')).toEqual([]);
    expect(of('CREATE_COMPLETE', 'AWS::IAM::Role')).toEqual([{ kind: 'role', id: 'id' }]);
    expect(of('CREATE_COMPLETE', 'AWS::CloudWatch::Alarm')).toEqual([{ kind: 'alarm', id: 'id' }]);
    expect(of('CREATE_COMPLETE', 'AWS::Logs::LogGroup')).toEqual([{ kind: 'logGroup', id: 'id' }]);
    expect(of('CREATE_COMPLETE', 'AWS::SNS::Topic')).toEqual([]);
  });

  test('outputs that name these kinds', async () => {
    const found = { ...outputs, Pool: poolId, Edge: 'E1', Zone: 'Z1', Board: 'demo-dashboard' };
    const { 'cloudFormation.listStackResources': _, ...answers } = edgeWorld;
    const named: Answers = {
      ...answers,
      'cloudFormation.describeStacks': () => ({
        Stacks: [
          stack({
            Outputs: Object.entries(found).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
          }),
        ],
      }),
    };
    const system = await observe(named, found, {
      entry: {
        outputs: {
          ApiGatewayUrl: 'restApiUrl',
          Pool: 'userPoolId',
          Edge: 'distributionId',
          Zone: 'hostedZoneId',
          Board: 'dashboardName',
        },
      },
    });
    for (const kind of ['userPool', 'distribution', 'hostedZone', 'dashboard'] as const)
      expect(system.all(kind)).toHaveLength(1);
  });
});
