import type { HttpAnswer } from '../../src/exercise/http.ts';
import type { Fact } from '../../src/facts/fact.ts';

/**
 * What the exercises of a live order pipeline bring home, a part an exercise. A part is unknown, with its reason, where the
 * target cannot show it; a part whose exercise crashed throws that error when it is read. A part says what was seen and
 * judges nothing. None of it holds credentials.
 */
export interface OrderPipelineEvidence {
  /** Who listened to the topic. Unknown when nobody could: then nothing is known of notifications. */
  readonly subscriber: Fact<string>;
  readonly orders: Fact<OrdersEvidence>;
  readonly quiet: Fact<QuietEvidence>;
  readonly texts: Fact<TextsEvidence>;
  readonly refusals: Fact<RefusalsEvidence>;
  readonly poison: Fact<PoisonEvidence>;
  readonly burst: Fact<BurstEvidence>;
  readonly strangers: Fact<StrangersEvidence>;
  readonly deletion: Fact<DeletionEvidence>;
  /** What the exercises made and could not take back, a sentence each; empty as a rule. */
  readonly leftBehind: readonly string[];
}

/** How an order that was posted got through. */
export interface FollowedOrder {
  /** The `orderID` that it was posted with. */
  readonly orderID: string;
  readonly answer: HttpAnswer;
  /** The item under its own `orderID`, by a consistent read; undefined when none came. */
  readonly item: OrderItem | undefined;
  /** How many messages came to the topic's subscriber that hold this orderID. */
  readonly notifications: number;
  /** Of those, how many hold another order's id as well. */
  readonly shared: number;
  /** From the POST to the item, and to the first notification, in milliseconds; undefined when it did not come. */
  readonly itemMs: number | undefined;
  readonly notificationMs: number | undefined;
}

/** An order's item. */
export interface OrderItem {
  /** The fields posted that it does not hold as they were posted; empty: it is whole. */
  readonly differing: readonly string[];
  /** The names of its attributes. */
  readonly attributes: readonly string[];
}

/** Whether a message can come more than once although all is well: AWS delivers at least once. */
interface Delivery {
  readonly exactlyOnce: boolean;
}

/** Orders of every kind that JSON has, followed to the item and to a subscriber of the topic. */
export interface OrdersEvidence extends Delivery {
  readonly followed: readonly FollowedOrder[];
  /** Items of this exercise under other ids than those posted. */
  readonly strayItems: readonly string[];
}

/** What must not notify anybody. */
export interface QuietEvidence extends Delivery {
  /** The same order, posted twice. */
  readonly twice: {
    readonly answers: readonly HttpAnswer[];
    readonly items: number;
    readonly notifications: number;
  };
  /** Notifications after an item was changed, and after it was deleted, beyond those of its making. */
  readonly afterChange: number;
  readonly afterDeletion: number;
  /** Whether an order that was posted afterwards was notified: then those of the change would have come as well. */
  readonly laterNotified: boolean;
}

/** A body, and what came of it. */
export interface SentText {
  /** What is in it: `ampersands`, `200 kB`. */
  readonly what: string;
  readonly answer: HttpAnswer;
  /** Where it was looked for. */
  readonly seenIn: 'dead-letter queue' | 'table';
  /** What arrived: `as it was sent`, or how it differs; undefined when nothing of it did. */
  readonly arrived: string | undefined;
  /** The message's attributes, which nobody set. */
  readonly smuggled: readonly string[];
}

export interface TextsEvidence {
  readonly texts: readonly SentText[];
}

/** A body that the queue does not take. */
export interface RefusedBody {
  /** `an empty body`, `a body of 1100000 bytes`. */
  readonly what: string;
  readonly answer: HttpAnswer;
}

export interface RefusalsEvidence {
  readonly bodies: readonly RefusedBody[];
  /** How many messages more the queue held afterwards. Unknown where that cannot be counted. */
  readonly messages: Fact<number>;
}

/** One bad message and nine orders. */
export interface PoisonEvidence {
  /** The dead-letter queue's name; undefined when there is none, and then nothing was sent: it would stay in the queue. */
  readonly deadLetterQueue: string | undefined;
  readonly neighbours: readonly FollowedOrder[];
  readonly neighboursInDeadLetters: number;
  /** Whether the ten reached the function as one batch, or each as a batch of its own. */
  readonly oneBatch: boolean;
  /** How often the bad message came to the dead-letter queue. */
  readonly inDeadLetters: number;
  /** Whether the message there is the one that was sent, byte for byte. */
  readonly whole: boolean;
  /** Whether function 1 stored it after all: then nothing kept failing. */
  readonly stored: boolean;
  readonly waitedMs: number;
}

/** Orders that come all at once. */
export interface BurstEvidence extends Delivery {
  readonly sent: number;
  readonly clients: number;
  /** Answers other than 2xx. */
  readonly refused: readonly HttpAnswer[];
  readonly stored: number;
  /** Items that do not hold what was posted under their id. */
  readonly differing: readonly string[];
  /** Orders of which a notification came. */
  readonly notified: number;
  readonly notifications: number;
  /** Orders of which a notification told that told of another one as well. */
  readonly shared: number;
  /** The longest that an order took to its item or its notification, and all of them together. */
  readonly slowestMs: number;
  readonly tookMs: number;
}

/** An attempt of somebody who has no business with the queue. */
export interface Attempt {
  /** `somebody without credentials`, `another account`, `a user of the account without permissions`. */
  readonly who: string;
  /** `SendMessage`. */
  readonly action: string;
  readonly refused: boolean;
  /** The service's words. */
  readonly reason: string;
}

export interface StrangersEvidence {
  readonly sending: readonly Attempt[];
  readonly receiving: readonly Attempt[];
  /** Those that there is nobody of here to try it. */
  readonly untried: readonly string[];
}

/** What was left of the stack after it was deleted. */
export interface DeletionEvidence {
  readonly stackName: string;
  /** Why it could not be deleted. */
  readonly problem: string | undefined;
  /** How many things were looked for: its resources, and the log groups of its functions and APIs. */
  readonly lookedFor: number;
  /** What is still there, e.g. `log group /aws/lambda/orders-1`. */
  readonly left: readonly string[];
  /** What nobody knows how to look for. */
  readonly unseen: readonly string[];
}
