import { environmentError } from '../errors.ts';
import type { Package } from './local-code.ts';
import type { Target } from './target.ts';
import { thrown } from './thrown.ts';

/** Puts something into the bucket of a stack's packages. @returns the bucket's name. */
export type Upload = (uploaded: Package) => Promise<string>;

/**
 * Uploads to a bucket, which is made when something is uploaded first. What is there under its key stays: a key is the hash of
 * its content.
 * @throws StackproofError (environment) when the bucket takes nothing.
 */
export const uploadTo = (target: Target, makeBucket: () => Promise<string>): Upload => {
  let making: Promise<string> | undefined;
  return async ({ key, body }) => {
    const bucket = await (making ??= makeBucket());
    if (await isThere(target, bucket, key)) return bucket;
    try {
      await (await target.clients.s3()).putObject({ Bucket: bucket, Key: key, Body: body });
    } catch (cause) {
      const why = thrown(cause).message;
      throw environmentError(`nothing can be uploaded to the bucket ${bucket}: ${why}`, { cause });
    }
    return bucket;
  };
};

/** Without the permission to look it counts as absent: it is then put there once more. */
const isThere = async (target: Target, Bucket: string, Key: string): Promise<boolean> => {
  try {
    await (await target.clients.s3()).headObject({ Bucket, Key });
    return true;
  } catch {
    return false;
  }
};
