/** Mutants that survive because no clause asks for what they change, and why a reader should believe it. */
export interface SurvivorRecord {
  /**
   * Ids, or patterns of them: `operator|operator:path` for any value that the operator puts there, `…=value` for one, `…=` for a mutant
   * without. A `*`
   * stands for any operator, for what is between two dots of a path, or for the rest of a value.
   */
  readonly mutants: readonly string[];
  /** One or two sentences. */
  readonly reason: string;
}

/** Finds the reason for a survivor by its id. */
export interface Explanations {
  reasonFor(id: string): string | undefined;
  /** The patterns that no id asked for has matched: what they were written for is gone. */
  unused(): readonly string[];
}

/** Records as something to look ids up in. */
export const explanationsOf = (records: readonly SurvivorRecord[]): Explanations => {
  const patterns = records.flatMap(({ mutants, reason }) =>
    mutants.map((pattern) => ({ pattern, expression: expressionOf(pattern), reason, used: false })),
  );
  return {
    reasonFor: (id) => {
      let reason: string | undefined;
      // Every pattern that fits is in use, not only the first.
      for (const each of patterns)
        if (each.expression.test(id)) {
          each.used = true;
          reason ??= each.reason;
        }
      return reason;
    },
    unused: () => patterns.filter(({ used }) => !used).map(({ pattern }) => pattern),
  };
};

const expressionOf = (pattern: string): RegExp => {
  const colon = pattern.indexOf(':');
  const equals = pattern.indexOf('=', colon);
  const operators = pattern.slice(0, colon);
  const path = pattern.slice(colon + 1, equals < 0 ? undefined : equals);
  const written = equals < 0 ? undefined : pattern.slice(equals + 1);
  const value =
    written === undefined ? '(?:=.*)?' : written === '' ? '' : `=${escaped(written).replaceAll('\\*', '.*')}`;
  const names = operators === '*' ? '[a-z-]+' : operators.split('|').map(escaped).join('|');
  return new RegExp(`^(?:${names}):${escaped(path).replaceAll('\\*', '[^.]*')}${value}$`, 's');
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
