import { describe, expect, test } from '@jest/globals';
import type { KeyFacts } from '../../../../src/resources/key/facts.ts';
import { only, reason, value, values } from './facts.ts';
import { fails, keyArn, keyId, observe, type Answers } from './world.ts';

const keyWhere = async (changed: Answers): Promise<KeyFacts> => only(await observe(changed), 'key');

describe('a key', () => {
  test('its names, its state, its rotation and its policy', async () => {
    const its = await keyWhere({});
    expect(values([its.keyId, its.arn, its.enabled, its.rotation])).toEqual([keyId, keyArn, true, true]);
    expect(value(its.policy).statements[0]?.actions?.map(value)).toEqual(['kms:*']);
    expect(its.rotation.at).toEqual({ resource: keyId, path: 'GetKeyRotationStatus.KeyRotationEnabled' });
  });

  test('one that does not rotate, and that is off', async () => {
    const its = await keyWhere({
      'kms.getKeyRotationStatus': () => ({ KeyRotationEnabled: false }),
      'kms.describeKey': () => ({ KeyMetadata: { KeyId: keyId, Arn: keyArn, KeyState: 'PendingDeletion' } }),
    });
    expect(values([its.enabled, its.rotation])).toEqual([false, false]);
  });

  test('each part that may not be read is unknown', async () => {
    const no = fails('AccessDeniedException');
    const its = await keyWhere({
      'kms.describeKey': no,
      'kms.getKeyRotationStatus': no,
      'kms.getKeyPolicy': no,
    });
    expect(
      [its.arn, its.enabled, its.rotation, its.policy].map((fact) => /needs (.+)\)/.exec(reason(fact))?.[1]),
    ).toEqual(['kms:DescribeKey', 'kms:DescribeKey', 'kms:GetKeyRotationStatus', 'kms:GetKeyPolicy']);
    expect(value(its.keyId)).toBe(keyId);
  });

  test('that is gone is not there', async () => {
    expect((await observe({ 'kms.describeKey': fails('NotFoundException') })).all('key')).toEqual([]);
  });

  test('under two names is one key, asked for once by each name', async () => {
    const calls: [string, Readonly<Record<string, unknown>>][] = [];
    const encrypted = { 'sns.getTopicAttributes': () => ({ Attributes: { KmsMasterKeyId: 'alias/demo' } }) };
    const system = await observe(encrypted, undefined, { calls });
    expect(system.all('key')).toHaveLength(1);
    expect(
      calls
        .filter(([call]) => call === 'kms.describeKey')
        .map(([, { KeyId }]) => KeyId)
        .sort(),
    ).toEqual(['alias/demo', keyArn]);
  });
});

describe("a key's aliases", () => {
  test('of all pages, and of this key only', async () => {
    const system = await observe({
      'kms.listAliases': ({ Marker }) =>
        Marker === undefined
          ? {
              Aliases: [{ AliasName: 'alias/other', TargetKeyId: 'other' }],
              Truncated: true,
              NextMarker: 'm',
            }
          : { Aliases: [{ AliasName: 'alias/b', TargetKeyId: keyId }, { AliasName: 'alias/aws/none' }] },
    });
    const alias = only(system, 'alias');
    expect([alias.id, value(alias.name), value(alias.target), value(alias.own)]).toEqual([
      'alias/b',
      'alias/b',
      keyId,
      false,
    ]);
  });
});
