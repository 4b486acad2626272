import { MissingSubject, need, Unobservable } from '../../src/control/subject.ts';
import {
  alarmState,
  errorsCounted,
  promptEvaluation,
  setAlarmState,
  type AlarmState,
} from '../../src/exercise/alarm-state.ts';
import { withCleanUp } from '../../src/exercise/clean-up.ts';
import { invoke } from '../../src/exercise/invoke.ts';
import { poll, type Patience } from '../../src/exercise/poll.ts';
import { withTemporaryQueue, type TopicListener } from '../../src/exercise/queue.ts';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import type { AlarmFacts } from '../../src/resources/alarm/facts.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import type { TopicFacts } from '../../src/resources/topic/facts.ts';
import type { AlarmEvidence, AlarmNotification, UnhandledErrorEvidence } from './evidence.ts';
import { patiently, type Run as RunOn } from './exercise-run.ts';

/**
 * How long things take. On AWS a function's metrics come after about a minute, and an alarm of five-minute periods looks
 * once a minute.
 */
const patience = {
  local: {
    reset: { timeoutMs: 1000, intervalMs: 50 },
    alarm: { timeoutMs: 3000, intervalMs: 50 },
    metric: { timeoutMs: 1000, intervalMs: 50 },
    notification: { timeoutMs: 3000, intervalMs: 50 },
  },
  aws: {
    reset: { timeoutMs: 30_000, intervalMs: 1000 },
    alarm: { timeoutMs: 480_000, intervalMs: 5000 },
    metric: { timeoutMs: 180_000, intervalMs: 5000 },
    notification: { timeoutMs: 60_000, intervalMs: 500 },
  },
} as const satisfies Record<string, Record<string, Patience>>;

/** No request of an API is any of these, and none of them could be stored by mistake. */
const strangeEvents: readonly unknown[] = [[], 'no request', null];

/** A run on a system with an alarm on a function's errors. */
type Run = RunOn<{ readonly alarm: AlarmFacts; readonly topic: TopicFacts; readonly fn: FunctionFacts }>;

/** An alarm and who listens to it; no listener when the alarm notifies no topic. */
interface Watched {
  readonly run: Run;
  readonly alarmName: string;
  readonly functionName: string;
  readonly listener: TopicListener | undefined;
  readonly stateBefore: AlarmState;
}

/**
 * Makes the function fail, and watches the alarm and a subscriber of its topic. The subscriber is a queue that exists only
 * meanwhile. A state that was set by hand is put back; one that an error caused goes back by itself, five minutes later.
 * @param armed called once the function has failed while the subscriber listened: from then on, other errors do no harm.
 */
export const exerciseAlarm = async (run: Run, armed: () => void): Promise<Fact<AlarmEvidence>> => {
  const { target, subjects, signal } = run;
  const alarmName = need(subjects.alarm.name);
  const functionName = need(subjects.fn.name);
  const stateBefore = await alarmState(target, alarmName);
  if (stateBefore === undefined) throw new MissingSubject(`the alarm ${alarmName}`, 'CloudWatch has none');
  const watch = (listener: TopicListener | undefined): Promise<Fact<AlarmEvidence>> =>
    withCleanUp(async (later) => {
      // Nothing on the local target re-evaluates the alarm by itself.
      let putBackAfterwards = target.name === 'local';
      later(async () => putBackAfterwards && (await putBack(run, alarmName, stateBefore)));
      const byHand: ByHand = async (state) => {
        putBackAfterwards = true;
        await setAlarmState(target, alarmName, state);
      };
      return known(await exercise({ run, alarmName, functionName, listener, stateBefore }, byHand, armed));
    });
  const topic = topicOf(run);
  return topic === undefined ? watch(undefined) : withTemporaryQueue(target, topic, watch, signal);
};

type ByHand = (state: AlarmState) => Promise<void>;

const putBack = async ({ target }: Run, alarmName: string, state: AlarmState): Promise<void> => {
  if ((await alarmState(target, alarmName)) !== state) await setAlarmState(target, alarmName, state);
};

const topicOf = ({ subjects }: Run): string | undefined => {
  try {
    return need(subjects.topic.arn);
  } catch (failure) {
    if (failure instanceof MissingSubject || failure instanceof Unobservable) return undefined;
    throw failure;
  }
};

