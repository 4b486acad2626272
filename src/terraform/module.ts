import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inputError } from '../errors.ts';
import type { Place } from '../facts/place.ts';
import { placeOf } from './evaluate.ts';
import { hclParser } from './parse.ts';
import type { Attribute, Block, Body, Span } from './syntax.ts';

/** A folder of Terraform code, as it is written: nothing evaluated. */
export interface TerraformModule {
  readonly folder: string;
  /** It is a plan or a state, which do not hold what variables are declared as. */
  readonly shown?: true;
  readonly variables: ReadonlyMap<string, Block>;
  /** What `terraform.tfvars` and `*.auto.tfvars` give them. */
  readonly given: ReadonlyMap<string, Attribute>;
  readonly locals: ReadonlyMap<string, Attribute>;
  /** By `type.name`. */
  readonly resources: ReadonlyMap<string, Block>;
  readonly data: ReadonlyMap<string, Block>;
  readonly outputs: ReadonlyMap<string, Block>;
  readonly providers: readonly Block[];
  readonly settings: readonly Block[];
  /** Calls of other modules, which are not followed. */
  readonly modules: readonly Block[];
}

/** A module is refused from so many bytes in its files on. */
const maxBytes = 5_000_000;

/** A folder of Terraform code, as texts. */
export interface TerraformSource {
  readonly folder: string;
  /** Its `.tf` files, in the order of their names. */
  readonly code: readonly SourceText[];
  /** Its files of variables (`.tfvars`), of which a later one counts more. */
  readonly values: readonly SourceText[];
}

/**
 * Reads the `.tf` files of a folder, as Terraform does: in the order of their names, one module.
 * @throws StackproofError (input) when there is none, one cannot be read, or two things have the same name.
 */
export const loadTerraform = async (folder: string): Promise<TerraformModule> => {
  const { code, values } = await readTerraform(folder);
  return parseTerraform(folder, code, values);
};

/**
 * Reads the texts of a folder of Terraform code.
 * @throws StackproofError (input) when there is no code, or a file cannot be read.
 */
export const readTerraform = async (folder: string): Promise<TerraformSource> => {
  const names = (await namesIn(folder)).sort();
  const odd = names.find((name) => name.endsWith('.tf.json') || /(?:^|_)override\.tf$/.test(name));
  const at = (file: string): Place => ({ resource: '', path: '', file: join(folder, file) });
  if (odd !== undefined)
    throw inputError('JSON syntax and override files are not read', {
      at: at(odd),
      remedy: 'write it as .tf, or leave it out of what is checked',
    });
  const code = names.filter((name) => name.endsWith('.tf'));
  if (code.length === 0)
    throw inputError('there is no .tf file in this folder', { at: { resource: '', path: '', file: folder } });
  const values = names.filter((name) => name === 'terraform.tfvars' || name.endsWith('.auto.tfvars'));
  const read = (files: readonly string[]): Promise<readonly SourceText[]> =>
    Promise.all(
      files.map(async (name) => ({
        file: join(folder, name),
        text: await readFile(join(folder, name), 'utf8'),
      })),
    );
  return { folder, code: await read(code), values: await read(values) };
};

/** The text of a file. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads code as the files of one folder.
 * @param values files of variables (`.tfvars`), of which a later one counts more.
 * @throws StackproofError (input) when one is no HCL, or two things have the same name.
 */
export const parseTerraform = async (
  folder: string,
  code: readonly SourceText[],
  values: readonly SourceText[] = [],
): Promise<TerraformModule> => {
  if ([...code, ...values].reduce((sum, { text }) => sum + text.length, 0) > maxBytes)
    throw inputError('these files are too large', { at: { resource: '', path: '', file: folder } });
  const parse = await hclParser();
  const bodies = (files: readonly SourceText[]): readonly Body[] =>
    files.map(({ file, text }) => parse(text.replace(/^\uFEFF/, ''), file));
  const given = new Map(bodies(values).flatMap(({ attributes }) => [...attributes]));
  return moduleOf(folder, bodies(code), given);
};

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw inputError('this folder cannot be read', { at: { resource: '', path: '', file: folder }, cause });
  }
};

/**
 * A module of what its files hold: what each type of block is kept under, and by which name.
 * @throws StackproofError (input) when two things have the same name.
 */
export const moduleOf = (
  folder: string,
  bodies: readonly Body[],
  given: ReadonlyMap<string, Attribute>,
): TerraformModule => {
  const blocks = bodies.flatMap((body) => body.blocks);
  const ofType = (type: string): readonly Block[] => blocks.filter((block) => block.type === type);
  const named = (type: string): ReadonlyMap<string, Block> =>
    unique(
      ofType(type).map((block) => [block.labels.join('.'), block] as const),
      type,
    );
  return {
    folder,
    given,
    variables: named('variable'),
    locals: unique(
      ofType('locals').flatMap(({ body }) => [...body.attributes]),
      'local',
    ),
    resources: named('resource'),
    data: named('data'),
    outputs: named('output'),
    providers: ofType('provider'),
    settings: ofType('terraform'),
    modules: ofType('module'),
  };
};

const unique = <T extends { readonly at: Span }>(
  entries: readonly (readonly [string, T])[],
  what: string,
): ReadonlyMap<string, T> => {
  const found = new Map<string, T>();
  for (const [name, entry] of entries) {
    const before = found.get(name);
    if (before !== undefined)
      throw inputError(`there are two of ${what} ${name}; the other is in line ${String(before.at.line)}`, {
        at: placeOf(entry.at, ''),
      });
    found.set(name, entry);
  }
  return found;
};
