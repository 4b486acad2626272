import { after, all, drop, swap, type Case } from '../edits.ts';

const open = (id: string): string => `${id} not-observable`;

const recovery =
  '          PointInTimeRecoverySpecification:\n            PointInTimeRecoveryEnabled: true\n';
const tags =
  '          Tags:\n            - Key: Name\n              Value: !Sub ${EnvironmentSuffix}-user-profiles\n';
const home = `        - Region: !Ref PrimaryRegion\n${recovery}${tags}`;
const away = `        - Region: !Ref SecondaryRegion\n${recovery}${tags}`;
const replicas = `      Replicas:\n${home}${away}`;
const index = `      GlobalSecondaryIndexes:
        - IndexName: email-index
          KeySchema:
            - AttributeName: email
              KeyType: HASH
          Projection:
            ProjectionType: ALL
`;
const expiry = '      TimeToLiveSpecification:\n        AttributeName: expiresAt\n        Enabled: false\n';

const keys: readonly Case[] = [
  {
    name: 'provisioned by default',
    edit: drop('      BillingMode: PAY_PER_REQUEST\n'),
    fails: ['PROF-TABLE-01'],
  },
  {
    name: 'another key',
    edit: all(
      swap(
        '- AttributeName: userId\n          AttributeType',
        '- AttributeName: id\n          AttributeType',
      ),
      swap('- AttributeName: userId\n          KeyType', '- AttributeName: id\n          KeyType'),
    ),
    fails: ['PROF-TABLE-01'],
  },
  {
    name: 'a number as key',
    edit: swap('userId\n          AttributeType: S', 'userId\n          AttributeType: N'),
    fails: ['PROF-TABLE-01'],
  },
  {
    name: 'a sort key',
    edit: after(
      '- AttributeName: userId\n          KeyType: HASH\n',
      '        - AttributeName: email\n          KeyType: RANGE\n',
    ),
    fails: ['PROF-TABLE-01'],
  },
  {
    name: 'a billing mode from elsewhere',
    edit: swap('BillingMode: PAY_PER_REQUEST', 'BillingMode: !ImportValue mode'),
    fails: [open('PROF-TABLE-01')],
  },
];

const indexes: readonly Case[] = [
  { name: 'no index', edit: drop(index), fails: ['PROF-TABLE-02'] },
  {
    name: 'an index of keys only',
    edit: swap('ProjectionType: ALL', 'ProjectionType: KEYS_ONLY'),
    fails: ['PROF-TABLE-02'],
  },
  {
    name: 'an index without a projection',
    edit: drop('          Projection:\n            ProjectionType: ALL\n'),
    fails: ['PROF-TABLE-02'],
  },
  {
    name: 'a local index of that name',
    edit: swap('GlobalSecondaryIndexes:', 'LocalSecondaryIndexes:'),
    fails: ['PROF-TABLE-02'],
  },
  {
    name: 'the index on something else',
    edit: swap(
      '- AttributeName: email\n              KeyType',
      '- AttributeName: userId\n              KeyType',
    ),
    fails: ['PROF-TABLE-02'],
  },
  {
    name: 'an index without a name',
    edit: swap('- IndexName: email-index\n          KeySchema', '- KeySchema'),
    fails: ['PROF-TABLE-02'],
  },
  {
    name: 'an index whose name comes from elsewhere',
    edit: swap('IndexName: email-index', 'IndexName: !ImportValue name'),
    fails: [open('PROF-TABLE-02')],
  },
  {
    name: 'a second index',
    edit: swap(index, index + index.replace(/^.*\n/, '').replace('email-index', 'another')),
    fails: [],
  },
];

const streams: readonly Case[] = [
  {
    name: 'new images only',
    edit: swap('NEW_AND_OLD_IMAGES', 'NEW_IMAGE'),
    fails: ['PROF-TABLE-03'],
  },
  {
    name: 'no stream',
    edit: drop('      StreamSpecification:\n        StreamViewType: NEW_AND_OLD_IMAGES\n'),
    fails: ['PROF-TABLE-03'],
  },
];

const recoveries: readonly Case[] = [
  {
    name: 'recovery in the primary region only',
    edit: swap(away, away.replace(recovery, '')),
    fails: ['PROF-TABLE-04'],
  },
  {
    name: 'recovery in the secondary region only',
    edit: swap(home, home.replace(recovery, '')),
    fails: ['PROF-TABLE-04'],
  },
  {
    name: 'recovery for the table as a whole, which a global table does not know',
    edit: swap(
      replicas,
      `      PointInTimeRecoverySpecification:\n        PointInTimeRecoveryEnabled: true\n${replicas.replaceAll(recovery, '')}`,
    ),
    fails: ['PROF-TABLE-04'],
  },
  {
    name: 'recovery only while traced',
    edit: swap(away, away.replace('Enabled: true', 'Enabled: !If [IsTraced, true, false]')),
    fails: ['PROF-TABLE-04'],
  },
];