const exercise = async (watched: Watched, byHand: ByHand, armed: () => void): Promise<AlarmEvidence> => {
  const { run, alarmName, stateBefore } = watched;
  const { alarm, reset, notification: patient } = patience[run.target.name];
  const stateIs = (state: AlarmState, patienceOfIt: Patience, wanted = true): Promise<unknown> =>
    poll(
      `${wanted ? '' : 'other than '}${state}`,
      patiently(run, patienceOfIt),
      async () => {
        const now = await alarmState(run.target, alarmName);
        return (now === state) === wanted ? now : undefined;
      },
      run.signal,
    );

  if (stateBefore === 'ALARM') {
    await byHand('OK');
    await stateIs('ALARM', reset, false);
  }
  const before = await notifications(watched);
  const unhandledError = await failOnce(watched, alarm, armed);
  const raised = unhandledError.known && unhandledError.value.stateAfter === 'ALARM';
  if (!raised) {
    await byHand('ALARM');
    await stateIs('ALARM', reset);
  }
  const heard = await poll(
    'notification of the alarm',
    watched.listener === undefined ? { timeoutMs: 0, intervalMs: 0 } : patiently(run, patient),
    async () => (await notifications(watched)).at(0),
    run.signal,
  );
  return {
    stateBefore,
    unhandledError,
    change: {
      by: raised ? 'an unhandled error' : 'SetAlarmState',
      stateAfter: raised ? 'ALARM' : ((await alarmState(run.target, alarmName)) ?? 'INSUFFICIENT_DATA'),
      messagesBefore: before.length,
      notification: heard.seen ? heard.value : undefined,
      waitedMs: heard.waitedMs,
    },
  };
};

/** Makes the function fail once, if anything can, and waits for the alarm. */
const failOnce = async (
  { run, alarmName, functionName }: Watched,
  patient: Patience,
  armed: () => void,
): Promise<Fact<UnhandledErrorEvidence>> => {
  const { target, signal } = run;
  const countedBefore = await errorsCounted(target, functionName);
  for (const event of strangeEvents) {
    const { unhandled } = await invoke(target, functionName, event);
    if (unhandled === undefined) continue;
    armed();
    const raised = await poll(
      'ALARM',
      patiently(run, patient),
      async () => {
        await promptEvaluation(target);
        return (await alarmState(target, alarmName)) === 'ALARM' ? ('ALARM' as const) : undefined;
      },
      signal,
    );
    const counted = await poll(
      'error in the metric',
      patiently(run, patience[target.name].metric),
      async () => {
        const growth = (await errorsCounted(target, functionName)) - countedBefore;
        return growth > 0 ? growth : undefined;
      },
      signal,
    );
    return known({
      event: JSON.stringify(event),
      errorType: unhandled,
      errorsCounted: counted.seen ? counted.value : 0,
      stateAfter: raised.seen ? 'ALARM' : ((await alarmState(target, alarmName)) ?? 'INSUFFICIENT_DATA'),
      waitedMs: raised.waitedMs,
    });
  }
  armed();
  return unknown(
    'the function answers every event that it was invoked with: it has no unhandled error to show',
  );
};

/** Takes what the subscriber has heard of this alarm going into ALARM. */
const notifications = async ({
  run,
  alarmName,
  listener,
}: Watched): Promise<readonly AlarmNotification[]> => {
  if (listener === undefined) return [];
  const messages = await listener.take(run.target.name === 'local' ? 0 : 2);
  return messages
    .map(notificationIn)
    .filter((told) => told?.alarmName === alarmName && told.newState === 'ALARM')
    .filter((told) => told !== undefined);
};

/** A CloudWatch alarm's notification; undefined when a message is none. */
export const notificationIn = (message: string): AlarmNotification | undefined => {
  try {
    const told: unknown = JSON.parse(message);
    if (typeof told !== 'object' || told === null) return undefined;
    const text = (name: string): string => {
      const value = (told as Record<string, unknown>)[name];
      return typeof value === 'string' ? value : '';
    };
    if (text('AlarmName') === '') return undefined;
    return {
      alarmName: text('AlarmName'),
      newState: text('NewStateValue'),
      oldState: text('OldStateValue'),
      reason: text('NewStateReason'),
    };
  } catch {
    return undefined;
  }
};
