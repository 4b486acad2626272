import type { Context } from '../../src/control/control.ts';
import { equals, expectFact, fail, notObservable, pass } from '../../src/control/expect.ts';
import { expectAccess } from '../../src/control/expect-grants.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import { allowsTo, type Access } from '../../src/iam/allows-to.ts';
import { roleCaller, service } from '../../src/iam/caller.ts';
import { grantLacking } from '../../src/iam/grant-lacking.ts';
import { namesKey } from '../../src/resources/key/names.ts';
import { callThroughDynamoDb, isEncryptedByKms, rootMay, usesKey } from '../common/encryption.ts';
import { grantsOfRole, ifThere } from '../common/grants.ts';
import type { DataApi } from './subjects.ts';
import { permissions } from './permissions.ts';
import {
  add,
  denyToAll,
  onlyWhen,
  remove,
  removeResource,
  set,
  sub,
  swapReference,
  together,
  withMfa,
} from './breaks.ts';
import { control, section } from './words.ts';

/** Whether the key's policy lets the function's role use it by way of DynamoDB. */
const roleMay = (action: string, { key, fn }: DataApi, context: Context): Access => {
  const role = valueOf(fn.role);
  return allowsTo(key.policy, {
    caller: roleCaller(role, context.scenario.accountId),
    action,
    resource: key.arn,
    context: { ...callThroughDynamoDb(context), 'aws:PrincipalArn': role },
  });
};

const dynamoDbMay = (action: string, { key }: DataApi, context: Context): Access =>
  allowsTo(key.policy, {
    caller: service('dynamodb.amazonaws.com'),
    action,
    resource: key.arn,
    context: { 'aws:SourceAccount': context.scenario.accountId },
  });

/** The function's own right to the key counts only where the key's policy leaves the decision to the account's IAM. */
const roleIsGranted = (subjects: DataApi, context: Context): boolean => {
  const role = ifThere(() => subjects.role);
  if (role === undefined || rootMay(subjects.key, context).answer !== 'yes') return false;
  const decrypt = {
    action: 'kms:Decrypt',
    resource: need(subjects.key.arn),
    context: callThroughDynamoDb(context),
  };
  return grantLacking(grantsOfRole(role, context.system), [decrypt]).length === 0;
};

