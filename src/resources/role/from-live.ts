import { known, map, unknown, type Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import { answerFact, factIn, inAnswer, part, type Answer } from '../live-answer.ts';
import { hiddenBy, nothing, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { parseArn, roleName } from '../live-names.ts';
import { livePolicy } from '../live-policy.ts';
import type { LiveReader } from '../live-reader.ts';
import { managedDocument, managedPolicyLead } from '../managed-policy/from-live.ts';
import { taggedIn } from '../tagged/live-tags.ts';
import type { AttachedPolicy, RoleFacts } from './facts.ts';

/** Observes an IAM role by its ARN or its name, with every policy that is attached to it; leads to the managed ones of the account. */
export const observeRole = async (arnOrName: string, live: LiveContext): Promise<Sighting> => {
  const name = roleName(arnOrName);
  const { reader } = live;
  const [answer, inline, managed, own] = await Promise.all([
    reader.read('iam:GetRole', `the role ${name}`, async (clients) => {
      const iam = await clients.iam();
      return (await iam.getRole({ RoleName: name })).Role;
    }),
    inlinePolicies(name, reader),
    managedPolicies(name, live),
    live.own('role', name),
  ]);
  if (answer.state === 'absent') return nothing;
  const at = inAnswer(name, '');
  const role = answerFact(answer, inAnswer(name, 'GetRole.Role'));
  const facts: RoleFacts = {
    id: name,
    at,
    own,
    name: known(name, at),
    arn: arnOf(role.known ? role.value.Arn : undefined, arnOrName, at),
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
      live,
    ),
  };
  return {
    resources: [{ kind: 'role', facts: markFilled('role', facts, live.filled) }],
    leads: (managed.state === 'read' ? managed.value : []).flatMap(({ name: policy }) =>
      policy.known ? managedPolicyLead(policy.value) : [],
    ),
    hidden: hiddenBy(managed, 'managedPolicy'),
    tagged: [taggedIn(facts, 'AWS::IAM::Role', role, 'Tags', ({ Tags }) => Tags)],
  };
};

/** A name alone does not tell the path that stands before it in the ARN. */
const arnOf = (told: string | undefined, arnOrName: string, at: Place): Fact<string> => {
  const arn = told ?? (parseArn(arnOrName) === undefined ? undefined : arnOrName);
  return arn === undefined
    ? unknown('the role could not be read, and nothing else names its ARN', at)
    : known(arn, at);
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

const managedPolicies = async (role: string, live: LiveContext): Promise<Policies> => {
  const arns = await live.reader.pages(
    'iam:ListAttachedRolePolicies',
    `the managed policies of the role ${role}`,
    async (clients, Marker) => {
      const iam = await clients.iam();
      const page = await iam.listAttachedRolePolicies({ RoleName: role, ...(Marker && { Marker }) });
      return { items: page.AttachedPolicies, next: page.IsTruncated === true ? page.Marker : undefined };
    },
  );
  if (arns.state !== 'read') return arns;
  const read = ({ PolicyArn = '' }): Promise<AttachedPolicy> => managedPolicy(role, PolicyArn, live);
  return { state: 'read', value: await Promise.all(arns.value.map(read)) };
};

/** A managed policy, ours or AWS's, in the version that is in force. */
const managedPolicy = async (role: string, arn: string, live: LiveContext): Promise<AttachedPolicy> => {
  const at = inAnswer(role, `GetPolicyVersion(${arn}).PolicyVersion.Document`);
  const answer = await live.managedPolicy(arn);
  return { name: known(arn, at), managed: true, document: managedDocument(answer, at), at };
};

const boundaryOf = async (
  role: string,
  arn: Fact<string | undefined>,
  live: LiveContext,
): Promise<Fact<AttachedPolicy | undefined>> => {
  if (!arn.known || arn.value === undefined) return map(arn, () => undefined);
  return known(await managedPolicy(role, arn.value, live), arn.at);
};
