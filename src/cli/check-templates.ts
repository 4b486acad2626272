import { checkTemplate } from '../check.ts';
import type { Spec } from '../control/control.ts';
import { StackproofError } from '../errors.ts';
import type { SpecResult } from '../report/run-result.ts';
import type { LintResult } from '../target/lint.ts';
import { loadTemplate } from '../template/load.ts';
import type { GivenValues } from '../template/scenarios.ts';

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
      return { result: checkTemplate(spec, loadTemplate(file), given, lint?.get(file)) };
    } catch (thrown) {
      if (thrown instanceof StackproofError) return { problem: thrown };
      throw thrown;
    }
  });
