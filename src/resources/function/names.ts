import type { FunctionFacts } from './facts.ts';

/** Whether a text names this function: by its name, its ARN, or a partial ARN, without a qualifier (AWS Lambda API, FunctionName). */
export const namesFunction = (text: string, fn: Pick<FunctionFacts, 'name' | 'arn'>): boolean => {
  if (text === '') return false;
  if (fn.arn.known && text === fn.arn.value) return true;
  if (!fn.name.known) return false;
  if (text === fn.name.value) return true;
  // A partial ARN: `123456789012:function:name`.
  return fn.arn.known && /^\d{12}:function:/.test(text) && fn.arn.value.endsWith(`:${text}`);
};

/** The qualifier (a version or an alias) behind a function's name or ARN; undefined without one. */
export const qualifierOf = (text: string, fn: Pick<FunctionFacts, 'name' | 'arn'>): string | undefined => {
  const cut = text.lastIndexOf(':');
  return cut > 0 && namesFunction(text.slice(0, cut), fn) ? text.slice(cut + 1) : undefined;
};
