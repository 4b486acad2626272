import type { Context } from '../../src/control/control.ts';
import { valueOf } from '../../src/control/subject.ts';
import { allowsTo, type Access } from '../../src/iam/allows-to.ts';
import { accountRoot, roleCaller } from '../../src/iam/caller.ts';
import type { KeyFacts } from '../../src/resources/key/facts.ts';
import type { RoleFacts } from '../../src/resources/role/facts.ts';
import { callThroughDynamoDb } from '../common/encryption.ts';

/** Whether anybody of the account can still change the key's policy: the account itself, or a principal that the policy names. */
export const accountAdministers = ({ policy, arn }: KeyFacts, { scenario }: Context): Access => {
  const { accountId } = scenario;
  const asks = (caller: Parameters<typeof allowsTo>[1]['caller']): Access =>
    allowsTo(policy, { caller, action: 'kms:PutKeyPolicy', resource: arn });
  const byAccount = asks(accountRoot(accountId));
  if (byAccount.answer === 'yes') return byAccount;
  const named = (valueOf(policy)?.statements ?? [])
    .flatMap(({ principals = [] }) => principals.map(({ id }) => valueOf(id)))
    .filter((id) => id !== undefined && new RegExp(`^arn:[^:]+:iam::${accountId}:(?:role|user)/`).test(id));
  return (
    named.map((id) => asks(roleCaller(id, accountId))).find(({ answer }) => answer === 'yes') ?? byAccount
  );
};

/**
 * Whether the key's policy lets a grant of the role take effect: by leaving the decision to the account's IAM policies, or by
 * admitting the role itself.
 */
export const letsGrantCount = (
  action: string,
  { key, role }: { readonly key: KeyFacts; readonly role: RoleFacts },
  context: Context,
): Access => {
  const { accountId } = context.scenario;
  const asks = (caller: Parameters<typeof allowsTo>[1]['caller'], more = {}): Access =>
    allowsTo(key.policy, {
      caller,
      action,
      resource: key.arn,
      context: { ...callThroughDynamoDb(context), ...more },
    });
  const byAccount = asks(accountRoot(accountId));
  if (byAccount.answer === 'yes') return byAccount;
  const arn = valueOf(role.arn);
  const itself = asks(roleCaller(arn, accountId), arn === undefined ? {} : { 'aws:PrincipalArn': arn });
  return itself.answer === 'yes' ? itself : byAccount;
};
