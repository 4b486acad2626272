import type { APIGateway, Integration, Resource } from '@aws-sdk/client-api-gateway';
import { known, nowhere } from '../../../facts/fact.ts';
import { jsonTextValue } from '../../../facts/json-value.ts';
import { allowsTo } from '../../../iam/allows-to.ts';
import { accountRoot, roleCaller, type Caller } from '../../../iam/caller.ts';
import { everyone } from '../../../iam/everyone.ts';
import { parsePolicy } from '../../../iam/parse-policy.ts';
import type { Statement } from '../../../iam/policy.ts';
import { calledQueue, parseArn } from '../../../resources/live-names.ts';
import { askedFor, type Json } from './asked-for.ts';
import type { Deployed, FilledGap } from './gap.ts';

/** A queue that a service integration sends to, and the role as which it should. */
interface Sending {
  readonly queueArn: string;
  readonly roleArn: string;
}

const sendingIn = ({ type, uri = '', credentials = '' }: Integration): readonly Sending[] => {
  const queueArn = calledQueue(uri);
  const isRole = parseArn(credentials)?.resource.startsWith('role/') === true;
  return type === 'AWS' && queueArn !== undefined && isRole ? [{ queueArn, roleArn: credentials }] : [];
};

const resourcesOf = async (apiGateway: APIGateway, restApiId: string): Promise<readonly Resource[]> => {
  const { items = [] } = await apiGateway.getResources({ restApiId, embed: ['methods'], limit: 500 });
  return items;
};

/** Whether a statement alone would let a caller send, were everything else allowed. */
const letsSend = (statement: Statement, caller: Caller, { queueArn }: Sending): boolean => {
  const rootOf = (accountId: string): string =>
    `arn:${parseArn(queueArn)?.partition ?? 'aws'}:iam::${accountId}:root`;
  const question = {
    caller,
    action: 'sqs:SendMessage',
    resource: known(queueArn),
    ...(caller.kind === 'account' && {
      context: { 'aws:PrincipalArn': rootOf(caller.accountId), 'aws:PrincipalAccount': caller.accountId },
    }),
  };
  return allowsTo(known({ statements: [everyone, statement], at: nowhere }), question).answer === 'yes';
};

/**
 * A policy without the Deny statements that let the integration's role send and the account's root not: on AWS they do no
 * harm. What shuts out the role itself stays: that would be wrong on AWS too.
 * @returns undefined when there is none to leave out; '' when nothing is left.
 */
const withoutDenialsOfRoot = (policy: string, sending: readonly Sending[]): string | undefined => {
  const parsed = parsePolicy(jsonTextValue(policy, nowhere));
  if (!parsed.known) return undefined;
  const harmful = parsed.value.statements.map(
    (statement) =>
      statement.effect.known &&
      statement.effect.value === 'Deny' &&
      sending.some((each) => {
        const accountId = parseArn(each.queueArn)?.accountId ?? '';
        return (
          letsSend(statement, roleCaller(each.roleArn, accountId), each) &&
          !letsSend(statement, accountRoot(accountId), each)
        );
      }),
  );
  if (!harmful.includes(true)) return undefined;
  const document = JSON.parse(policy) as { readonly Statement: unknown };
  const statements: readonly unknown[] = Array.isArray(document.Statement)
    ? document.Statement
    : [document.Statement];
  const left = statements.filter((_, index) => harmful[index] !== true);
  return left.length === 0 ? '' : JSON.stringify({ ...document, Statement: left });
};

/** What the stack's APIs send to queues, by queue. */
const sendingsOf = async (deployed: Deployed): Promise<ReadonlyMap<string, readonly Sending[]>> => {
  const apiGateway = await deployed.target.clients.apiGateway();
  const byQueue = new Map<string, Sending[]>();
  for (const { physicalId } of askedFor(deployed, 'AWS::ApiGateway::RestApi')) {
    const methods = (await resourcesOf(apiGateway, physicalId)).flatMap(({ resourceMethods = {} }) =>
      Object.values(resourceMethods),
    );
    for (const sending of methods.flatMap(({ methodIntegration = {} }) => sendingIn(methodIntegration)))
      byQueue.set(sending.queueArn, [...(byQueue.get(sending.queueArn) ?? []), sending]);
  }
  return byQueue;
};

const denies = (document: Json, sending: readonly Sending[]): boolean =>
  withoutDenialsOfRoot(typeof document === 'string' ? document : JSON.stringify(document), sending) !==
  undefined;

export const serviceIntegrationRole: FilledGap = {
  id: 'service-integration-role',
  lost: "an API's integration with SQS acts as the account's root and not as its role, which a queue policy's Deny for all but that role stops",
  remedy: 'filled',
  reason:
    "by SetQueueAttributes: the queue's policy without that Deny, whose statements are then not observable",
  async fill(deployed) {
    const policies = askedFor(deployed, 'AWS::SQS::QueuePolicy');
    if (policies.length === 0) return [];
    const asked = policies.flatMap((policy) => policy.get('PolicyDocument') ?? []);
    const sqs = await deployed.target.clients.sqs();
    const filled: string[] = [];
    for (const [queueArn, sending] of await sendingsOf(deployed)) {
      const { resource = '', region, accountId } = parseArn(queueArn) ?? {};
      if (region !== deployed.target.region || accountId !== deployed.target.accountId) continue;
      const { QueueUrl } = await sqs.getQueueUrl({ QueueName: resource });
      const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['Policy'] });
      const Policy = withoutDenialsOfRoot(Attributes?.['Policy'] ?? '', sending);
      if (Policy !== undefined) await sqs.setQueueAttributes({ QueueUrl, Attributes: { Policy } });
      // An update that changes nothing leaves the policy as an earlier deploy left it.
      const lost = Policy !== undefined || asked.some((document) => denies(document, sending));
      if (lost && QueueUrl !== undefined) filled.push(QueueUrl);
    }
    return filled;
  },
};
