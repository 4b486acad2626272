import type { Fact } from '../facts/fact.ts';
import type { LintError } from '../resources/stack/facts.ts';
import type { Scenario, System } from '../resources/system.ts';
import { observeTemplate } from '../resources/template-system.ts';
import type { TemplateDocument } from '../template/document.ts';
import { scenariosOf, type GivenValues } from '../template/scenarios.ts';
import { givenFor, type Control, type Spec } from './control.ts';
import { judgeOnce } from './judge.ts';
import { recordingOf, type Judged } from './recording.ts';
import { withoutIdleParameters } from './idle-parameters.ts';
import { underAll } from './under-all.ts';
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
  const { scenarios, notices } = scenariosOf(document, givenFor(spec, options.given));
  const differing = withoutIdleParameters(document, scenarios, spec.variables);
  const systems = differing.map((scenario): Observed => ({
    scenario,
    system: observeTemplate(document, scenario, { lint: options.lint, variables: spec.variables }),
  }));
  const judgeEach = judgementsOf(spec, systems);
  const verdicts = new Map<string, Verdict>();
  for (const { controls } of spec.sections)
    for (const control of controls)
      if (control.template !== undefined && options.only?.has(control.id) !== false)
        verdicts.set(
          control.id,
          underAll(judgeEach.map(({ scenario, judged }) => ({ scenario, judged: () => judged(control) }))),
        );
  return { verdicts, notices };
};

/** How controls judge under one scenario. */
interface Judgement<S, E> {
  readonly scenario: Scenario;
  readonly judged: (control: Control<S, E>) => Judged;
}

/** Under fewer scenarios, judging under each takes less time than noting what is read under the first. */
const worthRecording = 6;

/** Under the later of many scenarios, a control that would read what it read under the first one comes to the same. */
const judgementsOf = <S, E>(spec: Spec<S, E>, systems: readonly Observed[]): readonly Judgement<S, E>[] => {
  const [first] = systems;
  const recording =
    first === undefined || systems.length < worthRecording ? undefined : recordingOf(spec, first.system);
  return systems.map(({ system, scenario }): Judgement<S, E> => {
    const subjects = spec.subjects(system);
    const same = recording?.sameIn(system, true);
    const judged = ({ template }: Control<S, E>): Judged =>
      template === undefined ? [] : judgeOnce(template, subjects, { system, scenario });
    return { scenario, judged: (control) => same?.(control) ?? judged(control) };
  });
};
