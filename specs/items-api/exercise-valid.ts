import { isDeepStrictEqual } from 'node:util';
import { attributesOf, type Item } from '../../src/exercise/table.ts';
import { known, type Fact } from '../../src/facts/fact.ts';
import { postTo, tableItems } from '../common/exercise-run.ts';
import type { StoredItem, ValidEvidence, ValidSubmission } from './evidence.ts';
import { derive, leftBy, type Run } from './exercise-run.ts';
import type { JsonObject } from './schema.ts';

type Dict = Readonly<Record<string, unknown>>;

const isDict = (value: unknown): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** An item's attributes, and what lies in them as maps or as JSON texts. */
const dictsIn = (value: unknown, depth = 0): readonly Dict[] => {
  const own = typeof value === 'string' ? parsed(value) : value;
  if (!isDict(own) || depth > 10) return [];
  return [own, ...Object.values(own).flatMap((inner) => dictsIn(inner, depth + 1))];
};

const isSame = (stored: unknown, sent: unknown): boolean =>
  isDeepStrictEqual(stored, sent) ||
  (typeof stored === 'string' && (stored === String(sent) || isDeepStrictEqual(parsed(stored), sent)));

/** An item as evidence of what a POST left. The client's own id is the function's to replace. */
export const storedItem = (item: Item, sent: JsonObject): StoredItem => {
  const attributes = attributesOf(item);
  const dicts = dictsIn(attributes);
  const { id } = attributes;
  return {
    id: typeof id === 'string' ? id : undefined,
    lacks: Object.entries(sent)
      .filter(([name]) => name !== 'id')
      .filter(([name, value]) => !dicts.some((dict) => isSame(dict[name], value)))
      .map(([name]) => name),
  };
};

/** Posts bodies that fit the model, and looks at what the table holds afterwards. */
export const exerciseValid = async (run: Run): Promise<Fact<ValidEvidence>> => {
  const bodies = derive(run, 'v');
  if (!bodies.known) return bodies;
  const plain = bodies.value.valid;
  const post = postTo(run);
  const before = await tableItems(run);
  if (!before.known) return before;
  const sent = JSON.stringify(plain);
  const answers = [await post(sent), await post(sent)] as const;
  const after = await tableItems(run);
  if (!after.known) return after;
  const twice = {
    sent,
    answers,
    items: leftBy(plain, bodies.value.mark, before.value, after.value).map((item) => storedItem(item, plain)),
  };
  const fractions = derive(run, 'f');
  const fraction = fractions.known ? fractions.value.fraction : undefined;
  const own = derive(run, 'i');
  const clientId = `${run.mark}-own`;
  const withId = own.known ? own.value.withId(clientId) : undefined;
  return known({
    twice,
    fraction: fraction === undefined ? undefined : await submit(run, fraction, `${run.mark}f`),
    ownId:
      withId === undefined ? undefined : { ...(await submit(run, withId, `${run.mark}i`)), id: clientId },
  });
};

const submit = async (run: Run, body: JsonObject, mark: string): Promise<ValidSubmission> => {
  const before = await tableItems(run);
  const sent = JSON.stringify(body);
  const answer = await postTo(run)(sent);
  const after = await tableItems(run);
  const items = before.known && after.known ? leftBy(body, mark, before.value, after.value) : [];
  return { sent, answer, items: items.map((item) => storedItem(item, body)) };
};
