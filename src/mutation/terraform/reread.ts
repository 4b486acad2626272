import {
  moduleOf,
  type SourceText,
  type TerraformModule,
  type TerraformSource,
} from '../../terraform/module.ts';
import { hclParser, type ParseHcl } from '../../terraform/parse.ts';
import type { Block, Body } from '../../terraform/syntax.ts';
import { applyEdits, inOrder } from '../mutant.ts';
import type { CodeEdit } from './declaration.ts';

/** Reads what edits make of one module. @throws StackproofError for what is no code any more. */
export type Reread = (edits: readonly CodeEdit[]) => TerraformModule;

/** Terraform code, and what reads its mutants. */
export interface Readable {
  readonly module: TerraformModule;
  readonly reread: Reread;
}

/**
 * Reads code, and its mutants faster than one by one: only the blocks that an edit is in are read again, and what is added
 * between them. The places of a mutant's code have the lines of the block itself right; those of what stands behind it stay.
 * @throws StackproofError (input) when it is no HCL, or two things have the same name.
 */
export const readable = async ({ folder, code, values }: TerraformSource): Promise<Readable> => {
  const parse = await hclParser();
  const bodies = code.map(({ file, text }) => parse(text, file));
  const given = new Map(values.flatMap(({ file, text }) => [...parse(text, file).attributes]));
  return {
    module: moduleOf(folder, bodies, given),
    reread: (edits) =>
      moduleOf(
        folder,
        code.map((source, index) => {
          const body = bodies[index];
          const own = inOrder(edits.filter(({ file }) => file === source.file)) as readonly CodeEdit[];
          if (body === undefined || own.length === 0) return body ?? parse(source.text, source.file);
          return mutated(parse, source, body, own) ?? parse(applyEdits(source.text, own), source.file);
        }),
        given,
      ),
  };
};

/** Undefined where an edit is not within a block, the whole of one, or between two. */
const mutated = (
  parse: ParseHcl,
  { file, text }: SourceText,
  body: Body,
  edits: readonly CodeEdit[],
): Body | undefined => {
  const blocks: Block[] = [];
  let left = [...edits];
  for (const block of body.blocks) {
    const { start, end, line, column } = block.at;
    const touching = left.filter((edit) => edit.start < end && edit.end > start);
    left = left.filter((edit) => !touching.includes(edit));
    const inside = touching.filter((edit) => edit.start >= start && edit.end <= end);
    if (touching.length > inside.length) {
      // Taken out with its lines, and nothing put in its place.
      const [only] = touching;
      if (
        touching.length > 1 ||
        only === undefined ||
        only.text !== '' ||
        only.start > start ||
        only.end < end
      )
        return undefined;
      continue;
    }
    if (inside.length === 0) blocks.push(block);
    else {
      const own = applyEdits(
        text.slice(start, end),
        inside.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
      );
      blocks.push(...parse(`${'\n'.repeat(line - 1)}${' '.repeat(column - 1)}${own}`, file).blocks);
    }
  }
  // What is left takes whole blocks out, or adds some.
  for (const edit of left) if (edit.text.trim() !== '') blocks.push(...parse(edit.text, file).blocks);
  return { ...body, blocks };
};
