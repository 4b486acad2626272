import { known } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import { answerFact, factIn, inAnswer, type Answer } from '../live-answer.ts';
import { nothing, type Lead, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { parseArn } from '../live-names.ts';
import { livePolicy } from '../live-policy.ts';
import type { LiveReader } from '../live-reader.ts';
import type { ManagedPolicyFacts } from './facts.ts';

/** Observes a customer-managed policy by its ARN, attached or not. */
export const observeManagedPolicy = async (arn: string, live: LiveContext): Promise<Sighting> => {
  const [answer, own] = await Promise.all([live.managedPolicy(arn), live.own('managedPolicy', arn)]);
  if (answer.state === 'absent') return nothing;
  const at = inAnswer(arn, '');
  const facts: ManagedPolicyFacts = {
    id: arn,
    at,
    own,
    name: known(arn.slice(arn.lastIndexOf('/') + 1), at),
    arn: known(arn, at),
    document: managedDocument(answer, inAnswer(arn, 'GetPolicyVersion.PolicyVersion.Document')),
  };
  return {
    resources: [{ kind: 'managedPolicy', facts: markFilled('managedPolicy', facts, live.filled) }],
    leads: [],
    hidden: [],
  };
};

/** A lead to a managed policy; none to one that AWS manages. */
export const managedPolicyLead = (arn: string): Lead[] =>
  parseArn(arn)?.accountId === 'aws' ? [] : [{ kind: 'managedPolicy', id: arn }];

/** Reads a managed policy, ours or AWS's, in the version that is in force: its document's text. */
export const readManagedPolicy = async (arn: string, reader: LiveReader): Promise<Answer<string>> => {
  const version = await reader.read('iam:GetPolicy', `the managed policy ${arn}`, async (clients) => {
    const iam = await clients.iam();
    return (await iam.getPolicy({ PolicyArn: arn })).Policy?.DefaultVersionId;
  });
  if (version.state !== 'read') return version;
  return reader.read('iam:GetPolicyVersion', `the document of the managed policy ${arn}`, async (clients) => {
    const iam = await clients.iam();
    const found = await iam.getPolicyVersion({ PolicyArn: arn, VersionId: version.value });
    return found.PolicyVersion?.Document;
  });
};

/** The document that was read, at the place where it counts. */
export const managedDocument = (answer: Answer<string>, at: Place): ManagedPolicyFacts['document'] =>
  factIn(answerFact(answer, at), livePolicy);
