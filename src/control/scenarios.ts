import type { Scenario } from '../resources/system.ts';
import type { Check, Finding } from './verdict.ts';

/** A check as one scenario had it; `index`: its number among its control's checks. */
export interface Occurrence {
  readonly scenario: Scenario;
  readonly check: Check;
  readonly index: number;
}

/**
 * The checks of all scenarios as one list: the same fact found wrong under many scenarios is one finding, and one found
 * wrong only under some says under which.
 */
export const acrossScenarios = (
  occurrences: readonly Occurrence[],
  scenarios: readonly Scenario[],
): readonly Check[] => {
  const failures = new Map<string, { check: Check & { outcome: 'fail' }; scenarios: Scenario[] }>();
  const others: Check[] = [];
  for (const { scenario, check, index } of occurrences) {
    if (check.outcome !== 'fail') {
      others.push(check);
      continue;
    }
    const { at } = check.finding;
    const key = `${String(index)} ${at.resource} ${at.path} ${String(at.line)}`;
    const same = failures.get(key);
    if (same === undefined) failures.set(key, { check, scenarios: [scenario] });
    else same.scenarios.push(scenario);
  }
  return [
    ...[...failures.values()].map(({ check, scenarios: under }): Check => ({
      ...check,
      finding: withScenarios(check.finding, under, scenarios),
    })),
    ...others,
  ];
};

const withScenarios = (finding: Finding, under: readonly Scenario[], all: readonly Scenario[]): Finding => {
  const distinct = new Set(under);
  if (distinct.size === all.length) return finding;
  return {
    ...finding,
    message: `${finding.message} ${under.length > 0 ? circumstances(under, all) : ''}`.trimEnd(),
  };
};

/** `with Environment=prod`, as short as it can be said truly. */
const circumstances = (under: readonly Scenario[], all: readonly Scenario[]): string => {
  for (const name of all[0]?.parameters.keys() ?? []) {
    const values = new Set(under.map(({ parameters }) => parameters.get(name)));
    const covered = all.filter(({ parameters }) => values.has(parameters.get(name)));
    if (covered.length === new Set(under).size && covered.length < all.length)
      return `(with ${name}=${[...values].join(' or ')})`;
  }
  const [first] = under;
  const [usual] = all;
  if (first === undefined || usual === undefined) return '';
  const differing = [...first.parameters].filter(([name, value]) => usual.parameters.get(name) !== value);
  const parts = differing.map(([name, value]) => `${name}=${value}`);
  if (first.stackName !== usual.stackName) parts.push(`the stack's name ${first.stackName}`);
  return parts.length === 0 ? '(with the defaults)' : `(with ${parts.join(', ')})`;
};
