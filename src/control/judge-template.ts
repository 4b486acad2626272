import type { Fact } from '../facts/fact.ts';
import { StackproofError } from '../errors.ts';
import type { LintError } from '../resources/stack/facts.ts';
import type { Scenario, System } from '../resources/system.ts';
import { observeTemplate } from '../resources/template-system.ts';
import type { TemplateDocument } from '../template/document.ts';
import { scenariosOf, type GivenValues } from '../template/scenarios.ts';
import type { Control, Spec } from './control.ts';
import { errorVerdict, judgeOnce, verdictOf } from './judge.ts';
import { withoutIdleParameters } from './idle-parameters.ts';
import { acrossScenarios, type Occurrence } from './scenarios.ts';
import type { Verdict } from './verdict.ts';

/** What a template comes to under a spec: a verdict for each control that judges templates. */
export interface TemplateJudgement {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly notices: readonly string[];
}

interface Observed {
  readonly system: System;
  readonly scenario: Scenario;
}

/**
 * Judges a template by every control of a spec that has a say on templates, under every allowed parameter value.
 * @throws StackproofError when the template is no template, or a given value is none that it allows.
 */
export const judgeTemplate = <S, E>(
  spec: Spec<S, E>,
  document: TemplateDocument,
  options: {
    readonly given?: GivenValues;
    readonly lint?: Fact<readonly LintError[]>;
    readonly only?: ReadonlySet<string>;
  } = {},
): TemplateJudgement => {
  const { scenarios, notices } = scenariosOf(document, { region: spec.region, ...options.given });
  const differing = withoutIdleParameters(document, scenarios, spec.variables);
  const observed = differing.map((scenario): Observed & { subjects: S } => {
    const system = observeTemplate(document, scenario, { lint: options.lint, variables: spec.variables });
    return { system, scenario, subjects: spec.subjects(system) };
  });
  const verdicts = new Map<string, Verdict>();
  for (const { controls } of spec.sections)
    for (const control of controls)
      if (control.template !== undefined && options.only?.has(control.id) !== false)
        verdicts.set(control.id, judgeUnderAll(control, observed));
  return { verdicts, notices };
};

const judgeUnderAll = <S, E>(
  control: Control<S, E>,
  observed: readonly (Observed & { readonly subjects: S })[],
): Verdict => {
  const { template } = control;
  if (template === undefined) return verdictOf([]);
  const occurrences: Occurrence[] = [];
  for (const { system, scenario, subjects } of observed) {
    try {
      const judged = judgeOnce(template, subjects, { system, scenario });
      if ('outcome' in judged) return judged;
      if (judged.length === 0) return verdictOf([]);
      judged.forEach((check, index) => occurrences.push({ scenario, check, index }));
    } catch (thrown) {
      if (thrown instanceof StackproofError) throw thrown;
      return errorVerdict(thrown);
    }
  }
  return verdictOf(
    acrossScenarios(
      occurrences,
      observed.map(({ scenario }) => scenario),
    ),
  );
};
