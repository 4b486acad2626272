import { describe, expect, test } from '@jest/globals';
import type { DistributionFacts } from '../../../../src/resources/distribution/facts.ts';
import type { Kind } from '../../../../src/resources/system.ts';
import { reason, value } from '../live/facts.ts';
import { plain } from '../plain.ts';
import { observed, oddities, resource, the, unknowns } from './observed.ts';

const distribution = (config: string): DistributionFacts =>
  the(
    'distribution',
    resource('D', 'AWS::CloudFront::Distribution', `DistributionConfig:\n  Comment: c\n${config}`),
  );

describe('a distribution', () => {
  test('is what its configuration says', () => {
    const facts = distribution(`
  Enabled: true
  IPV6Enabled: 'true'
  PriceClass: PriceClass_100
  Aliases: [a.example.com]
  Origins:
    - Id: api
      DomainName: api.example.com
      OriginPath: /prod
      CustomOriginConfig: {HTTPPort: 8080, HTTPSPort: 8443, OriginProtocolPolicy: https-only, OriginSSLProtocols: [TLSv1.2]}
  DefaultCacheBehavior:
    TargetOriginId: api
    ViewerProtocolPolicy: redirect-to-https
    AllowedMethods: [GET, HEAD, POST]
    CachedMethods: [GET]
    Compress: true
    MinTTL: 1
    DefaultTTL: 60
    MaxTTL: '300'
    ForwardedValues: {QueryString: true, Headers: [Accept], Cookies: {Forward: all}}
  CacheBehaviors: [{PathPattern: /x/*}]
  CustomErrorResponses: [{ErrorCode: 404, ResponseCode: 200, ResponsePagePath: /e, ErrorCachingMinTTL: 5}]
  ViewerCertificate: {AcmCertificateArn: arn, SslSupportMethod: sni-only, MinimumProtocolVersion: TLSv1.2_2021}
  Restrictions: {GeoRestriction: {RestrictionType: whitelist, Locations: [CH]}}`);
    expect(plain({ ...facts, distributionId: undefined, domainName: undefined })).toEqual({
      distributionId: undefined,
      domainName: undefined,
      enabled: true,
      ipv6: true,
      priceClass: 'PriceClass_100',
      aliases: ['a.example.com'],
      origins: [
        {
          originId: 'api',
          domain: 'api.example.com',
          path: '/prod',
          protocolPolicy: 'https-only',
          httpPort: 8080,
          httpsPort: 8443,
          tlsVersions: ['TLSv1.2'],
        },
      ].map((origin) => expect.objectContaining(origin)),
      behaviour: {
        originId: 'api',
        viewerProtocol: 'redirect-to-https',
        allowedMethods: ['GET', 'HEAD', 'POST'],
        cachedMethods: ['GET'],
        compresses: true,
        cachePolicy: undefined,
        originRequestPolicy: undefined,
        forwarded: { given: true, queryString: true, cookies: 'all', headers: ['Accept'] },
        minTtl: 1,
        defaultTtl: 60,
        maxTtl: 300,
      },
      otherPaths: [{ pattern: '/x/*', behaviour: expect.objectContaining({ defaultTtl: 86_400 }) }],
      errorResponses: [{ code: 404, responseCode: 200, page: '/e', minTtl: 5 }],
      certificate: {
        isCloudFronts: false,
        acm: 'arn',
        sslSupport: 'sni-only',
        minimumProtocol: 'TLSv1.2_2021',
      },
      geoRestriction: 'whitelist',
    });
    expect(value(facts.distributionId)).toMatch(/^E[A-Z0-9]{13}$/);
    expect(value(facts.domainName)).toMatch(/^d[a-z0-9]{13}\.cloudfront\.net$/);
  });

  test('has what AWS fills in', () => {
    const facts = distribution('  Origins: [{Id: a, DomainName: b}]');
    expect(plain({ ...facts, distributionId: undefined, domainName: undefined })).toMatchObject({
      enabled: false,
      ipv6: false,
      priceClass: 'PriceClass_All',
      aliases: [],
      origins: [{ path: '', protocolPolicy: undefined, httpPort: 80, httpsPort: 443, tlsVersions: [] }],
      behaviour: {
        allowedMethods: ['HEAD', 'GET'],
        cachedMethods: ['HEAD', 'GET'],
        compresses: false,
        forwarded: { given: false, queryString: false, cookies: 'none', headers: [] },
        minTtl: 0,
        defaultTtl: 86_400,
        maxTtl: 31_536_000,
      },
      otherPaths: [],
      errorResponses: [],
      certificate: { isCloudFronts: true, acm: undefined },
      geoRestriction: 'none',
    });
  });

  test('has a certificate of its own from IAM, too', () => {
    expect(value(distribution('  ViewerCertificate: {IamCertificateId: i}').certificate.isCloudFronts)).toBe(
      false,
    );
  });

  test.each([
    ['CloudFrontDefaultCertificate: true', true],
    ['MinimumProtocolVersion: TLSv1.2_2021', true],
    ['CloudFrontDefaultCertificate: false', false],
    ['CloudFrontDefaultCertificate: true, AcmCertificateArn: a', false],
  ])("with %s it has CloudFront's certificate: %s", (said, expected) => {
    expect(value(distribution(`  ViewerCertificate: {${said}}`).certificate.isCloudFronts)).toBe(expected);
  });

  test.each(unknowns)('%s is unknown where it stands', (unknown, why) => {
    const facts = distribution(`
  Enabled: ${unknown}
  ViewerCertificate: {AcmCertificateArn: ${unknown}}
  DefaultCacheBehavior: {TargetOriginId: a, ViewerProtocolPolicy: ${unknown}}`);
    expect(reason(facts.enabled)).toMatch(why);
    expect(reason(facts.certificate.isCloudFronts)).toMatch(why);
    expect(reason(facts.behaviour.viewerProtocol)).toMatch(why);
    expect(value(facts.behaviour.originId)).toBe('a');
  });
});

