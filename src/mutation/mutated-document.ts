import type { TemplateDocument } from '../template/document.ts';
import { parseTemplate } from '../template/load.ts';
import { packageTemplateOf } from '../template/package-template.ts';
import type { Generated } from './generate.ts';

/**
 * The template that a mutant makes: its own text changed, or that of its package template.
 * @throws StackproofError for what is no template any more.
 */
export const mutatedDocument = (document: TemplateDocument, { mutant, text }: Generated): TemplateDocument =>
  mutant.inPackageTemplate === true
    ? withMutatedPackage(document, text)
    : withPackageOf(document, parseTemplate(text, document.file));

/** The same template with another package template. */
export const withMutatedPackage = (document: TemplateDocument, text: string): TemplateDocument => ({
  ...document,
  packageTemplate: parseTemplate(text, document.packageTemplate?.file ?? document.file),
});

/** A template that was made of another, with its package template if it still names it. */
export const withPackageOf = (
  { packageTemplate, ...document }: TemplateDocument,
  made: TemplateDocument,
): TemplateDocument =>
  packageTemplate !== undefined && packageTemplateOf(made)?.path === packageTemplateOf(document)?.path
    ? { ...made, packageTemplate }
    : made;
