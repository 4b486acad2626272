import type { Spec } from './control/control.ts';
import { judgeTemplate } from './control/judge-template.ts';
import { specResultOf } from './control/spec-result.ts';
import { known } from './facts/fact.ts';
import type { SpecResult } from './report/run-result.ts';
import type { LintResult } from './target/lint.ts';
import type { TemplateDocument } from './template/document.ts';
import type { GivenValues } from './template/scenarios.ts';

/**
 * Judges a template under every allowed value of its parameters.
 * @param given values that are not to be varied.
 * @param lint cfn-lint's word on it; without it, what depends on it is not observable.
 * @throws StackproofError (exit 2) when the template does not take a given value.
 */
export const checkTemplate = (
  spec: Spec,
  document: TemplateDocument,
  given: GivenValues = {},
  lint?: LintResult,
): SpecResult => {
  const started = performance.now();
  const { verdicts, notices } = judgeTemplate(spec, document, {
    given,
    ...(lint === undefined ? {} : { lint: known(lint.errors) }),
  });
  const timings = { template: Math.round(performance.now() - started) };
  const source = { source: document.file, notices: [...notices, ...lintNotices(lint)], timings };
  return specResultOf(spec, { template: verdicts }, source);
};

/** What cfn-lint says of a runtime's age: it fails nothing. */
export const lintNotices = (lint: LintResult | undefined): string[] =>
  (lint?.notices ?? []).map(({ rule, message }) => `cfn-lint ${rule}: ${message}`);
