import { inputError } from '../errors.ts';
import type { TemplateDocument } from '../template/document.ts';
import { urlSuffixOf } from '../template/partition.ts';
import { partitionOf } from '../resources/live-names.ts';
import { editText, valueEdit, type TextEdit } from './edit-text.ts';
import { hashOf, localCodes, packCode } from './local-code.ts';
import type { Upload } from './upload.ts';

/** A template as it is sent: with the request, or from a bucket. */
export type SentTemplate = { readonly TemplateBody: string } | { readonly TemplateURL: string };

/** CloudFormation's own limit for a template that is sent with the request, in bytes. */
const requestLimit = 51_200;
/** And for one in a bucket. */
const bucketLimit = 1_000_000;

interface Sending {
  readonly document: TemplateDocument;
  /** Where the paths in the template start. */
  readonly folder: string;
  /** What is changed in its text beside what is uploaded. */
  readonly edits: readonly TextEdit[];
  /** Undefined when the template names no bucket. */
  readonly upload: Upload | undefined;
  readonly region: string;
}

const remedy =
  'Metadata.Stackproof.PackageTemplate names the template of a bucket, for what has to be uploaded first';

/**
 * What to send for a template: the code of its functions is packed and uploaded, and so is the template itself when it is too
 * large for a request.
 * @throws StackproofError (input) when a function's code is not there, when the template is too large, and when there is
 * something to upload and the template names no bucket.
 */
export const sentTemplate = async ({
  document,
  folder,
  edits,
  upload,
  region,
}: Sending): Promise<SentTemplate> => {
  // Everything is packed before anything is sent.
  const packed = await Promise.all(
    localCodes(document).map(async (code) => ({ code, its: await packCode(code, folder) })),
  );
  const inPlace: TextEdit[] = [];
  for (const { code, its } of packed) {
    if (upload === undefined)
      throw inputError(
        `the function's code ${code.path} lies here, and the template names no bucket for it`,
        {
          at: code.at,
          remedy,
        },
      );
    const place = { S3Bucket: await upload(its), S3Key: its.key };
    // In braces and quotes it is YAML and JSON alike.
    inPlace.push(valueEdit(document, code.entry, JSON.stringify(place)));
  }
  const text = editText(document.text, [...edits, ...inPlace]);
  const body = Buffer.from(text);
  if (body.length <= requestLimit) return { TemplateBody: text };
  const limit = upload === undefined ? requestLimit : bucketLimit;
  if (upload === undefined || body.length > limit)
    throw inputError(
      `the template has ${body.length} bytes; CloudFormation takes ${limit} ${upload === undefined ? 'in a request' : 'in all'}`,
      {
        at: { resource: '', path: '', file: document.file },
        ...(upload === undefined && { remedy }),
      },
    );
  const key = `${hashOf(body)}.template`;
  const suffix = urlSuffixOf(partitionOf(region));
  return { TemplateURL: `https://s3.${region}.${suffix}/${await upload({ key, body })}/${key}` };
};
