import { StackproofError } from '../errors.ts';
import { known } from '../facts/fact.ts';
import { givenFor, type Control, type Spec } from '../control/control.ts';
import { withoutIdleParameters } from '../control/idle-parameters.ts';
import { judgeOnce } from '../control/judge.ts';
import type { Recording } from '../control/recording.ts';
import { observeTemplate } from '../resources/template-system.ts';
import type { Scenario } from '../resources/system.ts';
import type { TemplateDocument } from '../template/document.ts';
import { crossing } from './crossing.ts';
import type { Generated } from './generate.ts';
import { refusalOf } from './refused.ts';
import type { Reparse } from './reparse.ts';
import { resolveTemplate } from '../template/resolve.ts';
import { parametersOrigin } from '../template/variant.ts';
import { scenariosOf, type GivenValues } from '../template/scenarios.ts';

/** What became of a mutant. `by`: the controls that fail under the first scenario in which any does. */
export type Fate =
  | { readonly kind: 'killed'; readonly by: readonly string[] }
  /** `unobservable`: the controls that cannot tell any more; that alone is no kill. */
  | { readonly kind: 'survived'; readonly unobservable: readonly string[] }
  /** No template any more, or one that AWS would refuse for a reason that no clause speaks of: counts neither way. */
  | { readonly kind: 'invalid'; readonly reason: string }
  /** A control threw, or made no check: a defect of ours, whatever the others say. */
  | { readonly kind: 'error'; readonly control: string; readonly reason: string };

/** How mutants are judged: by which controls, and with which values given. */
export interface MutantJudge {
  readonly spec: Spec;
  /** The controls that pass on the unmutated template: only these can kill. */
  readonly passing: ReadonlySet<string>;
  readonly given: GivenValues;
  /** Reads mutants of the template that they are of. */
  readonly reparse: Reparse;
  /** What the controls came to on the unmutated template, under a scenario as near to this one as was recorded. */
  recorded(scenario: Scenario): Recording<unknown, unknown> | undefined;
}

/**
 * Judges a mutant until a control fails: with the defaults, then under one scenario in which everything differs from them, and,
 * when something fails there, under each of the spec's own, of which only a failure counts; of a spec with circumstances of its
 * own under each combination of allowed values. cfn-lint is not run: it would
 * take a second for each.
 * @param invalid whether what CloudFormation would refuse at once is no template any more (else it is judged as any other).
 */
export const judgeMutant = (judge: MutantJudge, { mutant, text }: Generated, invalid = true): Fate => {
  try {
    return fateOf(judge, judge.reparse(mutant.edits, text, mutant.inPackageTemplate), invalid);
  } catch (error) {
    if (error instanceof StackproofError) return { kind: 'invalid', reason: error.message };
    throw error;
  }
};

const fateOf = (judge: MutantJudge, document: TemplateDocument, invalid: boolean): Fate => {
  const { spec, passing } = judge;
  const all = scenariosUnder(judge, parametersOrigin(document));
  const controls = controlsOf(spec).filter(({ id }) => passing.has(id));
  const unobservable = new Set<string>();
  const under = (scenario: Scenario): Fate | undefined => {
    const outcome = judgeUnder(judge, document, scenario, controls, invalid);
    if ('kind' in outcome) return outcome;
    outcome.unobservable.forEach(({ id }) => unobservable.add(id));
    return outcome.failed.length === 0
      ? undefined
      : { kind: 'killed', by: outcome.failed.map(({ id }) => id) };
  };
  const [usual] = all;
  const first = usual && under(usual);
  if (first !== undefined) return first;
  const scenarios = withoutIdleParameters(document, all, spec.variables);
  const others = scenarios.slice(1);
  const crossed = crossing(scenarios);
  // Most that are fine with the defaults are fine throughout: one look at what differs from them in every way tells. But a
  // spec's circumstances leave no parameter as it was: then what goes wrong for one allowed value among usual ones is looked for too.
  const further = spec.circumstances?.length ?? 0;
  const allowed = further === 0 ? [] : others.slice(0, -1 - further);
  const between = crossed === undefined || under(crossed) !== undefined ? others : allowed;
  return (
    firstOf(between, under) ??
    refusedOr(document, [usual, crossed ?? others.at(-1)], invalid, {
      kind: 'survived',
      unobservable: inOrder(spec, unobservable),
    })
  );
};

const found = new WeakMap<
  TemplateDocument,
  { readonly spec: Spec; readonly given: GivenValues; readonly scenarios: readonly Scenario[] }
>();

/** Most mutants have the parameters of their template. */
const scenariosUnder = ({ spec, given }: MutantJudge, document: TemplateDocument): readonly Scenario[] => {
  const before = found.get(document);
  if (before?.spec === spec && before.given === given) return before.scenarios;
  const { scenarios } = scenariosOf(document, givenFor(spec, given));
  found.set(document, { spec, given, scenarios });
  return scenarios;
};

const firstOf = (
  scenarios: readonly Scenario[],
  under: (scenario: Scenario) => Fate | undefined,
): Fate | undefined => {
  for (const scenario of scenarios) {
    const fate = under(scenario);
    if (fate !== undefined) return fate;
  }
  return undefined;
};

/** A survivor, unless AWS would refuse it. */
const refusedOr = (
  document: TemplateDocument,
  scenarios: readonly (Scenario | undefined)[],
  invalid: boolean,
  survived: Fate,
): Fate => {
  for (const [index, scenario] of (invalid ? scenarios : []).entries()) {
    const stack = scenario && resolveTemplate(document, scenario);
    // Rules may refuse what is not usual.
    const refusal = stack && (refusalOf(stack) ?? (index === 0 ? stack.refusal : undefined));
    if (refusal !== undefined) return { kind: 'invalid', reason: refusal };
  }
  return survived;
};

type AnyControl = Control<unknown, unknown>;

const controlsOf = (spec: Spec): readonly AnyControl[] =>
  spec.sections.flatMap(({ controls }) => controls).filter(({ template }) => template !== undefined);

const inOrder = (spec: Spec, ids: ReadonlySet<string>): readonly string[] =>
  controlsOf(spec).flatMap(({ id }) => (ids.has(id) ? [id] : []));

const judgeUnder = (
  { spec, recorded }: MutantJudge,
  document: TemplateDocument,
  scenario: Scenario,
  controls: readonly AnyControl[],
  invalid: boolean,
): Fate | { failed: readonly AnyControl[]; unobservable: readonly AnyControl[] } => {
  const system = observeTemplate(document, scenario, { lint: known([]), variables: spec.variables });
  const [problem] = invalid ? (system.template?.problems ?? []) : [];
  if (problem !== undefined) return { kind: 'invalid', reason: problem.message };
  const subjects = spec.subjects(system);
  const same = recorded(scenario)?.sameIn(system, false);
  const failed: AnyControl[] = [];
  const unobservable: AnyControl[] = [];
  for (const control of controls) {
    if (control.template === undefined) continue;
    const judged = same?.(control) ?? judgeOnce(control.template, subjects, { system, scenario });
    if ('outcome' in judged)
      return { kind: 'error', control: control.id, reason: judged.reason ?? 'it threw' };
    if (judged.length === 0)
      return { kind: 'error', control: control.id, reason: 'the control made no check' };
    if (judged.some(({ outcome }) => outcome === 'fail')) failed.push(control);
    else if (judged.some(({ outcome }) => outcome === 'not-observable')) unobservable.push(control);
  }
  return { failed, unobservable };
};
