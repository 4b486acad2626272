import { inputError } from '../errors.ts';
import type { Scenario } from '../resources/system.ts';
import { distinctiveValue } from '../template/distinctive-value.ts';
import { checkNames, type GivenValues } from '../template/given-values.ts';
import { partitionOf } from '../template/partition.ts';
import {
  combinations,
  furtherValues,
  isTried,
  usualCircumstances,
  type Scenarios,
} from '../template/scenarios.ts';
import { placeOf } from './evaluate.ts';
import type { TerraformModule } from './module.ts';
import type { Shown } from './show.ts';
import { anySpelling } from './spellings.ts';
import {
  declaredVariables,
  pascalCase,
  usualValue,
  valueText,
  type VariableDeclaration,
} from './variables.ts';

/** The variable that stands for what a stack's name is to a template: Terraform has no stacks. */
const stackName = 'StackName';

/**
 * The circumstances under which a module is to be judged: every allowed value of its variables, and two names for what a template
 * has its stack's name for (the variable `stack_name`), in two accounts. Variables are named as parameters are: `SnsEmail`.
 * @throws StackproofError (exit 2) for a given value of no variable, or one that it does not take.
 */
export const terraformScenarios = (module: TerraformModule, given: GivenValues = {}): Scenarios => {
  const variables = declaredVariables(module);
  const values = givenTo(variables, module, given);
  const notices: string[] = [];
  const region = given.region ?? usualCircumstances.region;
  const asked = values.get(stackName);
  const usualName = asked ?? given.stackName ?? usualCircumstances.stackName;
  const named = variables.some(({ name }) => pascalCase(name) === stackName);
  const choices = variables.map((variable) => {
    const name = pascalCase(variable.name);
    const value = name === stackName ? usualName : values.get(name);
    return { name, values: value === undefined ? valuesOf(variable, module, notices, given) : [value] };
  });
  const scenario = (parameters: ReadonlyMap<string, string>): Scenario => ({
    stackName: usualName,
    accountId: given.accountId ?? usualCircumstances.accountId,
    region,
    partition: partitionOf(region),
    parameters: anySpelling(parameters),
  });
  // What has no value is not known under any scenario.
  const all = combinations(
    choices.filter(({ values: its }) => its.length > 0),
    notices,
  );
  const takes = (name: string, value: string): boolean => {
    const variable = variables.find((each) => pascalCase(each.name) === name);
    return variable !== undefined && variable.allowedValues?.includes(value) !== false;
  };
  const settled = { ...given, parameters: Object.fromEntries(values) };
  const scenarios = [...all, ...furtherValues(all[0] ?? new Map(), settled, takes)].map(scenario);
  const [first = scenario(new Map())] = scenarios;
  const { otherStackName } = usualCircumstances;
  const otherName = usualName === otherStackName ? usualCircumstances.stackName : otherStackName;
  const other: Scenario = {
    ...first,
    stackName: otherName,
    accountId: given.accountId ?? usualCircumstances.otherAccountId,
    parameters: named
      ? anySpelling(new Map([...first.parameters, [stackName, otherName]]))
      : first.parameters,
  };
  return { scenarios: [...scenarios, other], notices };
};

/** The one scenario of a plan or a state: what it was made of is settled. */
export const shownScenarios = (shown: Shown, given: GivenValues = {}): Scenarios => {
  checkNames(given);
  const variables = { ...shown.variables, ...given.parameters };
  const parameters = anySpelling(
    new Map(Object.entries(variables).map(([name, value]) => [pascalCase(name), value])),
  );
  const region = given.region ?? shown.region ?? usualCircumstances.region;
  const scenario: Scenario = {
    stackName: given.stackName ?? parameters.get(stackName) ?? usualCircumstances.stackName,
    accountId: given.accountId ?? shown.accountId ?? usualCircumstances.accountId,
    region,
    partition: partitionOf(region),
    parameters,
  };
  return {
    scenarios: [scenario],
    notices: ['it is judged as it was planned or made, not under other values of its variables'],
  };
};

/** What the user gives, by the names of parameters; each may be written as the variable's name or as a parameter's. */
const givenTo = (
  variables: readonly VariableDeclaration[],
  module: TerraformModule,
  given: GivenValues,
): ReadonlyMap<string, string> => {
  checkNames(given);
  const declared = anySpelling(new Map(variables.map((variable) => [variable.name, variable])));
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(given.parameters ?? {})) {
    const variable = declared.get(name);
    if (variable === undefined)
      throw inputError(`the module has no variable ${name}`, {
        at: { resource: '', path: '', file: module.folder },
        remedy:
          variables.length === 0
            ? 'it has none at all'
            : `it has ${variables.map((each) => each.name).join(', ')}`,
      });
    if (values.has(pascalCase(variable.name)))
      throw inputError(`the variable ${variable.name} was given twice`);
    if (variable.allowedValues?.includes(value) === false)
      throw inputError(`${JSON.stringify(value)} is not a value for the variable ${variable.name}`, {
        at: placeOf(variable.block.at, ''),
        remedy: `it takes ${variable.allowedValues.join(', ')}`,
      });
    if (variable.type === 'number' && (value.trim() === '' || Number.isNaN(Number(value))))
      throw inputError(
        `${JSON.stringify(value)} is not a value for the variable ${variable.name}: it takes a number`,
        {
          at: placeOf(variable.block.at, ''),
        },
      );
    values.set(pascalCase(variable.name), value);
  }
  return values;
};

const valuesOf = (
  variable: VariableDeclaration,
  module: TerraformModule,
  notices: string[],
  given: GivenValues,
): readonly string[] => {
  const { name, allowedValues, type = 'string' } = variable;
  const usual = usualValue(variable, module);
  const text = usual === undefined ? undefined : valueText(usual);
  if (allowedValues !== undefined) return [...new Set([text ?? allowedValues[0] ?? '', ...allowedValues])];
  if (text !== undefined) {
    if (!isTried(pascalCase(name), given))
      notices.push(
        `variable ${name} takes other values than its default ${JSON.stringify(text)}, which is the one judged (--param ${name}=… sets another)`,
      );
    return [text];
  }
  if (type !== 'string' && type !== 'number') {
    notices.push(
      `variable ${name} (${type}) has no default: it is not known (--param ${name}=… sets it, as JSON)`,
    );
    return [];
  }
  const { value } = distinctiveValue({
    name: pascalCase(name),
    type: type === 'number' ? 'Number' : 'String',
    default: undefined,
    allowedValues: undefined,
    allowedPattern: undefined,
    minLength: undefined,
    maxLength: undefined,
    minValue: undefined,
    maxValue: undefined,
    constraint: undefined,
    at: placeOf(variable.block.at, ''),
  });
  return [value];
};
