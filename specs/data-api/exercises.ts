import { Unobservable, valueOf } from '../../src/control/subject.ts';
import { StackproofError } from '../../src/errors.ts';
import { NoAnswer } from '../../src/exercise/http.ts';
import { unknown, type Fact } from '../../src/facts/fact.ts';
import type { DataApiEvidence, PostsEvidence } from './evidence.ts';
import { exerciseAccessLog } from './exercise-access-log.ts';
import { exerciseAlarm } from './exercise-alarm.ts';
import { exerciseOtherRegion } from './exercise-other-region.ts';
import { exerciseOversize } from './exercise-oversize.ts';
import { exercisePosts } from './exercise-posts.ts';
import { exerciseRegion } from './exercise-region.ts';
import { beginRun, removeItems, type LiveDataApi, type Run } from './exercise-run.ts';
import { exerciseUrl } from './exercise-url.ts';

/** What a part's exercise came to, read when a judgement asks for it: its evidence, or what it threw. */
type Part<T> = () => Fact<T>;

/** An error that a service answered with: it says why something cannot be seen, and is no defect of ours. */
const isServiceError = (thrown: unknown): thrown is Error => thrown instanceof Error && '$metadata' in thrown;

type Parts = { readonly [K in Exclude<keyof DataApiEvidence, 'leftBehind'>]: () => DataApiEvidence[K] };

const settle = async <T>(exercise: Promise<Fact<T>>): Promise<Part<T>> => {
  try {
    const fact = await exercise;
    return () => fact;
  } catch (thrown) {
    if (isServiceError(thrown)) return () => unknown(`${thrown.name}: ${thrown.message}`);
    if (thrown instanceof NoAnswer || thrown instanceof Unobservable) return () => unknown(thrown.message);
    return () => {
      throw thrown;
    };
  }
};

/**
 * Exercises a live data API: posts what is right and what is wrong, makes it fail, and brings home what that left behind.
 * Takes back all that it made (items, a queue, an alarm's state) in every case.
 * @throws the signal's reason when it was aborted, StackproofError when the target is gone. What else goes wrong in a part is thrown by that part when it is read.
 */
export const exerciseDataApi = async (live: LiveDataApi): Promise<DataApiEvidence> => {
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
  const parts: Parts = {
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
  return evidenceOf(parts, leftBehind);
};

/** A part, unknown when it crashed. A target that is gone ends the run: it is no part's own matter. */
const readPart = <T>(part: Part<T>): Fact<T> => {
  try {
    return part();
  } catch (thrown) {
    if (thrown instanceof StackproofError) throw thrown;
    return unknown('its exercise crashed');
  }
};

/** Deletes the run's items. What could not be deleted, as a sentence. */
const itemsLeftBehind = async (run: Run): Promise<readonly string[]> => {
  try {
    await removeItems(run);
    return [];
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    return [`Items that hold ${run.mark} may be left in the table: deleting them failed (${why}).`];
  }
};

/** Nobody can be sure whose they are, so nobody may delete them. */
const unmarkedItems = (posts: Part<PostsEvidence>): readonly string[] => {
  const count = valueOf(readPart(posts))?.empty.items.length ?? 0;
  return count === 0
    ? []
    : [`A POST without a body seems to have left ${String(count)} item(s) in the table.`];
};

const evidenceOf = (parts: Parts, leftBehind: readonly string[]): DataApiEvidence => ({
  get posts() {
    return parts.posts();
  },
  get oversize() {
    return parts.oversize();
  },
  get region() {
    return parts.region();
  },
  get otherRegion() {
    return parts.otherRegion();
  },
  get accessLog() {
    return parts.accessLog();
  },
  get alarm() {
    return parts.alarm();
  },
  get url() {
    return parts.url();
  },
  leftBehind,
});
