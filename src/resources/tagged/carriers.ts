import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { known } from '../../facts/fact.ts';
import { inAnswer } from '../live-answer.ts';
import type { Resource } from '../live-context.ts';
import type { ResourceFacts } from '../resource.ts';
import type { Kind } from '../system.ts';
import { tagProperty } from './tag-property.ts';

/** A resource of a live stack that can carry tags. */
export interface Carrier extends ResourceFacts {
  /** As CloudFormation names it. */
  readonly type: string;
  /** As the service told it; undefined where it was not asked. */
  readonly arn: string | undefined;
}

/** The types of the kinds that are found without their tags. A table's depends on whether it has replicas. */
const types: Readonly<Partial<Record<Kind, string>>> = {
  function: 'AWS::Lambda::Function',
  key: 'AWS::KMS::Key',
  logGroup: 'AWS::Logs::LogGroup',
  alarm: 'AWS::CloudWatch::Alarm',
  topic: 'AWS::SNS::Topic',
  queue: 'AWS::SQS::Queue',
  eventSource: 'AWS::Lambda::EventSourceMapping',
  bucket: 'AWS::S3::Bucket',
  distribution: 'AWS::CloudFront::Distribution',
  hostedZone: 'AWS::Route53::HostedZone',
  healthCheck: 'AWS::Route53::HealthCheck',
  samplingRule: 'AWS::XRay::SamplingRule',
};

/** A resource that was found, as something that can carry tags; undefined when it can carry none, or brings them itself. */
export const foundCarrier = ({ kind, facts }: Resource): Carrier | undefined => {
  const type = types[kind];
  if (type === undefined) return undefined;
  const { id, at, own } = facts;
  const arn = 'arn' in facts && facts.arn.known ? facts.arn.value : undefined;
  return { id, at, own, type, arn };
};

/** What a stack made that can carry tags, but for what was found already: nothing need lead to it. */
export const listedCarriers = (
  resources: readonly StackResourceSummary[],
  found: readonly Pick<Carrier, 'id' | 'type'>[],
): readonly Carrier[] =>
  resources.flatMap(({ ResourceType: type = '', PhysicalResourceId: id = '', ResourceStatus }) => {
    const none = id === '' || ResourceStatus === 'DELETE_COMPLETE' || !tagProperty.has(type);
    if (none || found.some((each) => isSame(each, { id, type }))) return [];
    const at = inAnswer(id, 'ListStackResources.StackResourceSummaries');
    return [{ id, at, own: known(true, at), type, arn: undefined }];
  });

/** CloudFormation names a stage without its API, and a sampling rule by its ARN. */
const isSame = (a: Pick<Carrier, 'id' | 'type'>, b: Pick<Carrier, 'id' | 'type'>): boolean =>
  sameType(a.type) === sameType(b.type) &&
  (a.id === b.id || a.id.endsWith(`/${b.id}`) || b.id.endsWith(`/${a.id}`));

/** A table is found by its name, whichever type made it. */
const sameType = (type: string): string => type.replace('::GlobalTable', '::Table');
