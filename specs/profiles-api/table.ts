import { map } from '../../src/facts/fact.ts';
import { equals, expectFact, fail, notObservable } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Context } from '../../src/control/control.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { KeyAttribute, TableFacts } from '../../src/resources/table/facts.ts';
import { texts } from '../common/members.ts';
import { add, hcl, ref, remove, set } from './breaks.ts';
import { followed } from './followed.ts';
import { readsInOtherRegion } from './in-motion.ts';
import { control, section } from './words.ts';

const type = 'AWS::DynamoDB::GlobalTable';
const index = 'GlobalSecondaryIndexes[IndexName=email-index]';
const hclTable = 'aws_dynamodb_table.profiles';

const showKey = (key: KeyAttribute | undefined): unknown => key && `${key.name} (${key.type})`;

type Keyed = Pick<TableFacts, 'partitionKey' | 'sortKey'>;

/** Its one key is that attribute, a string. */
const hasKey = ({ partitionKey, sortKey }: Keyed, name: string, whose: string): readonly Check[] => [
  expectFact(
    partitionKey,
    `${whose} partition key`,
    `${name} (S)`,
    (key) => key?.name === name && key.type === 'S',
    showKey,
  ),
  expectFact(sortKey, `${whose} sort key`, 'none', (key) => key === undefined, showKey),
];

/** The index on e-mail addresses is there, and holds whole items. */
const isIndexed = ({ indexes }: TableFacts): readonly Check[] => {
  const all = need(indexes);
  const found = all.find(({ name }) => valueOf(name) === 'email-index');
  if (found === undefined) {
    const hidden = all.map(({ name }) => name).find(({ known }) => !known);
    if (hidden?.known === false) return [notObservable(`an index's name: ${hidden.reason}`)];
    const names = all.map(({ name }) => valueOf(name));
    return [
      fail('the table has no index email-index', {
        expected: 'email-index',
        actual: names,
        at: indexes.at,
      }),
    ];
  }
  return [
    ...hasKey(found, 'email', "the index's"),
    equals(found.projection, 'ALL', "the index's projection"),
  ];
};

/** Of a global table each replica by itself, else the table. */
const isRecoverable = ({ replicas, recovery }: TableFacts): readonly Check[] => {
  const all = need(replicas);
  const on = 'that the table can be restored to any point in time';
  return all.length === 0
    ? [equals(recovery, true, on)]
    : all.map((each) => equals(each.recovery, true, `${on} in ${valueOf(each.region) ?? 'a region'}`));
};

/** The table is in these two regions, once each, and in no other. */
const isGlobal = ({ replicas }: TableFacts, context: Context): readonly Check[] => {
  const wanted = [
    followed(context, 'PrimaryRegion', 'us-east-1'),
    followed(context, 'SecondaryRegion', 'us-west-2'),
  ];
  const regions = texts(map(replicas, (all) => all.map(({ region }) => region)));
  return [
    ...wanted.map((region) =>
      expectFact(
        regions,
        "the regions of the table's replicas",
        `one in ${region}`,
        (all) => all.filter((each) => each === region).length === 1,
      ),
    ),
    expectFact(regions, "the regions of the table's replicas", `none but ${wanted.join(' and ')}`, (all) =>
      all.every((each) => wanted.includes(each)),
    ),
  ];
};

