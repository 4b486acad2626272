import { setTimeout as pause } from 'node:timers/promises';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Target } from '../target/target.ts';
import type { Item } from './table.ts';

/** BatchGetItem takes no more at once. */
const perCall = 100;

/** A service that is asked for too much answers with a part: as often as that it is asked for the rest. */
const maxTries = 20;

/**
 * The items of a table whose partition key `keyName` is one of `keys`, by consistent reads; those that are not there are
 * left out. A table with another key has none of them.
 */
export const itemsByKey = async (
  target: Target,
  tableName: string,
  keyName: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Item>> => {
  const dynamoDb = await target.clients.dynamoDb();
  const items = new Map<string, Item>();
  const distinct = [...new Set(keys)];
  for (let from = 0; from < distinct.length; from += perCall) {
    let left: Record<string, AttributeValue>[] = distinct
      .slice(from, from + perCall)
      .map((key) => ({ [keyName]: { S: key } }));
    for (let tries = 0; left.length > 0 && tries < maxTries; tries++) {
      if (tries > 0) await pause(50 * tries);
      try {
        const { Responses: found = {}, UnprocessedKeys: rest = {} } = await dynamoDb.batchGetItem({
          RequestItems: { [tableName]: { Keys: left, ConsistentRead: true } },
        });
        for (const item of found[tableName] ?? []) {
          const key = item[keyName]?.S;
          if (key !== undefined) items.set(key, item);
        }
        left = rest[tableName]?.Keys ?? [];
      } catch (failure) {
        // The table has another key, or one more.
        if (isOtherKey(failure)) return new Map();
        throw failure;
      }
    }
  }
  return items;
};

const isOtherKey = (failure: unknown): boolean =>
  failure instanceof Error &&
  failure.name === 'ValidationException' &&
  /key element|key schema|does not match the schema|number of conditions on the keys/i.test(failure.message);
