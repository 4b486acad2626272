import type { LiveEntry } from '../control/control.ts';
import { functionLead } from './function/lead.ts';
import type { Lead } from './live-context.ts';
import { alarmName, parseArn, partitionOf, queueArnOf, tableName } from './live-names.ts';
import { queueLead } from './queue/lead.ts';
import { invokeUrl } from './rest-api/invoke-url.ts';

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
  queueUrl: (value, { region }) => queueLead(queueArnOf(value, region) ?? ''),
};

/** What stands in this account and region under the names that a specification fixes. */
export const namedLeads = (names: LiveEntry['names'], { region, accountId }: Here): readonly Lead[] => {
  const partition = partitionOf(region);
  const { role = [], managedPolicy = [], table = [], queue = [] } = names ?? {};
  return [
    ...role.map((id): Lead => ({ kind: 'role', id })),
    ...table.map((id): Lead => ({ kind: 'table', id })),
    ...managedPolicy.map((name): Lead => ({
      kind: 'managedPolicy',
      id: `arn:${partition}:iam::${accountId}:policy/${name}`,
    })),
    ...queue.map((name): Lead => ({
      kind: 'queue',
      id: `arn:${partition}:sqs:${region}:${accountId}:${name}`,
    })),
  ];
};
