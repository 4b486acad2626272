import {
  after,
  all,
  before,
  conditions,
  drop,
  resources,
  swap,
  withoutResource,
  type Case,
} from './edits.ts';

const secondKey = `  # A key for something else.
  OtherKey:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root
            Action: kms:*
            Resource: '*'`;
const root = 'AWS: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root';
const rootStatement = `              ${root}
            Action: kms:*
            Resource: '*'
`;
const servicePrincipal = `              Service: dynamodb.amazonaws.com
            Action:
              - kms:GenerateDataKey
              - kms:Decrypt
            Resource: '*'
`;
const viaService = 'kms:ViaService: !Sub dynamodb.${AWS::Region}.amazonaws.com';
const callers = "              AWS: '*'\n            Action:";
const deny = (principal: string, action: string): string => `          - Effect: Deny
            Principal:
              ${principal}
            Action: ${action}
            Resource: '*'
`;
const keyArn = 'KMSMasterKeyId: !GetAtt DataKey.Arn';

/** § 2's encryption with one thing wrong. */
export const encryptionCases: readonly Case[] = [
  {
    name: 'a key that is disabled',
    edit: before('      EnableKeyRotation', '      Enabled: false\n'),
    fails: ['DATA-KMS-01'],
  },
  {
    name: 'a key that exists but does not encrypt the table',
    edit: swap(keyArn, 'KMSMasterKeyId: alias/aws/dynamodb'),
    fails: ['DATA-KMS-01', 'DATA-SSE-02', 'DATA-SSE-03'],
  },
  {
    name: "DynamoDB's own KMS key",
    edit: drop(`        ${keyArn}\n`),
    fails: ['DATA-KMS-01', 'DATA-SSE-01', 'DATA-SSE-02', 'DATA-SSE-03'],
  },
  {
    name: 'no encryption with KMS',
    edit: swap('SSEEnabled: true', 'SSEEnabled: false'),
    fails: ['DATA-KMS-01', 'DATA-SSE-01', 'DATA-SSE-02', 'DATA-SSE-03'],
  },
  {
    name: 'no encryption with KMS, as a text',
    edit: swap('SSEEnabled: true', "SSEEnabled: 'false'"),
    fails: ['DATA-KMS-01', 'DATA-SSE-01', 'DATA-SSE-02', 'DATA-SSE-03'],
  },
  {
    name: 'no encryption with KMS in prod',
    edit: all(conditions, swap('SSEEnabled: true', 'SSEEnabled: !If [IsProd, false, true]')),
    fails: ['DATA-KMS-01', 'DATA-SSE-01', 'DATA-SSE-02', 'DATA-SSE-03'],
  },
  {
    name: "AWS's key in prod",
    edit: all(
      conditions,
      swap(keyArn, 'KMSMasterKeyId: !If [IsProd, alias/aws/dynamodb, !GetAtt DataKey.Arn]'),
    ),
    fails: ['DATA-KMS-01', 'DATA-SSE-02', 'DATA-SSE-03'],
  },
  {
    name: "the key's id in place of its ARN",
    edit: swap(keyArn, 'KMSMasterKeyId: !Ref DataKey'),
    fails: ['DATA-SSE-03'],
  },
  {
    name: "the key's alias in place of its ARN",
    edit: swap(keyArn, 'KMSMasterKeyId: !Sub alias/${AWS::StackName}-data'),
    fails: ['DATA-SSE-03'],
  },
  {
    name: 'root of another account',
    edit: swap(rootStatement, rootStatement.replace('${AWS::AccountId}', '999999999999')),
    fails: ['DATA-KMS-02'],
  },
  {
    name: 'root of the account that the template was tried in',
    edit: swap(rootStatement, rootStatement.replace('${AWS::AccountId}', '123456789012')),
    fails: ['DATA-KMS-02'],
  },
  {
    name: 'root under a condition',
    edit: after(
      rootStatement,
      '            Condition:\n              Bool:\n                aws:MultiFactorAuthPresent: true\n',
    ),
    fails: ['DATA-KMS-02'],
  },
  {
    name: 'root with less than all',
    edit: swap('Action: kms:*', 'Action: kms:Describe*'),
    fails: ['DATA-KMS-02'],
  },
  {
    name: 'root, and a Deny beside it',
    edit: after(rootStatement, deny(root, 'kms:ScheduleKeyDeletion')),
    fails: ['DATA-KMS-02'],
  },
  {
    name: 'root as the bare account id',
    edit: swap(rootStatement, rootStatement.replace(root, 'AWS: !Ref AWS::AccountId')),
    fails: [],
  },
  {
    name: 'neither DynamoDB nor its callers may use the key',
    edit: all(
      swap(servicePrincipal, servicePrincipal.replace('dynamodb.', 'sqs.')),
      swap(viaService, 'kms:ViaService: !Sub sqs.${AWS::Region}.amazonaws.com'),
    ),
    fails: ['DATA-KMS-03', 'DATA-KMS-06'],
  },
  {
    name: 'a Deny that takes it back',
    edit: after(servicePrincipal, deny("AWS: '*'", 'kms:Decrypt')),
    fails: ['DATA-KMS-02', 'DATA-KMS-03', 'DATA-KMS-06'],
  },
  { name: 'the service alone', edit: swap(viaService, 'kms:ViaService: x'), fails: ['DATA-KMS-06'] },
  {
    name: 'a regional service principal, and no callers',
    edit: all(
      swap(servicePrincipal, servicePrincipal.replace('dynamodb.', 'dynamodb.us-east-1.')),
      swap(viaService, 'kms:ViaService: x'),
    ),
    fails: ['DATA-KMS-03', 'DATA-KMS-06'],
  },
  {
    name: 'no rotation',
    edit: swap('EnableKeyRotation: true', 'EnableKeyRotation: false'),
    fails: ['DATA-KMS-04'],
  },
  { name: 'rotation not set', edit: drop('      EnableKeyRotation: true\n'), fails: ['DATA-KMS-04'] },
  {
    name: 'rotation in prod only',
    edit: all(conditions, swap('EnableKeyRotation: true', 'EnableKeyRotation: !If [IsProd, true, false]')),
    fails: ['DATA-KMS-04'],
  },
  {
    name: 'rotation as a text',
    edit: swap('EnableKeyRotation: true', "EnableKeyRotation: 'true'"),
    fails: [],
  },
  {
    name: 'an alias of another key',
    edit: all(resources(secondKey), swap('TargetKeyId: !Ref DataKey', 'TargetKeyId: !Ref OtherKey')),
    fails: ['DATA-KMS-05'],
  },
  { name: 'no alias', edit: withoutResource('DataKeyAlias'), fails: ['DATA-KMS-05'] },
  {
    name: 'an alias by ARN',
    edit: swap('TargetKeyId: !Ref DataKey', 'TargetKeyId: !GetAtt DataKey.Arn'),
    fails: [],
  },
  { name: 'a second key beside it', edit: resources(secondKey), fails: [] },
  {
    name: 'callers as root, which gives nobody anything',
    edit: swap(callers, callers.replace("AWS: '*'", root)),
    fails: ['DATA-KMS-06'],
  },
  {
    name: 'ViaService without a region',
    edit: swap(viaService, 'kms:ViaService: dynamodb.amazonaws.com'),
    fails: ['DATA-KMS-06'],
  },
  {
    name: 'ViaService of another region',
    edit: swap(viaService, 'kms:ViaService: dynamodb.us-west-2.amazonaws.com'),
    fails: ['DATA-KMS-06'],
  },
  {
    name: 'callers of another account',
    edit: swap('kms:CallerAccount: !Ref AWS::AccountId', "kms:CallerAccount: '999999999999'"),
    fails: ['DATA-KMS-06'],
  },
];
