import { describe, expect, test } from '@jest/globals';
import { dataApi } from '../../specs/data-api/index.ts';
import type { Spec } from '../../src/control/control.ts';
import { unknown } from '../../src/facts/fact.ts';
import { probe, type LiveJudgement } from '../../src/probe.ts';
import type { Target } from '../../src/target/target.ts';
import { account, fakeClients, outputs, world } from './resources/live/world.ts';

const target = {
  name: 'local',
  description: 'a stack in memory',
  region: 'us-east-1',
  accountId: account,
  clients: fakeClients(world),
  gaps: [],
} as unknown as Target;

const nothingSeen = Object.fromEntries(
  ['posts', 'oversize', 'region', 'otherRegion', 'accessLog', 'alarm', 'url'].map((part) => [
    part,
    unknown('it was not put in motion'),
  ]),
);

/** The data API's spec with an exercise that sees nothing, and says what it left behind. */
const spec = (leftBehind: readonly string[]): Spec => ({
  ...(dataApi as Spec),
  loadExercises: () => Promise.resolve(() => Promise.resolve({ ...nothingSeen, leftBehind })),
});

const probed = (exercise: boolean, leftBehind: readonly string[] = []): Promise<LiveJudgement> =>
  probe(spec(leftBehind), {
    target,
    outputs: new Map(Object.entries(outputs)),
    outputsFile: 'flat-outputs.json',
    exercise,
    signal: new AbortController().signal,
  });

describe('probing a live stack', () => {
  test('judges every control that has a say on it', async () => {
    const { verdicts } = await probed(true);
    const live = dataApi.sections.flatMap(({ controls }) =>
      controls.filter((control) => control.live !== undefined || control.exercise !== undefined),
    );
    expect([...verdicts.keys()]).toEqual(live.map(({ id }) => id));
  });

  test('passes and fails by what the services say', async () => {
    const { verdicts } = await probed(true);
    expect(verdicts.get('DATA-TABLE-02')?.outcome).toBe('pass');
    // The sort key of this table is a number.
    expect(verdicts.get('DATA-TABLE-03')?.outcome).toBe('fail');
  });

  test('what only shows in motion is not observable without an exercise, and no pass', async () => {
    const { verdicts } = await probed(false);
    expect(verdicts.get('DATA-FN-03')).toMatchObject({
      outcome: 'not-observable',
      reason: expect.stringContaining('--exercise') as unknown,
    });
  });

  test('tells what the exercises could not take back, and nothing otherwise', async () => {
    expect((await probed(true, ['an item'])).notices).toEqual(['an exercise left something behind: an item']);
    expect((await probed(true)).notices).toEqual([]);
  });

  test("exercises find Terraform's outputs under a template's names", async () => {
    const seen: (string | undefined)[] = [];
    const watching: Spec = {
      ...spec([]),
      loadExercises: () =>
        Promise.resolve(({ outputs: its }) => {
          seen.push(its.get('DynamoDBTableName'), its.get('Nobody'));
          return Promise.resolve({ ...nothingSeen, leftBehind: [] });
        }),
    };
    const { DynamoDBTableName = '', ...others } = outputs;
    await probe(watching, {
      target,
      outputs: new Map(Object.entries({ ...others, dynamodb_table_name: DynamoDBTableName })),
      outputsFile: 'flat-outputs.json',
      exercise: true,
      signal: new AbortController().signal,
    });
    expect(DynamoDBTableName).toMatch(/./);
    expect(seen).toEqual([DynamoDBTableName, undefined]);
  });

  test('outputs that lead nowhere are an error of the input', async () => {
    const lost = probe(spec([]), {
      target,
      outputs: new Map([['Other', 'x']]),
      outputsFile: 'flat-outputs.json',
      exercise: false,
      signal: new AbortController().signal,
    });
    await expect(lost).rejects.toMatchObject({ exitCode: 2 });
  });
});
