import type { Node } from '../../../src/template/document.ts';
import { parseTemplate } from '../../../src/template/load.ts';

/** Data as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const isObject = (data: Json | undefined): data is JsonObject =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

/** A node as data, its functions in their long form. */
export const longForm = (node: Node): Json => {
  if (node.tag === undefined) return untaggedForm(node);
  const argument = untaggedForm(node);
  if (node.tag === 'Ref' || node.tag === 'Condition') return { [node.tag]: argument };
  if (node.tag !== 'GetAtt' || typeof argument !== 'string') return { [`Fn::${node.tag}`]: argument };
  const dot = argument.indexOf('.');
  return { 'Fn::GetAtt': [argument.slice(0, dot), argument.slice(dot + 1)] };
};

const untaggedForm = (node: Node): Json => {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(longForm);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, longForm(value)]));
};

/** How a function's call (in its long form) is spelt instead; undefined leaves it as it is. */
export type Spelling = (name: string, argument: Json) => Json | undefined;

/** Spells every call within some data, the innermost first. */
export const respelt = (data: Json, spell: Spelling): Json => {
  if (Array.isArray(data)) return data.map((item: Json) => respelt(item, spell));
  if (!isObject(data)) return data;
  const entries = Object.entries(data).map(([key, value]): [string, Json] => [key, respelt(value, spell)]);
  const [first] = entries;
  if (entries.length === 1 && first !== undefined && /^(?:Ref$|Fn::)/.test(first[0])) {
    const otherwise = spell(...first);
    if (otherwise !== undefined) return otherwise;
  }
  return Object.fromEntries(entries);
};

/** The parts of a Sub's text: texts, and what stands in `${}` as a call in its long form. */
export const partsOfSub = (text: string): readonly Json[] =>
  text
    .split(/(\$\{[^}]+\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = /^\$\{([^!][^}]*)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replace(/^\$\{!/, '${');
      const dot = name.indexOf('.');
      return dot < 0 ? { Ref: name } : { 'Fn::GetAtt': [name.slice(0, dot), name.slice(dot + 1)] };
    });

/** `Fn::Sub` in place of every Ref and GetAtt. */
export const bySub: Spelling = (name, argument) => {
  if (name === 'Ref' && typeof argument === 'string') return { 'Fn::Sub': `\${${argument}}` };
  if (name === 'Fn::GetAtt' && Array.isArray(argument)) return { 'Fn::Sub': `\${${argument.join('.')}}` };
  return undefined;
};

/** `Fn::Join` in place of every Ref, GetAtt and Sub. */
export const byJoin: Spelling = (name, argument) => {
  if (name === 'Ref' || name === 'Fn::GetAtt') return { 'Fn::Join': ['', [{ [name]: argument }]] };
  if (name === 'Fn::Sub' && typeof argument === 'string') return { 'Fn::Join': ['', partsOfSub(argument)] };
  return undefined;
};

/** Renames logical ids wherever they stand, all at once: two may swap their names. */
export const renamed = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replace(/[A-Za-z0-9]+/g, (word) => names.get(word) ?? word);

/** A template, to be said in other ways. */
export interface Rewritable {
  readonly text: string;
  /** As data with long-form functions. */
  readonly data: JsonObject;
  readonly logicalIds: readonly string[];
  /**
   * Its own text with its short-form functions spelt otherwise, in flow style; comments and all else stay. Rules keep their
   * functions: CloudFormation takes only few there.
   */
  respelt(spell: Spelling): string;
}

/** Takes a template for rewriting. */
export const rewritable = (text: string): Rewritable => {
  const { root } = parseTemplate(text, 'template.yaml');
  const data = longForm(root);
  if (!isObject(data)) throw new Error('the template is no mapping');
  return {
    text,
    data,
    logicalIds: Object.keys((data['Resources'] ?? {}) as JsonObject),
    respelt: (spell) => {
      const calls: Node[] = [];
      const collect = (node: Node): void => {
        if (node.tag !== undefined) calls.push(node);
        else if (node.kind === 'sequence') node.items.forEach(collect);
        else if (node.kind === 'mapping') node.entries.forEach(({ value }) => collect(value));
      };
      for (const { key, value } of root.entries) if (key.text !== 'Rules') collect(value);
      let rewritten = '';
      let from = 0;
      for (const call of calls) {
        rewritten += text.slice(from, call.outerStart) + JSON.stringify(respelt(longForm(call), spell));
        from = call.end;
      }
      return rewritten + text.slice(from);
    },
  };
};
