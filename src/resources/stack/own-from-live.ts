import type { Stack, StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { known, unknown, type Fact } from '../../facts/fact.ts';
import { inAnswer, type Answer } from '../live-answer.ts';
import type { LiveReader } from '../live-reader.ts';
import type { Kind } from '../system.ts';

/** Under which types CloudFormation makes each kind of resource. */
const types: Readonly<Record<Kind, readonly string[]>> = {
  function: ['AWS::Lambda::Function'],
  role: ['AWS::IAM::Role'],
  restApi: ['AWS::ApiGateway::RestApi'],
  table: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  key: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  alias: ['AWS::KMS::Alias'],
  logGroup: ['AWS::Logs::LogGroup'],
  alarm: ['AWS::CloudWatch::Alarm'],
  topic: ['AWS::SNS::Topic'],
  queue: ['AWS::SQS::Queue'],
  eventSource: ['AWS::Lambda::EventSourceMapping'],
  managedPolicy: ['AWS::IAM::ManagedPolicy'],
  bucket: ['AWS::S3::Bucket'],
  bucketObject: [],
  userPool: ['AWS::Cognito::UserPool'],
  userPoolClient: ['AWS::Cognito::UserPoolClient'],
  userPoolDomain: ['AWS::Cognito::UserPoolDomain'],
  distribution: ['AWS::CloudFront::Distribution'],
  hostedZone: ['AWS::Route53::HostedZone'],
  dnsRecord: ['AWS::Route53::RecordSet'],
  healthCheck: ['AWS::Route53::HealthCheck'],
  dashboard: ['AWS::CloudWatch::Dashboard'],
  samplingRule: ['AWS::XRay::SamplingRule'],
  tagged: [],
};

/** What a stack made, nested stacks included. */
export const stackResources = async (
  stack: Pick<Stack, 'StackId' | 'StackName'>,
  reader: LiveReader,
): Promise<Answer<readonly StackResourceSummary[]>> => {
  const name = stack.StackId ?? stack.StackName ?? '';
  const own = await reader.pages(
    'cloudformation:ListStackResources',
    `the resources of the stack ${stack.StackName ?? name}`,
    async (clients, NextToken) => {
      const cloudFormation = await clients.cloudFormation();
      const page = await cloudFormation.listStackResources({
        StackName: name,
        ...(NextToken && { NextToken }),
      });
      return { items: page.StackResourceSummaries, next: page.NextToken };
    },
  );
  if (own.state !== 'read') return own;
  const nested = own.value.filter(({ ResourceType }) => ResourceType === 'AWS::CloudFormation::Stack');
  const resources = [...own.value];
  for (const { PhysicalResourceId } of nested) {
    if (PhysicalResourceId === undefined) continue;
    const below = await stackResources({ StackName: PhysicalResourceId }, reader);
    if (below.state !== 'read') return below;
    resources.push(...below.value);
  }
  return { state: 'read', value: resources };
};

/** Whether a resource is among those that a stack made. */
export const ownedBy = (
  resources: Answer<readonly StackResourceSummary[]>,
  kind: Kind,
  physicalId: string,
): Fact<boolean> => {
  const at = inAnswer(physicalId, 'ListStackResources.StackResourceSummaries');
  if (resources.state !== 'read') return unknown(resources.reason, at);
  const made = resources.value.some(
    ({ ResourceType = '', PhysicalResourceId, ResourceStatus }) =>
      types[kind].includes(ResourceType) &&
      PhysicalResourceId === physicalId &&
      ResourceStatus !== 'DELETE_COMPLETE',
  );
  return known(made, at);
};
