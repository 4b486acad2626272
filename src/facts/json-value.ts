import type { Place } from './place.ts';
import type { Value } from './value.ts';

/** Deeper than any policy or service answer; past it a part is unknown instead of a stack overflow. */
const deepest = 100;

const inside = (at: Place, step: string): Place => ({
  ...at,
  path: at.path === '' ? step.replace(/^\./, '') : `${at.path}${step}`,
});

const valueOf = (data: unknown, at: Place, depth: number): Value => {
  if (depth > deepest)
    return { kind: 'unknown', reason: `it is nested more than ${String(deepest)} levels deep`, at };
  if (data === null || typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean') {
    return { kind: 'scalar', value: data, at };
  }
  if (Array.isArray(data)) {
    const items = data.map((item: unknown, index) =>
      valueOf(item, inside(at, `[${String(index)}]`), depth + 1),
    );
    return { kind: 'list', items, at };
  }
  if (typeof data === 'object') {
    const entries = new Map<string, Value>();
    for (const [key, part] of Object.entries(data)) {
      if (part !== undefined) entries.set(key, valueOf(part, inside(at, `.${key}`), depth + 1));
    }
    return { kind: 'dict', entries, at };
  }
  return { kind: 'unknown', reason: `it is a ${typeof data}, which JSON does not have`, at };
};

/** Data as JSON.parse or an SDK gives it, as a tree whose places continue `at` (`….Statement[0].Action`). */
export const jsonValue = (data: unknown, at: Place): Value => valueOf(data, at, 0);

/** A JSON text as a tree; unknown, with the parser's reason, when it is not JSON. Any URL encoding is undone by the caller. */
export const jsonTextValue = (text: string, at: Place): Value => {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { kind: 'unknown', reason: `it is not JSON (${cause.replace(/\s+/g, ' ')})`, at };
  }
  return jsonValue(data, at);
};
