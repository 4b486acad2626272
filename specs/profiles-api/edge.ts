import { equals, sameMembers } from '../../src/control/expect.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { DistributionFacts } from '../../src/resources/distribution/facts.ts';
import { texts } from '../common/members.ts';
import { allOf, behavioursOfApi, everywhere } from './behaviours.ts';
import { add, hcl, onlyWhen, ref, remove, set, sub, together } from './breaks.ts';
import { cachingChecks, errorResponseChecks, oneWayOfCaching } from './caching.ts';
import { certificateChecks, tlsAskedFor, tlsServed } from './certificate.ts';
import { answersThroughDistribution } from './in-motion.ts';
import { originChecks } from './origin.ts';
import { control, section } from './words.ts';

const inCode = 'aws_cloudfront_distribution.edge';
const origin = 'DistributionConfig.Origins[0]';
const behaviour = 'DistributionConfig.DefaultCacheBehavior';
const errors = 'DistributionConfig.CustomErrorResponses';

const allMethods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const cachedMethods = ['GET', 'HEAD'];
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

/** A path of the API's with a behaviour of its own. */
const ofOneUser = {
  PathPattern: '/profiles/*',
  TargetOriginId: 'api',
  ViewerProtocolPolicy: 'allow-all',
  AllowedMethods: allMethods,
  Compress: true,
  ForwardedValues: { QueryString: false },
};

const methods = (
  distribution: DistributionFacts,
  which: 'allowedMethods' | 'cachedMethods',
  what: string,
  wanted: readonly string[],
): Check => allOf(behavioursOfApi(distribution).map((its) => sameMembers(texts(its[which]), wanted, what)));

