import {
  after,
  all,
  before,
  drop,
  keyStatement,
  resources,
  swap,
  withoutResource,
  type Case,
} from './edits.ts';

const key = 'KMSMasterKeyId: !GetAtt ItemsKey.Arn';
const sse = `        SSEEnabled: true
        SSEType: KMS
        ${key}
`;
const attribute = '        - AttributeName: id\n          AttributeType: S\n';
const hash = '        - AttributeName: id\n          KeyType: HASH\n';
const statement = (principal: string, action = 'kms:*'): string => `          - Effect: Allow
            Principal:
              AWS: ${principal}
            Action: ${action}
            Resource: '*'
`;
const deployer = '!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/deployer';
const otherKey = `  # A key for something else.
  OtherKey:
    Type: AWS::KMS::Key
    Properties:
      Enabled: false`;

/** § 2 with one thing wrong, or right in another way. */
export const storageCases: readonly Case[] = [
  {
    name: 'an id that is a number',
    edit: swap(attribute, attribute.replace('S\n', 'N\n')),
    fails: ['ITEMS-TABLE-01'],
  },
  {
    name: 'a key of another name',
    edit: all(swap(attribute, attribute.replace('id', 'itemId')), swap(hash, hash.replace('id', 'itemId'))),
    fails: ['ITEMS-TABLE-01'],
  },
  {
    name: 'a key that differs in case',
    edit: all(swap(attribute, attribute.replace('id', 'Id')), swap(hash, hash.replace('id', 'Id'))),
    fails: ['ITEMS-TABLE-01'],
  },
  {
    name: 'a sort key beside it',
    edit: all(
      after(attribute, '        - AttributeName: at\n          AttributeType: S\n'),
      after(hash, '        - AttributeName: at\n          KeyType: RANGE\n'),
    ),
    fails: ['ITEMS-TABLE-01'],
  },
  {
    name: 'the id of another table, which the function does not write',
    edit: all(
      swap(attribute, attribute.replace('S\n', 'N\n')),
      resources(`  # Another table.
  OtherTable:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]`),
    ),
    fails: ['ITEMS-TABLE-01'],
  },
  {
    name: 'an index beside it',
    edit: all(
      after(attribute, '        - AttributeName: name\n          AttributeType: S\n'),
      after(
        hash,
        `      GlobalSecondaryIndexes:
        - IndexName: by-name
          KeySchema: [{ AttributeName: name, KeyType: HASH }]
          Projection: { ProjectionType: ALL }
`,
      ),
    ),
    fails: [],
  },
  {
    name: 'a key that is switched off',
    edit: after('      PendingWindowInDays: 30\n', '      Enabled: false\n'),
    fails: ['ITEMS-KMS-01'],
  },
  {
    name: 'a key of another stack',
    edit: all(
      withoutResource('ItemsKey'),
      swap(key, 'KMSMasterKeyId: !ImportValue shared-key'),
      swap('Resource: !GetAtt ItemsKey.Arn', 'Resource: !ImportValue shared-key'),
    ),
    fails: ['ITEMS-TPL-01', 'ITEMS-TPL-02 not-observable', 'ITEMS-KMS-01', 'ITEMS-SSE-01', 'ITEMS-ROLE-04'],
  },
  {
    name: "a policy for another account's root",
    edit: swap(keyStatement, statement('arn:aws:iam::999999999999:root')),
    fails: ['ITEMS-KMS-01', 'ITEMS-ROLE-04'],
  },
  {
    name: 'a policy by which nobody administers the key',
    edit: all(
      swap(
        keyStatement,
        statement(
          '!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root',
          '[kms:Decrypt, kms:GenerateDataKey]',
        ),
      ),
      after('      PendingWindowInDays: 30\n', '      BypassPolicyLockoutSafetyCheck: true\n'),
    ),
    fails: ['ITEMS-KMS-01'],
  },
  {
    name: 'a policy with an administrator and the role, and no root',
    edit: all(
      // A name, since the role's grant refers to the key already.
      before('      # Lambda alone may assume it.\n', '      RoleName: items\n'),
      swap(
        keyStatement,
        statement(deployer) +
          statement(
            '!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/items',
            '[kms:Decrypt, kms:GenerateDataKey]',
          ),
      ),
    ),
    fails: [],
  },
  {
    name: 'a policy with an administrator only, so that the role has its grant for nothing',
    edit: swap(keyStatement, statement(deployer)),
    fails: ['ITEMS-ROLE-04'],
  },
  {
    name: 'the root under a condition',
    edit: after(
      keyStatement,
      "            Condition:\n              Bool: { 'aws:MultiFactorAuthPresent': true }\n",
    ),
    fails: ['ITEMS-KMS-01', 'ITEMS-ROLE-04'],
  },
  {
    name: 'a denial beside the root',
    edit: after(
      keyStatement,
      "          - Effect: Deny\n            Principal: '*'\n            Action: kms:*\n            Resource: '*'\n",
    ),
    fails: ['ITEMS-KMS-01', 'ITEMS-ROLE-04'],
  },
  {
    name: 'root as a bare account id',
    edit: swap('AWS: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root', 'AWS: !Ref AWS::AccountId'),
    fails: [],
  },
  {
    name: 'no encryption of its own',
    edit: drop(`      SSESpecification:\n${sse}`),
    fails: ['ITEMS-SSE-01'],
  },
  {
    name: 'encryption switched off beside a key',
    edit: swap('SSEEnabled: true', 'SSEEnabled: false'),
    fails: ['ITEMS-SSE-01'],
  },
  {
    name: 'a key without encryption',
    edit: drop('        SSEEnabled: true\n        SSEType: KMS\n'),
    fails: ['ITEMS-SSE-01'],
  },
  { name: 'a key without its type', edit: drop('        SSEType: KMS\n'), fails: ['ITEMS-SSE-01'] },
  { name: 'encryption without a key', edit: drop(`        ${key}\n`), fails: ['ITEMS-SSE-01'] },
  { name: "AWS's own key", edit: swap(key, 'KMSMasterKeyId: alias/aws/dynamodb'), fails: ['ITEMS-SSE-01'] },
  { name: 'the key by its id', edit: swap(key, 'KMSMasterKeyId: !Ref ItemsKey'), fails: [] },
  {
    name: 'the key by an alias',
    edit: all(
      swap(key, 'KMSMasterKeyId: !Ref ItemsKeyAlias'),
      resources(`  # A name for the key.
  ItemsKeyAlias:
    Type: AWS::KMS::Alias
    Properties:
      AliasName: alias/items
      TargetKeyId: !Ref ItemsKey`),
    ),
    fails: [],
  },
  {
    name: 'a table under a second key, which is switched off',
    edit: all(resources(otherKey), swap(key, 'KMSMasterKeyId: !GetAtt OtherKey.Arn')),
    fails: ['ITEMS-KMS-01', 'ITEMS-ROLE-04'],
  },
];
