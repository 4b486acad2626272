import { givenFor, type Control, type Spec } from '../control/control.ts';
import { judgeOnce } from '../control/judge.ts';
import { judgeTemplate } from '../control/judge-template.ts';
import type { Verdict } from '../control/verdict.ts';
import { known } from '../facts/fact.ts';
import { observeTemplate } from '../resources/template-system.ts';
import type { TemplateDocument } from '../template/document.ts';
import { scenariosOf } from '../template/scenarios.ts';
import { declaredMutants } from './declared.ts';
import { mutatedDocument } from './mutated-document.ts';
import { originalOf } from './original.ts';

/** A check of a control: `DATA-FN-07 #2` is its second. */
export type CheckName = `${string} #${number}`;

/**
 * What is wrong between a spec's controls and its own template: a control that does not pass there; one that declares no
 * mutant; a declared mutant that its control does not notice; a check that no declared mutant makes fail. Empty when each
 * control is proven able to fail, once for each fact that it looks at.
 * @param exempt checks that no template can fail, because it shows what only a live stack can lack.
 */
export const contractProblems = (
  spec: Spec,
  document: TemplateDocument,
  exempt: ReadonlySet<CheckName> = new Set(),
): readonly string[] => {
  const controls = spec.sections
    .flatMap((section) => section.controls)
    .filter(({ template }) => template !== undefined);
  const given = givenFor(spec);
  const { verdicts } = judgeTemplate(spec, document, { given, lint: known([]) });
  const declared = declaredMutants(spec, originalOf(document, given));
  return controls.flatMap((control) => {
    const { id } = control;
    const verdict = verdicts.get(id);
    if (verdict?.outcome !== 'pass')
      return [`${id} does not pass on the unmutated template: ${why(verdict)}`];
    const own = declared.filter((each) => each.control === id);
    if (own.length === 0) return [`${id} declares no mutant of its clause`];
    const failed = new Set<number>();
    const problems = own.flatMap((each) => {
      if (each.missing !== undefined)
        return [`${id}: the template has no place for its mutant (${each.description}): ${each.missing}`];
      const seen = failingChecks(spec, control, mutatedDocument(document, each));
      if (typeof seen === 'string') return [`${id} throws on its own mutant (${each.description}): ${seen}`];
      seen.forEach((index) => failed.add(index));
      return seen.length > 0 ? [] : [`${id} does not notice its own mutant: ${each.description}`];
    });
    const idle = checksOf(spec, control, document).filter(
      (index) => !failed.has(index) && !exempt.has(`${id} #${index + 1}`),
    );
    return [
      ...problems,
      ...idle.map((index) => `no declared mutant makes check ${String(index + 1)} of ${id} fail`),
    ];
  });
};

const why = (verdict: Verdict | undefined): string =>
  verdict === undefined
    ? 'it was not judged'
    : (verdict.reason ?? verdict.findings.map(({ message }) => message).join('; '));

type AnyControl = Control<unknown, unknown>;

/** The numbers, from 0, of the checks that fail under any scenario; what was thrown, when the control threw. */
const failingChecks = (
  spec: Spec,
  control: AnyControl,
  document: TemplateDocument,
): readonly number[] | string => {
  const failing = new Set<number>();
  for (const scenario of scenariosOf(document, givenFor(spec)).scenarios) {
    const judged = judgedUnder(spec, control, document, scenario);
    if ('outcome' in judged) return judged.reason ?? 'no reason';
    judged.forEach(({ outcome }, index) => outcome === 'fail' && failing.add(index));
  }
  return [...failing];
};

/** The numbers of the checks that a control makes on a template with its defaults. */
const checksOf = (spec: Spec, control: AnyControl, document: TemplateDocument): readonly number[] => {
  const [scenario] = scenariosOf(document, givenFor(spec)).scenarios;
  const judged = scenario === undefined ? [] : judgedUnder(spec, control, document, scenario);
  return 'outcome' in judged ? [] : judged.map((_, index) => index);
};

const judgedUnder = (
  spec: Spec,
  { template }: AnyControl,
  document: TemplateDocument,
  scenario: Parameters<typeof observeTemplate>[1],
): ReturnType<typeof judgeOnce> => {
  const system = observeTemplate(document, scenario, { lint: known([]), variables: spec.variables });
  return template === undefined ? [] : judgeOnce(template, spec.subjects(system), { system, scenario });
};
