import type { HttpAnswer } from '../../src/exercise/http.ts';
import { poll, type Patience } from '../../src/exercise/poll.ts';
import { patiently } from '../common/exercise-run.ts';
import type { ListEvidence } from './evidence.ts';
import type { Run } from './exercise-run.ts';

/** A list of more pages than that is not read to its end. */
const maxPages = 50;

/** The specification's function shows no more at once, and does not say that there are more. */
const usualPage = 100;

/** Reads the list of profiles until one is on it. @param get asks for a path. */
export const listUntil = async (
  run: Run,
  usual: Patience,
  userId: string,
  get: (path: string) => Promise<HttpAnswer>,
): Promise<ListEvidence> => {
  let last: ListEvidence | undefined;
  await poll(
    'profile on the list',
    patiently(run, usual),
    async () => {
      last = await readList(userId, get);
      return last.found || last.cutShort ? true : undefined;
    },
    run.signal,
  );
  return last ?? readList(userId, get);
};

const readList = async (
  userId: string,
  get: (path: string) => Promise<HttpAnswer>,
): Promise<ListEvidence> => {
  let path: string | undefined = '/profiles';
  let profiles = 0;
  for (let pages = 1; ; pages++) {
    const answer: HttpAnswer = await get(path);
    const { ids, next } = pageOf(answer.json);
    profiles += ids.length;
    const found = ids.includes(userId);
    if (found || next === undefined || pages === maxPages) {
      const cutShort = !found && (next !== undefined || ids.length >= usualPage);
      return { route: 'GET /profiles', answer, found, pages, profiles, cutShort };
    }
    path = `/profiles?${new URLSearchParams(next).toString()}`;
  }
};

interface Page {
  readonly ids: readonly string[];
  /** What to ask the next page by; undefined on the last. */
  readonly next: Readonly<Record<string, string>> | undefined;
}

/** What an answer lists, under whatever name, and the text in it that leads on. */
const pageOf = (json: unknown): Page => {
  const entries: readonly [string, unknown][] =
    typeof json === 'object' && json !== null
      ? Array.isArray(json)
        ? [['', json]]
        : Object.entries(json)
      : [];
  const listed = entries.map(([, value]) => value).find((value) => Array.isArray(value)) ?? [];
  const ids = listed.flatMap((profile: unknown) =>
    typeof profile === 'object' && profile !== null && 'userId' in profile ? [String(profile.userId)] : [],
  );
  const leads = entries.find(
    ([name, value]) =>
      /cursor|token|next|last|start/i.test(name) && typeof value === 'string' && value !== '',
  );
  return { ids, next: leads === undefined ? undefined : { [leads[0]]: String(leads[1]) } };
};
