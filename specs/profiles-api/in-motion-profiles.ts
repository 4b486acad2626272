import type { EvidenceJudge } from '../../src/control/control.ts';
import { expectThat, notObservable } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Place } from '../../src/facts/place.ts';
import { shown } from '../common/in-motion.ts';
import type {
  AnsweredProfile,
  Asked,
  InvalidRequest,
  ListEvidence,
  ProfilesApiEvidence,
} from './evidence.ts';
import type { ProfilesApi } from './subjects.ts';

type Judge = EvidenceJudge<ProfilesApi, ProfilesApiEvidence>;

const at = (resource: string, path = 'answer'): Place => ({ resource, path });

const isAnswered = ({ route, answer }: Asked, status: number, of = ''): Check =>
  expectThat(answer.status === status, `${route}${of} is not answered by a ${String(status)}`, {
    expected: status,
    actual: shown(answer),
    at: at(route),
  });

const holds = (
  profile: AnsweredProfile,
  sent: { readonly email: string; readonly name: string },
  route: string,
  what: string,
): Check =>
  expectThat(
    profile.userId !== undefined && profile.email === sent.email && profile.name === sent.name,
    `${what} is not the profile that was sent`,
    {
      expected: `a userId, ${sent.email}, ${sent.name}`,
      actual: [profile.userId, profile.email, profile.name],
      at: at(route, 'profile'),
    },
  );

const isListed = ({ route, found, cutShort, profiles, pages }: ListEvidence): Check =>
  cutShort
    ? notObservable(
        `the list shows ${String(profiles)} profiles on ${String(pages)} page(s) and leads no further: whether it holds every profile cannot be told in a table of so many`,
      )
    : expectThat(found, 'the list does not hold a profile that is there', {
        expected: 'the profile that was made',
        actual: `${String(profiles)} others`,
        at: at(route, 'profiles'),
      });

/** Whether a time is later than another: a number, a date, or as texts, where they are no times that can be read. */
const isLater = (after: unknown, before: unknown): boolean => {
  if (typeof before === 'number' && typeof after === 'number') return after > before;
  const [one, other] = [String(before), String(after)];
  const [from, to] = [Date.parse(one), Date.parse(other)];
  return Number.isNaN(from) || Number.isNaN(to) || from === to ? other > one : to > from;
};

const isRefused = ({ route, what, reasons, specified, answer }: InvalidRequest): Check => {
  const missing = reasons.filter((reason) => !answer.body.toLowerCase().includes(reason));
  const asksFor = reasons.length === 0 ? '400' : `400 that names ${reasons.join(' and ')}`;
  return expectThat(
    answer.status === 400 && missing.length === 0,
    answer.status === 400
      ? `${route} of ${what} is answered by a 400 without its reason`
      : `${route} of ${what} is not answered by a 400`,
    { expected: asksFor, actual: shown(answer), at: at(route), ours: !specified },
  );
};

/** What an answer of the function lacks that every one has to have. */
const lacking = ({ route, answer: { headers, json, status } }: Asked): readonly string[] => {
  const lacks = [
    ...(/^application\/json\b/i.test(headers['content-type'] ?? '') && json !== undefined ? [] : ['JSON']),
    ...(headers['access-control-allow-origin'] === '*' ? [] : ['Access-Control-Allow-Origin']),
    ...['Access-Control-Allow-Headers', 'Access-Control-Allow-Methods'].filter(
      (name) => (headers[name.toLowerCase()] ?? '') === '',
    ),
  ];
  return lacks.length === 0 ? [] : [`${route} ${String(status)} without ${lacks.join(', ')}`];
};

/** PROF-X-03: a profile from its making to its end, and what is refused. */
export const keepsProfiles: Judge = ({ profiles }) => {
  const its = need(profiles);
  const { created, first, read, list, updated, reread, deleted, afterwards, sent, changed } = its;
  const lacks = [...new Set(its.answers.flatMap(lacking))];
  return [
    isAnswered(created, 201),
    holds(created.profile, sent, created.route, 'what is answered'),
    isAnswered(read, 200),
    holds(read.profile, sent, read.route, 'what is read'),
    isAnswered(list, 200),
    isListed(list),
    isAnswered(updated, 200),
    holds(reread.profile, changed, reread.route, 'what is read after the update'),
    expectThat(
      first.createdAt !== undefined && reread.profile.createdAt === first.createdAt,
      'an update does not keep createdAt',
      {
        expected: first.createdAt,
        actual: reread.profile.createdAt,
        at: at(updated.route, 'createdAt'),
      },
    ),
    expectThat(
      reread.profile.updatedAt !== undefined && isLater(reread.profile.updatedAt, first.updatedAt),
      'an update does not move updatedAt on',
      {
        expected: `later than ${String(first.updatedAt)}`,
        actual: reread.profile.updatedAt,
        at: at(updated.route, 'updatedAt'),
      },
    ),
    isAnswered(deleted, 200),
    isAnswered(afterwards, 404, ' of a profile that was deleted'),
    ...its.unknown.map((asked) => isAnswered(asked, 404, ' of a profile that never was')),
    ...its.invalid.map(isRefused),
    expectThat(lacks.length === 0, 'not every answer is JSON with CORS headers', {
      expected: 'JSON, and Access-Control-Allow-Origin: * with the headers and the methods',
      actual: lacks,
      at: at('function'),
    }),
  ];
};
