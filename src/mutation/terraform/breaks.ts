import { NotApplicable } from '../declaration.ts';
import type { CodeEdit, OriginalCode, TerraformMutantDeclaration } from './declaration.ts';
import { atEnd, intoBlock, intoCollection, takenOut, inPlaceOf } from './edits.ts';
import { addressed, findCode, valueSpanOf, type CodeSpot } from './find-code.ts';

const declare = (
  description: string,
  edits: (code: OriginalCode) => readonly CodeEdit[],
): TerraformMutantDeclaration => ({ description, edits });

/** The spot of a path that has to be there. */
const spotAt = (code: OriginalCode, address: string, path: string): CodeSpot => {
  const { spot, rest } = findCode(addressed(code, address), path);
  if (rest.length > 0) throw new NotApplicable(`${address} has no ${path}`);
  return spot;
};

const short = (hcl: string): string => (hcl.length > 60 ? `${hcl.slice(0, 60)}…` : hcl).replace(/\s+/g, ' ');

/** Words for what breaks a clause in the specification's Terraform code. What is put there is HCL, as it is written. */
export const terraformBreaks = {
  /** An argument, an object's entry or an item, with another value; or with one where there was none. */
  set: (address: string, path: string, hcl: string): TerraformMutantDeclaration =>
    declare(`${address}: ${path} = ${short(hcl)}`, (code) => {
      const { spot, rest } = findCode(addressed(code, address), path);
      const [name = '', ...more] = rest;
      if (rest.length === 0) return [inPlaceOf(valueSpanOf(spot), hcl)];
      if (more.length > 0 || spot.kind !== 'block' || name.startsWith('['))
        throw new NotApplicable(`${address} has no ${path}`);
      return [intoBlock(code, spot.block, `${name} = ${hcl}`)];
    }),
  /** An argument, a nested block, an object's entry or an item that is not there; without a path the whole block. */
  remove: (address: string, path = ''): TerraformMutantDeclaration =>
    declare(`no ${address}${path === '' ? '' : `: ${path}`}`, (code) => [
      takenOut(code, spotAt(code, address, path)),
    ]),
  /** One item more at the end of a list, one entry more in an object, or code more in a block. */
  add: (address: string, path: string, hcl: string): TerraformMutantDeclaration =>
    declare(`${address}${path === '' ? '' : `: ${path}`} has ${short(hcl)} as well`, (code) => {
      const spot = spotAt(code, address, path);
      if (spot.kind === 'block') return [intoBlock(code, spot.block, hcl)];
      const edit = intoCollection(code, valueSpanOf(spot), hcl);
      if (edit === undefined) throw new NotApplicable(`${address}: ${path} is no list`);
      return [edit];
    }),
  /** Blocks of their own beside the others. */
  addCode: (what: string, hcl: string): TerraformMutantDeclaration =>
    declare(what, (code) => {
      const [first] = code.files;
      if (first === undefined) throw new NotApplicable('there is no code');
      return [atEnd(code, first.file, hcl)];
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
