import type { TemplateProblem } from '../resources/stack/facts.ts';

/** What happened while something was worked out: it happens again when the outcome is used again. */
type Step =
  | { readonly problem: TemplateProblem }
  | { readonly refusal: string }
  /** One resource refers to another. */
  | { readonly from: string; readonly to: string }
  /** Another outcome was used. */
  | Outcome<unknown>;

/** An outcome with what it hangs on: it is the same wherever these parameters have the same values and these parts are the same. */
interface Outcome<T> {
  readonly value: T;
  readonly inputs: ReadonlyMap<string, string | undefined>;
  /** The parts of resources that were read: see `partOf`. */
  readonly parts: ReadonlySet<string>;
  readonly steps: readonly Step[];
}

/** Outcomes by what was worked out, each under the parameter values that it was worked out with. */
export interface Outcomes<T> {
  readonly own: Map<string, Outcome<T>[]>;
  /** Those of a template that differs from this one in nothing but some parts of resources. */
  readonly earlier?: { readonly outcomes: Outcomes<T>; readonly changed: ReadonlySet<string> } | undefined;
}

/** What is known so far of an outcome that is being worked out. */
interface Draft {
  inputs?: Map<string, string | undefined>;
  parts?: Set<string>;
  steps?: Step[];
  /** It hangs on more than can be said: it is good here and now alone. */
  apart?: true;
}

/** Notes what is read and found while a template is resolved under one scenario. */
export interface Journal {
  readonly problems: readonly TemplateProblem[];
  readonly refusals: readonly string[];
  readonly references: ReadonlyMap<string, ReadonlySet<string>>;
  /** Notes that a parameter was read. */
  read(parameter: string): void;
  /** Notes that a part of a resource was read, be it there or not. */
  readPart(part: string): void;
  problem(problem: TemplateProblem): void;
  refusal(message: string): void;
  reference(from: string, to: string): void;
  /**
   * Works things out once a scenario, and not even that where an earlier scenario gave them the same parameters.
   * @param shared the outcomes of the other scenarios: of the same document, stack name, account and region.
   * @returns a function of what is worked out, how, and what stands for it to whoever asks while that is not done.
   */
  memo<T>(shared: Outcomes<T>): (key: string, make: () => T, meanwhile: () => T) => T;
  /** Works one thing out once, without noting what it hangs on: what hangs on it in turn is not used again elsewhere. */
  apart<T>(make: () => T): () => T;
}

const noInputs: ReadonlyMap<string, string | undefined> = new Map();
const noParts: ReadonlySet<string> = new Set();
const noSteps: readonly Step[] = [];

const isDisjoint = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean => {
  for (const each of some) if (others.has(each)) return false;
  return true;
};

/** @param noting whether to note the parts that are read: what is worked out without them is never shared with a variant. */
export const journalOf = (parameters: ReadonlyMap<string, string>, noting: boolean): Journal => {
  const problems: TemplateProblem[] = [];
  const refusals: string[] = [];
  const references = new Map<string, Set<string>>();
  /** The outcomes whose steps were taken here. */
  const taken = new Set<Outcome<unknown>>();
  let draft: Draft | undefined;

  const relate = (from: string, to: string): void => {
    const known = references.get(from);
    if (known === undefined) references.set(from, new Set([to]));
    else known.add(to);
  };
  const note = (step: Step): void => {
    if (draft !== undefined) (draft.steps ??= []).push(step);
  };
  const read = (name: string, value: string | undefined): void => {
    if (draft !== undefined) (draft.inputs ??= new Map()).set(name, value);
  };
  const readPart = (part: string): void => {
    if (noting && draft !== undefined) (draft.parts ??= new Set()).add(part);
  };
  const applies = ({ inputs }: Outcome<unknown>): boolean => {
    for (const [name, value] of inputs) if (parameters.get(name) !== value) return false;
    return true;
  };
  const repeat = (outcome: Outcome<unknown>): void => {
    if (taken.has(outcome)) return;
    taken.add(outcome);
    for (const step of outcome.steps)
      if ('problem' in step) problems.push(step.problem);
      else if ('refusal' in step) refusals.push(step.refusal);
      else if ('from' in step) relate(step.from, step.to);
      else repeat(step);
  };
  /** Whatever hangs on an outcome hangs on what that hangs on. */
  const inherit = (outcome: Outcome<unknown>): void => {
    if (draft === undefined) return;
    for (const [name, value] of outcome.inputs) read(name, value);
    for (const part of outcome.parts) readPart(part);
    if (outcome.steps.length > 0) note(outcome);
  };
  /** Runs something with a draft of its own, or none. */
  const within = <T>(own: Draft | undefined, make: () => T): T => {
    const outer = draft;
    draft = own;
    try {
      return make();
    } finally {
      draft = outer;
    }
  };
  const setApart = (): void => {
    if (draft !== undefined) draft.apart = true;
  };

  const memo = <T>(shared: Outcomes<T>) => {
    const here = new Map<string, Outcome<T> | 'pending'>();
    const alone = new Set<Outcome<T>>();
    return (key: string, make: () => T, meanwhile: () => T): T => {
      const known = here.get(key);
      if (known === 'pending') {
        // Whoever asks meanwhile would get something else when asking first.
        setApart();
        return meanwhile();
      }
      const outcome = known ?? again(key) ?? workOut(key, make);
      if (alone.has(outcome)) setApart();
      inherit(outcome);
      return outcome.value;
    };
    function again(key: string): Outcome<T> | undefined {
      const outcome = shared.own.get(key)?.find(applies) ?? earlier(key);
      if (outcome === undefined) return undefined;
      here.set(key, outcome);
      repeat(outcome);
      return outcome;
    }
    function earlier(key: string): Outcome<T> | undefined {
      if (shared.earlier === undefined) return undefined;
      const { outcomes, changed } = shared.earlier;
      return outcomes.own.get(key)?.find((outcome) => isDisjoint(changed, outcome.parts) && applies(outcome));
    }
    function workOut(key: string, make: () => T): Outcome<T> {
      const own: Draft = {};
      here.set(key, 'pending');
      let value: T;
      try {
        value = within(own, make);
      } catch (thrown) {
        here.delete(key);
        throw thrown;
      }
      const { inputs = noInputs, parts = noParts, steps = noSteps } = own;
      const outcome: Outcome<T> = { value, inputs, parts, steps };
      taken.add(outcome);
      here.set(key, outcome);
      if (own.apart === true) alone.add(outcome);
      else {
        const others = shared.own.get(key);
        if (others === undefined) shared.own.set(key, [outcome]);
        else others.push(outcome);
      }
      return outcome;
    }
  };

  return {
    problems,
    refusals,
    references,
    read: (parameter) => {
      read(parameter, parameters.get(parameter));
    },
    readPart,
    problem: (problem) => {
      problems.push(problem);
      note({ problem });
    },
    refusal: (refusal) => {
      refusals.push(refusal);
      note({ refusal });
    },
    reference: (from, to) => {
      relate(from, to);
      note({ from, to });
    },
    memo,
    apart: (make) => {
      let made: { readonly value: ReturnType<typeof make> } | undefined;
      return () => {
        setApart();
        made ??= { value: within(undefined, make) };
        return made.value;
      };
    },
  };
};
