/** Facts as plain data: the values of those that are known, `unknown: …` for the others; places and what belongs to all are left out. */
export const plain = (facts: unknown): unknown => {
  if (facts instanceof Map)
    return Object.fromEntries(
      [...facts].map(([name, each]: [unknown, unknown]) => [String(name), plain(each)]),
    );
  if (facts instanceof Set) return [...facts].sort();
  if (Array.isArray(facts)) return facts.map(plain);
  if (typeof facts !== 'object' || facts === null) return facts;
  if ('known' in facts && 'at' in facts)
    return facts.known === true && 'value' in facts
      ? plain(facts.value)
      : `unknown: ${'reason' in facts ? String(facts.reason) : ''}`;
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([name]) => !['id', 'at', 'own'].includes(name))
      .map(([name, fact]) => [name, plain(fact)]),
  );
};
