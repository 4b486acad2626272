import { randomUUID } from 'node:crypto';
import { need } from '../../src/control/subject.ts';
import { withCleanUp } from '../../src/exercise/clean-up.ts';
import {
  attemptAnonymously,
  attemptAs,
  receiveActions,
  sendActions,
} from '../../src/exercise/queue-attempts.ts';
import { known, type Fact } from '../../src/facts/fact.ts';
import type { Clients } from '../../src/target/target.ts';
import type { Attempt, StrangersEvidence } from './evidence.ts';
import { nameOf, type Run } from './exercise-run.ts';

/** An account that no stack of ours is in: AWS's own example. */
const otherAccount = '123456789012';
const anotherStill = '210987654321';

/** Lets those try to send and to receive who have no business with the queue. */
export const exerciseStrangers = async (run: Run): Promise<Fact<StrangersEvidence>> => {
  const { target, subjects, signal } = run;
  const url = need(subjects.queue.url);
  const body = nameOf(run, 'text', 99);
  const all = [...sendActions, ...receiveActions];
  const attempts: Attempt[] = [];
  const tryAll = async (
    who: string,
    attempt: (action: (typeof all)[number]) => Promise<Tried>,
  ): Promise<void> => {
    for (const action of all) {
      signal?.throwIfAborted();
      attempts.push({ who, action, ...(await attempt(action)) });
    }
  };
  await tryAll('somebody without credentials', (action) => attemptAnonymously(target, url, action, body));
  const { as } = target;
  if (as !== undefined) {
    const accessKeyId = target.accountId === otherAccount ? anotherStill : otherAccount;
    const foreign = as({ accessKeyId, secretAccessKey: 'test' });
    await tryAll('another account', (action) => attemptAs(foreign, url, action, body));
    await withUser(run, as, (user) =>
      tryAll('a user of the account without permissions', (action) => attemptAs(user, url, action, body)),
    );
  }
  const isSending = ({ action }: Attempt): boolean => sendActions.some((each) => each === action);
  return known({
    sending: attempts.filter(isSending),
    receiving: attempts.filter((attempt) => !isSending(attempt)),
    untried: as === undefined ? ['another account', 'a user of the account without permissions'] : [],
  });
};

type Tried = Pick<Attempt, 'refused' | 'reason'>;

/** Makes a user for as long as `use` runs, with no permission at all. */
const withUser = async (
  { target }: Run,
  as: NonNullable<Run['target']['as']>,
  use: (user: Clients) => Promise<void>,
): Promise<void> =>
  withCleanUp(async (later) => {
    const iam = await target.clients.iam();
    const UserName = `stackproof-${randomUUID()}`;
    await iam.createUser({ UserName });
    later(() => iam.deleteUser({ UserName }));
    const { AccessKey: key } = await iam.createAccessKey({ UserName });
    const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = key ?? {};
    later(() => iam.deleteAccessKey({ UserName, AccessKeyId: accessKeyId }));
    await use(as({ accessKeyId, secretAccessKey }));
  });
