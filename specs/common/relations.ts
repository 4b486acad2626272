import { known, type Fact } from '../../src/facts/fact.ts';
import { MissingSubject } from '../../src/control/subject.ts';
import type { Scenario } from '../../src/resources/system.ts';

/** One entry of a map of facts: a function's variable, a resource's tag. Undefined when it is not there. */
export const variable = (
  entries: Fact<ReadonlyMap<string, Fact<string>>>,
  name: string,
): Fact<string | undefined> => {
  if (!entries.known) return entries;
  return entries.value.get(name) ?? known(undefined, entries.at);
};

/**
 * The value that a parameter has under this scenario.
 * @throws MissingSubject when there is no such parameter: then nothing can follow it.
 */
export const parameterValue = (scenario: Scenario, name: string): string => {
  const value = scenario.parameters.get(name);
  if (value === undefined) throw new MissingSubject(`the parameter ${name}`, 'there is no such parameter');
  return value;
};
