import { isDeepStrictEqual } from 'node:util';
import { need } from '../../src/control/subject.ts';
import { poll } from '../../src/exercise/poll.ts';
import type { Item } from '../../src/exercise/table.ts';
import { known, type Fact } from '../../src/facts/fact.ts';
import type { Target } from '../../src/target/target.ts';
import { patiently } from '../common/exercise-run.ts';
import type { Crossing, RegionsEvidence, TableInRegion } from './evidence.ts';
import { profileOf, type Run } from './exercise-run.ts';

/** A replica has a write within a second as a rule. */
const patience = {
  local: { timeoutMs: 3000, intervalMs: 50 },
  aws: { timeoutMs: 60_000, intervalMs: 500 },
} as const;

/** The specification's second region, where the outputs name none. */
const usualSecond = 'us-west-2';

/** Writes an item in each of the two regions, and looks for it in the other, past the API. */
export const exerciseRegions = async (run: Run): Promise<Fact<RegionsEvidence>> => {
  const { target, subjects, outputs } = run;
  const name = need(subjects.table.name);
  const second = target.inRegion(outputs.get('SecondaryRegion') ?? usualSecond);
  const tables = [await tableIn(target, name), await tableIn(second, name)];
  const crossings: Crossing[] = [];
  if (tables.every(({ arn }) => arn !== undefined))
    for (const [from, to] of [
      [target, second],
      [second, target],
    ] as const)
      crossings.push(await cross(run, name, from, to));
  return known({ tables, crossings });
};

const tableIn = async ({ clients, region }: Target, TableName: string): Promise<TableInRegion> => {
  try {
    const { Table: table } = await (await clients.dynamoDb()).describeTable({ TableName });
    return { region, arn: table?.TableArn };
  } catch (failure) {
    if (failure instanceof Error && failure.name === 'ResourceNotFoundException')
      return { region, arn: undefined };
    throw failure;
  }
};

const cross = async (run: Run, TableName: string, from: Target, to: Target): Promise<Crossing> => {
  const userId = { S: `${run.mark}-from-${from.region}` };
  const { email, name } = profileOf(run, `from-${from.region}`);
  const Item: Item = { userId, email: { S: email }, name: { S: name } };
  run.signal?.throwIfAborted();
  const here = await from.clients.dynamoDb();
  // Where it was written: it may never have come to where the other items are looked for.
  run.undo.later(`The item ${userId.S} of ${TableName} in ${from.region}`, () =>
    here.deleteItem({ TableName, Key: { userId } }),
  );
  await here.putItem({ TableName, Item });
  const there = await to.clients.dynamoDb();
  const found = await poll(
    'item in the other region',
    patiently(run, patience[run.target.name]),
    async () => {
      const { Item: item } = await there.getItem({ TableName, Key: { userId } });
      return item !== undefined && isDeepStrictEqual({ ...item }, Item) ? true : undefined;
    },
    run.signal,
  );
  return { from: from.region, to: to.region, arrived: found.seen, waitedMs: found.waitedMs };
};
