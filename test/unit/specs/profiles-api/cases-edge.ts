import { after, all, before, drop, swap, type Case, type Edit } from '../edits.ts';

const open = (id: string): string => `${id} not-observable`;

const origin = 'DomainName: !Sub ${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}\n';
const path = '            OriginPath: !Sub /${ApiStage}\n';

/** CloudFront calls the stage. */
const origins: readonly Case[] = [
  {
    name: 'a distribution that is off',
    edit: swap('        Enabled: true\n        IPV6', '        Enabled: false\n        IPV6'),
    fails: ['PROF-CDN-01'],
  },
  { name: 'no IPv6', edit: drop('        IPV6Enabled: true\n'), fails: ['PROF-CDN-01'] },
  { name: 'all edge locations', edit: drop('        PriceClass: PriceClass_100\n'), fails: ['PROF-CDN-01'] },
  { name: 'no path of the origin, which is a 403', edit: drop(path), fails: ['PROF-CDN-01'] },
  {
    name: 'a path with a slash at its end',
    edit: swap('OriginPath: !Sub /${ApiStage}', 'OriginPath: /prod/'),
    fails: ['PROF-CDN-01'],
  },
  {
    name: 'the path written out',
    edit: swap('OriginPath: !Sub /${ApiStage}', 'OriginPath: /prod'),
    fails: [],
  },
  {
    name: 'the host of another API',
    edit: swap(origin, 'DomainName: !Sub abcdefghij.execute-api.${AWS::Region}.${AWS::URLSuffix}\n'),
    fails: ['PROF-CDN-01'],
  },
  {
    name: "the API's host in another region",
    edit: swap(origin, 'DomainName: !Sub ${Api}.execute-api.${SecondaryRegion}.${AWS::URLSuffix}\n'),
    fails: ['PROF-CDN-01'],
  },
  {
    name: "the API's host joined of its parts",
    edit: swap(
      origin,
      "DomainName: !Join ['.', [!Ref Api, execute-api, !Ref PrimaryRegion, amazonaws.com]]\n",
    ),
    fails: [],
  },
  {
    name: 'the host with its scheme',
    edit: swap(origin, 'DomainName: !Sub https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}\n'),
    fails: ['PROF-CDN-01'],
  },
  {
    name: 'the host of an import',
    edit: swap(origin, 'DomainName: !ImportValue api-host\n'),
    fails: [open('PROF-CDN-01')],
  },
  {
    name: 'an origin of another id',
    edit: swap('          - Id: api\n', '          - Id: other\n'),
    fails: ['PROF-CDN-01'],
  },
  {
    name: 'called by http too',
    edit: swap('OriginProtocolPolicy: https-only', 'OriginProtocolPolicy: match-viewer'),
    fails: ['PROF-CDN-01'],
  },
  { name: 'another port of HTTPS', edit: swap('HTTPSPort: 443', 'HTTPSPort: 8443'), fails: ['PROF-CDN-01'] },
  {
    name: 'the usual ports, unsaid',
    edit: all(drop('              HTTPPort: 80\n'), drop('              HTTPSPort: 443\n')),
    fails: [],
  },
  {
    name: 'an older TLS as well',
    edit: swap('OriginSSLProtocols: [TLSv1.2]', 'OriginSSLProtocols: [TLSv1.2, TLSv1.1]'),
    fails: ['PROF-CDN-01'],
  },
  {
    name: 'no word on TLS',
    edit: drop('              OriginSSLProtocols: [TLSv1.2]\n'),
    fails: ['PROF-CDN-01'],
  },
  {
    name: 'another origin that nothing leads to',
    edit: before(
      '          - Id: api\n',
      '          - Id: files\n            DomainName: files.s3.amazonaws.com\n            S3OriginConfig: {}\n',
    ),
    fails: [],
  },
];

/** A behaviour of its own for a path. */
const pathOf = (pattern: string, more: string): Edit =>
  before(
    '        CustomErrorResponses:\n',
    `        CacheBehaviors:\n          - PathPattern: ${pattern}\n            TargetOriginId: api\n${more}`,
  );

const alike = `            ViewerProtocolPolicy: redirect-to-https
            AllowedMethods: [DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT]
            CachedMethods: [HEAD, GET]
            Compress: true
            DefaultTTL: 60
            MaxTTL: 300
            ForwardedValues:
              QueryString: true
              Headers: [authorization, accept, content-type]
              Cookies: { Forward: all }
`;
const policy = (id: string): Edit =>
  swap(
    `          MinTTL: 0
          DefaultTTL: 60
          MaxTTL: 300
          # Authorization is part of what is cached: nobody is shown another's answer.
          ForwardedValues:
            QueryString: true
            Headers: [Authorization, Accept, Content-Type]
            Cookies:
              Forward: all
`,
    `          CachePolicyId: ${id}\n`,
  );

