const compiled = new Map<string, RegExp>();

const wildcard = (pattern: string): RegExp => {
  let found = compiled.get(pattern);
  if (found === undefined) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    found = new RegExp(`^${source}$`, 's');
    compiled.set(pattern, found);
  }
  return found;
};

/**
 * Whether an ARN matches a pattern as the condition operator ArnLike has it: part by part of its six, each with `*` and `?`
 * (IAM user guide, ARN condition operators). A pattern that is no ARN matches nothing.
 */
export const matchesArn = (pattern: string, arn: string): boolean => {
  const [wanted, given] = [sixParts(pattern), sixParts(arn)];
  if (wanted === undefined || given === undefined) return false;
  return wanted.every((part, index) => wildcard(part).test(given[index] ?? ''));
};

const sixParts = (arn: string): readonly string[] | undefined => {
  const parts = arn.split(':');
  return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
};
