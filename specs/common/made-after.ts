import { fail, notObservable, pass } from '../../src/control/expect.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Fact } from '../../src/facts/fact.ts';

/**
 * Something is made after all of these resources. `what`: "the function"; `earlier`: the ids of what it waits for; `reason`: what
 * they are to it, where their ids do not tell.
 */
export const comesAfter = (
  needed: readonly string[],
  what: string,
  earlier: Fact<ReadonlySet<string>>,
  reason = '',
): Check => {
  if (!earlier.known) return notObservable(`what ${what} waits for: ${earlier.reason}`);
  const missing = needed.filter((id) => !earlier.value.has(id));
  if (missing.length === 0) return pass();
  return fail(`${what} may be made before ${missing.join(', ')}${reason}`, {
    expected: `a reference to ${missing.join(', ')}, or DependsOn`,
    actual: [...earlier.value],
    at: earlier.at,
  });
};
