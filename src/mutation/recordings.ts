import { givenFor, type Spec } from '../control/control.ts';
import { recordingOf, type Recording } from '../control/recording.ts';
import { known } from '../facts/fact.ts';
import { observeTemplate } from '../resources/template-system.ts';
import type { Scenario } from '../resources/system.ts';
import type { TemplateDocument } from '../template/document.ts';
import { scenariosOf, type GivenValues } from '../template/scenarios.ts';
import { crossing } from './crossing.ts';

/**
 * What the controls came to on a template itself, for the judging of its mutants: with the defaults, and with all that differs
 * from them. A recording holds for any scenario, since what is read of the scenario is recorded too; the nearer, the more
 * of it is the same.
 */
export const recordingsOf = (
  spec: Spec,
  document: TemplateDocument,
  given: GivenValues,
): ((scenario: Scenario) => Recording<unknown, unknown> | undefined) => {
  const { scenarios } = scenariosOf(document, givenFor(spec, given));
  const bases = [scenarios[0], crossing(scenarios) ?? scenarios.at(-1)];
  const made = bases.map((scenario) => {
    let recording: Recording<unknown, unknown> | undefined;
    return {
      scenario,
      get: () =>
        (recording ??=
          scenario &&
          recordingOf(
            spec,
            observeTemplate(document, scenario, { lint: known([]), variables: spec.variables }),
          )),
    };
  });
  return ({ stackName }) => made.find(({ scenario }) => scenario?.stackName === stackName)?.get();
};
