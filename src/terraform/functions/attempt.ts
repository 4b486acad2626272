import type { Place } from '../../facts/place.ts';
import type { Value } from '../../facts/value.ts';
import type { Expression } from '../syntax.ts';
import { hasFailed, plainOf, scalar, unknownValue } from '../values.ts';

type Attempted = 'failed' | 'known' | 'unknown';

/** Whether Terraform would refuse it, take it, or that is not known. */
const attempted = (value: Value): Attempted =>
  hasFailed(value) ? 'failed' : plainOf(value) === undefined ? 'unknown' : 'known';

/** `try` and `can`: they look at whether their arguments can be evaluated at all. */
export const attempt = (
  name: 'try' | 'can',
  given: readonly Expression[],
  of: (argument: Expression) => Value,
  at: Place,
): Value => {
  for (const argument of given) {
    const value = of(argument);
    const came = attempted(value);
    if (name === 'can' && came !== 'unknown') return scalar(came === 'known', at);
    if (name === 'try' && came === 'failed') continue;
    // It may be known in part, and a part of it may be refused.
    return came === 'known' ? value : unknownValue(reasonOf(value), at);
  }
  return unknownValue('nothing that is tried can be evaluated', at);
};

const reasonOf = (value: Value): string =>
  value.kind === 'unknown' ? value.reason : 'a part of what is tried is not known';
