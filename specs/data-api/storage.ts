import { contains, equals, expectFact } from '../../src/control/expect.ts';
import type { KeyAttribute } from '../../src/resources/table/facts.ts';
import { parameterValue, variable } from '../relations.ts';
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
  }),

  control('DATA-TABLE-04', 'it has provisioned capacity: 5 read and 5 write units', {
    judge: ({ table }) => [
      equals(table.billingMode, 'PROVISIONED', "the table's billing mode"),
      equals(table.readCapacity, 5, 'the provisioned read capacity'),
      equals(table.writeCapacity, 5, 'the provisioned write capacity'),
    ],
  }),

  control('DATA-TABLE-05', 'it has an Environment tag, which follows the parameter', {
    judge: ({ table }, { scenario }) =>
      equals(
        variable(table.tags, 'Environment'),
        parameterValue(scenario, 'Environment'),
        'the Environment tag',
      ),
  }),
]);
