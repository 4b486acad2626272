import { callOf } from '../template/call.ts';
import type { Node } from '../template/document.ts';
import { plainValue } from '../template/scalar.ts';

/** What is written into a template: JSON's values, functions in their long form. */
export type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };

export const ref = (name: string): Data => ({ Ref: name });
export const getAtt = (id: string, attribute: string): Data => ({ 'Fn::GetAtt': [id, attribute] });
export const sub = (text: string): Data => ({ 'Fn::Sub': text });

/** How a template is written: YAML or JSON, and how its lines end. */
export interface Writing {
  readonly format: 'yaml' | 'json';
  readonly text: string;
}

export const lineBreak = ({ text }: Pick<Writing, 'text'>): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** A node as data. A number keeps its value, not its spelling; a function comes in its long form. */
export const dataOf = (node: Node): Data => {
  const call = callOf(node);
  if (call !== undefined && node.tag !== undefined)
    return { [call.name]: dataOfArgument(call.name, call.argument) };
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(dataOf);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, dataOf(value)]));
};

const dataOfArgument = (name: string, argument: Node): Data => {
  if (name !== 'Fn::GetAtt' || argument.kind !== 'scalar') return dataOf(argument);
  const dot = argument.text.indexOf('.');
  return dot < 0 ? argument.text : [argument.text.slice(0, dot), argument.text.slice(dot + 1)];
};

/** Data on one line. */
export const flow = (data: Data, format: Writing['format']): string =>
  format === 'json' ? JSON.stringify(data) : yaml(data);

const yaml = (data: Data): string => {
  if (typeof data === 'string') return scalar(data);
  if (typeof data !== 'object' || data === null) return String(data);
  if (isList(data)) return `[${data.map(yaml).join(', ')}]`;
  const short = shortForm(data);
  if (short !== undefined) return short;
  return `{ ${Object.entries(data)
    .map(([key, value]) => `${scalar(key)}: ${yaml(value)}`)
    .join(', ')} }`;
};

export const isList = (data: Data): data is readonly Data[] => Array.isArray(data);

/** `!Ref X` for `{ Ref: X }`; undefined for a map that is no function. */
const shortForm = (data: { readonly [key: string]: Data }): string | undefined => {
  const [first, second] = Object.entries(data);
  if (first === undefined || second !== undefined) return undefined;
  const [name, argument] = first;
  if (name !== 'Ref' && !name.startsWith('Fn::')) return undefined;
  if (name === 'Fn::GetAtt' && isList(argument)) return `!GetAtt ${argument.map(String).join('.')}`;
  return `!${name.replace('Fn::', '')} ${yaml(argument)}`;
};

const safe = /^[A-Za-z_/$][\w./@*$+-]*(?::{1,2}[\w./@*$+-]+)*$/;

/** A text as YAML writes it, quoted where it would be read as something else. */
const scalar = (text: string): string => {
  if (safe.test(text) && plainValue(text) === text) return text;
  return /[\n\r\t\\]/.test(text) || !/^[\x20-\uffff]*$/.test(text)
    ? JSON.stringify(text)
    : `'${text.replaceAll("'", "''")}'`;
};

/** A key and its value as lines of a block mapping, without the first line's indent and the last line break. */
export const block = (key: string, data: Data, indent: string, eol: string): string => {
  if (typeof data !== 'object' || data === null || isList(data) || shortForm(data) !== undefined)
    return `${scalar(key)}: ${yaml(data)}`;
  const inner = `${indent}  `;
  const entries = Object.entries(data).map(
    ([name, value]) => `${eol}${inner}${block(name, value, inner, eol)}`,
  );
  return entries.length === 0 ? `${scalar(key)}: {}` : `${scalar(key)}:${entries.join('')}`;
};

/** A mapping's key. */
export const keyText = (key: string, format: Writing['format']): string =>
  format === 'json' ? JSON.stringify(key) : scalar(key);