/** § 2, Security and encryption. */
export const encryption = section('2', 'Security and encryption', [
  control('DATA-KMS-01', 'the stack has its own KMS key, which the table uses', {
    judge: (subjects, context) => [
      equals(subjects.key.own, true, 'that the stack itself made the key'),
      equals(subjects.key.enabled, true, 'that the key is enabled'),
      usesKey(subjects, context),
    ],
    breaks: [
      set('key', 'Enabled', false),
      set('table', 'SSESpecification.KMSMasterKeyId', 'alias/aws/dynamodb'),
      set('table', 'SSESpecification.KMSMasterKeyId', onlyWhen('Environment', 'prod', 'alias/aws/dynamodb')),
      swapReference('table', 'SSESpecification.KMSMasterKeyId'),
    ],
  }),

  control('DATA-KMS-02', "the key's policy gives this account's root all of kms, unconditionally", {
    judge: (subjects, context) =>
      expectAccess(
        rootMay(subjects.key, context),
        'kms:* for root',
        `all of kms for root of ${context.scenario.accountId}`,
      ),
    breaks: [
      remove('key', 'KeyPolicy.Statement[Sid=AccountAdministersKey]'),
      set('key', 'KeyPolicy.Statement[Sid=AccountAdministersKey].Action', 'kms:Describe*'),
      set(
        'key',
        'KeyPolicy.Statement[Sid=AccountAdministersKey].Principal.AWS',
        'arn:aws:iam::999999999999:root',
      ),
      set('key', 'KeyPolicy.Statement[Sid=AccountAdministersKey].Condition', withMfa),
      add('key', 'KeyPolicy.Statement', denyToAll('kms:ScheduleKeyDeletion')),
    ],
  }),

  control('DATA-KMS-03', 'beside root, it lets DynamoDB use kms:GenerateDataKey and kms:Decrypt', {
    judge: (subjects, context) =>
      ['kms:GenerateDataKey', 'kms:Decrypt'].map((action) => {
        const byItself = dynamoDbMay(action, subjects, context);
        const forCallers = roleMay(action, subjects, context);
        const best = forCallers.answer === 'yes' ? forCallers : byItself;
        return expectAccess(
          best,
          `${action} for DynamoDB`,
          `${action} for dynamodb.amazonaws.com, or for callers through it`,
        );
      }),
    breaks: [
      together(
        'kms:GenerateDataKey for nobody but root',
        set('key', 'KeyPolicy.Statement[Sid=DynamoDBUsesKey].Action', ['kms:Decrypt']),
        set('key', 'KeyPolicy.Statement[Sid=CallersUseKeyThroughDynamoDB].Action', ['kms:Decrypt']),
      ),
      together(
        'kms:Decrypt for nobody but root',
        set('key', 'KeyPolicy.Statement[Sid=DynamoDBUsesKey].Action', ['kms:GenerateDataKey']),
        set('key', 'KeyPolicy.Statement[Sid=CallersUseKeyThroughDynamoDB].Action', ['kms:GenerateDataKey']),
      ),
      together(
        'another service and its callers',
        set('key', 'KeyPolicy.Statement[Sid=DynamoDBUsesKey].Principal.Service', 'sqs.amazonaws.com'),
        set(
          'key',
          'KeyPolicy.Statement[Sid=CallersUseKeyThroughDynamoDB].Condition.StringEquals.kms:ViaService',
          sub('sqs.${AWS::Region}.amazonaws.com'),
        ),
      ),
      add('key', 'KeyPolicy.Statement', denyToAll('kms:Decrypt')),
    ],
  }),

  control('DATA-KMS-04', 'the key rotates automatically', {
    judge: ({ key }) => equals(key.rotation, true, 'that the key rotates'),
    breaks: [
      set('key', 'EnableKeyRotation', false),
      remove('key', 'EnableKeyRotation'),
      set('key', 'EnableKeyRotation', onlyWhen('Environment', 'prod', false)),
    ],
  }),

  control('DATA-KMS-05', 'an alias points at the key', {
    judge: ({ key }, { system }) => {
      const aliases = system.all('alias');
      if (aliases.some(({ target }) => target.known && namesKey(target.value, key, []))) return pass();
      const hidden = aliases.find(({ target }) => !target.known)?.target ?? undefined;
      if (hidden?.known === false) return notObservable(`an alias: ${hidden.reason}`);
      const unreadable = system.unreadable('alias');
      if (unreadable !== undefined) return notObservable(unreadable);
      return fail('no alias points at the key', {
        expected: `an alias of ${valueOf(key.keyId) ?? key.id}`,
        actual: aliases.map(({ target }) => valueOf(target)),
        at: aliases[0]?.at ?? key.at,
      });
    },
    breaks: [removeResource('AWS::KMS::Alias'), swapReference('AWS::KMS::Alias', 'TargetKeyId')],
  }),

  control('DATA-KMS-06', "the function's writes can use the key", {
    ours: true,
    judge: (subjects, context) => {
      const byPolicy = roleMay('kms:Decrypt', subjects, context);
      return byPolicy.answer === 'yes' || roleIsGranted(subjects, context)
        ? pass()
        : expectAccess(
            byPolicy,
            "kms:Decrypt for the function's role",
            'a statement for this account through dynamodb in this region, or for the role',
          );
    },
    breaks: [
      remove('key', 'KeyPolicy.Statement[Sid=CallersUseKeyThroughDynamoDB]'),
      set(
        'key',
        'KeyPolicy.Statement[Sid=CallersUseKeyThroughDynamoDB].Condition.StringEquals.kms:ViaService',
        'dynamodb.amazonaws.com',
      ),
      set(
        'key',
        'KeyPolicy.Statement[Sid=CallersUseKeyThroughDynamoDB].Condition.StringEquals.kms:CallerAccount',
        '999999999999',
      ),
      set(
        'key',
        'KeyPolicy.Statement[Sid=CallersUseKeyThroughDynamoDB].Principal.AWS',
        sub('arn:aws:iam::${AWS::AccountId}:root'),
      ),
    ],
  }),

  control('DATA-SSE-01', 'the table is encrypted at rest with KMS', {
    judge: ({ table }) => isEncryptedByKms(table),
    breaks: [
      set('table', 'SSESpecification.SSEEnabled', false),
      remove('table', 'SSESpecification.KMSMasterKeyId'),
      remove('table', 'SSESpecification'),
    ],
  }),

  control('DATA-SSE-02', 'and by that key', {
    judge: usesKey,
    breaks: [
      set('table', 'SSESpecification.KMSMasterKeyId', 'alias/aws/dynamodb'),
      swapReference('table', 'SSESpecification.KMSMasterKeyId'),
    ],
  }),

  control('DATA-SSE-03', 'to which the template refers by its ARN', {
    template: ({ table }) =>
      expectFact(table.encryption.key, 'how the template names the key', 'its ARN', (named) =>
        /^arn:[^:]+:kms:[^:]*:[^:]*:key\//.test(named ?? ''),
      ),
    breaks: [set('table', 'SSESpecification.KMSMasterKeyId', sub('alias/${AWS::StackName}-data'))],
  }),

  ...permissions,
]);
