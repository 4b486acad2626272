import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import { budget, type Work } from './budget.ts';
import { callFunction } from './functions/functions.ts';
import { evaluateFor } from './for-expression.ts';
import { operate } from './operators.ts';
import type { Expression, Span } from './syntax.ts';
import {
  dict,
  failure,
  firstUnknown,
  isNull,
  list,
  scalar,
  textIn,
  truthIn,
  unknownBecause,
  unknownValue,
} from './values.ts';

/** What an expression may refer to. */
export interface Scope {
  /** What a name stands for: `var`, `local`, `data`, a type of resources, `each`, a loop's own; undefined for none. */
  name(name: string): Value | undefined;
  /** The address of the resource that it belongs to, for places; '' for none. */
  readonly resource: string;
  readonly work: Work;
}

/** A scope with names of its own before those of another. */
export const within = (scope: Scope, names: Readonly<Record<string, Value>>): Scope => ({
  ...scope,
  name: (name) => (Object.hasOwn(names, name) ? names[name] : scope.name(name)),
});

export const placeOf = ({ file, line, column }: Span, resource: string, path = ''): Place => ({
  resource,
  path,
  file,
  line,
  column,
});

/** What an expression comes to; unknown, with the expression, where that cannot be told. */
export const evaluate = (expression: Expression, scope: Scope): Value => {
  const { work } = scope;
  if (work.depth >= budget.depth || work.steps >= budget.steps)
    return unknownValue('it takes too much to work out', placeOf(expression.at, scope.resource));
  work.depth++;
  work.steps++;
  try {
    return evaluated(expression, scope);
  } finally {
    work.depth--;
  }
};

const evaluated = (expression: Expression, scope: Scope): Value => {
  const at = placeOf(expression.at, scope.resource);
  const of = (each: Expression): Value => evaluate(each, scope);
  switch (expression.kind) {
    case 'literal':
      return scalar(expression.value, at);
    case 'template':
      return template(expression.parts, of, at);
    case 'list':
      return list(expression.items.map(of), at);
    case 'object': {
      const entries = expression.entries.map(({ key, value }) => [of(key), of(value)] as const);
      const hidden = firstUnknown(entries.map(([key]) => key));
      if (hidden !== undefined) return unknownValue(hidden.reason, at);
      return dict(
        entries.map(([key, value]) => [textIn(key) ?? '', value] as const),
        at,
      );
    }
    case 'name':
      return scope.name(expression.name) ?? unknownValue(`there is no ${expression.name}`, at);
    case 'attribute':
      return attributeIn(of(expression.of), expression.name, expression.text, at);
    case 'index':
      return itemIn(of(expression.of), of(expression.index), expression.text, at);
    case 'splat':
      return splat(of(expression.of), expression.each, scope, at);
    case 'call':
      return callFunction(expression, of, at);
    case 'conditional': {
      const condition = of(expression.condition);
      const holds = truthIn(condition);
      if (holds !== undefined) return of(holds ? expression.yes : expression.no);
      const why =
        condition.kind === 'unknown' ? condition.reason : `${expression.condition.text} is no boolean`;
      return unknownValue(why, at);
    }
    case 'unary':
    case 'binary':
      return operate(expression, of, at);
    case 'for':
      return evaluateFor(expression, scope, at, evaluate);
    case 'unknown':
      return unknownValue(expression.reason, at);
    case 'unsupported':
      return unknownValue(`${expression.what} is not evaluated: ${brief(expression.text)}`, at);
  }
};

const brief = (text: string): string =>
  (text.length > 80 ? `${text.slice(0, 80)}…` : text).replace(/\s+/g, ' ');

/** A template of one expression alone is that expression's value; any other is a text. */
const template = (parts: readonly Expression[], of: (part: Expression) => Value, at: Place): Value => {
  const [only, ...more] = parts;
  const isText = only?.kind === 'literal' && typeof only.value === 'string';
  if (only !== undefined && more.length === 0 && !isText) return of(only);
  let text = '';
  for (const part of parts) {
    const value = of(part);
    if (value.kind === 'unknown') return unknownBecause(value, at);
    const its = textIn(value);
    if (its === undefined) return unknownValue(`${brief(part.text)} is no text`, at);
    text += its;
    if (text.length > budget.text) return unknownValue('it is too long a text', at);
  }
  return scalar(text, at);
};

const attributeIn = (value: Value, name: string, text: string, at: Place): Value => {
  if (value.kind === 'unknown') return value;
  if (value.kind === 'dict') return value.entries.get(name) ?? missing(value, text, at);
  return failure(
    isNull(value) ? `${brief(text)} is of something that is null` : `${brief(text)} is of no object`,
    at,
  );
};

const itemIn = (value: Value, index: Value, text: string, at: Place): Value => {
  if (value.kind === 'unknown') return value;
  if (index.kind === 'unknown') return index;
  const key = textIn(index) ?? '';
  const found =
    value.kind === 'list'
      ? value.items[Number(key)]
      : value.kind === 'dict'
        ? value.entries.get(key)
        : undefined;
  return found ?? missing(value, text, at);
};

/** What a resource's blocks do not say may be the provider's to say; any other object or list is complete. */
const missing = (value: Value, text: string, at: Place): Value =>
  (value.kind === 'dict' && value.entries instanceof Map
    ? failure
    : value.kind === 'list'
      ? failure
      : unknownValue)(`there is no ${brief(text)}`, at);

/** `x[*].y`: of a list each one's, of anything else that is not null a list of its own alone. */
const splat = (value: Value, each: Expression, scope: Scope, at: Place): Value => {
  if (value.kind === 'unknown') return value;
  const items = value.kind === 'list' ? value.items : isNull(value) ? [] : [value];
  return list(
    items.map((item) => evaluate(each, within(scope, { '*': item }))),
    at,
  );
};
