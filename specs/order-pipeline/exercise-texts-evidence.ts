import type { Part } from '../../src/exercise/parts.ts';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import type { FollowedOrder, OrdersEvidence, SentText, TextsEvidence } from './evidence.ts';
import { meaningfulOrders } from './exercise-orders.ts';
import type { QueueExercise } from './exercise-queue.ts';

/** How texts arrive that have a meaning to those who carry them: in orders, by their items, and as they are, by dead letters. */
export const textsEvidence =
  (orders: Part<OrdersEvidence>, queue: Part<QueueExercise>): Part<TextsEvidence> =>
  (): Fact<TextsEvidence> => {
    const inOrders = orders();
    if (!inOrders.known) return inOrders;
    const asTheyAre = queue();
    const texts = [
      ...inOrders.value.followed.flatMap(inOrder),
      ...(asTheyAre.known ? asTheyAre.value.texts : []),
    ];
    return texts.length === 0 ? unknown('no text was sent') : known({ texts });
  };

const inOrder = ({ orderID, answer, item }: FollowedOrder): readonly SentText[] => {
  const found = meaningfulOrders.find(({ name }) => orderID.includes(name));
  if (found === undefined) return [];
  const arrived =
    item === undefined || item.differing.length === 0
      ? item && 'as it was sent'
      : `an order whose ${item.differing.join(', ')} differ`;
  return [{ what: found.what, answer, seenIn: 'table', arrived, smuggled: [] }];
};
