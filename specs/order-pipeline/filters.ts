/** A filter's pattern, read; undefined when it is no object of JSON. */
const objectIn = (pattern: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const data: unknown = JSON.parse(pattern);
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : undefined;
  } catch {
    return undefined;
  }
};

/** Whether a filter lets everything through: it asks for nothing. */
export const letsEverything = (pattern: string): boolean => {
  const asked = objectIn(pattern);
  return asked !== undefined && Object.keys(asked).length === 0;
};

/** Whether a filter surely lets through every record of a new item: it asks at most for what all of these have. */
export const letsInserts = (pattern: string): boolean => {
  const asked = objectIn(pattern);
  return (
    asked !== undefined &&
    Object.entries(asked).every(([key, wanted]) => {
      const text = ofNewItems.get(key);
      return text !== undefined && Array.isArray(wanted) && wanted.some((each) => fits(text, each));
    })
  );
};

const ofNewItems: ReadonlyMap<string, string> = new Map([
  ['eventName', 'INSERT'],
  ['eventSource', 'aws:dynamodb'],
]);

/** Whether a text fits one of the rules that a filter lists: a text, a beginning, or anything but some texts. */
const fits = (text: string, rule: unknown): boolean => {
  if (typeof rule === 'string') return rule === text;
  if (typeof rule !== 'object' || rule === null) return false;
  if ('prefix' in rule) return typeof rule.prefix === 'string' && text.startsWith(rule.prefix);
  if ('anything-but' in rule) {
    const not: unknown = rule['anything-but'];
    if (typeof not === 'string') return not !== text;
    return Array.isArray(not) && not.every((each) => typeof each === 'string' && each !== text);
  }
  return false;
};
