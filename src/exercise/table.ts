import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unknown, known, type Fact } from '../facts/fact.ts';
import type { Target } from '../target/target.ts';
import type { Patience } from './poll.ts';

/** An item as DynamoDB gives it. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** A scan of a megabyte a page; a table that is larger is not one that an exercise may read whole. */
const maxPages = 25;

/**
 * All items of a table, read consistently; unknown when the table is too large for that.
 * @param timeLimitMs a table of few read units can take long over its pages.
 */
export const itemsOf = async (
  target: Target,
  tableName: string,
  timeLimitMs: Patience['timeoutMs'] = 30_000,
): Promise<Fact<readonly Item[]>> => {
  const dynamoDb = await target.clients.dynamoDb();
  const started = performance.now();
  const items: Item[] = [];
  let from: Record<string, AttributeValue> | undefined;
  for (let page = 0; page < maxPages && performance.now() - started < timeLimitMs; page++) {
    const answer = await dynamoDb.scan({
      TableName: tableName,
      ConsistentRead: true,
      ...(from === undefined ? {} : { ExclusiveStartKey: from }),
    });
    items.push(...(answer.Items ?? []));
    from = answer.LastEvaluatedKey;
    if (from === undefined) return known(items);
  }
  return unknown(`the table ${tableName} holds too much to look for a request's item in it`);
};

/** Deletes items by their keys. */
export const deleteItems = async (
  target: Target,
  tableName: string,
  items: readonly Item[],
): Promise<void> => {
  if (items.length === 0) return;
  const dynamoDb = await target.clients.dynamoDb();
  const { Table: table } = await dynamoDb.describeTable({ TableName: tableName });
  const keyNames = (table?.KeySchema ?? []).map(({ AttributeName: name = '' }) => name);
  await Promise.all(
    items.map((item) =>
      dynamoDb.deleteItem({
        TableName: tableName,
        Key: Object.fromEntries(keyNames.flatMap((name) => (item[name] ? [[name, item[name]]] : []))),
      }),
    ),
  );
};

/** The ARN of the key that encrypts a table; undefined when it is one of AWS's own. */
export const tableKey = async (target: Target, tableName: string): Promise<string | undefined> => {
  const dynamoDb = await target.clients.dynamoDb();
  const { Table: table } = await dynamoDb.describeTable({ TableName: tableName });
  return table?.SSEDescription?.SSEType === 'KMS' ? table.SSEDescription.KMSMasterKeyArn : undefined;
};

/** An item in JSON's terms. */
export const attributesOf = (item: Item): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));

/** What an attribute is in JSON's terms: numbers that a double cannot hold stay text, bytes are read as UTF-8. */
export const plain = (value: AttributeValue): unknown => {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return plainNumber(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL !== undefined) return null;
  if (value.L !== undefined) return value.L.map(plain);
  if (value.M !== undefined)
    return Object.fromEntries(Object.entries(value.M).map(([name, inner]) => [name, plain(inner)]));
  if (value.B !== undefined) return Buffer.from(value.B).toString('utf8');
  return (
    value.SS ?? value.NS?.map(plainNumber) ?? value.BS?.map((bytes) => Buffer.from(bytes).toString('utf8'))
  );
};

const plainNumber = (text: string): unknown => {
  const number = Number(text);
  return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number))
    ? number
    : text;
};
