import { after, all, before, drop, swap, type Case } from '../edits.ts';
import { cachingCases } from './cases-caching.ts';

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
export const edgeCases: readonly Case[] = [...origins, ...cachingCases, ...errors, ...viewers];
