import type { TemplateProblem } from '../resources/stack/facts.ts';

/** What happened while something was worked out: it happens again when the outcome is used again. */
interface Effects {
  readonly problems: TemplateProblem[];
  readonly refusals: string[];
  /** Which resource refers to which. */
  readonly references: (readonly [string, string])[];
}

/** An outcome with what it hangs on: it is the same wherever these parameters have the same values. */
interface Outcome<T> extends Effects {
  readonly value: T;
  readonly inputs: ReadonlyMap<string, string | undefined>;
}

/** Outcomes by what was worked out, each under the parameter values that it was worked out with. */
export type Outcomes<T> = Map<string, Outcome<T>[]>;

interface Draft extends Effects {
  readonly inputs: Map<string, string | undefined>;
}

/** Notes what is read and found while a template is resolved under one scenario. */
export interface Journal extends Omit<Effects, 'references'> {
  readonly references: ReadonlyMap<string, ReadonlySet<string>>;
  /** Notes that a parameter was read. */
  read(parameter: string): void;
  problem(problem: TemplateProblem): void;
  refusal(message: string): void;
  reference(from: string, to: string): void;
  /**
   * Works things out once a scenario, and not even that where an earlier scenario gave them the same parameters.
   * @param shared the outcomes of the other scenarios: of the same document, stack name, account and region.
   * @returns a function of what is worked out, how, and what stands for it to whoever asks while that is not done.
   */
  memo<T>(shared: Outcomes<T>): (key: string, make: () => T, meanwhile: () => T) => T;
}

export const journalOf = (parameters: ReadonlyMap<string, string>): Journal => {
  const problems: TemplateProblem[] = [];
  const refusals: string[] = [];
  const references = new Map<string, Set<string>>();
  let draft: Draft | undefined;

  const relate = (from: string, to: string): void => {
    const known = references.get(from);
    if (known === undefined) references.set(from, new Set([to]));
    else known.add(to);
  };
  const applies = ({ inputs }: Outcome<unknown>): boolean => {
    for (const [name, value] of inputs) if (parameters.get(name) !== value) return false;
    return true;
  };
  const repeat = (effects: Effects): void => {
    problems.push(...effects.problems);
    refusals.push(...effects.refusals);
    for (const [from, to] of effects.references) relate(from, to);
  };
  /** Whatever hangs on an outcome hangs on its inputs. */
  const inherit = ({ inputs }: Outcome<unknown>): void => {
    if (draft !== undefined) for (const [name, value] of inputs) draft.inputs.set(name, value);
  };

  const memo = <T>(shared: Outcomes<T>) => {
    const here = new Map<string, Outcome<T> | 'pending'>();
    return (key: string, make: () => T, meanwhile: () => T): T => {
      const known = here.get(key);
      if (known === 'pending') return meanwhile();
      const outcome = known ?? again(key) ?? workOut(key, make);
      inherit(outcome);
      return outcome.value;
    };
    function again(key: string): Outcome<T> | undefined {
      const outcome = shared.get(key)?.find(applies);
      if (outcome === undefined) return undefined;
      here.set(key, outcome);
      repeat(outcome);
      return outcome;
    }
    function workOut(key: string, make: () => T): Outcome<T> {
      const outer = draft;
      const own: Draft = { problems: [], refusals: [], references: [], inputs: new Map() };
      draft = own;
      here.set(key, 'pending');
      const outcome: Outcome<T> = { ...own, value: make() };
      draft = outer;
      here.set(key, outcome);
      const others = shared.get(key);
      if (others === undefined) shared.set(key, [outcome]);
      else others.push(outcome);
      return outcome;
    }
  };

  return {
    problems,
    refusals,
    references,
    read: (parameter) => draft?.inputs.set(parameter, parameters.get(parameter)),
    problem: (problem) => {
      problems.push(problem);
      draft?.problems.push(problem);
    },
    refusal: (message) => {
      refusals.push(message);
      draft?.refusals.push(message);
    },
    reference: (from, to) => {
      relate(from, to);
      draft?.references.push([from, to]);
    },
    memo,
  };
};
