import { known, map, unknown, type Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import type { PolicyDocument } from '../../iam/policy.ts';
import { answerFact, factIn, inAnswer, part, type Answer } from '../live-answer.ts';
import { nothing, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { roleName } from '../live-names.ts';
import { livePolicy } from '../live-policy.ts';
import type { LiveReader } from '../live-reader.ts';
import type { AttachedPolicy } from './facts.ts';

/** Observes an IAM role by its ARN, with every policy that is attached to it. */
export const observeRole = async (arn: string, live: LiveContext): Promise<Sighting> => {
  const name = roleName(arn);
  const { reader } = live;
  const [answer, inline, managed, own] = await Promise.all([
    reader.read('iam:GetRole', `the role ${name}`, async (clients) => {
      const iam = await clients.iam();
      return (await iam.getRole({ RoleName: name })).Role;
    }),
    inlinePolicies(name, reader),
    managedPolicies(name, reader),
    live.own('role', name),
  ]);
  if (answer.state === 'absent') return nothing;
  const at = inAnswer(name, '');
  const role = answerFact(answer, inAnswer(name, 'GetRole.Role'));
  const facts = {
    id: name,
    at,
    own,
    name: known(name, at),
    arn: known((role.known ? role.value.Arn : undefined) ?? arn, at),
    trust: factIn(
      part(role, 'AssumeRolePolicyDocument', ({ AssumeRolePolicyDocument: text }) => text),
      livePolicy,
    ),
    policies: policiesOf(inline, managed, at),
    boundary: await boundaryOf(
      name,
      part(
        role,
        'PermissionsBoundary',
        ({ PermissionsBoundary }) => PermissionsBoundary?.PermissionsBoundaryArn,
      ),
      reader,
    ),
  };
  return {
    resources: [{ kind: 'role', facts: markFilled('role', facts, live.filled) }],
    leads: [],
    hidden: [],
  };
};

type Policies = Answer<readonly AttachedPolicy[]>;

/** A list that is half known is not known. */
const policiesOf = (inline: Policies, managed: Policies, at: Place): Fact<readonly AttachedPolicy[]> => {
  if (inline.state !== 'read') return unknown(inline.reason, at);
  if (managed.state !== 'read') return unknown(managed.reason, at);
  return known([...inline.value, ...managed.value], at);
};

const inlinePolicies = async (role: string, reader: LiveReader): Promise<Policies> => {
  const names = await reader.pages(
    'iam:ListRolePolicies',
    `the inline policies of the role ${role}`,
    async (clients, Marker) => {
      const iam = await clients.iam();
      const page = await iam.listRolePolicies({ RoleName: role, ...(Marker && { Marker }) });
      return { items: page.PolicyNames, next: page.IsTruncated === true ? page.Marker : undefined };
    },
  );
  if (names.state !== 'read') return names;
  const read = async (name: string): Promise<AttachedPolicy> => {
    const at = inAnswer(role, `GetRolePolicy(${name}).PolicyDocument`);
    const answer = await reader.read(
      'iam:GetRolePolicy',
      `the policy ${name} of the role ${role}`,
      async (clients) => {
        const iam = await clients.iam();
        return (await iam.getRolePolicy({ RoleName: role, PolicyName: name })).PolicyDocument;
      },
    );
    return {
      name: known(name, at),
      managed: false,
      document: factIn(answerFact(answer, at), livePolicy),
      at,
    };
  };
  return { state: 'read', value: await Promise.all(names.value.map(read)) };
};

const managedPolicies = async (role: string, reader: LiveReader): Promise<Policies> => {
  const arns = await reader.pages(
    'iam:ListAttachedRolePolicies',
    `the managed policies of the role ${role}`,
    async (clients, Marker) => {
      const iam = await clients.iam();
      const page = await iam.listAttachedRolePolicies({ RoleName: role, ...(Marker && { Marker }) });
      return { items: page.AttachedPolicies, next: page.IsTruncated === true ? page.Marker : undefined };
    },
  );
  if (arns.state !== 'read') return arns;
  const read = ({ PolicyArn = '' }): Promise<AttachedPolicy> => managedPolicy(role, PolicyArn, reader);
  return { state: 'read', value: await Promise.all(arns.value.map(read)) };
};

/** A managed policy, ours or AWS's, in the version that is in force. */
const managedPolicy = async (role: string, arn: string, reader: LiveReader): Promise<AttachedPolicy> => {
  const at = inAnswer(role, `GetPolicyVersion(${arn}).PolicyVersion.Document`);
  return { name: known(arn, at), managed: true, document: await managedDocument(arn, at, reader), at };
};

const managedDocument = async (arn: string, at: Place, reader: LiveReader): Promise<Fact<PolicyDocument>> => {
  const version = await reader.read('iam:GetPolicy', `the managed policy ${arn}`, async (clients) => {
    const iam = await clients.iam();
    return (await iam.getPolicy({ PolicyArn: arn })).Policy?.DefaultVersionId;
  });
  if (version.state !== 'read') return unknown(version.reason, at);
  const answer = await reader.read(
    'iam:GetPolicyVersion',
    `the document of the managed policy ${arn}`,
    async (clients) => {
      const iam = await clients.iam();
      const found = await iam.getPolicyVersion({ PolicyArn: arn, VersionId: version.value });
      return found.PolicyVersion?.Document;
    },
  );
  return factIn(answerFact(answer, at), livePolicy);
};

const boundaryOf = async (
  role: string,
  arn: Fact<string | undefined>,
  reader: LiveReader,
): Promise<Fact<AttachedPolicy | undefined>> => {
  if (!arn.known || arn.value === undefined) return map(arn, () => undefined);
  return known(await managedPolicy(role, arn.value, reader), arn.at);
};
