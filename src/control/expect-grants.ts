import type { Services } from '../iam/concrete-actions.ts';
import { grantLacking } from '../iam/grant-lacking.ts';
import { grantedBeyond } from '../iam/granted-beyond.ts';
import type { Access } from '../iam/allows-to.ts';
import type { Difference, Grant, Grants } from '../iam/grants.ts';
import { fail, notObservable, pass } from './expect.ts';
import type { Check } from './verdict.ts';
import type { Place } from '../facts/place.ts';

const needs = (grants: readonly Grant[]): string =>
  grants.length === 0
    ? 'nothing of it'
    : `only ${[...new Set(grants.map(({ action }) => action))].join(', ')} on ${[...new Set(grants.map(({ resource }) => resource))].join(', ')}`;

const checkOf = (difference: Difference, permitted: readonly Grant[]): Check => {
  switch (difference.kind) {
    case 'unknown':
      return notObservable(`what the role is granted: ${difference.reason}`);
    case 'lacking':
      return fail(`not granted: ${difference.action} on ${difference.resource}, which ${difference.why}`, {
        expected: `${difference.action} on ${difference.resource}`,
        actual: difference.why,
        at: difference.at,
      });
    case 'beyond': {
      const { action, resource, pattern, condition, more = 0, at } = difference;
      const by = pattern === undefined ? '' : ` (by ${pattern})`;
      const under = condition === undefined ? '' : ` under a condition: ${condition}`;
      const others = more === 0 ? '' : `, and ${String(more)} more actions`;
      return fail(`granted beyond it: ${action} on ${resource}${by}${under}${others}`, {
        expected: needs(permitted),
        actual: `${action} on ${resource}`,
        at,
      });
    }
  }
};

/**
 * Expects a role to be granted all that is required, and of some services nothing that is not permitted. A failure names a
 * request that is granted and should not be, or the other way round.
 */
export const expectGrants = (
  grants: Grants,
  expected: {
    readonly required?: readonly Grant[];
    readonly permitted: readonly Grant[];
    readonly services: Services;
  },
): readonly Check[] => {
  const { required = [], permitted, services } = expected;
  const differences = [...grantLacking(grants, required), ...grantedBeyond(grants, permitted, services)];
  return differences.length === 0 ? [pass()] : differences.map((each) => checkOf(each, permitted));
};

/** Expects a resource's policy to allow something for sure. */
export const expectAccess = (
  access: Access,
  what: string,
  expected: string,
  at: Place = access.at,
): Check => {
  if (access.answer === 'yes') return pass();
  if (access.answer === 'unknown') return notObservable(`${what}: ${access.why}`);
  return fail(`${what}: ${access.why}`, { expected, actual: access.why, at });
};