const encryption: readonly Case[] = [
  {
    name: "DynamoDB's default encryption",
    edit: drop('      SSESpecification:\n        SSEEnabled: true\n        SSEType: KMS\n'),
    fails: ['PROF-TABLE-05'],
  },
  {
    name: 'KMS, turned off',
    edit: swap('SSEEnabled: true', 'SSEEnabled: false'),
    fails: ['PROF-TABLE-05'],
  },
  { name: 'KMS by default', edit: drop('        SSEType: KMS\n'), fails: [] },
  {
    name: 'keys of its own, one a region',
    edit: all(
      swap(home, `${home}          ReplicaSSESpecification: {KMSMasterKeyId: alias/here}\n`),
      swap(away, `${away}          ReplicaSSESpecification: {KMSMasterKeyId: alias/there}\n`),
    ),
    fails: [],
  },
];

/** A table of one region, with what its replica says here. */
const inOneRegion = all(
  swap('Type: AWS::DynamoDB::GlobalTable', 'Type: AWS::DynamoDB::Table'),
  swap(replicas, '      PointInTimeRecoverySpecification:\n        PointInTimeRecoveryEnabled: true\n'),
);

const regions: readonly Case[] = [
  { name: 'a table of one region', edit: inOneRegion, fails: ['PROF-TABLE-06'] },
  {
    name: 'a table of one region, with replicas that such a table does not have',
    edit: all(
      swap('Type: AWS::DynamoDB::GlobalTable', 'Type: AWS::DynamoDB::Table'),
      swap(
        replicas,
        `      PointInTimeRecoverySpecification:\n        PointInTimeRecoveryEnabled: true\n${replicas}`,
      ),
    ),
    fails: ['PROF-TABLE-06'],
  },
  { name: 'one replica', edit: drop(away), fails: ['PROF-TABLE-06'] },
  { name: 'no replica at home', edit: drop(home), fails: ['PROF-TABLE-06'] },
  {
    name: 'both replicas in one region',
    edit: swap('Region: !Ref SecondaryRegion', 'Region: !Ref PrimaryRegion'),
    fails: ['PROF-TABLE-06'],
  },
  {
    name: 'both replicas in one region, by another name',
    edit: swap('Region: !Ref SecondaryRegion', 'Region: !Ref AWS::Region'),
    fails: ['PROF-TABLE-06'],
  },
  {
    name: 'a replica that does not follow its parameter',
    edit: swap('Region: !Ref SecondaryRegion', 'Region: us-west-2'),
    fails: ['PROF-TABLE-06'],
  },
  {
    name: 'no parameters for the regions',
    edit: all(
      (text) => text.replace(/ {2}PrimaryRegion:\n( {4}.*\n)+ {2}SecondaryRegion:\n( {4}.*\n)+/, ''),
      (text) => text.replace(/Rules:\n {2}InThePrimaryRegion:\n[^]*?( {2}ADomainIsGiven:)/, 'Rules:\n$1'),
      (text) =>
        text.replaceAll('!Ref PrimaryRegion', 'us-east-1').replaceAll('!Ref SecondaryRegion', 'us-west-2'),
    ),
    fails: [],
  },
  {
    name: 'the region of the stack for the primary one',
    edit: swap('- Region: !Ref PrimaryRegion', '- Region: !Ref AWS::Region'),
    fails: [],
  },
  {
    name: 'a third replica',
    edit: swap(away, away + away.replace('!Ref SecondaryRegion', 'ap-south-1')),
    fails: ['PROF-TABLE-06'],
  },
  {
    name: 'one replica twice',
    edit: swap(away, away + away),
    fails: ['PROF-TABLE-06'],
  },
  {
    name: 'a replica nowhere',
    edit: swap(away, away.replace('Region: !Ref SecondaryRegion\n          Point', 'Point')),
    fails: ['PROF-TABLE-06'],
  },
  {
    name: 'a replica in a region that is not known',
    edit: swap('Region: !Ref SecondaryRegion', 'Region: !ImportValue region'),
    fails: [open('PROF-TABLE-06')],
  },
];

const expiries: readonly Case[] = [
  {
    name: 'items expire',
    edit: swap(
      'AttributeName: expiresAt\n        Enabled: false',
      'AttributeName: expiresAt\n        Enabled: true',
    ),
    fails: ['PROF-TABLE-08'],
  },
  {
    name: 'another attribute',
    edit: swap('AttributeName: expiresAt', 'AttributeName: ttl'),
    fails: ['PROF-TABLE-08'],
  },
  { name: 'nothing is said of expiry, which is off', edit: drop(expiry), fails: [] },
];

/** Templates with one thing wrong with their table. */
export const tableCases: readonly Case[] = [
  ...keys,
  ...indexes,
  ...streams,
  ...recoveries,
  ...encryption,
  ...regions,
  ...expiries,
];
