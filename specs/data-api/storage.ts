import { contains, equals, expectFact } from '../../src/control/expect.ts';
import type { KeyAttribute } from '../../src/resources/table/facts.ts';
import { parameterValue, variable } from '../common/relations.ts';
import { onlyWhen, ref, remove, set } from './breaks.ts';
import { control, section } from './words.ts';

const showKey = (key: KeyAttribute | undefined): unknown => key && `${key.name} (${key.type})`;

/** § 3, Data storage. */
export const storage = section('3', 'Data storage', [
  control('DATA-TABLE-01', "the table's name derives from the stack's name", {
    judge: ({ table }, { scenario }) => [
      contains(table.name, scenario.stackName, "the table's name"),
      // The stack's id holds its name too, and is none that a table can have.
      expectFact(table.name, "the table's name", 'a name that DynamoDB takes', (name) =>
        /^[A-Za-z0-9_.-]{3,255}$/.test(name),
      ),
    ],
    breaks: [set('table', 'TableName', 'data'), set('table', 'TableName', ref('AWS::StackId'))],
  }),

  control('DATA-TABLE-02', 'its partition key is id, a string', {
    judge: ({ table }) =>
      expectFact(
        table.partitionKey,
        "the table's partition key",
        'id (S)',
        (key) => key?.name === 'id' && key.type === 'S',
        showKey,
      ),
    breaks: [
      set('table', 'KeySchema[KeyType=HASH].AttributeName', 'timestamp'),
      set('table', 'AttributeDefinitions[AttributeName=id].AttributeType', 'N'),
    ],
  }),

  control('DATA-TABLE-03', 'its sort key is timestamp, a string', {
    judge: ({ table }) =>
      expectFact(
        table.sortKey,
        "the table's sort key",
        'timestamp (S)',
        (key) => key?.name === 'timestamp' && key.type === 'S',
        showKey,
      ),
    breaks: [
      remove('table', 'KeySchema[KeyType=RANGE]'),
      set('table', 'AttributeDefinitions[AttributeName=timestamp].AttributeType', 'N'),
      set('table', 'KeySchema[KeyType=RANGE]', onlyWhen('Environment', 'prod', ref('AWS::NoValue'))),
    ],
  }),

  control('DATA-TABLE-04', 'it has provisioned capacity: 5 read and 5 write units', {
    judge: ({ table }) => [
      equals(table.billingMode, 'PROVISIONED', "the table's billing mode"),
      equals(table.readCapacity, 5, 'the provisioned read capacity'),
      equals(table.writeCapacity, 5, 'the provisioned write capacity'),
    ],
    breaks: [
      set('table', 'BillingMode', 'PAY_PER_REQUEST'),
      set('table', 'ProvisionedThroughput.ReadCapacityUnits', 6),
      set('table', 'ProvisionedThroughput.WriteCapacityUnits', 1),
      set('table', 'ProvisionedThroughput.ReadCapacityUnits', onlyWhen('Environment', 'prod', 50)),
    ],
  }),

  control('DATA-TABLE-05', 'it has an Environment tag, which follows the parameter', {
    judge: ({ table }, { scenario }) =>
      equals(
        variable(table.tags, 'Environment'),
        parameterValue(scenario, 'Environment'),
        'the Environment tag',
      ),
    breaks: [
      set('table', 'Tags[Key=Environment].Value', 'dev'),
      set('table', 'Tags[Key=Environment].Key', 'environment'),
      remove('table', 'Tags'),
    ],
  }),
]);
