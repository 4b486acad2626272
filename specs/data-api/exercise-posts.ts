import { need } from '../../src/control/subject.ts';
import type { HttpAnswer } from '../../src/exercise/http.ts';
import { tableKey } from '../../src/exercise/table.ts';
import { known, map, type Fact } from '../../src/facts/fact.ts';
import type { PostsEvidence, Submission } from './evidence.ts';
import { both, marked, newIn, postTo, tableItems } from '../common/exercise-run.ts';
import { asEvidence, type Run } from './exercise-run.ts';

const clientTimestamp = '1999-12-31T23:59:59Z';

/** A body with all that JSON has but fractions, and with an id and a timestamp that are not the function's to take. */
const ordinary = (mark: string, clientId: string): string =>
  JSON.stringify({
    id: clientId,
    timestamp: clientTimestamp,
    mark,
    text: 'Grüße, 世界 🌍 "quoted" \\ and\nbroken',
    empty: '',
    count: 42,
    negative: -7,
    flags: [true, false, null],
    data: { mark, list: [1, 'two', { three: [] }], deep: { deeper: { deepest: {} } } },
  });

interface Posted {
  readonly sent: string;
  readonly mark: string;
  readonly postedAt: number;
  readonly answer: HttpAnswer;
}

/**
 * Posts what is right and what is wrong, and looks at what the table holds afterwards. Nothing else may post meanwhile: an
 * item of an empty body can only be told by being new.
 */
export const exercisePosts = async (run: Run): Promise<Fact<PostsEvidence>> => {
  const before = await tableItems(run);
  if (!before.known) return before;
  const postOne = async (kind: string, bodyOf: (mark: string) => string): Promise<Posted> => {
    const mark = `${run.mark}-${kind}`;
    const sent = bodyOf(mark);
    const postedAt = Date.now();
    return { sent, mark, postedAt, answer: await postTo(run)(sent) };
  };

  const clientId = `${run.mark}-own-id`;
  // First, and looked at by itself: what it leaves can only be told by being new.
  const empty = await postOne('empty', () => '');
  const afterEmpty = await tableItems(run);
  const first = await postOne('twice', (mark) => ordinary(mark, clientId));
  const second = await postOne('twice', () => first.sent);
  const fraction = await postOne('fraction', (mark) =>
    JSON.stringify({ mark, price: 2.5, data: { mark, exact: 0.1 } }),
  );
  const malformed = await postOne('malformed', (mark) => `{"mark": "${mark}", "broken": `);
  const notAnObject = await postOne('array', (mark) => JSON.stringify([mark]));

  const after = await tableItems(run);
  const key = await tableKey(run.target, need(run.subjects.table.name));
  return map(both(afterEmpty, after), ([early, now]): PostsEvidence => {
    const submission = ({ sent, mark, answer, postedAt }: Posted): Submission => ({
      sent,
      answer,
      items: asEvidence(marked(now, mark), sent, postedAt),
    });
    return {
      twice: {
        sent: first.sent,
        clientId,
        clientTimestamp,
        answers: [first.answer, second.answer],
        items: submission(first).items,
      },
      fraction: submission(fraction),
      malformed: submission(malformed),
      empty: { ...submission(empty), items: asEvidence(newIn(early, before.value), '', empty.postedAt) },
      notAnObject: submission(notAnObject),
      tableKey: keyFact(run, key),
    };
  });
};

/** The table's key, with the gap that had to be filled for it to be seen. */
const keyFact = ({ subjects }: Run, key: string | undefined): Fact<string | undefined> => {
  const { type } = subjects.table.encryption;
  const gap = type.known && type.gapFilled !== undefined ? { gapFilled: type.gapFilled } : {};
  return { ...known(key, subjects.table.at), ...gap };
};
