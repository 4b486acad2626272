import { valueOf } from '../../src/control/subject.ts';
import { readersOf } from '../../src/exercise/event-source.ts';
import type { Heard, Hearing } from '../../src/exercise/hearing.ts';
import type { Patience } from '../../src/exercise/poll.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { QueueFacts } from '../../src/resources/queue/facts.ts';
import type { TableFacts } from '../../src/resources/table/facts.ts';
import type { TopicFacts } from '../../src/resources/topic/facts.ts';
import { patiently, type LiveSystem, type Run as RunOn } from '../common/exercise-run.ts';

/** The parts of an order pipeline that its exercises reach for. */
export interface Pipeline {
  readonly table: TableFacts;
  readonly queue: QueueFacts;
  readonly topic: TopicFacts;
}

/** A live order pipeline, and whether it was made for this run alone. */
export type LivePipeline = LiveSystem & { readonly disposable?: boolean };

/** One run of all exercises of an order pipeline. */
export interface Run extends RunOn<Pipeline> {
  /** Whether its stack may be deleted at the end. */
  readonly disposable: boolean;
  /** What a subscriber of the topic hears. */
  readonly hearing: Hearing;
  /** What it has learned so far. */
  readonly learned: Learned;
}

/** What a run learns of the pipeline with its first orders. */
export interface Learned {
  /** Whether waiting for items and for notifications is worth while: what never came is not waited for again. */
  items: boolean;
  notifications: boolean;
  /** How long the slowest of the first orders took to its item: of both functions' first start, and of a busy machine. */
  slowestMs: number;
}

/** The same, before anybody listens. */
export type Unheard = Omit<Run, 'hearing'>;

/** The attribute that an order is known by. */
export const orderKey = 'orderID';

/** An order to be posted. */
export interface Order {
  readonly orderID: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** As it is posted. */
  readonly body: string;
}

const kinds = [
  'order',
  'again',
  'change',
  'delete',
  'later',
  'batch',
  'bad',
  'text',
  'burst',
  'large',
] as const;

/** What an order or a text of this run is for. */
export type ExerciseKind = (typeof kinds)[number];

/** A name of this run's that is no part of another one. */
export const nameOf = ({ mark }: Pick<Run, 'mark'>, kind: ExerciseKind, number: number): string =>
  `${mark}-${kind}-${String(number).padStart(3, '0')}`;

/** An order of this run. */
export const orderOf = (
  run: Pick<Run, 'mark'>,
  kind: ExerciseKind,
  number: number,
  fields: Readonly<Record<string, unknown>> = {},
): Order => {
  const orderID = nameOf(run, kind, number);
  return { orderID, fields, body: JSON.stringify({ [orderKey]: orderID, ...fields }) };
};

/** All names of this run's in a text, each once. */
export const namesIn = ({ mark }: Pick<Run, 'mark'>, text: string): readonly string[] => [
  ...new Set(text.match(new RegExp(`${mark}-(?:${kinds.join('|')})-\\d{3}`, 'g')) ?? []),
];

/** Messages are looked through once: some are large. */
const looked = new WeakMap<Heard, readonly string[]>();

const namesHeard = (run: Run, heard: Heard): readonly string[] => {
  const names = looked.get(heard) ?? namesIn(run, heard.message);
  looked.set(heard, names);
  return names;
};

/** How many messages were heard that name nothing of this run's. */
export const namelessIn = (run: Run): number =>
  run.hearing.heard().filter((heard) => namesHeard(run, heard).length === 0).length;

/** What was heard of one order. */
export interface Told {
  readonly count: number;
  /** Of those messages, how many name another order as well. */
  readonly shared: number;
  /** When the first came, by `performance.now()`. */
  readonly firstAt: number;
}

/** What the subscriber has heard of each of this run's orders so far. */
export const toldOf = (run: Run): ReadonlyMap<string, Told> => {
  const told = new Map<string, Told>();
  for (const heard of run.hearing.heard()) {
    const { at } = heard;
    const names = namesHeard(run, heard);
    for (const name of names) {
      const { count, shared, firstAt } = told.get(name) ?? { count: 0, shared: 0, firstAt: at };
      told.set(name, { count: count + 1, shared: shared + (names.length > 1 ? 1 : 0), firstAt });
    }
  }
  return told;
};

/** How long to wait in all, and for the next sign of life. */
export interface Waiting extends Patience {
  readonly stallMs?: number;
}

/** How long to wait here for what usually takes so long. */
export const waiting = (
  run: Unheard,
  { local, aws }: { readonly local: Waiting; readonly aws: Waiting },
): Required<Waiting> => {
  const usual = run.target.name === 'local' ? local : aws;
  const { patience = 1 } = run;
  return { ...patiently(run, usual), stallMs: (usual.stallMs ?? usual.timeoutMs) * patience };
};

/** The name of the queue that gets what could not be stored; undefined when nothing does, or it is not known. */
export const deadLetterName = ({ subjects }: Pick<Run, 'subjects'>): string | undefined => {
  const redrive = valueOf(subjects.queue.redrive);
  return redrive === undefined ? undefined : valueOf(redrive.targetArn)?.split(':').at(-1);
};

/** What is to be waited for, as far as the pipeline's mappings tell: one that is disabled brings nothing. */
export const whatComes = async ({ target, subjects }: Pick<Run, 'target' | 'subjects'>): Promise<Learned> => {
  const reads = async (source: () => Fact<string | undefined>): Promise<boolean> => {
    try {
      const arn = valueOf(source());
      return arn === undefined || (await readersOf(target, arn)).some(({ enabled }) => enabled);
    } catch {
      // Whoever needs the subject, or the service, will say what is wrong.
      return true;
    }
  };
  const items = await reads(() => subjects.queue.arn);
  return { items, notifications: items && (await reads(() => subjects.table.stream.arn)), slowestMs: 0 };
};
