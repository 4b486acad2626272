import type { Place } from '../facts/place.ts';
import type { UnknownValue, Value } from '../facts/value.ts';
import type { TemplateProblem } from '../resources/stack/facts.ts';
import type { Scenario } from '../resources/system.ts';
import { evaluator } from './evaluate.ts';
import { journalOf, type Outcomes } from './journal.ts';
import type { Name } from './naming/naming.ts';
import { placeAt } from './nodes.ts';
import type { Outline } from './outline.ts';
import { parameterValue } from './parameter-value.ts';
import { isPseudoParameter, pseudoParameter } from './pseudo-parameters.ts';
import type { Scope, Truth } from './scope.ts';
import { truthOf } from './truth.ts';
import { unknownValue } from './values.ts';
import { conditionPart, isOrigin, parameterPart } from './variant.ts';

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
  /** Values and names that are worked out once: see `Journal.memo`. */
  readonly valueOnce: Once<Value | undefined>;
  readonly nameOnce: Once<Name>;
  /** Whatever is made of values and names, likewise; of a key that says its type. */
  shared<T>(key: string, make: () => T): T;
  /** Likewise, for this scenario and this template alone. */
  once<T>(make: () => T): () => T;
  /** Likewise, of so much that whatever is made of it is not to be shared. */
  onceApart<T>(make: () => T): () => T;
  /** Notes that a parameter was read other than by a reference. */
  readParameter(name: string): void;
  /** Notes that a part of a resource was read: see `partOf`. */
  readPart(part: string): void;
}
type Once<T> = (key: string, make: () => T, meanwhile: () => T) => T;

interface Shared {
  readonly values: Outcomes<Value | undefined>;
  readonly names: Outcomes<Name>;
  readonly truths: Outcomes<Truth>;
  readonly facts: Outcomes<unknown>;
}
const sharedBy = new WeakMap<Outline, Map<string, Shared>>();

/** What scenarios share that differ in nothing but parameters. */
const sharedAmong = (outline: Outline, scenario: Scenario): Shared => {
  const { stackName, accountId, region, partition } = scenario;
  let all = sharedBy.get(outline);
  if (all === undefined) sharedBy.set(outline, (all = new Map<string, Shared>()));
  const key = `${stackName}/${accountId}/${region}/${partition}`;
  let shared = all.get(key);
  if (shared === undefined) all.set(key, (shared = sharedWith(outline, scenario)));
  return shared;
};

const sharedWith = (outline: Outline, scenario: Scenario): Shared => {
  const { variant } = outline;
  if (variant === undefined)
    return {
      values: { own: new Map() },
      names: { own: new Map() },
      truths: { own: new Map() },
      facts: { own: new Map() },
    };
  const { values, names, truths, facts } = sharedAmong(variant.of, scenario);
  const { changed } = variant;
  return {
    values: { own: new Map(), earlier: { outcomes: values, changed } },
    names: { own: new Map(), earlier: { outcomes: names, changed } },
    truths: { own: new Map(), earlier: { outcomes: truths, changed } },
    facts: { own: new Map(), earlier: { outcomes: facts, changed } },
  };
};

const ofItself = (): never => {
  throw new RangeError('it is made of itself');
};

/** Resolves names and conditions under one scenario; `referable` finds the resources. */
export const resolutionOf = (
  outline: Outline,
  scenario: Scenario,
  referable: (id: string) => Referable | undefined,
): Resolution => {
  const journal = journalOf(scenario.parameters, isOrigin(outline.document));
  const shared = sharedAmong(outline, scenario);
  const truthOnce = journal.memo(shared.truths);

  const problem = (message: string, at: Place): UnknownValue => {
    journal.problem({ message, at });
    return unknownValue(`CloudFormation refuses it: ${message}`, at);
  };
  const refuse = (message: string, at: Place): UnknownValue => {
    journal.refusal(message);
    return unknownValue(message, at);
  };

  const condition = (name: string, at: Place): Truth => {
    journal.readPart(conditionPart(name));
    const entry = outline.conditions.get(name);
    if (entry === undefined) return unknownValue(`there is no condition ${name}`, at);
    const place = placeAt(outline.document, entry.value, '', `Conditions.${name}`);
    return truthOnce(
      name,
      () => {
        journal.readPart(conditionPart(name));
        return truthOf(entry.value, place, scope);
      },
      () => problem(`the condition ${name} hangs on itself`, at),
    );
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
    if (at.resource !== '') journal.reference(at.resource, id);
    return found;
  };
  const ref = (name: string, at: Place): Value | undefined => {
    journal.readPart(parameterPart(name));
    const parameter = outline.parameters.get(name);
    if (parameter !== undefined) {
      journal.read(name);
      return parameterValue(parameter, scenario, at);
    }
    if (isPseudoParameter(name)) return pseudoParameter(name, scenario, at);
    const found = find(name, at);
    return 'kind' in found ? found : found.ref(at);
  };
  const attribute = (id: string, name: string, at: Place): Value => {
    const found = find(id, at);
    return 'kind' in found ? found : found.attribute(name, at);
  };

  const factOnce = journal.memo(shared.facts);
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
    problems: journal.problems,
    refusals: journal.refusals,
    references: journal.references,
    valueOnce: journal.memo(shared.values),
    nameOnce: journal.memo(shared.names),
    shared: <T>(key: string, make: () => T) => factOnce(key, make, ofItself) as T,
    once: <T>(make: () => T) => {
      const memo = journal.memo<T>({ own: new Map() });
      return () => memo('', make, ofItself);
    },
    onceApart: (make) => journal.apart(make),
    readParameter: (name) => {
      journal.read(name);
    },
    readPart: (part) => {
      journal.readPart(part);
    },
  };
  const evaluate = evaluator(scope);
  return scope;
};
