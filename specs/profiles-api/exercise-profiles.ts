import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { HttpAnswer } from '../../src/exercise/http.ts';
import { poll } from '../../src/exercise/poll.ts';
import { known, type Fact } from '../../src/facts/fact.ts';
import { patiently } from '../common/exercise-run.ts';
import { succeeded } from '../common/in-motion.ts';
import type { AnsweredProfile, Asked, InvalidRequest, ProfileAnswer, ProfilesEvidence } from './evidence.ts';
import { listUntil } from './exercise-list.ts';
import { ask, profileOf, putProfile, type Request, type Run } from './exercise-run.ts';
import { invalidBodies } from './invalid-bodies.ts';

/** How long until what was written is read: DynamoDB's reads may be late unless they ask not to be. */
const patience = {
  local: { timeoutMs: 1000, intervalMs: 50 },
  aws: { timeoutMs: 10_000, intervalMs: 500 },
} as const;

/** Long enough for a time that is written without fractions of a second to move. */
const aSecondMs = 1100;

/** Makes, reads, lists, changes and deletes a profile as a signed-in user, and asks for what is not right. */
export const exerciseProfiles = async (run: Run, token: string): Promise<Fact<ProfilesEvidence>> => {
  const answers: Asked[] = [];
  const call = async (route: string, request: Omit<Request, 'method' | 'token'>): Promise<HttpAnswer> => {
    const method = route.split(' ', 1)[0] ?? '';
    const answer = await ask(run, { method, token, ...request });
    answers.push({ route, answer });
    return answer;
  };
  const until = async (
    route: string,
    path: string,
    fine: (answer: HttpAnswer) => boolean,
  ): Promise<ProfileAnswer> => {
    let last: HttpAnswer | undefined;
    await poll(
      'right answer',
      patiently(run, patience[run.target.name]),
      async () => {
        last = await call(route, { path });
        return fine(last) ? true : undefined;
      },
      run.signal,
    );
    return about(route, last ?? (await call(route, { path })));
  };

  const sent = { ...profileOf(run, 'first'), phoneNumber: '+15550100', bio: 'Grüße, 世界 🌍 "quoted"' };
  const created = about('POST /profiles', await call('POST /profiles', { path: '/profiles', body: sent }));
  const first =
    created.profile.userId === undefined
      ? await putProfile(run, 'put', profileOf(run, 'first'))
      : created.profile;
  const { userId = '' } = first;
  const own = `/profiles/${encodeURIComponent(userId)}`;
  const read = await until('GET /profiles/{userId}', own, succeeded);
  const list = await listUntil(run, patience[run.target.name], userId, (path) =>
    call('GET /profiles', { path }),
  );

  const invalid: InvalidRequest[] = [];
  for (const [route, path] of [
    ['POST /profiles', '/profiles'],
    ['PUT /profiles/{userId}', own],
  ] as const)
    for (const { text, ...body } of invalidBodies(profileOf(run, 'invalid')))
      invalid.push({ ...body, route, answer: await call(route, { path, body: text }) });

  // What was refused must not have moved it; the time in between must.
  await pause(/:\d\d\.\d+/.test(String(first.createdAt)) ? 10 : aSecondMs);
  const changed = profileOf(run, 'second');
  const updated = about(
    'PUT /profiles/{userId}',
    await call('PUT /profiles/{userId}', { path: own, body: changed }),
  );
  const reread = await until(
    'GET /profiles/{userId}',
    own,
    (answer) => about('', answer).profile.name === changed.name,
  );
  const deleted = {
    route: 'DELETE /profiles/{userId}',
    answer: await call('DELETE /profiles/{userId}', { path: own }),
  };
  const afterwards = await until('GET /profiles/{userId}', own, (answer) => !succeeded(answer));

  const unknown: Asked[] = [];
  for (const [route, body] of [
    ['GET /profiles/{userId}', undefined],
    ['PUT /profiles/{userId}', profileOf(run, 'nobody')],
    ['DELETE /profiles/{userId}', undefined],
  ] as const)
    unknown.push({
      route,
      answer: await call(route, {
        path: `/profiles/${randomUUID()}`,
        ...(body === undefined ? {} : { body }),
      }),
    });

  return known({
    sent,
    changed,
    created,
    first,
    read,
    list,
    updated,
    reread,
    deleted,
    afterwards,
    unknown,
    invalid,
    answers,
  });
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The profile in an answer: under its name, or the answer itself. */
const about = (route: string, answer: HttpAnswer): ProfileAnswer => {
  const { json } = answer;
  const whole = isRecord(json) ? json : {};
  const { userId, email, name, createdAt, updatedAt } = isRecord(whole['profile']) ? whole['profile'] : whole;
  const profile: AnsweredProfile = {
    userId: typeof userId === 'string' && userId !== '' ? userId : undefined,
    email,
    name,
    createdAt,
    updatedAt,
  };
  return { route, answer, profile };
};
