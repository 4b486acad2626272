import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type { LiveEntry } from '../control/control.ts';
import { functionLead } from './function/lead.ts';
import type { Answer } from './live-answer.ts';
import type { Lead, LeadKind } from './live-context.ts';
import { alarmName, parseArn, partitionOf, queueArnOf, tableName } from './live-names.ts';
import { queueLead } from './queue/lead.ts';
import { invokeUrl } from './rest-api/invoke-url.ts';
import type { Kind } from './system.ts';

type OutputKind = LiveEntry['outputs'][string];
interface Here {
  readonly region: string;
  readonly accountId: string;
}

/** What the flat outputs name, as far as they name something: the observer's starting points. */
export const leadsOf = (
  outputs: ReadonlyMap<string, string>,
  entry: LiveEntry,
  here: Here,
): readonly Lead[] =>
  Object.entries(entry.outputs).flatMap(([name, kind]) => {
    const value = outputs.get(name);
    return value === undefined || value === '' ? [] : leads[kind](value, here);
  });

const leads: Readonly<Record<OutputKind, (value: string, here: Here) => readonly Lead[]>> = {
  restApiUrl: (value) => {
    const url = invokeUrl(value);
    return url === undefined ? [] : [{ kind: 'restApi', id: url.apiId }];
  },
  functionArn: (value, here) => functionLead(value, here),
  tableName: (value) => [{ kind: 'table', id: tableName(value) }],
  alarmName: (value) => [{ kind: 'alarm', id: alarmName(value) }],
  topicArn: (value) => (parseArn(value)?.service === 'sns' ? [{ kind: 'topic', id: value }] : []),
  queueArn: (value) => queueLead(value),
  userPoolId: (value) => [{ kind: 'userPool', id: value }],
  distributionId: (value) => [{ kind: 'distribution', id: value }],
  hostedZoneId: (value) => [{ kind: 'hostedZone', id: value }],
  dashboardName: (value) => [{ kind: 'dashboard', id: value }],
  queueUrl: (value, { region }) => queueLead(queueArnOf(value, region) ?? ''),
};

/** What stands in this account and region under the names that a specification fixes; `{Name}` in them is an output's value. */
export const namedLeads = (
  names: LiveEntry['names'],
  { region, accountId }: Here,
  outputs: ReadonlyMap<string, string> = new Map(),
): readonly Lead[] => {
  const partition = partitionOf(region);
  const {
    role = [],
    managedPolicy = [],
    table = [],
    queue = [],
    alarm = [],
    bucket = [],
    samplingRule = [],
  } = names ?? {};
  const filled = (
    kind: 'role' | 'alarm' | 'bucket' | 'samplingRule',
    patterns: readonly string[],
  ): readonly Lead[] =>
    patterns.flatMap((pattern) => {
      const name = nameFrom(pattern, accountId, outputs);
      return name === undefined ? [] : [{ kind, id: name }];
    });
  return [
    ...filled('role', role),
    ...table.map((id): Lead => ({ kind: 'table', id })),
    ...managedPolicy.map((name): Lead => ({
      kind: 'managedPolicy',
      id: `arn:${partition}:iam::${accountId}:policy/${name}`,
    })),
    ...queue.map((name): Lead => ({
      kind: 'queue',
      id: `arn:${partition}:sqs:${region}:${accountId}:${name}`,
    })),
    ...filled('alarm', alarm),
    ...filled('bucket', bucket),
    ...filled('samplingRule', samplingRule),
  ];
};

/** A name with the account and outputs put in; undefined when there is no such output. */
const nameFrom = (
  pattern: string,
  accountId: string,
  outputs: ReadonlyMap<string, string>,
): string | undefined => {
  const parts = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, part = '']) => part);
  const value = (part: string): string => (part === 'account' ? accountId : (outputs.get(part) ?? ''));
  if (parts.some((part) => value(part) === '')) return undefined;
  return pattern.replaceAll(/\{(\w+)\}/g, (_, part: string) => value(part));
};

/** The kinds that nothing may lead to: those that the stack made are started from. */
const ofStack: ReadonlyMap<string, LeadKind> = new Map([
  ['AWS::Cognito::UserPool', 'userPool'],
  ['AWS::CloudFront::Distribution', 'distribution'],
  ['AWS::Route53::HostedZone', 'hostedZone'],
  ['AWS::Route53::HealthCheck', 'healthCheck'],
  ['AWS::CloudWatch::Dashboard', 'dashboard'],
  ['AWS::S3::Bucket', 'bucket'],
  ['AWS::IAM::Role', 'role'],
  ['AWS::CloudWatch::Alarm', 'alarm'],
  ['AWS::Logs::LogGroup', 'logGroup'],
]);

/** What a stack made of these kinds. */
export const stackLeads = (resources: Answer<readonly StackResourceSummary[]>): readonly Lead[] =>
  (resources.state === 'read' ? resources.value : []).flatMap(
    ({ ResourceType = '', PhysicalResourceId: id, ResourceStatus }) => {
      const kind = ofStack.get(ResourceType);
      return kind === undefined || id === undefined || ResourceStatus === 'DELETE_COMPLETE'
        ? []
        : [{ kind, id }];
    },
  );

/** Why resources of a kind may be missing that only the stack's own list leads to. */
export const hiddenByStack = (
  resources: Answer<readonly StackResourceSummary[]>,
  kind: Kind,
): string | undefined =>
  resources.state !== 'read' && ([...ofStack.values()] as readonly Kind[]).includes(kind)
    ? resources.reason
    : undefined;
