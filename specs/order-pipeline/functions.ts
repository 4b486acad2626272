import { equals, expectFact, expectThat, fail, notObservable, pass } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { EventSourceFacts } from '../../src/resources/event-source/facts.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import { namesFunction, qualifierOf } from '../../src/resources/function/names.ts';
import type { RoleFacts } from '../../src/resources/role/facts.ts';
import { changeCode, remove, set, swapReference, together } from './breaks.ts';
import { letsEverything, letsInserts } from './filters.ts';
import { keepsNeighbours } from './in-motion.ts';
import { control, section } from './words.ts';

const hasRole = (fn: FunctionFacts, role: RoleFacts, which: string): Check =>
  equals(fn.role, need(role.arn), `the role of ${which}`);

/** The mapping is enabled, reads this source, and invokes this function. */
const brings = (
  mapping: EventSourceFacts,
  source: string | undefined,
  fn: FunctionFacts,
  which: string,
): readonly Check[] => [
  equals(mapping.enabled, true, 'that the mapping is enabled'),
  expectFact(
    mapping.sourceArn,
    'what the mapping reads',
    source ?? 'a stream, which the table does not have',
    (arn) => source !== undefined && arn === source,
  ),
  expectFact(
    mapping.functionName,
    'what the mapping invokes',
    `${which}, ${need(fn.arn)}`,
    (named) => namesFunction(named, fn) || qualifierOf(named, fn) !== undefined,
  ),
];

/** Nothing that is meant for the function is filtered out. */
const filtersNothing = (
  filters: Fact<readonly Fact<string>[]>,
  what: string,
  lets: (pattern: string) => boolean,
): Check => {
  if (!filters.known) return notObservable(`the mapping's filters: ${filters.reason}`);
  const patterns = filters.value;
  if (patterns.length === 0 || patterns.some((each) => each.known && lets(each.value))) return pass();
  const hidden = patterns.find(({ known }) => !known);
  if (hidden?.known === false) return notObservable(`a filter of the mapping: ${hidden.reason}`);
  return fail(`the mapping's filters keep ${what} from the function`, {
    expected: `a filter that lets ${what} through, or none`,
    actual: patterns.map((each) => valueOf(each)),
    at: patterns[0]?.at ?? filters.at,
  });
};

/** From where a mapping reads: what was there before it is not passed over. The specification leaves it open. */
const missesNothing = ({ startingPosition: position }: EventSourceFacts): Check =>
  position.known
    ? expectThat(
        position.value === 'TRIM_HORIZON' || position.value === 'AT_TIMESTAMP',
        'orders that come while the mapping is being made are not notified',
        { expected: 'TRIM_HORIZON', actual: position.value, at: position.at, ours: true },
      )
    : notObservable(`where the mapping begins: ${position.reason}`);

/** One of two facts is enough; one that is unknown leaves it open unless the other is. */
const oneOf = <A, B>(
  [first, isFirst]: readonly [Fact<A>, (value: A) => boolean],
  [second, isSecond]: readonly [Fact<B>, (value: B) => boolean],
  message: string,
  expected: string,
): Check => {
  if ((first.known && isFirst(first.value)) || (second.known && isSecond(second.value))) return pass();
  for (const fact of [first, second]) if (!fact.known) return notObservable(`${message}? ${fact.reason}`);
  return fail(message, { expected, actual: 'neither', at: first.at });
};

/** § 4, Create and configure Lambda functions. */
export const functions = section('4', 'Create and configure Lambda functions', [
  control('ORDER-FN-01', 'function 1 has the role Lambda-SQS-DynamoDB and is triggered by the queue', {
    judge: ({ function1, storeRole, mapping1, queue }) => [
      hasRole(function1, storeRole, 'function 1'),
      ...brings(mapping1, need(queue.arn), function1, 'function 1'),
      filtersNothing(mapping1.filters, 'orders', letsEverything),
    ],
    breaks: [
      swapReference('function1', 'Role'),
      set('mapping1', 'Enabled', false),
      swapReference('mapping1', 'EventSourceArn'),
      swapReference('mapping1', 'FunctionName'),
      set('mapping1', 'FilterCriteria', { Filters: [{ Pattern: '{"body":{"urgent":[true]}}' }] }),
    ],
  }),

  control(
    'ORDER-FN-02',
    "function 2 has the role Lambda-DynamoDBStreams-SNS and is triggered by the table's stream",
    {
      judge: ({ function2, notifyRole, mapping2, table }) => [
        hasRole(function2, notifyRole, 'function 2'),
        ...brings(mapping2, need(table.stream.arn), function2, 'function 2'),
        filtersNothing(mapping2.filters, 'new orders', letsInserts),
        missesNothing(mapping2),
      ],
      breaks: [
        swapReference('function2', 'Role'),
        set('mapping2', 'Enabled', false),
        swapReference('mapping2', 'EventSourceArn'),
        swapReference('mapping2', 'FunctionName'),
        set('mapping2', 'FilterCriteria', { Filters: [{ Pattern: '{"eventName":["MODIFY"]}' }] }),
        set('mapping2', 'StartingPosition', 'LATEST'),
      ],
    },
  ),

  control('ORDER-FN-03', 'one bad message of a batch takes no good one with it', {
    ours: true,
    template: ({ mapping1 }) => {
      const { reportsBatchItemFailures: reports, batchSize } = mapping1;
      if (valueOf(batchSize) === 1) return pass();
      if (!batchSize.known && valueOf(reports) !== true)
        return notObservable(`the mapping's batch size: ${batchSize.reason}`);
      return equals(reports, true, 'that the function reports which messages of a batch failed');
    },
    exercise: keepsNeighbours,
    breaks: [remove('mapping1', 'FunctionResponseTypes')],
    breaksInMotion: [
      changeCode(
        'function1',
        'it reports no failure',
        'return {"batchItemFailures": failed}',
        'return {"batchItemFailures": []}',
      ),
      changeCode(
        'function1',
        'it stops at the first bad message and reports it alone',
        'print(json.dumps(reason))',
        'return {"batchItemFailures": failed}',
      ),
    ],
  }),

  control('ORDER-FN-04', 'one bad record does not block the stream', {
    ours: true,
    judge: ({ mapping2 }) => {
      const { maximumRetryAttempts: tries, maximumRecordAge: age, bisects } = mapping2;
      const { reportsBatchItemFailures: reports } = mapping2;
      return [
        oneOf(
          [tries, (limit) => limit >= 0],
          [age, (limit) => limit >= 0],
          'a bad record is tried until it expires',
          'MaximumRetryAttempts or MaximumRecordAgeInSeconds, of at least 0',
        ),
        oneOf(
          [bisects, (does) => does],
          [reports, (does) => does],
          'a bad record is given up with its whole batch',
          'BisectBatchOnFunctionError or ReportBatchItemFailures',
        ),
      ];
    },
    breaks: [
      remove('mapping2', 'MaximumRetryAttempts'),
      set('mapping2', 'MaximumRetryAttempts', -1),
      together(
        'a failing batch is not split',
        remove('mapping2', 'BisectBatchOnFunctionError'),
        remove('mapping2', 'FunctionResponseTypes'),
      ),
    ],
  }),
]);
