import type { Scenario } from '../resources/system.ts';
import { budget } from './budget.ts';
import { distinctiveValue } from './distinctive-value.ts';
import type { TemplateDocument } from './document.ts';
import { checkGiven, type GivenValues } from './given-values.ts';
import { refusedValue } from './parameter-constraints.ts';
import { declaredParameters, type ParameterDeclaration } from './parameters.ts';
import { partitionOf } from './partition.ts';

export type { GivenValues } from './given-values.ts';

export interface Scenarios {
  /**
   * The defaults first, then every combination of allowed values, then what the specification wants tried, at the end the
   * defaults under another name and account.
   */
  readonly scenarios: readonly Scenario[];
  /** What was not varied although it could be, for the reader of a verdict. */
  readonly notices: readonly string[];
}

/** What is taken where nobody says otherwise. */
export const usualCircumstances = {
  stackName: 'stackproof-demo',
  otherStackName: 'other-stack',
  accountId: '123456789012',
  otherAccountId: '210987654321',
  region: 'us-east-1',
};

/**
 * The circumstances under which a template is to be judged: every allowed value of its parameters, and two stack names.
 * @throws StackproofError (exit 2) for a given value that the template or AWS does not take.
 */
export const scenariosOf = (document: TemplateDocument, given: GivenValues = {}): Scenarios => {
  checkGiven(document, given);
  const notices: string[] = [];
  const declared = declaredParameters(document);
  const choices = [...declared.values()].map((parameter): Choice => {
    const value = given.parameters?.[parameter.name];
    return {
      name: parameter.name,
      values: value === undefined ? valuesOf(parameter, notices, given) : [value],
    };
  });
  const region = given.region ?? usualCircumstances.region;
  const stackName = given.stackName ?? usualCircumstances.stackName;
  const accountId = given.accountId ?? usualCircumstances.accountId;
  const scenario = (parameters: ReadonlyMap<string, string>): Scenario => ({
    stackName,
    accountId,
    region,
    partition: partitionOf(region),
    parameters,
  });
  const all = combinations(choices, notices);
  const takes = (name: string, value: string): boolean => {
    const parameter = declared.get(name);
    return parameter !== undefined && refusedValue(parameter, value) === undefined;
  };
  const scenarios = [...all, ...furtherValues(all[0] ?? new Map(), given, takes)].map(scenario);
  const [first] = scenarios;
  const other: Scenario = {
    ...(first ?? scenario(new Map())),
    stackName:
      stackName === usualCircumstances.otherStackName
        ? usualCircumstances.stackName
        : usualCircumstances.otherStackName,
    accountId: given.accountId ?? usualCircumstances.otherAccountId,
  };
  return { scenarios: [...scenarios, other], notices };
};

/** Whether a value beside the default is tried as well, so that nobody need be told that none is. */
export const isTried = (name: string, { circumstances = [] }: GivenValues): boolean =>
  circumstances.some((values) => Object.hasOwn(values, name));

/** The usual values with those of each circumstance in their place, as far as nobody has given any and they are taken. */
export const furtherValues = (
  usual: ReadonlyMap<string, string>,
  { parameters = {}, circumstances = [] }: GivenValues,
  takes: (name: string, value: string) => boolean,
): readonly ReadonlyMap<string, string>[] =>
  circumstances.flatMap((values) => {
    const changed = Object.entries(values).filter(
      ([name, value]) => parameters[name] === undefined && usual.get(name) !== value && takes(name, value),
    );
    return changed.length === 0 ? [] : [new Map([...usual, ...changed])];
  });

/** A parameter and the values that it is judged with. */
export interface Choice {
  readonly name: string;
  /** The default first; never empty. */
  readonly values: readonly string[];
}

const valuesOf = (
  parameter: ParameterDeclaration,
  notices: string[],
  given: GivenValues,
): readonly string[] => {
  const { name, allowedValues } = parameter;
  if (allowedValues !== undefined) {
    const first = parameter.default ?? allowedValues[0] ?? '';
    return [...new Set([first, ...allowedValues])];
  }
  if (parameter.default !== undefined) {
    if (!isTried(name, given))
      notices.push(
        `parameter ${name} takes other values than its default ${JSON.stringify(parameter.default)}, which is the one judged (--param ${name}=… sets another)`,
      );
    return [parameter.default];
  }
  const { value, fits } = distinctiveValue(parameter);
  if (!fits)
    notices.push(
      `parameter ${name} has no default, and no value was found that its constraints allow: judged at ${JSON.stringify(value)} (--param ${name}=… sets one)`,
    );
  return [value];
};

/** Every combination of some choices' values; past the budget each value by itself. */
export const combinations = (
  choices: readonly Choice[],
  notices: string[],
): readonly ReadonlyMap<string, string>[] => {
  const total = choices.reduce((product, { values }) => product * values.length, 1);
  if (total <= budget.scenarios) return product(choices);
  notices.push(
    `the parameters' allowed values make ${total} combinations, more than ${budget.scenarios}: each value is judged with the others at their defaults`,
  );
  const single = oneAtATime(choices);
  if (single.length > budget.scenarios) notices.push(`only the first ${budget.scenarios} of them are judged`);
  return single.slice(0, budget.scenarios);
};

/** The last parameter varies fastest. */
const product = (choices: readonly Choice[]): readonly ReadonlyMap<string, string>[] =>
  choices.reduce<readonly ReadonlyMap<string, string>[]>(
    (made, { name, values }) =>
      made.flatMap((before) => values.map((value) => new Map([...before, [name, value]]))),
    [new Map()],
  );

const oneAtATime = (choices: readonly Choice[]): readonly ReadonlyMap<string, string>[] => {
  const first = new Map(choices.map(({ name, values }) => [name, values[0] ?? '']));
  const others = choices.flatMap(({ name, values }) =>
    values.slice(1).map((value) => new Map([...first, [name, value]])),
  );
  return [first, ...others];
};
