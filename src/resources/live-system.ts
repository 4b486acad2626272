import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type { LiveEntry } from '../control/control.ts';
import { inputError } from '../errors.ts';
import { known } from '../facts/fact.ts';
import type { Target } from '../target/target.ts';
import { anySpelling } from '../terraform/spellings.ts';
import { listAlarms } from './alarm/from-live.ts';
import { listEventSources } from './event-source/from-live.ts';
import { withQualifiedPermissions } from './function/qualified-permissions.ts';
import { describeKey } from './key/from-live.ts';
import { inAnswer, type Answer } from './live-answer.ts';
import type { Lead, LiveContext, Resource } from './live-context.ts';
import { crawl, type Crawl } from './live-crawl.ts';
import { hiddenKind, type FilledFacts } from './live-filled.ts';
import { hiddenByStack, leadsOf, namedLeads, stackLeads } from './live-leads.ts';
import { partitionOf, roleName } from './live-names.ts';
import { liveReader } from './live-reader.ts';
import { readManagedPolicy } from './managed-policy/from-live.ts';
import { observeGatewayAccount } from './rest-api/from-live.ts';
import type { GatewayAccountFacts } from './rest-api/facts.ts';
import { findStack } from './stack/find-live.ts';
import { declaredParameters, flatOutputs, parameterValues } from './stack/from-live.ts';
import { ownedBy, stackResources } from './stack/own-from-live.ts';
import type { FactsByKind, Kind, Scenario, System } from './system.ts';
import type { TaggedFacts } from './tagged/facts.ts';
import { taggedLive, taggedUnreadable } from './tagged/from-live.ts';

/** A live stack, as its flat outputs name it. */
export interface LiveSource {
  readonly target: Pick<Target, 'clients' | 'region' | 'accountId'> & {
    inRegion(region: string): Pick<Target, 'clients'>;
  };
  /** Flat outputs: the name of each output and its value. */
  readonly outputs: ReadonlyMap<string, string>;
  /** The file that they come from, for messages. */
  readonly outputsFile: string;
  readonly entry: LiveEntry;
  /** What shows only because a gap of the local target was filled. */
  readonly filled?: FilledFacts;
}

/**
 * Observes a live stack, starting from its flat outputs alone and following what is really connected. Only reads.
 * What may not be read is unknown, with the permission that it needs.
 * @throws StackproofError when the outputs name nothing or a stack that is gone (exit 2), and when the target
 * does not answer (exit 3).
 */
export const observeLive = async (source: LiveSource): Promise<System> => {
  const { target, outputsFile, entry, filled = new Map() } = source;
  // Terraform writes `sns_topic_arn` for what a template calls `SnsTopicArn`.
  const outputs = anySpelling(source.outputs);
  const { region, accountId } = target;
  const starts = leadsOf(outputs, entry, { region, accountId });
  if (starts.length === 0) {
    const wanted = Object.keys(entry.outputs).join(', ');
    throw inputError(`none of these outputs leads anywhere: it takes one of ${wanted}`, {
      at: { resource: '', path: '', file: outputsFile },
      remedy: '`stackproof deploy` makes a stack and writes this file',
    });
  }
  const reader = liveReader(target.clients);
  const finding = findStack({ reader, region, accountId, outputs, outputsFile });
  const making = finding.then((found) => (found === undefined ? ofNoStack : stackResources(found, reader)));
  const alarms = once(() => listAlarms(reader));
  const eventSources = once(() => listEventSources(reader));
  const live: LiveContext = {
    reader,
    readerIn: (other) => (other === region ? reader : liveReader(target.inRegion(other).clients)),
    region,
    accountId,
    filled,
    tableVariables: entry.tableVariables,
    apiByPermission: !starts.some(({ kind }) => kind === 'restApi'),
    own: async (kind, physicalId) => ownedBy(await making, kind, physicalId),
    alarms: () => alarms(''),
    describeKey: once((named) => describeKey(named, reader)),
    managedPolicy: once((arn) => readManagedPolicy(arn, reader)),
    eventSources: () => eventSources(''),
  };
  const settings = observeGatewayAccount(live);
  const [stack, parameters, gatewayAccount, crawled, made] = await Promise.all([
    finding,
    finding.then((found) => (found === undefined ? new Map() : declaredParameters(found, reader))),
    settings,
    Promise.all([making, entry.gatewayRole === true ? settings : undefined])
      .then(([made, account]) =>
        crawl(
          starts,
          [
            ...stackLeads(made),
            ...namedLeads(entry.names, { region, accountId }, outputs),
            ...gatewayRoleLead(account),
          ].filter(({ kind }) => hiddenKind(kind, filled) === undefined),
          live,
        ),
      )
      .then((found) => withQualifiedPermissions(found, reader)),
    making,
  ]);
  const tagged =
    entry.tags === true
      ? { all: await taggedLive(crawled, made, live), hidden: taggedUnreadable(crawled, made, filled) }
      : tagsUnread;
  const { StackName: stackName = '', StackStatus = '' } = stack ?? {};
  const scenario: Scenario = {
    stackName,
    accountId,
    region,
    partition: partitionOf(region),
    parameters: stack === undefined ? new Map() : parameterValues(stack),
  };
  return {
    source: 'live',
    scenario,
    ...byKind(crawled, tagged, (kind) => hiddenKind(kind, filled) ?? hiddenByStack(made, kind)),
    parameters,
    outputs: flatOutputs(outputs, outputsFile),
    gatewayAccount,
    template: undefined,
    terraform: undefined,
    stack: stack && { status: known(StackStatus, inAnswer(stackName, 'DescribeStacks.StackStatus')) },
  };
};

/** The role in API Gateway's account settings, which another stack may have made. */
const gatewayRoleLead = (account: GatewayAccountFacts | undefined): readonly Lead[] => {
  const arn = account?.cloudwatchRoleArn;
  return arn?.known === true && arn.value !== undefined ? [{ kind: 'role', id: roleName(arn.value) }] : [];
};

/** What Terraform made, no stack lists. */
const ofNoStack: Answer<readonly StackResourceSummary[]> = {
  state: 'unread',
  reason: "these are Terraform's outputs, and no stack lists what belongs to them",
};

/** The resources that can carry tags, and why some may be missing. */
interface Tagged {
  readonly all: readonly TaggedFacts[];
  readonly hidden: string | undefined;
}

const tagsUnread: Tagged = { all: [], hidden: 'tags are not read of a live stack' };

const byKind = (
  { resources, unreadable }: Crawl,
  tagged: Tagged,
  hidden: (kind: Kind) => string | undefined,
): Pick<System, 'all' | 'unreadable'> => {
  const everything: readonly Resource[] = [
    ...resources,
    ...tagged.all.map((facts) => ({ kind: 'tagged' as const, facts })),
  ];
  return {
    all: <K extends Kind>(kind: K) =>
      everything.flatMap((resource) => (resource.kind === kind ? [resource.facts as FactsByKind[K]] : [])),
    unreadable: (kind) => {
      if (kind === 'tagged') return tagged.hidden;
      if (kind === 'bucketObject') return 'objects in buckets are not read of a live stack';
      return unreadable.get(kind) ?? hidden(kind);
    },
  };
};

/** Asks for each thing once; who asks again gets the same answer. */
const once = <T>(ask: (named: string) => Promise<T>): ((named: string) => Promise<T>) => {
  const answers = new Map<string, Promise<T>>();
  return (named) => {
    const answer = answers.get(named) ?? ask(named);
    answers.set(named, answer);
    return answer;
  };
};
