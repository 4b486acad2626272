import { valueOf } from '../../src/control/subject.ts';
import { evidenceOf, readPart, settle, type Part } from '../../src/exercise/parts.ts';
import { exerciseAlarm } from '../common/exercise-alarm.ts';
import { exerciseOtherRegion } from '../common/exercise-other-region.ts';
import { itemsLeftBehind, type LiveSystem } from '../common/exercise-run.ts';
import type { ItemsApiEvidence, MalformedEvidence } from './evidence.ts';
import { exerciseLog } from './exercise-log.ts';
import { exerciseMalformed, exerciseOtherTypes } from './exercise-malformed.ts';
import { beginRun, derive, type Run } from './exercise-run.ts';
import { exerciseUrl } from './exercise-url.ts';
import { exerciseValid } from './exercise-valid.ts';

/**
 * Exercises a live items API: posts what its model takes and what it refuses, makes the function fail, and brings home what that
 * left behind. Takes back all that it made (items, a queue, an alarm's state) in every case.
 * @throws the signal's reason when it was aborted, StackproofError when the target is gone. What else goes wrong in a part is thrown by that part when it is read.
 */
export const exerciseItemsApi = async (live: LiveSystem): Promise<ItemsApiEvidence> => {
  const run = beginRun(live);
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  // The alarm has to be watched before anything that may fail; its own invocations must not be among those that are counted.
  const alarm = settle(exerciseAlarm(run, open)).finally(open);
  const otherRegion = settle(exerciseOtherRegion(run));
  await gate;
  // One after the other: some items can only be told by being new.
  const valid = await settle(exerciseValid(run));
  const malformed = await settle(exerciseMalformed(run));
  const otherTypes = await settle(exerciseOtherTypes(run));
  const url = await settle(exerciseUrl(run));
  const parts = {
    valid,
    malformed,
    otherTypes,
    url,
    log: await settle(exerciseLog(run)),
    otherRegion: await otherRegion,
    alarm: await alarm,
  };
  const leftBehind = [...(await itemsLeftBehind(run)), ...unmarkedItems(run, malformed)];
  live.signal?.throwIfAborted();
  for (const part of Object.values<Part<unknown>>(parts)) readPart(part);
  return evidenceOf<Omit<ItemsApiEvidence, 'leftBehind'>>(parts, leftBehind);
};

/** Nobody can be sure whose they are, so nobody may delete them. */
const unmarkedItems = (run: Run, malformed: Part<MalformedEvidence>): readonly string[] => {
  const count = valueOf(readPart(malformed))?.items ?? 0;
  const bodies = readPart(() => derive(run, ''));
  const unmarked = bodies.known && !JSON.stringify(bodies.value.valid).includes(run.mark);
  return [
    ...(count === 0
      ? []
      : [
          `Malformed POSTs seem to have left ${String(count)} item(s) in the table; those that cannot be told are still there.`,
        ]),
    ...(unmarked ? ['The model has no place for a mark: the items of this run are still in the table.'] : []),
  ];
};
