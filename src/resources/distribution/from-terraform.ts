import type { Value } from '../../facts/value.ts';
import type { TerraformMapping } from '../../terraform/mapping.ts';
import { scalar } from '../../terraform/values.ts';
import { grouped, nested, renamed, type Get } from '../terraform-nested.ts';
import { argument, block, blocks, tagList, textFrom } from '../terraform-words.ts';

/** The zone that every distribution's domain is in (Route 53's API, AliasTarget). */
const cloudFrontZone = 'Z2FDTNDATAQYW2';

const behaviour = (get: Get): Readonly<Record<string, Value | undefined>> => ({
  ...renamed({
    PathPattern: 'path_pattern',
    TargetOriginId: 'target_origin_id',
    ViewerProtocolPolicy: 'viewer_protocol_policy',
    AllowedMethods: 'allowed_methods',
    CachedMethods: 'cached_methods',
    Compress: 'compress',
    CachePolicyId: 'cache_policy_id',
    OriginRequestPolicyId: 'origin_request_policy_id',
    MinTTL: 'min_ttl',
    DefaultTTL: 'default_ttl',
    MaxTTL: 'max_ttl',
  })(get),
  ForwardedValues: nested(get, 'forwarded_values', (inner) => ({
    QueryString: inner('query_string'),
    Headers: inner('headers'),
    Cookies: nested(inner, 'cookies', renamed({ Forward: 'forward', WhitelistedNames: 'whitelisted_names' })),
  })),
});

/** CloudFront distributions. */
export const distributionMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_cloudfront_distribution',
    as: 'AWS::CloudFront::Distribution',
    properties: {
      DistributionConfig: grouped({
        Enabled: argument('enabled'),
        IPV6Enabled: argument('is_ipv6_enabled'),
        PriceClass: argument('price_class'),
        Comment: argument('comment'),
        Aliases: argument('aliases'),
        Origins: blocks('origin', (get) => ({
          ...renamed({ Id: 'origin_id', DomainName: 'domain_name', OriginPath: 'origin_path' })(get),
          CustomOriginConfig: nested(
            get,
            'custom_origin_config',
            renamed({
              HTTPPort: 'http_port',
              HTTPSPort: 'https_port',
              OriginProtocolPolicy: 'origin_protocol_policy',
              OriginSSLProtocols: 'origin_ssl_protocols',
            }),
          ),
        })),
        DefaultCacheBehavior: block('default_cache_behavior', behaviour),
        CacheBehaviors: blocks('ordered_cache_behavior', behaviour),
        CustomErrorResponses: blocks(
          'custom_error_response',
          renamed({
            ErrorCode: 'error_code',
            ResponseCode: 'response_code',
            ResponsePagePath: 'response_page_path',
            ErrorCachingMinTTL: 'error_caching_min_ttl',
          }),
        ),
        ViewerCertificate: block(
          'viewer_certificate',
          renamed({
            CloudFrontDefaultCertificate: 'cloudfront_default_certificate',
            AcmCertificateArn: 'acm_certificate_arn',
            IamCertificateId: 'iam_certificate_id',
            SslSupportMethod: 'ssl_support_method',
            MinimumProtocolVersion: 'minimum_protocol_version',
          }),
        ),
        Restrictions: block('restrictions', (get) => ({
          GeoRestriction: nested(
            get,
            'geo_restriction',
            renamed({ RestrictionType: 'restriction_type', Locations: 'locations' }),
          ),
        })),
      }),
      Tags: tagList,
    },
    attributes: {
      id: 'Ref',
      domain_name: 'DomainName',
      hosted_zone_id: (its) => scalar(cloudFrontZone, its.at),
      arn: (its) =>
        textFrom(
          [
            `arn:${its.scenario.partition}:cloudfront::${its.scenario.accountId}:distribution/`,
            its.attribute('id'),
          ],
          its.at,
        ),
    },
  },
];
