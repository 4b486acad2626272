import { fail, notObservable, pass } from '../../src/control/expect.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Place } from '../../src/facts/place.ts';
import type { System } from '../../src/resources/system.ts';
import { textOf } from '../common/validity.ts';

/** The name of a region, or of one of its availability zones. */
const region =
  /\b(?:us|eu|ap|sa|ca|me|af|il|mx|cn)-(?:gov-|iso[a-z]?-)?(?:north|south|east|west|central|northeast|southeast|northwest|southwest)-[0-9](?=[a-z]?\b)/g;

/** The first region other than home that a text names. */
const otherIn = (text: string, home: string): string | undefined =>
  (text.match(region) ?? []).find((each) => each !== home);

const named = (other: string, home: string, at: Place): Check =>
  fail(`something is named that is in ${other}`, { expected: home, actual: other, at });

/** Nothing in the template's resources and outputs names a region other than home; texts for readers may. */
export const namesNoOtherRegion = (system: System, home: string): Check => {
  let hidden: Check | undefined;
  for (const text of textOf(system).texts) {
    if (!text.known) hidden ??= notObservable(`whether a part names another region: ${text.reason}`);
    else if (!/Description$/.test(text.at.path)) {
      const other = otherIn(text.value, home);
      if (other !== undefined) return named(other, home, text.at);
    }
  }
  return hidden ?? pass();
};

const kinds = ['function', 'role', 'restApi', 'table', 'key', 'logGroup', 'alarm', 'topic'] as const;

/** Nothing that is observed of the resources names a region other than home. What could not be observed names none. */
export const factsNameNoOtherRegion = (system: System, home: string): Check => {
  for (const kind of kinds)
    for (const facts of system.all(kind)) {
      const found = foundIn(facts, home, facts.at);
      if (found !== undefined) return named(found.other, home, found.at);
    }
  return pass();
};

interface Found {
  readonly other: string;
  readonly at: Place;
}

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' && value !== null && 'resource' in value && 'path' in value;

const foundIn = (node: unknown, home: string, above: Place): Found | undefined => {
  if (typeof node === 'string') {
    const other = otherIn(node, home);
    return other === undefined ? undefined : { other, at: above };
  }
  if (typeof node !== 'object' || node === null || ('known' in node && node.known === false))
    return undefined;
  const at = 'at' in node && isPlace(node.at) ? node.at : above;
  const parts =
    node instanceof Map
      ? [...node.values()]
      : Object.entries(node).flatMap(([name, part]: [string, unknown]) => (name === 'at' ? [] : [part]));
  for (const part of parts) {
    const found = foundIn(part, home, at);
    if (found !== undefined) return found;
  }
  return undefined;
};
