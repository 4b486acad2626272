import { need } from '../../src/control/subject.ts';
import { map } from '../../src/facts/fact.ts';
import { marked, tableItems } from '../common/exercise-run.ts';
import type { QuietEvidence } from './evidence.ts';
import { firstPatience } from './exercise-orders.ts';
import type { AtTheEnd } from './exercise-parts.ts';
import { orderKey, orderOf, toldOf, waiting, type Order, type Run } from './exercise-run.ts';
import { postOrders, track } from './exercise-follow-orders.ts';

/** An attribute that no order has. */
const touched = 'stackproofTouched';

/** Sends an order twice, changes an item and deletes another, and then posts one more, whose notification comes after theirs. */
export const exerciseQuiet = async (run: Run): Promise<AtTheEnd<QuietEvidence>> => {
  const [twice, changed, deleted, later] = (['again', 'change', 'delete', 'later'] as const).map((kind) =>
    orderOf(run, kind, 1, { kind }),
  ) as [Order, Order, Order, Order];
  const posted = await postOrders(run, [twice, changed, deleted, twice], 1);
  await track(run, posted, waiting(run, firstPatience));

  const before = toldOf(run);
  await touch(run, changed);
  await remove(run, deleted);
  await track(run, await postOrders(run, [later], 1), waiting(run, firstPatience));
  const items = await tableItems(run);

  return () => {
    const told = toldOf(run);
    // The first notification is that of the new order, even where it comes late.
    const since = ({ orderID }: Order): number =>
      Math.max(0, (told.get(orderID)?.count ?? 0) - Math.max(1, before.get(orderID)?.count ?? 0));
    return map(items, (all) => ({
      twice: {
        answers: posted.filter(({ order }) => order === twice).map(({ answer }) => answer),
        items: marked(all, twice.orderID).length,
        notifications: told.get(twice.orderID)?.count ?? 0,
      },
      afterChange: since(changed),
      afterDeletion: since(deleted),
      laterNotified: told.has(later.orderID),
      exactlyOnce: run.target.name === 'local',
    }));
  };
};

const keyOf = ({ orderID }: Order): { readonly [orderKey]: { readonly S: string } } => ({
  [orderKey]: { S: orderID },
});

/** Changes an item that is there. */
const touch = async ({ target, subjects }: Run, order: Order): Promise<void> => {
  const dynamoDb = await target.clients.dynamoDb();
  try {
    await dynamoDb.updateItem({
      TableName: need(subjects.table.name),
      Key: keyOf(order),
      UpdateExpression: 'SET #touched = :yes',
      ConditionExpression: 'attribute_exists(#key)',
      ExpressionAttributeNames: { '#touched': touched, '#key': orderKey },
      ExpressionAttributeValues: { ':yes': { BOOL: true } },
    });
  } catch (failure) {
    if (!isNoItem(failure)) throw failure;
  }
};

const remove = async ({ target, subjects }: Run, order: Order): Promise<void> => {
  const dynamoDb = await target.clients.dynamoDb();
  try {
    await dynamoDb.deleteItem({ TableName: need(subjects.table.name), Key: keyOf(order) });
  } catch (failure) {
    if (!isNoItem(failure)) throw failure;
  }
};

/** The order never arrived, or the table has another key. */
const isNoItem = (failure: unknown): boolean =>
  failure instanceof Error &&
  ['ConditionalCheckFailedException', 'ValidationException'].includes(failure.name);
