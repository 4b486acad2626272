import type { Place } from '../facts/place.ts';
import type { UnknownValue, Value } from '../facts/value.ts';
import type { TemplateProblem } from '../resources/stack/facts.ts';
import type { Scenario } from '../resources/system.ts';
import { evaluator } from './evaluate.ts';
import { placeAt } from './nodes.ts';
import type { Outline } from './outline.ts';
import { parameterValue } from './parameter-value.ts';
import { isPseudoParameter, pseudoParameter } from './pseudo-parameters.ts';
import type { Scope, Truth } from './scope.ts';
import { truthOf } from './truth.ts';
import { unknownValue } from './values.ts';

/** What a reference finds of a resource. */
export interface Referable {
  /** Whether it is made under this scenario. */
  exists(): Truth;
  ref(at: Place): Value;
  attribute(name: string, at: Place): Value;
}

/** A scope with what was found on the way. */
export interface Resolution extends Scope {
  readonly problems: readonly TemplateProblem[];
  readonly refusals: readonly string[];
  /** For each resource, those that it refers to as far as it was resolved. */
  readonly references: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Resolves names and conditions under one scenario; `referable` finds the resources. */
export const resolutionOf = (
  outline: Outline,
  scenario: Scenario,
  referable: (id: string) => Referable | undefined,
): Resolution => {
  const problems: TemplateProblem[] = [];
  const refusals: string[] = [];
  const references = new Map<string, Set<string>>();
  const truths = new Map<string, Truth | 'pending'>();

  const problem = (message: string, at: Place): UnknownValue => {
    problems.push({ message, at });
    return unknownValue(`CloudFormation refuses it: ${message}`, at);
  };
  const refuse = (message: string, at: Place): UnknownValue => {
    refusals.push(message);
    return unknownValue(message, at);
  };

  const condition = (name: string, at: Place): Truth => {
    const known = truths.get(name);
    if (known === 'pending') return problem(`the condition ${name} hangs on itself`, at);
    if (known !== undefined) return known;
    const entry = outline.conditions.get(name);
    if (entry === undefined) return unknownValue(`there is no condition ${name}`, at);
    truths.set(name, 'pending');
    const truth = truthOf(
      entry.value,
      placeAt(outline.document, entry.value, '', `Conditions.${name}`),
      scope,
    );
    truths.set(name, truth);
    return truth;
  };

  /** Finds a resource for a reference, and remembers who refers to whom. */
  const find = (id: string, at: Place): Referable | UnknownValue => {
    const found = referable(id);
    if (found === undefined) return unknownValue(`${id} is no resource of the template`, at);
    if (/^(?:Conditions|Rules)\./.test(at.path))
      return unknownValue(`${id} is not made yet when conditions are decided`, at);
    const exists = found.exists();
    if (typeof exists === 'object') return { ...exists, at };
    if (!exists) return problem(`it refers to ${id}, which is not made under this condition`, at);
    if (at.resource !== '') {
      const known = references.get(at.resource);
      if (known === undefined) references.set(at.resource, new Set([id]));
      else known.add(id);
    }
    return found;
  };
  const ref = (name: string, at: Place): Value | undefined => {
    const parameter = outline.parameters.get(name);
    if (parameter !== undefined) return parameterValue(parameter, scenario, at);
    if (isPseudoParameter(name)) return pseudoParameter(name, scenario, at);
    const found = find(name, at);
    return 'kind' in found ? found : found.ref(at);
  };
  const attribute = (id: string, name: string, at: Place): Value => {
    const found = find(id, at);
    return 'kind' in found ? found : found.attribute(name, at);
  };

  const scope: Resolution = {
    scenario,
    outline,
    nesting: { depth: 0 },
    value: (node, at) => evaluate(node, at),
    condition,
    ref,
    attribute,
    problem,
    refuse,
    problems,
    refusals,
    references,
  };
  const evaluate = evaluator(scope);
  return scope;
};
