import { setTimeout as pause } from 'node:timers/promises';
import { need } from '../../src/control/subject.ts';
import type { HttpAnswer } from '../../src/exercise/http.ts';
import { beginsInvocation, linesOf } from '../../src/exercise/logs.ts';
import { poll } from '../../src/exercise/poll.ts';
import { known, unknown, type Fact } from '../../src/facts/fact.ts';
import { newIn, patiently, postTo, tableItems } from '../common/exercise-run.ts';
import { succeeded } from '../common/in-motion.ts';
import type { MalformedEvidence, Submission } from './evidence.ts';
import { derive, leftBy, type Run } from './exercise-run.ts';
import { malformedBodies } from './malformed.ts';

/** How long an invocation's lines take, and how long after one another two may come in the wrong order. */
const patience = {
  local: { line: { timeoutMs: 2000, intervalMs: 50 }, stragglerMs: 0 },
  aws: { line: { timeoutMs: 90_000, intervalMs: 3000 }, stragglerMs: 5000 },
} as const;

/** The gap by which the local target does not choose the model by content type. */
export const contentTypeGap = ({ target }: Run): string | undefined =>
  target.gaps.find(({ id }) => id === 'validation-content-type')?.reason;

/**
 * Posts what the model refuses, then what it takes, and counts what reached the function: the valid POST's line in the log
 * shows that the others would be there too. Nothing else may post meanwhile.
 */
export const exerciseMalformed = async (run: Run): Promise<Fact<MalformedEvidence>> => {
  const { target, subjects, signal } = run;
  const gap = contentTypeGap(run);
  if (gap !== undefined && !need(subjects.post.requestModels).has('application/json'))
    return unknown(`the model is not for application/json: ${gap}`);
  const bodies = derive(run, 'm');
  const witness = derive(run, 'w');
  if (!bodies.known) return bodies;
  if (!witness.known) return witness;
  const { line, stragglerMs } = patience[target.name];
  const group = need(subjects.fn.logGroupName);
  const post = postTo(run);
  const before = await tableItems(run);
  if (!before.known) return before;
  // What came before has had its line by then, whichever clock is ahead.
  await pause(stragglerMs * 2, undefined, signal === undefined ? {} : { signal });
  const since = Date.now() - stragglerMs;
  const submissions: Submission[] = [];
  for (const { what, body } of malformedBodies(bodies.value.schema, bodies.value.valid, bodies.value.mark))
    submissions.push({ what, sent: body, answer: await post(body) });
  const valid = witness.value.valid;
  const answer = await post(JSON.stringify(valid));
  const starts = async (): Promise<number> =>
    (await linesOf(target, group, since)).filter(beginsInvocation).length;
  const seen = await poll(
    'line of a valid POST',
    patiently(run, line),
    async () => ((await starts()) > 0 ? true : undefined),
    signal,
  );
  await pause(stragglerMs, undefined, signal === undefined ? {} : { signal });
  const after = await tableItems(run);
  if (!after.known) return after;
  const ofWitness = leftBy(valid, witness.value.mark, before.value, after.value).length;
  const marked = JSON.stringify(valid).includes(witness.value.mark);
  return known({
    submissions,
    // Where the valid item cannot be told from others, it is one of them.
    items: newIn(after.value, before.value).length - (marked ? ofWitness : Math.min(1, ofWitness)),
    invocations: invocationsBeside(answer, seen.seen ? await starts() : 0, group),
  });
};

const invocationsBeside = (witness: HttpAnswer, starts: number, group: string): Fact<number> => {
  if (!succeeded(witness))
    return unknown(
      'whether malformed requests reach the function: not even a valid one is answered by a success',
    );
  return starts === 0
    ? unknown(
        `whether malformed requests reach the function: ${group} shows no invocation, not even of a valid one`,
      )
    : known(starts - 1);
};

/** Posts what the model refuses under other content types: API Gateway passes on what it has no model for. */
export const exerciseOtherTypes = async (run: Run): Promise<Fact<readonly Submission[]>> => {
  const gap = contentTypeGap(run);
  if (gap !== undefined) return unknown(gap);
  const bodies = derive(run, 't');
  if (!bodies.known) return bodies;
  const { schema, valid, mark } = bodies.value;
  const refused = malformedBodies(schema, valid, mark).find(({ body }) => body.endsWith('}'));
  if (refused === undefined) return unknown('the model refuses no object');
  const submissions: Submission[] = [];
  for (const type of ['text/plain', 'application/xml', 'application/octet-stream'])
    submissions.push({
      what: `${refused.what}, sent as ${type},`,
      sent: refused.body,
      answer: await postTo(run)(refused.body, { 'content-type': type }),
    });
  return known(submissions);
};