/** What CloudFront lets through, and what it keeps. */
const behaviours: readonly Case[] = [
  {
    name: 'http is let in',
    edit: swap('ViewerProtocolPolicy: redirect-to-https', 'ViewerProtocolPolicy: allow-all'),
    fails: ['PROF-CDN-02'],
  },
  {
    name: 'http is refused',
    edit: swap('ViewerProtocolPolicy: redirect-to-https', 'ViewerProtocolPolicy: https-only'),
    fails: ['PROF-CDN-02'],
  },
  {
    name: 'one method less',
    edit: swap('OPTIONS, PATCH, POST, PUT]', 'OPTIONS, POST, PUT]'),
    fails: ['PROF-CDN-02'],
  },
  {
    name: 'the methods in another order',
    edit: swap(
      '[DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT]',
      '[GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE]',
    ),
    fails: [],
  },
  {
    name: 'preflights are kept',
    edit: swap('CachedMethods: [GET, HEAD]', 'CachedMethods: [GET, HEAD, OPTIONS]'),
    fails: ['PROF-CDN-02'],
  },
  { name: 'no word on what is kept', edit: drop('          CachedMethods: [GET, HEAD]\n'), fails: [] },
  { name: 'not compressed', edit: drop('          Compress: true\n'), fails: ['PROF-CDN-02'] },
  {
    name: 'a cache policy beside what is forwarded',
    edit: after(
      '          Compress: true\n',
      '          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n',
    ),
    fails: ['PROF-CDN-02', 'PROF-CDN-04'],
  },
  {
    name: "AWS's cache policy for no caching",
    edit: policy('4135ea2d-6df8-44a3-9df3-4b5a84be39ad'),
    fails: ['PROF-CDN-04'],
  },
  {
    name: 'a cache policy of another stack',
    edit: policy('!ImportValue cache-policy'),
    fails: [open('PROF-CDN-02'), open('PROF-CDN-04')],
  },
  {
    name: 'a cache policy that is not read',
    edit: policy('2766f7b2-75c5-41c6-8f06-bf4303a2f2f5'),
    fails: [open('PROF-CDN-04')],
  },
  { name: 'no query', edit: swap('QueryString: true', 'QueryString: false'), fails: ['PROF-CDN-04'] },
  {
    name: 'no cookies',
    edit: drop('            Cookies:\n              Forward: all\n'),
    fails: ['PROF-CDN-04'],
  },
  {
    name: 'one header less',
    edit: swap('Headers: [Authorization, Accept, Content-Type]', 'Headers: [Authorization, Accept]'),
    fails: ['PROF-CDN-04'],
  },
  {
    name: 'all headers',
    edit: swap('Headers: [Authorization, Accept, Content-Type]', "Headers: ['*']"),
    fails: ['PROF-CDN-04'],
  },
  {
    name: 'headers in lower case',
    edit: swap(
      'Headers: [Authorization, Accept, Content-Type]',
      'Headers: [content-type, accept, authorization]',
    ),
    fails: [],
  },
  { name: 'the least time unsaid, which is 0', edit: drop('          MinTTL: 0\n'), fails: [] },
  { name: 'an hour at most', edit: swap('MaxTTL: 300', 'MaxTTL: 3600'), fails: ['PROF-CDN-04'] },
  { name: 'no usual time, which is a day', edit: drop('          DefaultTTL: 60\n'), fails: ['PROF-CDN-04'] },
  { name: 'a path of its own, treated alike', edit: pathOf('/profiles*', alike), fails: [] },
  {
    name: 'a path of the API kept for a day',
    edit: pathOf(
      'profiles/*',
      alike.replace('DefaultTTL: 60', 'DefaultTTL: 86400').replace('MaxTTL: 300', 'MaxTTL: 86400'),
    ),
    fails: ['PROF-CDN-04'],
  },
  {
    name: 'some users by http',
    edit: pathOf('/profiles/a*', alike.replace('redirect-to-https', 'allow-all')),
    fails: ['PROF-CDN-02'],
  },
  {
    name: 'the path itself uncompressed',
    edit: pathOf('/profile?', alike.replace('Compress: true', 'Compress: false')),
    fails: ['PROF-CDN-02'],
  },
  {
    name: 'a path that is none of the API',
    edit: pathOf('/images/*', alike.replace('redirect-to-https', 'allow-all')),
    fails: [],
  },
  {
    name: 'a path that only begins alike',
    edit: pathOf('/profiles.js', alike.replace('redirect-to-https', 'allow-all')),
    fails: [],
  },
  {
    name: 'a path that nobody can tell',
    edit: pathOf('!ImportValue pattern', alike.replace('redirect-to-https', 'allow-all')),
    fails: ['PROF-CDN-02'],
  },
  {
    name: 'a path of the API to an origin of its own',
    edit: all(
      pathOf('/profiles', alike),
      swap('            TargetOriginId: api\n', '            TargetOriginId: files\n'),
      before(
        '          - Id: api\n',
        '          - Id: files\n            DomainName: files.s3.amazonaws.com\n            S3OriginConfig: {}\n',
      ),
    ),
    fails: ['PROF-CDN-01'],
  },
];