describe('names in DNS', () => {
  test('a zone and its records, without the dot that a name may end with', () => {
    const system = observed(
      resource('Z', 'AWS::Route53::HostedZone', 'Name: example.com.') +
        resource(
          'R',
          'AWS::Route53::RecordSet',
          `
Name: a.example.com.
Type: A
HostedZoneId: !Ref Z
AliasTarget: {DNSName: d1.cloudfront.net., HostedZoneId: Z2FDTNDATAQYW2, EvaluateTargetHealth: true}`,
        ) +
        resource(
          'G',
          'AWS::Route53::RecordSetGroup',
          'HostedZoneName: example.com.\nRecordSets: [{Name: b.example.com, Type: TXT, ResourceRecords: [x]}]',
        ),
    );
    const [zone] = system.all('hostedZone');
    expect(plain(zone)).toEqual({
      zoneId: expect.stringMatching(/^Z[A-Z0-9]{20}$/),
      name: 'example.com',
      nameServers: ['com', 'net', 'org', 'co.uk'].map((end, index) =>
        expect.stringMatching(new RegExp(`^ns-${String(index + 1)}\\.awsdns-[a-z0-9]{2}\\.${end}$`)),
      ),
    });
    const records = system.all('dnsRecord');
    expect(plain(records)).toEqual([
      {
        name: 'a.example.com',
        type: 'A',
        zoneId: zone && value(zone.zoneId),
        aliasOf: 'd1.cloudfront.net',
        aliasZoneId: 'Z2FDTNDATAQYW2',
        evaluatesHealth: true,
      },
      {
        name: 'b.example.com',
        type: 'TXT',
        zoneId: undefined,
        aliasOf: undefined,
        aliasZoneId: undefined,
        evaluatesHealth: false,
      },
    ]);
  });

  test('without a name, or without any zone, there is none: Route 53 refuses it', () => {
    expect(value(the('hostedZone', resource('Z', 'AWS::Route53::HostedZone', '')).name)).toBe('');
    const zoneOf = (said: string): unknown =>
      plain(
        the('dnsRecord', resource('R', 'AWS::Route53::RecordSet', `Name: a.example.com\nType: A\n${said}`))
          .zoneId,
      );
    expect(zoneOf('')).toBe('');
    expect(zoneOf('HostedZoneName: example.com.')).toBeUndefined();
    expect(zoneOf('HostedZoneId: Z1')).toBe('Z1');
    expect(zoneOf('HostedZoneName: !ImportValue zone')).toBeUndefined();
  });

  test('a group whose records are not known is one unknown record', () => {
    const record = the(
      'dnsRecord',
      resource('G', 'AWS::Route53::RecordSetGroup', 'RecordSets: !ImportValue records'),
    );
    expect(reason(record.name)).toMatch(/import/i);
  });

  test('a health check, with what AWS fills in', () => {
    const check = (config: string): unknown =>
      plain(the('healthCheck', resource('H', 'AWS::Route53::HealthCheck', `HealthCheckConfig: ${config}`)));
    expect(
      check(
        '{Type: HTTPS, FullyQualifiedDomainName: a.example.com., Port: 8443, ResourcePath: /p, FailureThreshold: 5, RequestInterval: 10}',
      ),
    ).toEqual({
      type: 'HTTPS',
      domain: 'a.example.com',
      port: 8443,
      path: '/p',
      failureThreshold: 5,
      interval: 10,
    });
    expect(check('{Type: HTTPS}')).toEqual({
      type: 'HTTPS',
      domain: undefined,
      port: 443,
      path: undefined,
      failureThreshold: 3,
      interval: 30,
    });
    expect(check('{Type: HTTP_STR_MATCH}')).toMatchObject({ port: 80 });
    expect(check('{Type: TCP}')).toMatchObject({ port: undefined });
  });
});

