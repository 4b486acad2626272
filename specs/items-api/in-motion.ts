import { expectThat, notObservable, pass } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Place } from '../../src/facts/place.ts';
import { filledBy, refused, shown, succeeded } from '../common/in-motion.ts';
import type { ItemsApiEvidence, StoredItem, ValidEvidence, ValidSubmission } from './evidence.ts';
import type { ItemsApi } from './subjects.ts';

const at = (path: string): Place => ({ resource: 'the POST', path });

const isAnswered = (answer: ValidSubmission['answer'], what: string): Check =>
  expectThat(succeeded(answer), `${what} is not answered by a success`, {
    expected: '2xx',
    actual: shown(answer),
    at: at('answer'),
  });

const flawOf = ({ id, lacks }: StoredItem): string | undefined => {
  if (id === undefined || id === '') return 'no id';
  return lacks.length === 0 ? undefined : `no ${lacks.join(', ')}`;
};

/** ITEMS-FN-04: what POSTs of bodies that fit the model leave in the table. */
export const storesItems = ({ valid }: ItemsApiEvidence): readonly Check[] => {
  const { twice, fraction, ownId } = need(valid);
  const stored = [...twice.items, ...(fraction?.items ?? [])];
  const ids = new Set(stored.map(({ id }) => id));
  return [
    ...twice.answers.map((answer) => isAnswered(answer, 'a valid POST')),
    expectThat(twice.items.length === 2, 'two equal POSTs do not make two items', {
      expected: '2 items',
      actual: `${String(twice.items.length)} items`,
      at: at('items'),
    }),
    ...(fraction === undefined
      ? []
      : [
          isAnswered(fraction.answer, 'a valid POST of a number with a fraction'),
          expectThat(fraction.items.length === 1, 'a number with a fraction is not stored', {
            expected: '1 item',
            actual: `${String(fraction.items.length)} items`,
            at: at('items'),
          }),
        ]),
    expectThat(
      stored.every((item) => flawOf(item) === undefined),
      'what is stored is not the item with an id',
      { expected: 'every property of the item, and an id', actual: stored.map(flawOf), at: at('items') },
    ),
    expectThat(ids.size === stored.length, 'two items have the same id', {
      expected: 'a unique id each',
      actual: [...ids],
      at: at('items.id'),
    }),
    keepsItsOwnId(ownId),
  ];
};

/** A client's own id is refused, or stands aside for the one that the function makes. */
const keepsItsOwnId = (ownId: ValidEvidence['ownId']): Check => {
  if (ownId === undefined || refused(ownId.answer)) return pass();
  return expectThat(
    ownId.items.length === 1 && ownId.items.every(({ id }) => id !== undefined && id !== ownId.id),
    "a client's own id takes the place of the generated one",
    {
      expected: '1 item with an id of its own',
      actual: ownId.items.map(({ id }) => id),
      at: at('items.id'),
    },
  );
};

/** ITEMS-API-06: malformed requests get a 400, leave nothing and do not reach the function. */
export const refusesMalformed = (
  { malformed, otherTypes }: ItemsApiEvidence,
  { post }: ItemsApi,
): readonly Check[] => {
  const { submissions, items, invocations } = need(malformed);
  const seen = [
    ...submissions.map(({ what, answer }) =>
      expectThat(answer.status === 400, `${what} is not answered by a 400`, {
        expected: 400,
        actual: shown(answer),
        at: at('answer'),
      }),
    ),
    expectThat(items === 0, 'malformed requests leave items', {
      expected: 'nothing stored',
      actual: `${String(items)} items`,
      at: at('items'),
    }),
    invocations.known
      ? expectThat(invocations.value === 0, 'malformed requests reach the function', {
          expected: 'no invocation',
          actual: `${String(invocations.value)} invocations`,
          at: at('invocations'),
        })
      : notObservable(invocations.reason),
    // Where the target cannot show it, that is a gap of its own, and declared there.
    ...(otherTypes.known
      ? otherTypes.value.map(({ what, answer }) =>
          expectThat(refused(answer), `${what} is neither refused nor validated`, {
            expected: '4xx',
            actual: shown(answer),
            at: at('answer'),
          }),
        )
      : []),
  ];
  return seen.map(filledBy(post.validator));
};

/** ITEMS-LOG-01: lines of the function in its log group. */
export const logsArrive = ({ log }: ItemsApiEvidence): Check => {
  const { group, lines, waitedMs } = need(log);
  return expectThat(lines > 0, "the function's output does not arrive in its log group", {
    expected: `lines in ${group}`,
    actual: `none within ${String(Math.round(waitedMs / 1000))} s`,
    at: { resource: group, path: '' },
  });
};

/** ITEMS-TPL-03: the URL in the outputs answers the POST. */
export const urlAnswers = ({ url }: ItemsApiEvidence): Check => {
  const { output, answer, problem } = need(url);
  return expectThat(answer !== undefined && succeeded(answer), 'the URL in the outputs does not answer', {
    expected: `2xx from ${output}`,
    actual: answer ? shown(answer) : (problem ?? 'no answer'),
    at: { resource: 'ApiInvokeUrl', path: 'Value' },
  });
};
