import type { KeyMetadata } from '@aws-sdk/client-kms';
import { known, type Fact } from '../../facts/fact.ts';
import type { PolicyDocument } from '../../iam/policy.ts';
import { answerFact, factIn, givenPart, inAnswer, part, type Answer } from '../live-answer.ts';
import { hiddenBy, nothing, type LiveContext, type Resource, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import type { LiveReader } from '../live-reader.ts';
import { livePolicy } from '../live-policy.ts';
import type { AliasFacts } from './facts.ts';

/** Observes a KMS key by its id, its ARN or an alias, with its aliases. Keys that AWS manages are nobody's resource. */
export const observeKey = async (named: string, live: LiveContext): Promise<Sighting> => {
  const answer = await live.describeKey(named);
  if (answer.state === 'absent') return nothing;
  const metadata = answerFact(answer, inAnswer(named, 'DescribeKey.KeyMetadata'));
  if (metadata.known && metadata.value.KeyManager === 'AWS') return nothing;
  const id = (metadata.known ? metadata.value.KeyId : undefined) ?? keyIdIn(named);
  const at = inAnswer(id, '');
  const [rotation, policy, aliases, own] = await Promise.all([
    rotationOf(id, named, live),
    policyOf(id, named, live),
    aliasesOf(id, live),
    live.own('key', id),
  ]);
  const facts = {
    id,
    at,
    own,
    keyId: known(id, at),
    arn: givenPart(metadata, 'Arn', ({ Arn }) => Arn),
    enabled: part(metadata, 'KeyState', ({ KeyState, Enabled }) => Enabled ?? KeyState === 'Enabled'),
    rotation,
    policy,
  };
  return {
    resources: [
      { kind: 'key', facts: markFilled('key', facts, live.filled) },
      ...(aliases.state === 'read' ? aliases.value : []),
    ],
    leads: [],
    hidden: hiddenBy(aliases, 'alias'),
  };
};

/** Whether a key is one that AWS manages (`alias/aws/…`). One that cannot be read is taken for the account's own. */
export const isAwsManaged = async (named: string, live: LiveContext): Promise<boolean> => {
  // Aliases of this form are AWS's own.
  if (/(^|:)alias\/aws\//.test(named)) return true;
  const answer = await live.describeKey(named);
  return answer.state === 'read' && answer.value.KeyManager === 'AWS';
};

/** Asks for a key by any of its names. */
export const describeKey = (named: string, reader: LiveReader): Promise<Answer<KeyMetadata>> =>
  reader.read('kms:DescribeKey', `the key ${named}`, async (clients) => {
    const kms = await clients.kms();
    return (await kms.describeKey({ KeyId: named })).KeyMetadata;
  });

const keyIdIn = (named: string): string => /:key\/(.+)$/.exec(named)?.[1] ?? named;

const rotationOf = async (id: string, named: string, { reader }: LiveContext): Promise<Fact<boolean>> => {
  const answer = await reader.read(
    'kms:GetKeyRotationStatus',
    `the rotation of the key ${named}`,
    async (clients) => {
      const kms = await clients.kms();
      return (await kms.getKeyRotationStatus({ KeyId: id })).KeyRotationEnabled;
    },
  );
  return answerFact(answer, inAnswer(id, 'GetKeyRotationStatus.KeyRotationEnabled'));
};

const policyOf = async (
  id: string,
  named: string,
  { reader }: LiveContext,
): Promise<Fact<PolicyDocument>> => {
  const answer = await reader.read('kms:GetKeyPolicy', `the policy of the key ${named}`, async (clients) => {
    const kms = await clients.kms();
    return (await kms.getKeyPolicy({ KeyId: id, PolicyName: 'default' })).Policy;
  });
  return factIn(answerFact(answer, inAnswer(id, 'GetKeyPolicy.Policy')), livePolicy);
};

const aliasesOf = async (id: string, live: LiveContext): Promise<Answer<readonly Resource[]>> => {
  const answer = await live.reader.pages(
    'kms:ListAliases',
    `the aliases of the key ${id}`,
    async (clients, Marker) => {
      const kms = await clients.kms();
      const page = await kms.listAliases({ KeyId: id, ...(Marker && { Marker }) });
      return { items: page.Aliases, next: page.Truncated === true ? page.NextMarker : undefined };
    },
  );
  if (answer.state !== 'read') return answer;
  const aliases = await Promise.all(
    answer.value
      .filter(({ TargetKeyId }) => TargetKeyId === id)
      .map(async ({ AliasName = '' }): Promise<AliasFacts> => {
        const at = inAnswer(AliasName, 'ListAliases.Aliases');
        return {
          id: AliasName,
          at,
          own: await live.own('alias', AliasName),
          name: known(AliasName, at),
          target: known(id, at),
        };
      }),
  );
  return {
    state: 'read',
    value: aliases.map((facts) => ({ kind: 'alias', facts: markFilled('alias', facts, live.filled) })),
  };
};
