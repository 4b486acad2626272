import { MissingSubject, Unobservable } from '../../src/control/subject.ts';
import type { Context } from '../../src/control/control.ts';

/**
 * The tags that the variable `tags` gives in these circumstances.
 * @throws MissingSubject when there is no such variable, or it is no map; Unobservable when it is not known.
 */
export const furtherTags = ({ scenario, system }: Context): ReadonlyMap<string, string> => {
  const given = scenario.parameters.get('Tags');
  if (given !== undefined) return new Map(Object.entries(mapIn(given)));
  const { unsaid } = system.terraform ?? {};
  if (unsaid !== undefined) throw new Unobservable(`the variable tags: ${unsaid}`);
  throw new MissingSubject('the variable tags', 'there is no such variable');
};

const mapIn = (text: string): Readonly<Record<string, string>> => {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    data = undefined;
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new MissingSubject('the variable tags, a map', `it is ${text}`);
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, String(value)]));
};
