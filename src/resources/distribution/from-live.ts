import type { CacheBehavior, DistributionConfig, Origin } from '@aws-sdk/client-cloudfront';
import { known } from '../../facts/fact.ts';
import { inAnswer, mapAnswer } from '../live-answer.ts';
import { nothing, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { answerProperties } from '../live-properties.ts';
import { required } from '../properties.ts';
import type { DistributionFacts } from './facts.ts';
import { distributionSettings } from './from-template.ts';

/** Observes a CloudFront distribution by its id. */
export const observeDistribution = async (id: string, live: LiveContext): Promise<Sighting> => {
  const answer = await live.reader.read(
    'cloudfront:GetDistribution',
    `the distribution ${id}`,
    async (clients) => {
      const cloudFront = await clients.cloudFront();
      return (await cloudFront.getDistribution({ Id: id })).Distribution;
    },
  );
  if (answer.state === 'absent') return nothing;
  const at = inAnswer(id, 'GetDistribution.Distribution');
  const config = mapAnswer(answer, ({ DistributionConfig: its }) => asDeclared(its ?? {}));
  const facts: DistributionFacts = {
    id,
    at: inAnswer(id, ''),
    own: await live.own('distribution', id),
    distributionId: known(id, at),
    domainName: required(answerProperties(answer, at).text('DomainName')),
    ...distributionSettings(
      answerProperties(config, inAnswer(id, 'GetDistribution.Distribution.DistributionConfig')),
    ),
  };
  return {
    resources: [{ kind: 'distribution', facts: markFilled('distribution', facts, live.filled) }],
    leads: [],
    hidden: [],
  };
};

/** CloudFront counts its lists, and gives an empty text for what is not set. */
type Items<T> = { readonly Items?: readonly T[] | undefined } | undefined;
const items = <T>(list: Items<T>): readonly T[] => list?.Items ?? [];
const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** CloudFront's own form of a configuration, as CloudFormation writes it. */
const asDeclared = (its: Partial<DistributionConfig>): object => {
  const { ViewerCertificate: certificate } = its;
  return {
    Enabled: its.Enabled,
    IPV6Enabled: its.IsIPV6Enabled,
    PriceClass: its.PriceClass,
    Aliases: items(its.Aliases),
    Origins: items(its.Origins).map(originOf),
    DefaultCacheBehavior: its.DefaultCacheBehavior && behaviourOf(its.DefaultCacheBehavior),
    CacheBehaviors: items<CacheBehavior>(its.CacheBehaviors).map((behaviour) => ({
      ...behaviourOf(behaviour),
      PathPattern: behaviour.PathPattern,
    })),
    CustomErrorResponses: items(its.CustomErrorResponses).map((response) => ({
      ...response,
      ResponseCode: given(response.ResponseCode),
      ResponsePagePath: given(response.ResponsePagePath),
    })),
    ViewerCertificate: {
      AcmCertificateArn: given(certificate?.ACMCertificateArn),
      IamCertificateId: given(certificate?.IAMCertificateId),
      SslSupportMethod: certificate?.SSLSupportMethod,
      MinimumProtocolVersion: certificate?.MinimumProtocolVersion,
    },
    Restrictions: its.Restrictions,
  };
};

const originOf = ({ Id, DomainName, OriginPath, CustomOriginConfig: custom }: Origin): object => ({
  Id,
  DomainName,
  OriginPath,
  CustomOriginConfig: custom && { ...custom, OriginSSLProtocols: items(custom.OriginSslProtocols) },
});

/** A behaviour, with what still counts although newer ones are made with policies in place of it. */
interface Behaviour {
  readonly TargetOriginId: string | undefined;
  readonly ViewerProtocolPolicy: string | undefined;
  readonly AllowedMethods?:
    { readonly Items?: readonly string[] | undefined; readonly CachedMethods?: Items<string> } | undefined;
  readonly Compress?: boolean | undefined;
  readonly CachePolicyId?: string | undefined;
  readonly OriginRequestPolicyId?: string | undefined;
  readonly MinTTL?: number | undefined;
  readonly DefaultTTL?: number | undefined;
  readonly MaxTTL?: number | undefined;
  readonly ForwardedValues?:
    | {
        readonly QueryString: boolean | undefined;
        readonly Cookies: unknown;
        readonly Headers?: Items<string>;
      }
    | undefined;
}

const behaviourOf = (its: Behaviour): object => ({
  TargetOriginId: its.TargetOriginId,
  ViewerProtocolPolicy: its.ViewerProtocolPolicy,
  AllowedMethods: items(its.AllowedMethods),
  CachedMethods: items(its.AllowedMethods?.CachedMethods),
  Compress: its.Compress,
  CachePolicyId: given(its.CachePolicyId),
  OriginRequestPolicyId: given(its.OriginRequestPolicyId),
  MinTTL: its.MinTTL,
  DefaultTTL: its.DefaultTTL,
  MaxTTL: its.MaxTTL,
  ForwardedValues: its.ForwardedValues && {
    QueryString: its.ForwardedValues.QueryString,
    Cookies: its.ForwardedValues.Cookies,
    Headers: items(its.ForwardedValues.Headers),
  },
});
