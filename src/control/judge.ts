import type { Context } from './control.ts';
import { MissingSubject, Unobservable } from './subject.ts';
import type { Check, Finding, Verdict } from './verdict.ts';

/**
 * The verdict of some checks: an error beats a failure, a failure beats what could not be observed, and that beats a pass.
 * No check at all is an error: a control that looked at nothing has proven nothing.
 */
export const verdictOf = (checks: readonly Check[]): Verdict => {
  if (checks.length === 0)
    return { outcome: 'error', reason: 'the control made no check: a defect of its own', findings: [] };
  const findings: Finding[] = [];
  const reasons = new Set<string>();
  const gaps = new Set<string>();
  const failedBehind: (string | undefined)[] = [];
  const seen: string[] = [];
  for (const check of checks) {
    if (check.outcome === 'fail') {
      findings.push(check.finding);
      failedBehind.push(check.gapFilled);
    }
    if (check.outcome === 'pass' && check.evidence !== undefined) seen.push(check.evidence);
    if (check.outcome === 'not-observable') reasons.add(check.reason);
    else if (check.gapFilled !== undefined) gaps.add(check.gapFilled);
  }
  const evidence = seen.length > 0 ? { evidence: seen } : {};
  // A failure that shows without any gap filled does not rest on one, whatever else was looked at.
  if (findings.length > 0) {
    const reason = reasons.size > 0 ? { reason: [...reasons].join('; ') } : {};
    return { outcome: 'fail', ...reason, findings, ...evidence, ...restingOn(failedBehind) };
  }
  if (reasons.size > 0)
    return { outcome: 'not-observable', reason: [...reasons].join('; '), findings, ...evidence };
  return { outcome: 'pass', findings, ...evidence, ...restingOn([...gaps]) };
};

/** The gaps that each of these rests on; none when one of them rests on none. */
const restingOn = (gaps: readonly (string | undefined)[]): Pick<Verdict, 'gapFilled'> => {
  const named = gaps.filter((gap) => gap !== undefined);
  return named.length > 0 && named.length === gaps.length ? { gapFilled: [...new Set(named)] } : {};
};

/**
 * Runs one judgement. A subject that is not there is a failure; one that could not be observed is not observable; anything
 * else that is thrown is an error of the control, never a finding.
 */
export const judgeOnce = <S>(
  judge: (subjects: S, context: Context) => Check | readonly Check[],
  subjects: S,
  context: Context,
): readonly Check[] | Verdict => {
  try {
    const checks = judge(subjects, context);
    return 'outcome' in checks ? [checks] : checks;
  } catch (thrown) {
    const check = checkOfThrown(thrown);
    return check === undefined ? errorVerdict(thrown) : [check];
  }
};

/** What a missing or an unobservable subject comes to; undefined for anything else that is thrown. */
export const checkOfThrown = (thrown: unknown): Check | undefined => {
  if (thrown instanceof MissingSubject)
    return {
      outcome: 'fail',
      finding: {
        message: `${thrown.expected} is missing: ${thrown.message}`,
        expected: thrown.expected,
        actual: thrown.message,
        at: thrown.at,
      },
    };
  if (thrown instanceof Unobservable) return { outcome: 'not-observable', reason: thrown.message };
  return undefined;
};

/** The verdict of a control that threw. */
export const errorVerdict = (thrown: unknown): Verdict => ({
  outcome: 'error',
  reason: `the control threw ${thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)}`,
  findings: [],
  ...(thrown instanceof Error && thrown.stack !== undefined ? { trace: thrown.stack } : {}),
});
