import { known, type Fact } from '../../facts/fact.ts';
import { evaluate, placeOf } from '../../terraform/evaluate.ts';
import type { TerraformModule } from '../../terraform/module.ts';
import { within } from '../../terraform/references.ts';
import type { ResolvedModule } from '../../terraform/resolve.ts';
import type { Expression } from '../../terraform/syntax.ts';
import { isNull } from '../../terraform/values.ts';
import { textOf } from '../properties.ts';
import type { BucketObjectFacts } from './facts.ts';

/** An object with what the code says of its content: which folder it is made of, and whether its key holds its hash. */
export const withPackage = (
  its: BucketObjectFacts,
  module: TerraformModule,
  { scope }: ResolvedModule,
): BucketObjectFacts => {
  const arguments_ = module.resources.get(its.id.replace(/\[.*$/, ''))?.body.attributes;
  const key = arguments_?.get('key')?.value;
  const source = arguments_?.get('source')?.value;
  if (key === undefined) return its;
  // A null is none, whatever stands beside it.
  const from = source === undefined || isNull(evaluate(source, scope)) ? undefined : source;
  const archive = from && archivesIn(from, module)[0];
  const hashes = [...reached(key, module)].some((part) =>
    archive === undefined ? isFilesHash(part) : isFilesHash(part) || isHashOf(part, archive),
  );
  return {
    ...its,
    keyFollowsContent: known(hashes, placeOf(key.at, its.id, 'key')),
    folder: archive === undefined ? its.folder : folderOf(archive, module, scope),
  };
};

const folderOf = (
  archive: string,
  module: TerraformModule,
  scope: ResolvedModule['scope'],
): Fact<string | undefined> => {
  const block = module.data.get(archive);
  const from = block?.body.attributes.get('source_dir') ?? block?.body.attributes.get('source_file');
  return from === undefined ? known(undefined) : textOf(evaluate(from.value, scope));
};

/** The parts of an expression, those of the locals that it names too. */
const reached = function* (
  expression: Expression,
  module: TerraformModule,
  seen = new Set<string>(),
): Generator<Expression> {
  for (const part of within(expression)) {
    yield part;
    if (part.kind !== 'attribute' || part.of.kind !== 'name' || part.of.name !== 'local') continue;
    const local = module.locals.get(part.name);
    if (local === undefined || seen.has(part.name)) continue;
    seen.add(part.name);
    yield* reached(local.value, module, seen);
  }
};

/** The archive of which an expression is an attribute: `data.archive_file.<name>.<attribute>`. */
const archiveOf = (part: Expression): string | undefined => {
  if (part.kind !== 'attribute') return undefined;
  const { of } = part;
  if (of.kind !== 'attribute' || of.of.kind !== 'attribute' || of.of.of.kind !== 'name') return undefined;
  return of.of.of.name === 'data' && of.of.name === 'archive_file' ? `archive_file.${of.name}` : undefined;
};

const archivesIn = (expression: Expression, module: TerraformModule): readonly string[] =>
  [...reached(expression, module)].flatMap((part) => archiveOf(part) ?? []);

const isHashOf = (part: Expression, archive: string): boolean =>
  part.kind === 'attribute' &&
  /^output_(?:base64)?(?:md5|sha)/.test(part.name) &&
  archiveOf(part) === archive;

const isFilesHash = (part: Expression): boolean =>
  part.kind === 'call' && /^file(?:base64)?(?:md5|sha\d+)$/.test(part.name);