const of403 = `          - ErrorCode: 403
            ResponseCode: 403
            ResponsePagePath: /error.html
            ErrorCachingMinTTL: 10
`;
const of404 = of403.replaceAll('403', '404');

/** What a viewer gets for an error. */
const errors: readonly Case[] = [
  {
    name: 'a 403 as a 200',
    edit: swap(of403, of403.replace('ResponseCode: 403', 'ResponseCode: 200')),
    fails: ['PROF-CDN-05'],
  },
  { name: 'nothing for a 404', edit: drop(of404), fails: ['PROF-CDN-05'] },
  {
    name: 'another page for a 404',
    edit: swap(of404, of404.replace('/error', '/404')),
    fails: ['PROF-CDN-05'],
  },
  {
    name: 'a 404 for longer',
    edit: swap(of404, of404.replace('TTL: 10', 'TTL: 300')),
    fails: ['PROF-CDN-05'],
  },
  {
    name: 'the usual ten seconds, unsaid',
    edit: swap(of404, of404.replace('            ErrorCachingMinTTL: 10\n', '')),
    fails: [],
  },
  {
    name: 'a time without a page',
    edit: swap(of403, '          - ErrorCode: 403\n            ErrorCachingMinTTL: 10\n'),
    fails: ['PROF-CDN-05'],
  },
  { name: 'the other first', edit: swap(of403 + of404, of404 + of403), fails: [] },
  { name: 'a 500 as well', edit: after(of404, of404.replaceAll('404', '500')), fails: ['PROF-CDN-05'] },
];

const certificate = `        ViewerCertificate: !If
          - HasRoute53
          - AcmCertificateArn: !Ref CertificateArn
            SslSupportMethod: sni-only
            MinimumProtocolVersion: TLSv1.2_2021
          # With its own certificate CloudFront serves TLSv1 all the same: see docs/deviations.md.
          - CloudFrontDefaultCertificate: true
            MinimumProtocolVersion: TLSv1.2_2021
`;

/** By which certificate viewers know it, and where they may be. */
const viewers: readonly Case[] = [
  { name: 'no word on the certificate', edit: drop(certificate), fails: ['PROF-CDN-06'] },
  {
    name: "CloudFront's own with a domain, too",
    edit: swap(
      certificate,
      '        ViewerCertificate:\n          CloudFrontDefaultCertificate: true\n          MinimumProtocolVersion: TLSv1.2_2021\n',
    ),
    fails: ['PROF-CDN-06'],
  },
  {
    name: 'a certificate that is not the given one',
    edit: swap(
      'AcmCertificateArn: !Ref CertificateArn',
      'AcmCertificateArn: !Sub arn:aws:acm:us-east-1:${AWS::AccountId}:certificate/73737373-7373-4737-8737-737373737373',
    ),
    fails: [],
  },
  {
    name: 'a certificate of the wrong number',
    edit: swap(
      'AcmCertificateArn: !Ref CertificateArn',
      'AcmCertificateArn: !Sub arn:aws:acm:us-east-1:${AWS::AccountId}:certificate/1',
    ),
    fails: ['PROF-CDN-06'],
  },
  {
    name: 'a certificate of IAM',
    edit: swap('AcmCertificateArn: !Ref CertificateArn', 'IamCertificateId: !Ref CertificateArn'),
    fails: ['PROF-CDN-06'],
  },
  {
    name: 'an address of its own',
    edit: swap('SslSupportMethod: sni-only', 'SslSupportMethod: vip'),
    fails: ['PROF-CDN-06'],
  },
  {
    name: 'an older TLS with a domain',
    edit: swap(
      'SslSupportMethod: sni-only\n            MinimumProtocolVersion: TLSv1.2_2021',
      'SslSupportMethod: sni-only\n            MinimumProtocolVersion: TLSv1.2_2019',
    ),
    fails: ['PROF-CDN-06'],
  },
  {
    name: 'TLS unsaid without a domain',
    edit: swap(
      '          - CloudFrontDefaultCertificate: true\n            MinimumProtocolVersion: TLSv1.2_2021\n',
      '          - CloudFrontDefaultCertificate: true\n',
    ),
    fails: ['PROF-CDN-06'],
  },
  {
    name: 'the usual restriction, unsaid',
    edit: drop('        Restrictions:\n          GeoRestriction:\n            RestrictionType: none\n'),
    fails: [],
  },
  {
    name: 'some countries alone',
    edit: swap('RestrictionType: none', 'RestrictionType: whitelist\n            Locations: [CH]'),
    fails: ['PROF-CDN-07'],
  },
  {
    name: 'some countries alone, in one environment',
    edit: all(
      swap(
        'RestrictionType: none',
        'RestrictionType: !If [IsStaging, whitelist, none]\n            Locations: [CH]',
      ),
      after('Conditions:\n', '  IsStaging: !Equals [!Ref Environment, staging]\n'),
    ),
    fails: ['PROF-CDN-07'],
  },
];

/** The distribution with one thing wrong, or right in another way. */
export const edgeCases: readonly Case[] = [...origins, ...behaviours, ...errors, ...viewers];
