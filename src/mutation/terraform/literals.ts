import type { Expression } from '../../terraform/syntax.ts';

/** The value that stands there literally; undefined for anything else. A text comes without its escapes. */
export const literalOf = (
  expression: Expression | undefined,
): string | number | boolean | null | undefined => {
  if (expression?.kind === 'literal') return expression.value;
  return expression === undefined ? undefined : stringLiteral(expression);
};

/** The text that stands there literally; undefined for anything else. */
export const stringLiteral = (expression: Expression): string | undefined => {
  if (expression.kind === 'literal')
    return typeof expression.value === 'string' ? expression.value : undefined;
  if (expression.kind !== 'template') return undefined;
  const texts = expression.parts.map((part) =>
    part.kind === 'literal' && typeof part.value === 'string' ? part.value : undefined,
  );
  return texts.includes(undefined) ? undefined : texts.join('');
};

/** A text as HCL writes it in quotes. */
export const quoted = (text: string): string =>
  JSON.stringify(text).replaceAll('${', '$${').replaceAll('%{', '%%{');

/** Data as HCL writes it. */
export type HclData =
  string | number | boolean | null | readonly HclData[] | { readonly [key: string]: HclData };

const isList = (data: HclData): data is readonly HclData[] => Array.isArray(data);

/** Data on one line of HCL. */
export const hclOf = (data: HclData): string => {
  if (typeof data === 'string') return quoted(data);
  if (typeof data !== 'object' || data === null) return String(data);
  if (isList(data)) return `[${data.map(hclOf).join(', ')}]`;
  const entries = Object.entries(data).map(([key, value]) => `${hclKey(key)} = ${hclOf(value)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
};

const hclKey = (key: string): string => (/^[A-Za-z_][\w-]*$/.test(key) ? key : quoted(key));