/** CloudFront. */
export const edge = section('-', 'CloudFront', [
  control('PROF-CDN-01', 'CloudFront stands before the stage, and calls it by https alone', {
    judge: ({ distribution, api }, context) => [
      equals(distribution.enabled, true, 'that the distribution is enabled'),
      equals(distribution.ipv6, true, 'that it answers by IPv6'),
      equals(distribution.priceClass, 'PriceClass_100', "the distribution's price class"),
      ...originChecks(distribution, api, context),
    ],
    breaks: [
      set('distribution', 'DistributionConfig.Enabled', false),
      remove('distribution', 'DistributionConfig.IPV6Enabled'),
      set('distribution', 'DistributionConfig.PriceClass', 'PriceClass_All'),
      set('distribution', `${origin}.DomainName`, sub('${Api}.execute-api.us-west-2.${AWS::URLSuffix}')),
      set('distribution', `${behaviour}.TargetOriginId`, 'elsewhere'),
      remove('distribution', `${origin}.OriginPath`),
      set('distribution', `${origin}.OriginPath`, '/prod/'),
      set('distribution', `${origin}.CustomOriginConfig.OriginProtocolPolicy`, 'match-viewer'),
      set('distribution', `${origin}.CustomOriginConfig.HTTPPort`, 8080),
      set('distribution', `${origin}.CustomOriginConfig.HTTPSPort`, 8443),
      add('distribution', `${origin}.CustomOriginConfig.OriginSSLProtocols`, 'TLSv1.1'),
    ],
    breaksTerraform: [
      hcl.set(inCode, 'enabled', 'false'),
      hcl.remove(inCode, 'is_ipv6_enabled'),
      hcl.set(inCode, 'price_class', '"PriceClass_200"'),
      hcl.set(inCode, 'origin.domain_name', '"other.execute-api.us-east-1.amazonaws.com"'),
      hcl.remove(inCode, 'origin.origin_path'),
      hcl.set(inCode, 'origin.origin_path', '"/prod/"'),
      hcl.set(inCode, 'origin.custom_origin_config.origin_protocol_policy', '"http-only"'),
      hcl.set(inCode, 'origin.custom_origin_config.http_port', '8080'),
      hcl.set(inCode, 'origin.custom_origin_config.https_port', '8443'),
      hcl.add(inCode, 'origin.custom_origin_config.origin_ssl_protocols', '"TLSv1"'),
    ],
  }),

  control(
    'PROF-CDN-02',
    'viewers are sent to https; seven methods go through, reads are kept, answers compressed',
    {
      judge: ({ distribution }) => [
        everywhere(
          distribution,
          ({ viewerProtocol }) => viewerProtocol,
          'how viewers may come',
          'redirect-to-https',
          (policy) => policy === 'redirect-to-https',
        ),
        methods(distribution, 'allowedMethods', 'the methods that go through', allMethods),
        methods(distribution, 'cachedMethods', 'the methods whose answers are kept', cachedMethods),
        everywhere(
          distribution,
          ({ compresses }) => compresses,
          'that answers are compressed',
          'true',
          (its) => its,
        ),
        oneWayOfCaching(distribution),
      ],
      breaks: [
        set('distribution', `${behaviour}.ViewerProtocolPolicy`, 'allow-all'),
        set('distribution', 'DistributionConfig.CacheBehaviors', [ofOneUser]),
        set('distribution', `${behaviour}.AllowedMethods`, ['GET', 'HEAD', 'OPTIONS']),
        add('distribution', `${behaviour}.CachedMethods`, 'OPTIONS'),
        remove('distribution', `${behaviour}.Compress`),
        set('distribution', `${behaviour}.CachePolicyId`, cachingDisabled),
      ],
      breaksTerraform: [
        hcl.set(inCode, 'default_cache_behavior.viewer_protocol_policy', '"https-only"'),
        hcl.set(inCode, 'default_cache_behavior.allowed_methods', '["GET", "HEAD"]'),
        hcl.set(inCode, 'default_cache_behavior.cached_methods', '["GET", "HEAD", "OPTIONS"]'),
        hcl.set(inCode, 'default_cache_behavior.compress', 'false'),
        hcl.set(inCode, 'default_cache_behavior.cache_policy_id', `"${cachingDisabled}"`),
      ],
    },
  ),

  control('PROF-CDN-03', 'the API answers through the distribution: a good token 200, none 401', {
    exercise: answersThroughDistribution,
    breaksInMotion: [
      remove('distribution', `${origin}.OriginPath`),
      set('distribution', `${behaviour}.ForwardedValues.Headers`, ['Accept', 'Content-Type']),
    ],
  }),

  control(
    'PROF-CDN-04',
    'query, cookies and three headers reach the API, and answers are kept 0, 60, at most 300 seconds',
    {
      judge: ({ distribution }) => cachingChecks(distribution),
      breaks: [
        set('distribution', `${behaviour}.ForwardedValues.QueryString`, false),
        set('distribution', `${behaviour}.ForwardedValues.Cookies.Forward`, 'none'),
        remove('distribution', `${behaviour}.ForwardedValues.Headers[0]`),
        add('distribution', `${behaviour}.ForwardedValues.Headers`, 'Host'),
        set('distribution', `${behaviour}.MinTTL`, 1),
        remove('distribution', `${behaviour}.DefaultTTL`),
        set('distribution', `${behaviour}.MaxTTL`, 3600),
      ],
      breaksTerraform: [
        hcl.set(inCode, 'default_cache_behavior.forwarded_values.query_string', 'false'),
        hcl.set(inCode, 'default_cache_behavior.forwarded_values.cookies.forward', '"none"'),
        hcl.set(inCode, 'default_cache_behavior.forwarded_values.headers', '["*"]'),
        hcl.remove(inCode, 'default_cache_behavior.forwarded_values.headers[0]'),
        hcl.set(inCode, 'default_cache_behavior.min_ttl', '60'),
        hcl.set(inCode, 'default_cache_behavior.default_ttl', '300'),
        hcl.remove(inCode, 'default_cache_behavior.max_ttl'),
      ],
    },
  ),

  control('PROF-CDN-05', 'a 403 and a 404 come with /error.html, for 10 seconds', {
    judge: ({ distribution }) => errorResponseChecks(distribution),
    breaks: [
      set('distribution', `${errors}[0].ResponseCode`, 200),
      set('distribution', `${errors}[0].ResponsePagePath`, '/403.html'),
      set('distribution', `${errors}[0].ErrorCachingMinTTL`, 60),
      remove('distribution', `${errors}[1]`),
      set('distribution', `${errors}[1].ResponsePagePath`, '/404.html'),
      set('distribution', `${errors}[1].ErrorCachingMinTTL`, 0),
      add('distribution', errors, { ErrorCode: 500, ErrorCachingMinTTL: 10 }),
    ],
    breaksTerraform: [
      hcl.remove(inCode, 'custom_error_response[error_code=403]'),
      hcl.set(inCode, 'custom_error_response[error_code=403].response_page_path', '"/"'),
      hcl.set(inCode, 'custom_error_response[error_code=403].error_caching_min_ttl', '300'),
      hcl.set(inCode, 'custom_error_response[error_code=404].response_code', '200'),
      hcl.set(inCode, 'custom_error_response[error_code=404].response_page_path', '"/404.html"'),
      hcl.set(inCode, 'custom_error_response[error_code=404].error_caching_min_ttl', '0'),
      hcl.add(inCode, '', 'custom_error_response {\n    error_code = 502\n  }'),
    ],
  }),

  control(
    'PROF-CDN-06',
    "CloudFront's own certificate, or the given one for a domain of one's own; TLSv1.2_2021",
    {
      judge: ({ distribution: { certificate } }, context) => [
        ...certificateChecks(certificate, context),
        tlsAskedFor(certificate),
      ],
      live: ({ distribution: { certificate } }, context) => [
        ...certificateChecks(certificate, context),
        tlsServed(certificate),
      ],
      breaks: [
        set('distribution', 'DistributionConfig.ViewerCertificate', {
          AcmCertificateArn: ref('CertificateArn'),
          SslSupportMethod: 'sni-only',
          MinimumProtocolVersion: 'TLSv1.2_2021',
        }),
        set('distribution', 'DistributionConfig.ViewerCertificate', {
          CloudFrontDefaultCertificate: true,
          MinimumProtocolVersion: 'TLSv1.2_2021',
        }),
        together(
          'a certificate for everybody with an address of its own',
          set(
            'distribution',
            'DistributionConfig.ViewerCertificate',
            onlyWhen('EnableRoute53', 'true', {
              AcmCertificateArn: ref('CertificateArn'),
              SslSupportMethod: 'vip',
              MinimumProtocolVersion: 'TLSv1.2_2021',
            }),
          ),
        ),
        together(
          'an older version of TLS',
          set(
            'distribution',
            'DistributionConfig.ViewerCertificate',
            onlyWhen('EnableRoute53', 'true', {
              AcmCertificateArn: ref('CertificateArn'),
              SslSupportMethod: 'sni-only',
              MinimumProtocolVersion: 'TLSv1.1_2016',
            }),
          ),
        ),
        together(
          'no version of TLS',
          set(
            'distribution',
            'DistributionConfig.ViewerCertificate',
            onlyWhen('EnableRoute53', 'false', { CloudFrontDefaultCertificate: true }),
          ),
        ),
      ],
      breaksInMotion: [
        set('distribution', 'DistributionConfig.ViewerCertificate', {
          AcmCertificateArn: sub('arn:${AWS::Partition}:acm:us-east-1:${AWS::AccountId}:certificate/another'),
          SslSupportMethod: 'sni-only',
          MinimumProtocolVersion: 'TLSv1.2_2021',
        }),
      ],
      breaksTerraform: [
        hcl.set(
          inCode,
          'viewer_certificate.acm_certificate_arn',
          '"arn:aws:acm:us-east-1:123456789012:certificate/1"',
        ),
        hcl.set(inCode, 'viewer_certificate.acm_certificate_arn', 'null'),
        hcl.set(inCode, 'viewer_certificate.ssl_support_method', 'var.enable_route53 ? "vip" : null'),
        hcl.set(inCode, 'viewer_certificate.minimum_protocol_version', '"TLSv1.1_2016"'),
        hcl.remove(inCode, 'viewer_certificate.minimum_protocol_version'),
      ],
    },
  ),

  control('PROF-CDN-07', 'viewers may come from anywhere', {
    judge: ({ distribution }) =>
      equals(distribution.geoRestriction, 'none', 'which countries are let in or kept out'),
    breaks: [
      set('distribution', 'DistributionConfig.Restrictions.GeoRestriction.RestrictionType', 'whitelist'),
    ],
    breaksTerraform: [hcl.set(inCode, 'restrictions.geo_restriction.restriction_type', '"blacklist"')],
  }),
]);
