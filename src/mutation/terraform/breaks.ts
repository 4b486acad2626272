import { NotApplicable } from '../declaration.ts';
import type { CodeEdit, OriginalCode, TerraformMutantDeclaration } from './declaration.ts';
import { addressed, findCode, spanOfSpot, valueSpanOf, type CodeSpot } from './find-code.ts';

const declare = (
  description: string,
  edits: (code: OriginalCode) => readonly CodeEdit[],
): TerraformMutantDeclaration => ({ description, edits });

const textOf = ({ files }: OriginalCode, file: string): string =>
  files.find((each) => each.file === file)?.text ?? '';

/** The spot of a path that has to be there. */
const spotAt = (code: OriginalCode, address: string, path: string): CodeSpot => {
  const { spot, rest } = findCode(addressed(code, address), path);
  if (rest.length > 0) throw new NotApplicable(`${address} has no ${path}`);
  return spot;
};

const short = (hcl: string): string => (hcl.length > 60 ? `${hcl.slice(0, 60)}…` : hcl).replace(/\s+/g, ' ');

/** Adds text at the end of a body: before its closing brace. */
const intoBlock = (
  code: OriginalCode,
  { block }: Extract<CodeSpot, { kind: 'block' }>,
  hcl: string,
): CodeEdit => {
  const { file, end } = block.at;
  const text = textOf(code, file);
  const line = text.lastIndexOf('\n', end - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(line))?.[0] ?? '';
  return { file, start: end - 1, end: end - 1, text: `\n${indent}  ${hcl}\n${indent}` };
};

/** Takes out what stands at a spot: with its line when nothing else is on it, with its comma in a list. */
const without = (code: OriginalCode, spot: CodeSpot): CodeEdit => {
  const { file, start, end } = spanOfSpot(spot);
  const text = textOf(code, file);
  const comma = /^[ \t]*,/.exec(text.slice(end))?.[0].length ?? 0;
  const inList = spot.kind === 'item' || spot.kind === 'entry';
  const until = inList ? end + comma : end;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', until);
  const alone =
    text.slice(line, start).trim() === '' && text.slice(until, next < 0 ? undefined : next).trim() === '';
  if (alone) return { file, start: line, end: next < 0 ? text.length : next + 1, text: '' };
  // The last of several: the comma before it goes.
  const before = inList && comma === 0 ? (/,[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0;
  return { file, start: start - before, end: until, text: '' };
};

/** Words for what breaks a clause in the specification's Terraform code. What is put there is HCL, as it is written. */
export const terraformBreaks = {
  /** An argument, an object's entry or an item, with another value; or with one where there was none. */
  set: (address: string, path: string, hcl: string): TerraformMutantDeclaration =>
    declare(`${address}: ${path} = ${short(hcl)}`, (code) => {
      const { spot, rest } = findCode(addressed(code, address), path);
      const [name = '', ...more] = rest;
      if (rest.length === 0) {
        const { file, start, end } = valueSpanOf(spot);
        return [{ file, start, end, text: hcl }];
      }
      if (more.length > 0 || spot.kind !== 'block' || name.startsWith('['))
        throw new NotApplicable(`${address} has no ${path}`);
      return [intoBlock(code, spot, `${name} = ${hcl}`)];
    }),
  /** An argument, a nested block, an object's entry or an item that is not there; without a path the whole block. */
  remove: (address: string, path = ''): TerraformMutantDeclaration =>
    declare(`no ${address}${path === '' ? '' : `: ${path}`}`, (code) => [
      without(code, spotAt(code, address, path)),
    ]),
  /** One item more at the end of a list, one entry more in an object, or code more in a block. */
  add: (address: string, path: string, hcl: string): TerraformMutantDeclaration =>
    declare(`${address}${path === '' ? '' : `: ${path}`} has ${short(hcl)} as well`, (code) => {
      const spot = spotAt(code, address, path);
      if (spot.kind === 'block') return [intoBlock(code, spot, hcl)];
      const { file, start, end } = valueSpanOf(spot);
      const inner = textOf(code, file).slice(start, end);
      const close = Math.max(inner.lastIndexOf(']'), inner.lastIndexOf('}'));
      if (close < 0) throw new NotApplicable(`${address}: ${path} is no list`);
      const filled = /[^\s,[{]\s*$/.test(inner.slice(0, close));
      return [{ file, start: start + close, end: start + close, text: `${filled ? ', ' : ''}${hcl}` }];
    }),
  /** Blocks of their own beside the others. */
  addCode: (what: string, hcl: string): TerraformMutantDeclaration =>
    declare(what, ({ files: [first] }) => {
      if (first === undefined) throw new NotApplicable('there is no code');
      const end = first.text.length;
      return [{ file: first.file, start: end, end, text: `\n${hcl}\n` }];
    }),
  /** A passage that stands once in all the code, replaced. */
  swap: (what: string, passage: string, by: string): TerraformMutantDeclaration =>
    declare(what, ({ files }) => {
      const found = files.flatMap(({ file, text }) => {
        const start = text.indexOf(passage);
        return start < 0
          ? []
          : [{ file, start, end: start + passage.length, text: by, again: text.indexOf(passage, start + 1) }];
      });
      const [only, other] = found;
      if (only === undefined || other !== undefined || only.again >= 0)
        throw new NotApplicable(`this passage does not stand there once: ${short(passage)}`);
      const { again: _, ...edit } = only;
      return [edit];
    }),
  /** Several changes at once, for what one alone does not break. */
  together: (
    description: string,
    ...changes: readonly TerraformMutantDeclaration[]
  ): TerraformMutantDeclaration =>
    declare(description, (code) => changes.flatMap((change) => change.edits(code))),
} as const;
