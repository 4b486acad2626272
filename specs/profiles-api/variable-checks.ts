import { equals, expectFact, expectThat, fail, notObservable, pass } from '../../src/control/expect.ts';
import type { Context } from '../../src/control/control.ts';
import { MissingSubject, Unobservable } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Value } from '../../src/facts/value.ts';
import type { ParameterFacts } from '../../src/resources/stack/facts.ts';
import type { TerraformFacts, VariableFacts } from '../../src/resources/terraform/facts.ts';
import type { System } from '../../src/resources/system.ts';
import { oneByOne } from '../common/one-by-one.ts';
import type { ProfilesApi } from './subjects.ts';
import { usesOf } from './variable-uses.ts';
import { reachesNobody, variables, type Variable } from './variables.ts';

/** Of each variable: its type, its description, its default, and what it is for. */
export const variablesOfTemplate = (subjects: ProfilesApi, context: Context): readonly Check[] =>
  variables
    .filter(({ inTemplate }) => inTemplate)
    .flatMap((variable) => [
      ...oneByOne([
        () => {
          const { type, allowedValues } = parameterOf(context.system, variable);
          const what = `the type of ${variable.parameter}`;
          const isRight = equals(type, variable.type === 'number' ? 'Number' : 'String', what);
          return variable.type === 'bool' && isRight.outcome === 'pass'
            ? expectFact(allowedValues, what, "a text that may be 'true' or 'false'", takesBoth)
            : isRight;
        },
      ]),
      ...ofDeclared(context.system.parameters.get(variable.parameter), [
        ({ description }) => isDescribed(description, variable.parameter),
        (parameter) => hasDefault(variable, parameter),
      ]),
      ...areUsed(subjects, context, variable),
    ]);

/** CloudFormation has no type for what is true or false. Without a list every value is allowed. */
const takesBoth = (allowed: readonly string[] | undefined): boolean =>
  allowed === undefined || ['true', 'false'].every((value) => allowed.includes(value));

/** The same of Terraform's variables. */
export const variablesOfTerraform = (subjects: ProfilesApi, context: Context): readonly Check[] => {
  const { terraform } = context.system;
  if (terraform === undefined) throw new MissingSubject('Terraform code', 'there is none');
  return variables.flatMap((variable) => {
    const { name, type } = variable;
    const declared = terraform.variables.get(name);
    return [
      ...oneByOne([() => isOfType(declaredIn(terraform, name), type)]),
      ...ofDeclared(declared, [
        ({ description, at }) => isDescribed({ known: true, value: description, at }, name),
        (its) => isUsual(variable, its),
      ]),
      ...areUsed(subjects, context, variable),
    ];
  });
};

/** A variable that is missing fails once: there is nothing more to say of it. */
const ofDeclared = <T>(
  declared: T | undefined,
  checks: readonly ((declared: T) => Check)[],
): readonly Check[] => checks.map((check) => (declared === undefined ? pass() : check(declared)));

const parameterOf = (system: System, { parameter }: Variable): ParameterFacts => {
  const found = system.parameters.get(parameter);
  if (found !== undefined) return found;
  throw new MissingSubject(`the parameter ${parameter}`, 'there is no such parameter');
};

const declaredIn = ({ variables: all, unsaid }: TerraformFacts, name: string): VariableFacts => {
  const found = all.get(name);
  if (found !== undefined) return found;
  if (unsaid !== undefined) throw new Unobservable(`the variable ${name}: ${unsaid}`);
  throw new MissingSubject(`the variable ${name}`, 'there is no such variable');
};

const isOfType = ({ name, type, at }: VariableFacts, wanted: Variable['type']): Check =>
  expectThat(type === wanted, `the type of ${name} is ${type ?? 'not said'}`, {
    expected: wanted,
    actual: type,
    at,
  });

const isDescribed = (description: ParameterFacts['description'], name: string): Check =>
  expectFact(
    description,
    `the description of ${name}`,
    'a description',
    (text) => text !== undefined && text.trim() !== '',
  );

/** In a template null is an empty text. */
const hasDefault = ({ parameter, usual }: Variable, { default: given }: ParameterFacts): Check =>
  usual === undefined
    ? expectFact(
        given,
        `the default of ${parameter}`,
        nobody,
        (text = '') => text === '' || reachesNobody(text),
      )
    : equals(given, usual ?? '', `the default of ${parameter}`);

const nobody = 'none, or an address of a domain that is reserved for examples';

const isUsual = ({ name, usual }: Variable, { default: given, at }: VariableFacts): Check => {
  const what = `the default of ${name}`;
  const detail = { expected: usual === undefined ? nobody : String(usual), at: given?.at ?? at };
  if (given?.kind === 'unknown') return notObservable(`${what}: ${given.reason}`);
  const actual = given && shown(given);
  const right =
    usual === undefined
      ? actual === undefined || actual === null || actual === '' || reachesNobody(actual)
      : actual === usual;
  return right
    ? pass()
    : fail(`${what} is ${actual ?? 'nothing'}`, { ...detail, actual: actual ?? 'nothing' });
};

/** A default as a text; an empty map as `{}`, any other and a list as what they are. */
const shown = (value: Value): string | null => {
  if (value.kind === 'scalar') return value.value === null ? null : String(value.value);
  if (value.kind === 'dict') return value.entries.size === 0 ? '{}' : 'a map that is not empty';
  return value.kind === 'list' ? 'a list' : 'what is not known';
};

const areUsed = (subjects: ProfilesApi, context: Context, { parameter }: Variable): readonly Check[] => {
  const value = context.scenario.parameters.get(parameter);
  return oneByOne(
    (usesOf[parameter] ?? []).map((use) => () => {
      // A variable that is missing has failed already.
      if (value === undefined) return pass();
      return use(subjects, context, value);
    }),
  );
};
