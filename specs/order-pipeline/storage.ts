import { equals, expectFact } from '../../src/control/expect.ts';
import { add, remove, set } from './breaks.ts';
import { names } from './subjects.ts';
import { control, section } from './words.ts';

/** § 2, Creating a DynamoDB table. */
export const storage = section('2', 'Creating a DynamoDB table', [
  control('ORDER-TABLE-01', 'table orders: its partition key is orderID, a string, and it has no sort key', {
    judge: ({ table }) => [
      equals(table.name, names.table, "the table's name"),
      expectFact(
        table.partitionKey,
        "the table's partition key",
        'orderID (S)',
        (key) => key?.name === 'orderID' && key.type === 'S',
        (key) => key && `${key.name} (${key.type})`,
      ),
      expectFact(
        table.sortKey,
        "the table's sort key",
        'none',
        (key) => key === undefined,
        (key) => key && `${key.name} (${key.type})`,
      ),
    ],
    breaks: [
      set('table', 'TableName', 'Orders'),
      remove('table', 'TableName'),
      set('table', 'KeySchema[KeyType=HASH].AttributeName', 'orderId'),
      set('table', 'AttributeDefinitions[AttributeName=orderID].AttributeType', 'N'),
      add('table', 'KeySchema', { AttributeName: 'orderID', KeyType: 'RANGE' }),
    ],
  }),
]);

/** § 5, Enable DynamoDB streams. */
export const streams = section('5', 'Enable DynamoDB streams', [
  control('ORDER-TABLE-02', "the table's stream is on and carries the new image", {
    judge: ({ table }) => [
      expectFact(table.stream.arn, "the table's stream", 'a stream', (arn) => arn !== undefined),
      expectFact(
        table.stream.view,
        'what the stream carries',
        'NEW_IMAGE or NEW_AND_OLD_IMAGES',
        (view) => view === 'NEW_IMAGE' || view === 'NEW_AND_OLD_IMAGES',
      ),
    ],
    breaks: [
      set('table', 'StreamSpecification.StreamViewType', 'KEYS_ONLY'),
      set('table', 'StreamSpecification.StreamViewType', 'OLD_IMAGE'),
      remove('table', 'StreamSpecification'),
    ],
  }),
]);
