import { inputError } from '../errors.ts';

/**
 * Writes a file, and its folder where there is none: whole or not at all.
 * @throws StackproofError (exit 2) when it cannot be written.
 */
export const writeWhole = async (file: string, text: string): Promise<void> => {
  const [{ mkdir }, { dirname }, { default: writeFileAtomic }] = await Promise.all([
    import('node:fs/promises'),
    import('node:path'),
    import('write-file-atomic'),
  ]);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw inputError(`cannot be written: ${why}`, { at: { resource: '', path: '', file }, cause });
  }
};
