import { equals } from '../../src/control/expect.ts';
import { MissingSubject, need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { OutputFacts } from '../../src/resources/stack/facts.ts';
import type { System } from '../../src/resources/system.ts';

/**
 * An output of exactly that name.
 * @throws MissingSubject when there is none.
 */
export const output = (system: System, name: string): OutputFacts => {
  const found = system.outputs.get(name);
  if (found !== undefined) return found;
  throw new MissingSubject(`the output ${name}`, 'there is no output of that name');
};

/** The output of that name is exactly this thing. */
export const outputIs = (system: System, name: string, thing: Fact<string>): Check =>
  equals(output(system, name).value, need(thing), `the output ${name}`);
