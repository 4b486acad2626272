import type { Context } from '../../src/control/control.ts';
import { equals, expectFact } from '../../src/control/expect.ts';
import { valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { allowsTo, type Access } from '../../src/iam/allows-to.ts';
import { accountRoot } from '../../src/iam/caller.ts';
import type { KeyFacts } from '../../src/resources/key/facts.ts';
import { namesKey } from '../../src/resources/key/names.ts';
import type { TableFacts } from '../../src/resources/table/facts.ts';

/** A table and the key that encrypts it. */
export interface Encrypted {
  readonly table: TableFacts;
  readonly key: KeyFacts;
}

/** The table uses the key, by whichever of its names. */
export const usesKey = ({ table, key }: Encrypted, { system }: Context): Check =>
  expectFact(
    table.encryption.key,
    'the key that encrypts the table',
    valueOf(key.arn) ?? key.id,
    (named) => named !== undefined && namesKey(named, key, system.all('alias')),
    (named) => named ?? 'one of AWS',
  );

/** The table is encrypted by KMS, with a key that it names. */
export const isEncryptedByKms = ({ encryption }: TableFacts): readonly Check[] => [
  equals(encryption.type, 'KMS', "the table's encryption"),
  expectFact(encryption.key, 'its KMS key', 'a key that is named', (named) => named !== undefined),
];

/** Whether the key's policy gives the account's root all of kms: then, and only then, the account's IAM policies decide too. */
export const rootMay = (key: KeyFacts, { scenario }: Context): Access =>
  allowsTo(key.policy, { caller: accountRoot(scenario.accountId), action: 'kms:*', resource: key.arn });

/** What is known of a call of KMS that DynamoDB makes for one of this account's callers in this region. */
export const callThroughDynamoDb = ({ scenario }: Context): Record<string, string> => ({
  'kms:CallerAccount': scenario.accountId,
  'kms:ViaService': `dynamodb.${scenario.region}.amazonaws.com`,
  'aws:PrincipalAccount': scenario.accountId,
  'aws:SourceAccount': scenario.accountId,
});
