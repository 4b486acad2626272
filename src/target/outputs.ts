import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Output } from '@aws-sdk/client-cloudformation';
import writeFileAtomic from 'write-file-atomic';
import { inputError } from '../errors.ts';
import { anySpelling } from '../terraform/spellings.ts';
import { readText } from './read-text.ts';
import { thrown } from './thrown.ts';

/** A stack's outputs by their names: what `cfn-outputs/flat-outputs.json` holds. */
export type FlatOutputs = ReadonlyMap<string, string>;

/** Where deploy and flatten write them, relative to where they are run. */
export const flatOutputsFile = 'cfn-outputs/flat-outputs.json';

const remedy = 'run `stackproof deploy`, which makes a stack and writes this file';
const fileAt = (file: string): { resource: string; path: string; file: string } => ({
  resource: '',
  path: '',
  file,
});

export const flatOutputs = (outputs: readonly Output[] = []): FlatOutputs =>
  new Map(
    outputs.flatMap(({ OutputKey, OutputValue }) =>
      OutputKey === undefined ? [] : [[OutputKey, OutputValue ?? '']],
    ),
  );

/**
 * Reads flat outputs.
 * @param needed names that have to be there, in whichever spelling.
 * What is no text (a list of name servers, a number) is its JSON. What is null is not there.
 * @throws StackproofError (input) when the file is missing or is not a flat object with these names; says which command
 * makes it.
 */
export async function readFlatOutputs(file: string, needed: readonly string[] = []): Promise<FlatOutputs> {
  const outputs = parse(await readText(file, remedy), file);
  const spelled = anySpelling(outputs);
  const missing = needed.filter((name) => spelled.get(name) === undefined);
  if (missing.length > 0) {
    const has = outputs.size === 0 ? 'none' : [...outputs.keys()].join(', ');
    throw inputError(`the output ${missing.join(', ')} is missing; there are: ${has}`, {
      at: fileAt(file),
      remedy,
    });
  }
  return outputs;
}

function parse(json: string, file: string): FlatOutputs {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw inputError(`this is not JSON: ${thrown(cause).message}`, {
      at: fileAt(file),
      remedy,
      cause,
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw inputError('a JSON object of outputs was expected: {"Name": "value", …}', {
      at: fileAt(file),
      remedy,
    });
  }
  const outputs: (readonly [string, unknown])[] = Object.entries(value);
  if (outputs.length > 0 && outputs.every(([, output]) => isMap(output))) {
    throw inputError('these outputs are not flat: {"Name": "value", …}', {
      at: fileAt(file),
      remedy: `\`stackproof flatten ${file}\` makes them so`,
    });
  }
  return new Map(
    outputs.flatMap(([name, output]) =>
      output === null ? [] : [[name, typeof output === 'string' ? output : JSON.stringify(output)]],
    ),
  );
}

const isMap = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Writes flat outputs, whose values may be any JSON: whole, or not at all. */
export async function writeFlatOutputs(
  file: string,
  outputs: FlatOutputs | Readonly<Record<string, unknown>>,
): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(
      file,
      `${JSON.stringify(outputs instanceof Map ? Object.fromEntries(outputs) : outputs, undefined, 2)}\n`,
    );
  } catch (cause) {
    throw inputError(`cannot be written: ${thrown(cause).message}`, {
      at: fileAt(file),
      cause,
    });
  }
}
