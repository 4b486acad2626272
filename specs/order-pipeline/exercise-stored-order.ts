import { isDeepStrictEqual } from 'node:util';
import { attributesOf, type Item } from '../../src/exercise/table.ts';
import type { OrderItem } from './evidence.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Whether an attribute holds what was posted: as it is, as JSON text, or a number as its digits. */
const holds = (stored: unknown, posted: unknown): boolean =>
  isDeepStrictEqual(stored, posted) ||
  (typeof stored === 'string' && typeof posted !== 'string' && isDeepStrictEqual(parsed(stored), posted));

/**
 * An item as evidence of the order that was posted: its fields are attributes of their own, or one attribute holds the
 * whole order, as a map or as JSON text.
 */
export const storedOrder = (item: Item, posted: Readonly<Record<string, unknown>>): OrderItem => {
  const attributes = attributesOf(item);
  const whole = Object.values(attributes).some((value) => holds(value, posted));
  return {
    differing: whole
      ? []
      : Object.entries(posted).flatMap(([name, value]) => (holds(attributes[name], value) ? [] : [name])),
    attributes: Object.keys(attributes).sort(),
  };
};
