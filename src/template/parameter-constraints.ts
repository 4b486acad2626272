import { isListType, isLookedUp, type ParameterDeclaration } from './parameters.ts';

/** Why a parameter does not take a value, as the end of a sentence; undefined when it does. */
export const refusedValue = (parameter: ParameterDeclaration, value: string): string | undefined => {
  const {
    type = 'String',
    allowedValues,
    allowedPattern,
    minLength,
    maxLength,
    minValue,
    maxValue,
  } = parameter;
  const items = isListType(type) ? value.split(',').map((item) => item.trim()) : [value];
  if (allowedValues !== undefined && !items.every((item) => allowedValues.includes(item)))
    return `it takes ${allowedValues.map((allowed) => JSON.stringify(allowed)).join(', ')}`;
  if (isLookedUp(type)) return undefined;
  if ((type === 'Number' || type === 'List<Number>') && !items.every(isNumber)) return 'it takes numbers';
  if (minValue !== undefined && items.some((item) => Number(item) < minValue))
    return `it takes ${minValue} or more`;
  if (maxValue !== undefined && items.some((item) => Number(item) > maxValue))
    return `it takes ${maxValue} or less`;
  if (minLength !== undefined && value.length < minLength) return `it takes ${minLength} characters or more`;
  if (maxLength !== undefined && value.length > maxLength) return `it takes ${maxLength} characters or less`;
  if (allowedPattern !== undefined) {
    const pattern = patternOf(allowedPattern);
    if (pattern !== undefined && !items.every((item) => pattern.test(item)))
      return `it takes what matches ${allowedPattern}`;
  }
  return undefined;
};

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

const patterns = new Map<string, RegExp | undefined>();

/** An AllowedPattern, which has to match the whole value; undefined for one that only Java's expressions can say. */
const patternOf = (pattern: string): RegExp | undefined => {
  if (!patterns.has(pattern)) patterns.set(pattern, compile(pattern));
  return patterns.get(pattern);
};

const compile = (pattern: string): RegExp | undefined => {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return undefined;
  }
};
