import { equals, expectFact } from '../../src/control/expect.ts';
import { expectAccess } from '../../src/control/expect-grants.ts';
import type { KeyAttribute } from '../../src/resources/table/facts.ts';
import { isEncryptedByKms, usesKey } from '../common/encryption.ts';
import { accountAdministers } from './key-policy.ts';
import { add, denyToAll, remove, set, withMfa } from './breaks.ts';
import { control, section } from './words.ts';

const showKey = (key: KeyAttribute | undefined): unknown => key && `${key.name} (${key.type})`;

/** § 2, Backend data store (DynamoDB). */
export const storage = section('2', 'Backend data store', [
  control('ITEMS-TABLE-01', 'the table that the function writes has the key id, a string, and no other', {
    judge: ({ table }) => [
      expectFact(
        table.partitionKey,
        "the table's partition key",
        'id (S)',
        (key) => key?.name === 'id' && key.type === 'S',
        showKey,
      ),
      expectFact(table.sortKey, "the table's sort key", 'none', (key) => key === undefined, showKey),
    ],
    breaks: [
      set('table', 'AttributeDefinitions[AttributeName=id].AttributeType', 'N'),
      add('table', 'KeySchema', { AttributeName: 'at', KeyType: 'RANGE' }),
    ],
  }),

  control('ITEMS-KMS-01', 'the stack has its own KMS key, which is enabled and locks nobody out', {
    judge: ({ key }, context) => [
      equals(key.own, true, 'that the stack itself made the key'),
      equals(key.enabled, true, 'that the key is enabled'),
      expectAccess(
        accountAdministers(key, context),
        'kms:PutKeyPolicy for anybody of the account',
        'a statement that lets the account, or one of its principals, change the policy',
      ),
    ],
    breaks: [
      set('key', 'Enabled', false),
      set(
        'key',
        'KeyPolicy.Statement[Sid=AccountAdministersKey].Principal.AWS',
        'arn:aws:iam::999999999999:root',
      ),
      set('key', 'KeyPolicy.Statement[Sid=AccountAdministersKey].Action', 'kms:Describe*'),
      set('key', 'KeyPolicy.Statement[Sid=AccountAdministersKey].Condition', withMfa),
      add('key', 'KeyPolicy.Statement', denyToAll('kms:*')),
    ],
  }),

  control('ITEMS-SSE-01', 'the table is encrypted at rest with KMS, by that key', {
    judge: (subjects, context) => [...isEncryptedByKms(subjects.table), usesKey(subjects, context)],
    breaks: [
      set('table', 'SSESpecification.SSEEnabled', false),
      remove('table', 'SSESpecification'),
      remove('table', 'SSESpecification.KMSMasterKeyId'),
      set('table', 'SSESpecification.KMSMasterKeyId', 'alias/aws/dynamodb'),
    ],
  }),
]);
