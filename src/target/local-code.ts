import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { inputError } from '../errors.ts';
import type { Place } from '../facts/place.ts';
import type { Entry, TemplateDocument } from '../template/document.ts';
import { childOf, entriesOf, literalText, placeAt } from '../template/nodes.ts';
import { thrown } from './thrown.ts';
import { zipOf } from './zip.ts';

/** A function whose code is a local folder or file: what `aws cloudformation package` uploads. */
export interface LocalCode {
  /** The function's `Code`. */
  readonly entry: Entry;
  /** The folder or file, as the template names it. */
  readonly path: string;
  readonly at: Place;
}

/** The functions of a template whose `Code` is a text. */
export const localCodes = (document: TemplateDocument): readonly LocalCode[] =>
  entriesOf(childOf(document.root, 'Resources')).flatMap(({ key, value }) => {
    if (literalText(childOf(value, 'Type')) !== 'AWS::Lambda::Function') return [];
    const entry = entriesOf(childOf(value, 'Properties')).find((each) => each.key.text === 'Code');
    const path = literalText(entry?.value);
    if (entry === undefined || path === undefined) return [];
    return [{ entry, path, at: placeAt(document, entry.value, key.text, 'Properties.Code') }];
  });

/** Something to be uploaded. */
export interface Package {
  /** The hash of its content: the same content has the same key. */
  readonly key: string;
  readonly body: Uint8Array;
}

/**
 * Packs a function's code; a zip file is taken as it is.
 * @param folder where the paths in the template start.
 * @throws StackproofError (input) when there is no such folder or file, or it cannot be read.
 */
export const packCode = async ({ path, at }: LocalCode, folder: string): Promise<Package> => {
  const source = resolve(folder, path);
  try {
    const body = /\.(zip|jar)$/i.test(source) ? await readFile(source) : await zipOf(source);
    return { key: `${hashOf(body)}.zip`, body };
  } catch (cause) {
    const { code, message } = thrown(cause);
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      throw inputError(`the function's code ${path} cannot be packed: ${message}`, { at, cause });
    throw inputError(`there is no folder or file ${path}`, {
      at,
      remedy: `the function's code is looked for in ${folder}`,
      cause,
    });
  }
};

/** SHA-256, in hexadecimal digits. */
export const hashOf = (body: Uint8Array | string): string => createHash('sha256').update(body).digest('hex');
