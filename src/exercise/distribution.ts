import type { DistributionConfig } from '@aws-sdk/client-cloudfront';
import type { Target } from '../target/target.ts';
import type { TakingBack } from './take-back.ts';

/** How a distribution is asked. */
export interface Viewer {
  /** What a path is put behind. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where the local target answers everything that is not an API of its own. */
const gatewayOf = (target: Target): string =>
  new URL(target.reachable('https://a.execute-api.us-east-1.amazonaws.com/')).origin;

/** Its own address on AWS. The local target tells distributions by the header Host, and takes a request for https that says so. */
export const viewerOf = (target: Target, domain: string): Viewer =>
  target.name === 'aws'
    ? { url: `https://${domain}`, headers: {} }
    : { url: gatewayOf(target), headers: { host: domain, 'x-forwarded-proto': 'https' } };

/**
 * Points those of a distribution's origins that are APIs to where these answer on the local target, under the paths that they
 * have. The rest of it stays as it is; the origins are put back with everything else that is taken back.
 * @returns why that cannot be: it has no API for an origin.
 */
export const atTheGateway = async (
  target: Target,
  distributionId: string,
  undo: TakingBack,
): Promise<string | undefined> => {
  const cloudFront = await target.clients.cloudFront();
  const { DistributionConfig: config, ETag } = await cloudFront.getDistributionConfig({ Id: distributionId });
  const origins = config?.Origins?.Items ?? [];
  const [first, ...others] = origins.map((origin) => {
    const { DomainName: domain = '', OriginPath: path = '' } = origin;
    const named = `https://${domain}${path}`;
    const reachable = target.reachable(named);
    if (reachable === named) return origin;
    const { hostname, port, pathname } = new URL(reachable);
    return {
      ...origin,
      DomainName: hostname,
      OriginPath: pathname.replace(/\/$/, ''),
      CustomOriginConfig: {
        ...origin.CustomOriginConfig,
        HTTPPort: Number(port),
        HTTPSPort: 443,
        OriginProtocolPolicy: 'http-only' as const,
      },
    };
  });
  if (
    config === undefined ||
    first === undefined ||
    [first, ...others].every((each) => origins.includes(each))
  )
    return `its origins are no APIs: ${origins.map(({ DomainName: domain = '' }) => domain).join(', ')}`;
  const put = async (DistributionConfig: DistributionConfig, IfMatch: string | undefined): Promise<void> => {
    await cloudFront.updateDistribution({ Id: distributionId, DistributionConfig, IfMatch });
  };
  undo.later(`Another origin of the distribution ${distributionId}`, async () => {
    const { ETag: now } = await cloudFront.getDistributionConfig({ Id: distributionId });
    await put(config, now);
  });
  await put({ ...config, Origins: { Quantity: origins.length, Items: [first, ...others] } }, ETag);
  return undefined;
};