/** The table. */
export const table = section('-', 'The table', [
  control('PROF-TABLE-01', 'the table is on demand; its one key is userId, a string', {
    judge: (its) => [
      equals(its.table.billingMode, 'PAY_PER_REQUEST', "the table's billing mode"),
      ...hasKey(its.table, 'userId', "the table's"),
    ],
    breaks: [
      // Provisioned is the default.
      remove(type, 'BillingMode'),
      set(type, 'BillingMode', 'PROVISIONED'),
      set(type, 'KeySchema[KeyType=HASH].AttributeName', 'email'),
      set(type, 'AttributeDefinitions[AttributeName=userId].AttributeType', 'N'),
      add(type, 'KeySchema', { AttributeName: 'email', KeyType: 'RANGE' }),
    ],
    breaksTerraform: [
      hcl.remove(hclTable, 'billing_mode'),
      hcl.set(hclTable, 'hash_key', '"email"'),
      hcl.set(hclTable, 'attribute[name=userId].type', '"B"'),
      hcl.set(hclTable, 'range_key', '"email"'),
    ],
  }),

  control('PROF-TABLE-02', 'its index email-index, on email, has all attributes', {
    judge: (its) => isIndexed(its.table),
    breaks: [
      remove(type, 'GlobalSecondaryIndexes'),
      set(type, `${index}.IndexName`, 'by-email'),
      set(type, `${index}.KeySchema[KeyType=HASH].AttributeName`, 'userId'),
      set(type, 'AttributeDefinitions[AttributeName=email].AttributeType', 'B'),
      add(type, `${index}.KeySchema`, { AttributeName: 'userId', KeyType: 'RANGE' }),
      set(type, `${index}.Projection.ProjectionType`, 'KEYS_ONLY'),
    ],
    breaksTerraform: [
      hcl.remove(hclTable, 'global_secondary_index'),
      hcl.set(hclTable, 'global_secondary_index.name', '"by-email"'),
      hcl.set(hclTable, 'global_secondary_index.hash_key', '"userId"'),
      hcl.set(hclTable, 'global_secondary_index.range_key', '"userId"'),
      hcl.set(hclTable, 'global_secondary_index.projection_type', '"INCLUDE"'),
    ],
  }),

  control('PROF-TABLE-03', 'its stream carries new and old images', {
    judge: (its) => equals(its.table.stream.view, 'NEW_AND_OLD_IMAGES', "what the table's stream carries"),
    breaks: [
      set(type, 'StreamSpecification.StreamViewType', 'NEW_IMAGE'),
      remove(type, 'StreamSpecification'),
    ],
    breaksTerraform: [
      hcl.set(hclTable, 'stream_view_type', '"OLD_IMAGE"'),
      hcl.set(hclTable, 'stream_enabled', 'false'),
    ],
  }),

  control('PROF-TABLE-04', 'it can be restored to any point in time, in every region that it is in', {
    judge: (its) => isRecoverable(its.table),
    breaks: [
      set(type, 'Replicas[0].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', false),
      remove(type, 'Replicas[1].PointInTimeRecoverySpecification'),
    ],
    breaksTerraform: [
      hcl.remove(hclTable, 'point_in_time_recovery'),
      hcl.set(hclTable, 'point_in_time_recovery.enabled', 'false'),
      hcl.remove(hclTable, 'replica.point_in_time_recovery'),
    ],
  }),

  control('PROF-TABLE-05', "it is encrypted by KMS, with AWS's key or another", {
    judge: (its) => equals(its.table.encryption.type, 'KMS', "the table's encryption"),
    breaks: [
      remove(type, 'SSESpecification'),
      set(type, 'SSESpecification.SSEEnabled', false),
      remove(type, 'SSESpecification.SSEEnabled'),
    ],
    breaksTerraform: [
      hcl.remove(hclTable, 'server_side_encryption'),
      hcl.set(hclTable, 'server_side_encryption.enabled', 'false'),
    ],
  }),

  control('PROF-TABLE-06', 'it is a global table, in the primary and in the secondary region', {
    judge: (its, context) => isGlobal(its.table, context),
    breaks: [
      remove(type, 'Replicas[0]'),
      remove(type, 'Replicas[1]'),
      set(type, 'Replicas[1].Region', ref('PrimaryRegion')),
      set(type, 'Replicas[1].Region', 'us-west-2'),
      add(type, 'Replicas', { Region: 'ap-south-1' }),
    ],
    breaksTerraform: [
      hcl.remove(hclTable, 'replica'),
      hcl.set(hclTable, 'replica.region_name', 'var.primary_region'),
      hcl.set(hclTable, 'replica.region_name', '"us-west-2"'),
      hcl.add(hclTable, '', 'replica {\n    region_name = "ap-south-1"\n  }'),
    ],
  }),

  control('PROF-TABLE-07', 'what is written in one region can be read in the other', {
    exercise: readsInOtherRegion,
    breaksInMotion: [remove(type, 'Replicas[1]')],
  }),

  control('PROF-TABLE-08', 'items do not expire: time to live (expiresAt) is off', {
    judge: (its) => [
      equals(its.table.expiry.enabled, false, 'that items expire'),
      expectFact(
        its.table.expiry.attribute,
        'the attribute that would say when an item expires',
        'expiresAt',
        (name) => name === undefined || name === 'expiresAt',
      ),
    ],
    breaks: [
      set(type, 'TimeToLiveSpecification.Enabled', true),
      set(type, 'TimeToLiveSpecification.AttributeName', 'createdAt'),
    ],
    breaksTerraform: [
      hcl.set(hclTable, 'ttl.enabled', 'true'),
      hcl.set(hclTable, 'ttl.attribute_name', '"createdAt"'),
    ],
  }),
]);
