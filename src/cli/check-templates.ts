import { judgeTemplate } from '../control/judge-template.ts';
import type { Spec } from '../control/control.ts';
import { specResultOf } from '../control/spec-result.ts';
import { StackproofError } from '../errors.ts';
import { known } from '../facts/fact.ts';
import type { SpecResult } from '../report/run-result.ts';
import type { LintResult } from '../target/lint.ts';
import { loadTemplate } from '../template/load.ts';
import type { GivenValues } from '../template/scenarios.ts';
import { sectionsOf } from './run-result.ts';

/** What came of a file: its part of the result, or why there is none. */
export type Checked = { readonly result: SpecResult } | { readonly problem: StackproofError };

/** Judges each file by itself: one that is no template does not keep the others from being judged. */
export const checkTemplates = (
  spec: Spec,
  files: readonly string[],
  given: GivenValues,
  lint: ReadonlyMap<string, LintResult> | undefined,
): Checked[] =>
  files.map((file) => {
    try {
      return { result: checkTemplate(spec, file, given, lint?.get(file)) };
    } catch (thrown) {
      if (thrown instanceof StackproofError) return { problem: thrown };
      throw thrown;
    }
  });

/** @throws StackproofError (exit 2) when the file is no template, or does not take a given value. */
const checkTemplate = (
  spec: Spec,
  file: string,
  given: GivenValues,
  lint: LintResult | undefined,
): SpecResult => {
  const started = performance.now();
  const document = loadTemplate(file);
  const { verdicts, notices } = judgeTemplate(spec, document, {
    given,
    ...(lint === undefined ? {} : { lint: known(lint.errors) }),
  });
  const source = { source: file, notices: [...notices, ...lintNotices(lint)], timings: {} };
  const result = specResultOf(spec, { template: verdicts }, source);
  return {
    ...result,
    sections: sectionsOf(spec),
    timings: { template: Math.round(performance.now() - started) },
  };
};

/** What cfn-lint says of a runtime's age: it fails nothing. */
export const lintNotices = (lint: LintResult | undefined): string[] =>
  (lint?.notices ?? []).map(({ rule, message }) => `cfn-lint ${rule}: ${message}`);
