import { valueOf } from '../../src/control/subject.ts';
import { evidenceOf, readPart, settle, type Part } from '../../src/exercise/parts.ts';
import { exerciseAlarm } from '../common/exercise-alarm.ts';
import { exerciseOtherRegion } from '../common/exercise-other-region.ts';
import { itemsLeftBehind, type LiveSystem } from '../common/exercise-run.ts';
import type { DataApiEvidence, PostsEvidence } from './evidence.ts';
import { exerciseAccessLog } from './exercise-access-log.ts';
import { exerciseOversize } from './exercise-oversize.ts';
import { exercisePosts } from './exercise-posts.ts';
import { exerciseRegion } from './exercise-region.ts';
import { beginRun } from './exercise-run.ts';
import { exerciseUrl } from './exercise-url.ts';

/**
 * Exercises a live data API: posts what is right and what is wrong, makes it fail, and brings home what that left behind.
 * Takes back all that it made (items, a queue, an alarm's state) in every case.
 * @throws the signal's reason when it was aborted, StackproofError when the target is gone. What else goes wrong in a part is thrown by that part when it is read.
 */
export const exerciseDataApi = async (live: LiveSystem): Promise<DataApiEvidence> => {
  const run = beginRun(live);
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  // The alarm has to be watched before anything that may fail: an error that came too early would already have raised it.
  const alarm = settle(exerciseAlarm(run, open)).finally(open);
  const otherRegion = settle(exerciseOtherRegion(run));
  await gate;
  // Alone: an item of an empty body can only be told by being new.
  const posts = await settle(exercisePosts(run));
  const oversize = settle(exerciseOversize(run));
  const url = settle(exerciseUrl(run));
  const accessLog = settle(exerciseAccessLog(run));
  await Promise.all([oversize, url]);
  const region = settle(exerciseRegion(run));
  const parts = {
    posts,
    oversize: await oversize,
    region: await region,
    otherRegion: await otherRegion,
    accessLog: await accessLog,
    alarm: await alarm,
    url: await url,
  };
  const leftBehind = [...(await itemsLeftBehind(run)), ...unmarkedItems(posts)];
  live.signal?.throwIfAborted();
  for (const part of Object.values<Part<unknown>>(parts)) readPart(part);
  return evidenceOf<Omit<DataApiEvidence, 'leftBehind'>>(parts, leftBehind);
};

/** Nobody can be sure whose they are, so nobody may delete them. */
const unmarkedItems = (posts: Part<PostsEvidence>): readonly string[] => {
  const count = valueOf(readPart(posts))?.empty.items.length ?? 0;
  return count === 0
    ? []
    : [`A POST without a body seems to have left ${String(count)} item(s) in the table.`];
};
