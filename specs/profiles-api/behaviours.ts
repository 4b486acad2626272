import { expectFact, pass } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { BehaviourFacts, DistributionFacts } from '../../src/resources/distribution/facts.ts';

/** What requests of the API may meet at the edge: the default, and before it what paths of the API's have of their own. */
export const behavioursOfApi = ({ behaviour, otherPaths }: DistributionFacts): readonly BehaviourFacts[] => [
  behaviour,
  ...need(otherPaths)
    .filter(({ pattern }) => !pattern.known || mayBeOfApi(pattern.value))
    .map((other) => other.behaviour),
];

/** Whether a path pattern fits a path of the API: `*` is any text, `?` any one character; it may leave out the first slash. */
const mayBeOfApi = (pattern: string): boolean => {
  const path = pattern.replace(/^\//, '');
  // One that tells users apart (`profiles/a*`) fits some of them.
  return fits(path, 'profiles') || fits(path, 'profiles/0') || /^profiles\/[^/]+$/.test(path);
};

const fits = (pattern: string, path: string): boolean => {
  const parts = pattern.split(/([*?])/).map((part) => {
    if (part === '*') return '.*';
    return part === '?' ? '.' : part.replace(/[\\^$.+()[\]{}|]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`).test(path);
};

/** Several checks as one: a failure among them, else what could not be observed, else a pass. */
export const allOf = (checks: readonly Check[]): Check =>
  checks.find(({ outcome }) => outcome === 'fail') ??
  checks.find(({ outcome }) => outcome === 'not-observable') ??
  checks[0] ??
  pass();

/** One check: whatever the API's requests meet at the edge has it so. */
export const everywhere = <T>(
  distribution: DistributionFacts,
  pick: (behaviour: BehaviourFacts) => Fact<T>,
  what: string,
  expected: string,
  holds: (value: T) => boolean,
): Check => allOf(behavioursOfApi(distribution).map((each) => expectFact(pick(each), what, expected, holds)));
