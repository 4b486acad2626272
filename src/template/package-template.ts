import { dirname, isAbsolute, join, normalize } from 'node:path';
import { inputError } from '../errors.ts';
import type { ScalarNode, TemplateDocument } from './document.ts';
import { childOf } from './nodes.ts';

/** The metadata by which a template names the template that makes the bucket of its packages. */
export const packageTemplateKey = 'Metadata.Stackproof.PackageTemplate';

/** The file of a template's package template, as it is written. */
export interface PackageTemplateName {
  /** Relative to the template. */
  readonly path: string;
  readonly node: ScalarNode;
}

/**
 * Which template makes the bucket of a template's packages: a stack that is made before it, and under the same parameters.
 * Undefined where it names none.
 * @throws StackproofError (exit 2), with its place, for what is no path beside the template or below its folder.
 */
export const packageTemplateOf = (document: TemplateDocument): PackageTemplateName | undefined => {
  const node = packageTemplateKey
    .split('.')
    .reduce((found: Parameters<typeof childOf>[0], key) => childOf(found, key), document.root);
  if (node === undefined) return undefined;
  const path = node.kind === 'scalar' && typeof node.value === 'string' ? normalize(node.value) : '';
  if (node.kind === 'scalar' && node.tag === undefined && isBelow(path)) return { path, node };
  throw inputError(`${packageTemplateKey} should be the file of a template`, {
    at: { resource: '', path: packageTemplateKey, file: document.file, line: node.line, column: node.column },
    remedy: "write its path from this template's folder, in which it has to be",
  });
};

const isBelow = (path: string): boolean =>
  !['', '.'].includes(path) && !isAbsolute(path) && path.split(/[\\/]/)[0] !== '..';

/** The same template, with its package template, under another name: the one that its user gave it. */
export const underName = (document: TemplateDocument, file: string): TemplateDocument => {
  const { packageTemplate } = document;
  const named = packageTemplateOf(document);
  return packageTemplate === undefined || named === undefined
    ? { ...document, file }
    : {
        ...document,
        file,
        packageTemplate: { ...packageTemplate, file: join(dirname(file), named.path) },
      };
};

/** Whether a template's package template was not read with it: then the template was given as a text. */
export const lacksPackageTemplate = (document: TemplateDocument): boolean =>
  document.packageTemplate === undefined && packageTemplateOf(document) !== undefined;
