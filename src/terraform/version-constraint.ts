/** Major, minor, patch, and what stands behind a hyphen ('' without). */
export interface Version {
  readonly numbers: readonly [number, number, number];
  readonly prerelease: string;
}

type Operator = '=' | '!=' | '>' | '>=' | '<' | '<=' | '~>';

interface Condition {
  readonly operator: Operator;
  readonly version: Version;
  /** How many numbers are written: `~> 1.4` lets the second grow, `~> 1.4.2` the third. */
  readonly written: number;
}

const pattern = /^(=|!=|>=|<=|~>|>|<)?\s*v?(\d+(?:\.\d+){0,2})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

const isOperator = (text: string): text is Operator => ['=', '!=', '>', '>=', '<', '<=', '~>'].includes(text);

/** One condition; undefined when it is none. */
const conditionOf = (text: string): Condition | undefined => {
  const [match, operator = '=', dotted = '', prerelease = ''] = pattern.exec(text.trim()) ?? [];
  if (match === undefined || !isOperator(operator)) return undefined;
  const numbers = dotted.split('.').map(Number);
  const [major = 0, minor = 0, patch = 0] = numbers;
  return { operator, version: { numbers: [major, minor, patch], prerelease }, written: numbers.length };
};

/** Below zero when the first comes before the second; a prerelease comes before what it is one of. */
export const compareVersions = (one: Version, other: Version): number => {
  for (const index of [0, 1, 2] as const) {
    const difference = one.numbers[index] - other.numbers[index];
    if (difference !== 0) return difference;
  }
  if (one.prerelease === other.prerelease) return 0;
  if (one.prerelease === '' || other.prerelease === '') return one.prerelease === '' ? 1 : -1;
  return one.prerelease < other.prerelease ? -1 : 1;
};

/** Whether a version that is no prerelease, or the very one that is asked for, meets a condition. */
const meets = (version: Version, { operator, version: bound, written }: Condition): boolean => {
  const order = compareVersions(version, bound);
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '~>': {
      const fixed = bound.numbers.slice(0, Math.max(0, written - 1));
      return order >= 0 && fixed.every((number, index) => version.numbers[index] === number);
    }
  }
};

/**
 * The lowest version that constraints let in, all of them together, as Terraform reads them (`>= 1.4, < 2`, `~> 5.0`, `1.9.0`).
 * @returns 'none' when they let in none at all; undefined when one of them is no constraint.
 */
export const lowestAdmitted = (constraints: readonly string[]): Version | 'none' | undefined => {
  const conditions: Condition[] = [];
  for (const text of constraints.flatMap((constraint) => constraint.split(','))) {
    const condition = conditionOf(text);
    if (condition === undefined) return undefined;
    conditions.push(condition);
  }
  const lower = conditions.flatMap(({ operator, version }) =>
    ['=', '>', '>=', '~>'].includes(operator) ? [version] : [],
  );
  const highest = lower.reduce((one, other) => (compareVersions(one, other) < 0 ? other : one), first);
  const [major, minor, patch] = highest.numbers;
  // None that is admitted is lower. Each condition may leave out one of those that follow it.
  const candidates = [
    highest,
    ...conditions.map((_, index): Version => ({
      numbers: [major, minor, patch + index + 1],
      prerelease: '',
    })),
  ];
  return candidates.find((each) => conditions.every((condition) => meets(each, condition))) ?? 'none';
};

const first: Version = { numbers: [0, 0, 0], prerelease: '' };

/** As it is written: `5.83.0`. */
export const showVersion = ({ numbers, prerelease }: Version): string =>
  `${numbers.join('.')}${prerelease === '' ? '' : `-${prerelease}`}`;

/** A version of that text. @throws RangeError when it is none. */
export const version = (text: string): Version => {
  const found = conditionOf(text);
  if (found !== undefined) return found.version;
  throw new RangeError(`${text} is no version`);
};