describe('a dashboard', () => {
  const body = (text: string): unknown => {
    const { body: its } = the(
      'dashboard',
      resource('D', 'AWS::CloudWatch::Dashboard', `DashboardBody: ${text}`),
    );
    return its.known ? its.value : its.reason;
  };

  test('has its body as data', () => {
    expect(body(`!Sub '{"region": "\${AWS::Region}"}'`)).toMatchObject({
      kind: 'dict',
      entries: new Map([['region', expect.objectContaining({ value: 'us-east-1' })]]),
    });
  });

  test('whose body is no JSON has the text, which CloudWatch refuses', () => {
    expect(body("'{'")).toMatchObject({ kind: 'scalar', value: '{' });
  });

  test('whose body is not known, or is not there, has none', () => {
    expect(body('!ImportValue b')).toMatch(/import/i);
    expect(reason(the('dashboard', resource('D', 'AWS::CloudWatch::Dashboard', '')).body)).toBe(
      'it has no body',
    );
  });
});

describe('a sampling rule', () => {
  test('is what it says, and only that', () => {
    const rule = (text: string): unknown =>
      plain(the('samplingRule', resource('S', 'AWS::XRay::SamplingRule', `SamplingRule: ${text}`)));
    expect(
      rule(
        "{RuleName: r, Version: 1, Priority: 9, ReservoirSize: 1, FixedRate: 0.05, Host: h, HTTPMethod: GET, URLPath: /p, ServiceName: s, ServiceType: t, ResourceARN: '*', Attributes: {A: b}}",
      ),
    ).toEqual({
      name: 'r',
      version: 1,
      priority: 9,
      reservoir: 1,
      rate: 0.05,
      host: 'h',
      httpMethod: 'GET',
      urlPath: '/p',
      serviceName: 's',
      serviceType: 't',
      resourceArn: '*',
      attributes: { A: 'b' },
    });
    expect(rule('{}')).toMatchObject({
      name: undefined,
      version: undefined,
      attributes: {},
    });
  });
});

describe('odd input', () => {
  const kinds: readonly (readonly [Kind, string, string])[] = [
    ['distribution', 'AWS::CloudFront::Distribution', 'DistributionConfig'],
    ['dnsRecord', 'AWS::Route53::RecordSetGroup', 'RecordSets'],
    ['dnsRecord', 'AWS::Route53::RecordSet', 'AliasTarget'],
    ['healthCheck', 'AWS::Route53::HealthCheck', 'HealthCheckConfig'],
    ['dashboard', 'AWS::CloudWatch::Dashboard', 'DashboardBody'],
    ['samplingRule', 'AWS::XRay::SamplingRule', 'SamplingRule'],
    ['bucket', 'AWS::S3::Bucket', 'BucketEncryption'],
    ['bucket', 'AWS::S3::Bucket', 'PublicAccessBlockConfiguration'],
    ['userPool', 'AWS::Cognito::UserPool', 'Schema'],
    ['userPool', 'AWS::Cognito::UserPool', 'Policies'],
    ['userPoolClient', 'AWS::Cognito::UserPoolClient', 'TokenValidityUnits'],
    ['table', 'AWS::DynamoDB::GlobalTable', 'Replicas'],
    ['tagged', 'AWS::DynamoDB::GlobalTable', 'Replicas'],
    ['tagged', 'AWS::Cognito::UserPool', 'UserPoolTags'],
  ];
  test.each(kinds)('makes no %s fail (%s %s)', (kind, type, property) => {
    for (const odd of oddities) {
      const found = observed(resource('R', type, `${property}: ${odd}`)).all(kind);
      expect(() => plain(found)).not.toThrow();
    }
  });
});
