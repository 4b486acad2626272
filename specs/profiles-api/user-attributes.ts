import { equals, expectThat, fail, notObservable } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { UserPoolFacts } from '../../src/resources/user-pool/facts.ts';

/** An attribute that every user of a pool has to give, and may change. */
export interface RequiredAttribute {
  readonly name: string;
  /** Characters. */
  readonly minLength: number;
  readonly maxLength: number;
}

/** The pool has the attribute, as it has to be. A custom attribute has another name: `custom:…`. */
export const hasAttribute = (
  { attributes }: UserPoolFacts,
  { name, minLength, maxLength }: RequiredAttribute,
): readonly Check[] => {
  const all = need(attributes);
  const [found, ...again] = all.filter((each) => valueOf(each.name) === name);
  if (found === undefined) {
    const hidden = all.map((each) => each.name).find(({ known }) => !known);
    if (hidden?.known === false) return [notObservable(`an attribute's name: ${hidden.reason}`)];
    const names = all.map((each) => valueOf(each.name));
    return [fail(`the pool has no attribute ${name}`, { expected: name, actual: names, at: attributes.at })];
  }
  return [
    expectThat(again.length === 0, `the attribute ${name} is declared more than once`, {
      expected: 'once',
      actual: `${String(again.length + 1)} times`,
      at: again[0]?.at ?? found.at,
    }),
    equals(found.type, 'String', `the type of the attribute ${name}`),
    equals(found.required, true, `that the attribute ${name} is required`),
    equals(found.mutable, true, `that the attribute ${name} can be changed`),
    equals(found.minLength, minLength, `the least length of the attribute ${name}`),
    equals(found.maxLength, maxLength, `the greatest length of the attribute ${name}`),
  ];
};
