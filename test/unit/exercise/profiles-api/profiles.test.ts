import { describe, expect, test } from '@jest/globals';
import { exerciseProfiles } from '../../../../specs/profiles-api/exercise-profiles.ts';
import { keepsProfiles } from '../../../../specs/profiles-api/in-motion-profiles.ts';
import { exercisedPart, goodApi, type Exercised, type FakeApi } from './fake-api.ts';
import { answer, cors, goodFunction, type Event, type Profiles } from './fake-function.ts';
import { checksOf, told } from './judging.ts';

const inProfiles = (api: FakeApi): Promise<Exercised> => exercisedPart(api, 'profiles', exerciseProfiles);

/** A function that does one thing otherwise. */
const butFor =
  (
    fits: (event: Event) => boolean,
    does: (event: Event, profiles: Profiles) => ReturnType<typeof goodFunction>,
  ): FakeApi['run'] =>
  (event, profiles) =>
    event.signedIn && fits(event) ? does(event, profiles) : goodFunction(event, profiles);

const is =
  (method: string, resource = '/profiles/{userId}') =>
  (event: Event): boolean =>
    event.method === method && event.resource === resource;

describe('keeping profiles', () => {
  const cases: readonly (readonly [string, (api: FakeApi) => void, readonly string[]])[] = [
    [
      'a creation is a 200',
      (api) =>
        (api.run = butFor(is('POST', '/profiles'), (event, all) => {
          const made = goodFunction(event, all);
          return made.status === 201 ? { ...made, status: 200 } : made;
        })),
      ['POST /profiles is not answered by a 201'],
    ],
    [
      'nothing is made',
      (api) => (api.run = butFor(is('POST', '/profiles'), () => answer(500, { error: 'no' }))),
      [
        'POST /profiles is not answered by a 201',
        'what is answered is not the profile that was sent',
        ...[
          'a body without email',
          'an email without @',
          'a body without name',
          'a name of one letter',
          'a body without email and name',
          'a body that is no JSON',
          'a body that is a list',
          'an empty body',
        ].map((what) => `POST /profiles of ${what} is not answered by a 400`),
      ],
    ],
    [
      'a read forgets the name',
      (api) =>
        (api.run = butFor(is('GET'), (event, all) => {
          const read = goodFunction(event, all);
          return { ...read, body: read.body.replace(/"name":"[^"]*"/, '"name":""') };
        })),
      [
        'what is read is not the profile that was sent',
        'what is read after the update is not the profile that was sent',
      ],
    ],
    [
      'the list is empty',
      (api) => (api.run = butFor(is('GET', '/profiles'), () => answer(200, { profiles: [] }))),
      ['the list does not hold a profile that is there'],
    ],
    [
      'the list is no list',
      (api) => (api.run = butFor(is('GET', '/profiles'), () => answer(200, 'none'))),
      ['the list does not hold a profile that is there'],
    ],
    [
      'an update makes it anew',
      (api) =>
        (api.run = butFor(is('PUT'), (event, all) => {
          const done = goodFunction(event, all);
          const old = all.get(event.userId ?? '');
          if (done.status === 200 && old !== undefined)
            all.set(event.userId ?? '', { ...old, createdAt: new Date(0).toISOString() });
          return done;
        })),
      ['an update does not keep createdAt'],
    ],
    [
      'an update leaves updatedAt',
      (api) =>
        (api.run = butFor(is('PUT'), (event, all) => {
          const { updatedAt = '' } = all.get(event.userId ?? '') ?? {};
          const done = goodFunction(event, all);
          const now = all.get(event.userId ?? '');
          if (done.status === 200 && now !== undefined) all.set(event.userId ?? '', { ...now, updatedAt });
          return done;
        })),
      ['an update does not move updatedAt on'],
    ],
    [
      'an update does nothing',
      (api) => (api.run = butFor(is('PUT'), (event, all) => goodFunction(event, new Map(all)))),
      [
        'what is read after the update is not the profile that was sent',
        'an update does not move updatedAt on',
      ],
    ],
    [
      'a deletion does nothing',
      (api) => (api.run = butFor(is('DELETE'), (event, all) => goodFunction(event, new Map(all)))),
      ['GET /profiles/{userId} of a profile that was deleted is not answered by a 404'],
    ],
    [
      'a deletion of nobody is a 200',
      (api) =>
        (api.run = butFor(is('DELETE'), (event, all) => {
          all.delete(event.userId ?? '');
          return answer(200, {});
        })),
      ['DELETE /profiles/{userId} of a profile that never was is not answered by a 404'],
    ],
    [
      'an update of nobody makes it',
      (api) =>
        (api.run = butFor(is('PUT'), (event, all) => {
          const at = event.userId ?? '';
          const old = all.get(at);
          if (old === undefined) all.set(at, { userId: at, email: '', name: '', createdAt: 'x' });
          return goodFunction(event, all);
        })),
      ['PUT /profiles/{userId} of a profile that never was is not answered by a 404'],
    ],
    [
      'no reason is given',
      (api) =>
        (api.run = (event, all) => {
          const done = goodFunction(event, all);
          return done.status === 400 ? answer(400, { error: 'not valid' }) : done;
        }),
      ['POST', 'PUT'].flatMap((verb) =>
        [
          'a body without email',
          'an email without @',
          'a body without name',
          'a name of one letter',
          'a body without email and name',
        ].map(
          (what) =>
            `${verb} /profiles${verb === 'PUT' ? '/{userId}' : ''} of ${what} is answered by a 400 without its reason`,
        ),
      ),
    ],
    [
      'one answer lacks a header',
      (api) =>
        (api.run = butFor(is('DELETE'), (event, all) => {
          const { 'access-control-allow-origin': _, ...others } = cors;
          return { ...goodFunction(event, all), headers: others };
        })),
      ['not every answer is JSON with CORS headers'],
    ],
    [
      'an error is no JSON',
      (api) =>
        (api.run = (event, all) => {
          const done = goodFunction(event, all);
          return done.status === 404 ? { ...done, body: 'not found' } : done;
        }),
      ['not every answer is JSON with CORS headers'],
    ],
  ];
  test.each(cases)('%s', async (_, change, lines) => {
    const api = goodApi();
    change(api);
    const seen = await inProfiles(api);
    expect(told(seen, 'X-03')).toEqual(lines.map((line) => `X-03 ${line}`));
    expect(seen.evidence.leftBehind).toEqual([]);
    expect(api.replicas.get('us-east-1')?.size).toBe(0);
  });

  test('what the specification does not say itself counts apart: an empty body, a list', async () => {
    const api = goodApi();
    api.run = (event, all) =>
      ['POST', 'PUT'].includes(event.method) &&
      (event.body === '' || event.body.startsWith('[')) &&
      event.signedIn
        ? answer(500, { error: 'no' })
        : goodFunction(event, all);
    const findings = checksOf(keepsProfiles, await inProfiles(api)).flatMap((check) =>
      check.outcome === 'fail' ? [check.finding] : [],
    );
    expect(findings).toHaveLength(4);
    expect(findings.map(({ ours }) => ours)).toEqual([true, true, true, true]);
  });

  const crowd = (api: FakeApi): void => {
    for (let index = 0; index < 120; index++)
      api.replicas
        .get('us-east-1')
        ?.set(`other-${String(index)}`, { userId: { S: `other-${String(index)}` } });
  };

  test('a profile beyond the first page is found by the way that the list shows', async () => {
    const api = goodApi();
    crowd(api);
    expect(told(await inProfiles(api), 'X-03')).toEqual([]);
  });

  test('a list of a hundred that leads no further says nothing', async () => {
    const api = goodApi();
    crowd(api);
    api.run = (event, all) => {
      const done = goodFunction(event, all);
      return event.resource === '/profiles' && event.method === 'GET'
        ? { ...done, body: done.body.replace(/,"cursor":"\d+"/, '') }
        : done;
    };
    expect(told(await inProfiles(api), 'X-03')).toEqual([
      'X-03 ? the list shows 100 profiles on 1 page(s) and leads no further: whether it holds every profile cannot be told in a table of so many',
    ]);
  });
});
