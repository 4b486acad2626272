import type { Scenario } from '../resources/system.ts';
import type { Pattern } from './pattern.ts';

/** What a `*` is filled with: what a reader recognises as a placeholder first, what else may be needed after it. */
const fillings = ['other', '', 'any/other', 'x'];

/**
 * Readable texts that may match some patterns, such as `arn:aws:dynamodb:us-east-1:123456789012:table/other` for `*`
 * among tables. Not all match, and none may: they are candidates.
 */
export const examplesOf = function* (patterns: readonly Pattern[], scenario: Scenario): Generator<string> {
  for (const { text, literal } of patterns) if (literal && text !== '*') yield text;
  for (const filling of fillings) {
    for (const { text, literal } of patterns) {
      if (!literal) yield fill(text.replaceAll('{}', '*'), filling, scenario);
    }
  }
  for (const { text, literal } of patterns) {
    // The same resource elsewhere: what a wildcard in place of the region or the account lets in.
    if (literal) continue;
    yield fill(text.replaceAll('{}', '*'), 'other', { ...scenario, region: 'eu-central-1' });
    yield fill(text.replaceAll('{}', '*'), 'other', { ...scenario, accountId: '999999999999' });
  }
  // The resource of a request that names none.
  yield '*';
};

const fill = (text: string, filling: string, { partition, region, accountId }: Scenario): string => {
  const parts = text.replace(/\$\{[^}]*\}/g, '*').split(':');
  const named = [undefined, partition, undefined, region, accountId];
  return parts
    .map((part, index) => {
      const name = parts[0] === 'arn' ? named[index] : undefined;
      if (part === '*' && name !== undefined && parts.length >= 6) return name;
      return part.replace(/\*+/g, filling).replaceAll('?', 'x');
    })
    .join(':');
};
