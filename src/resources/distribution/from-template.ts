import { known, map, type Fact } from '../../facts/fact.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import { required, withDefault, type Properties } from '../properties.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { BehaviourFacts, CertificateFacts, DistributionFacts, OriginFacts } from './facts.ts';

/** The CloudFront distributions of a template. */
export const distributionsOf = (stack: ResolvedStack): readonly DistributionFacts[] =>
  ofType(stack, 'AWS::CloudFront::Distribution').map((resource) => {
    const its = properties(resource).child('DistributionConfig');
    return {
      ...resourceFacts(resource),
      distributionId: refOf(resource),
      domainName: attributeOf(resource, 'DomainName'),
      ...distributionSettings(its),
    };
  });

/** What a distribution's configuration says, as CloudFormation has it. */
export const distributionSettings = (
  its: Properties,
): Omit<DistributionFacts, 'id' | 'at' | 'own' | 'distributionId' | 'domainName'> => ({
  enabled: withDefault(its.flag('Enabled'), false),
  ipv6: withDefault(its.flag('IPV6Enabled'), false),
  priceClass: withDefault(its.text('PriceClass'), 'PriceClass_All'),
  aliases: its.texts('Aliases'),
  origins: map(its.list('Origins'), (origins) => origins.map(originOf)),
  behaviour: behaviourOf(its.child('DefaultCacheBehavior')),
  otherPaths: map(its.list('CacheBehaviors'), (behaviours) =>
    behaviours.map((behaviour) => ({
      pattern: required(behaviour.text('PathPattern')),
      behaviour: behaviourOf(behaviour),
    })),
  ),
  errorResponses: map(its.list('CustomErrorResponses'), (responses) =>
    responses.map((response) => ({
      code: response.number('ErrorCode'),
      responseCode: response.number('ResponseCode'),
      page: response.text('ResponsePagePath'),
      minTtl: withDefault(response.number('ErrorCachingMinTTL'), 10),
      at: response.at,
    })),
  ),
  certificate: certificateOf(its.child('ViewerCertificate')),
  geoRestriction: withDefault(
    its.child('Restrictions').child('GeoRestriction').text('RestrictionType'),
    'none',
  ),
});

const originOf = (its: Properties): OriginFacts => {
  const custom = its.child('CustomOriginConfig');
  return {
    originId: required(its.text('Id')),
    domain: required(its.text('DomainName')),
    path: withDefault(its.text('OriginPath'), ''),
    protocolPolicy: custom.text('OriginProtocolPolicy'),
    httpPort: withDefault(custom.number('HTTPPort'), 80),
    httpsPort: withDefault(custom.number('HTTPSPort'), 443),
    tlsVersions: custom.texts('OriginSSLProtocols'),
    at: its.at,
  };
};

const behaviourOf = (its: Properties): BehaviourFacts => {
  const forwarded = its.child('ForwardedValues');
  return {
    originId: required(its.text('TargetOriginId')),
    viewerProtocol: required(its.text('ViewerProtocolPolicy')),
    allowedMethods: methodsOf(its, 'AllowedMethods'),
    cachedMethods: methodsOf(its, 'CachedMethods'),
    compresses: withDefault(its.flag('Compress'), false),
    cachePolicy: its.text('CachePolicyId'),
    originRequestPolicy: its.text('OriginRequestPolicyId'),
    forwarded: {
      given: known(forwarded.value !== undefined, forwarded.at),
      queryString: withDefault(forwarded.flag('QueryString'), false),
      cookies: withDefault(forwarded.child('Cookies').text('Forward'), 'none'),
      headers: forwarded.texts('Headers'),
    },
    minTtl: withDefault(its.number('MinTTL'), 0),
    defaultTtl: withDefault(its.number('DefaultTTL'), 86_400),
    maxTtl: withDefault(its.number('MaxTTL'), 31_536_000),
    at: its.at,
  };
};

const methodsOf = (its: Properties, name: string): BehaviourFacts['allowedMethods'] =>
  map(its.texts(name), (methods) =>
    methods.length > 0 ? methods : ['HEAD', 'GET'].map((method) => known(method, its.at)),
  );

/** Without a certificate of one's own it is CloudFront's, whether that is said or not; but not when the contrary is said. */
const certificateOf = (its: Properties): CertificateFacts => {
  const acm = its.text('AcmCertificateArn');
  const iam = its.text('IamCertificateId');
  return {
    isCloudFronts: isNoneOf(acm, iam, its.flag('CloudFrontDefaultCertificate')),
    acm,
    sslSupport: its.text('SslSupportMethod'),
    minimumProtocol: its.text('MinimumProtocolVersion'),
  };
};

const isNoneOf = (
  acm: Fact<string | undefined>,
  iam: Fact<string | undefined>,
  asked: Fact<boolean | undefined>,
): Fact<boolean> => {
  if (!acm.known) return acm;
  if (acm.value !== undefined) return known(false, acm.at);
  if (!iam.known) return iam;
  if (iam.value !== undefined) return known(false, iam.at);
  return map(asked, (value) => value !== false);
};
