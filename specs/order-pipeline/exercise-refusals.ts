import { longestMessage, messagesIn } from '../../src/exercise/queue-state.ts';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import { postTo } from '../common/exercise-run.ts';
import type { RefusalsEvidence, RefusedBody } from './evidence.ts';
import { nameOf, type Run } from './exercise-run.ts';

/**
 * Posts what a queue does not take: nothing, and more than its limit.
 * @param counts whether the queue's messages can be counted: nobody takes any out meanwhile, and nobody else sends.
 */
export const exerciseRefusals = async (
  run: Run,
  queueUrl: string,
  counts: boolean,
): Promise<Fact<RefusalsEvidence>> => {
  const post = postTo(run);
  const limit = await longestMessage(run.target, queueUrl);
  const before = await messagesIn(run.target, queueUrl);
  const bodies: RefusedBody[] = [{ what: 'an empty body', answer: await post('') }];
  const start = `${nameOf(run, 'large', 2)} `;
  bodies.push({
    what: `a body of ${String(limit + 1)} bytes`,
    answer: await post(start + 'x'.repeat(limit + 1 - start.length)),
  });
  const after = await messagesIn(run.target, queueUrl);
  return known({
    bodies,
    messages: counts
      ? known(after - before)
      : unknown('a queue that is read meanwhile does not show what was added to it'),
  });
};
