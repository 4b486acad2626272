import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inputError, StackproofError } from '../errors.ts';
import { budget } from './budget.ts';
import type { CommentNode, Node, TemplateDocument } from './document.ts';
import { linesOf, type Lines } from './lines.ts';
import { packageTemplateKey, packageTemplateOf } from './package-template.ts';
import { readJson } from './read-json.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Reads a template from a file, and the one that it names as the one that makes the bucket of its packages.
 * @param folder where the paths in it start; where it lies unless given.
 * @throws StackproofError (exit 2) with the place for whatever is not a template.
 */
export const loadTemplate = (file: string, folder = dirname(file)): TemplateDocument =>
  withPackageTemplate(parseTemplate(readText(file), file), folder);

/**
 * A template with its package template, if it names one.
 * @param folder the folder of the template.
 * @throws StackproofError (exit 2) with the place when that cannot be read, or is no template.
 */
export const withPackageTemplate = (document: TemplateDocument, folder: string): TemplateDocument => {
  const named = packageTemplateOf(document);
  if (named === undefined) return document;
  const file = join(folder, named.path);
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    if (!(error instanceof StackproofError)) throw error;
    const { line, column } = named.node;
    throw inputError(`the package template ${file} cannot be used: ${error.message}`, {
      at: { resource: '', path: packageTemplateKey, file: document.file, line, column },
      cause: error,
    });
  }
  return { ...document, packageTemplate: parseTemplate(text, file) };
};

/**
 * Reads a template from its text. JSON is told by the text, not by the file's name.
 * @param file how to name it in messages.
 * @throws StackproofError (exit 2) with the place for whatever is not a template.
 */
export const parseTemplate = (source: string, file: string): TemplateDocument => {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (text.length > budget.textLength)
    throw problem(
      `it is longer than ${budget.textLength} characters`,
      file,
      undefined,
      'CloudFormation takes 1 MB at most',
    );
  if (text.trim() === '') throw problem('it is empty', file);
  const lines = linesOf(text);
  const { root, comments, format } = readTree(text, file, lines);
  if (root === undefined || (root.kind === 'scalar' && root.value === null))
    throw problem('it holds nothing but comments', file);
  if (root.kind !== 'mapping' || root.tag !== undefined)
    throw problem('it is not a template: a mapping with Resources should stand here', file, root);
  const resources = root.entries.find(({ key }) => key.text === 'Resources');
  if (resources === undefined) throw problem('it is not a template: it has no Resources', file, root);
  checkResources(resources.value, file);
  return { file, text, format, root, comments };
};

interface Tree {
  readonly root: Node | undefined;
  readonly comments: readonly CommentNode[];
  readonly format: 'yaml' | 'json';
}

const readTree = (text: string, file: string, lines: Lines): Tree => {
  if (text.trimStart().startsWith('{')) {
    try {
      return { root: readJson(text, file, lines), comments: [], format: 'json' };
    } catch (error) {
      // A mapping in braces may also be YAML; under a name that promises JSON it is JSON with an error.
      if (file.toLowerCase().endsWith('.json') || !notJson(error)) throw error;
    }
  }
  return { ...readYaml(text, file, lines), format: 'yaml' };
};

const notJson = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('it is not valid JSON');

const checkResources = (resources: Node, file: string): void => {
  if (resources.kind !== 'mapping' || resources.tag !== undefined)
    throw problem('Resources should be a mapping of logical ids', file, resources);
  if (resources.entries.length === 0) throw problem('Resources has no resource', file, resources);
};

const readText = (file: string): string => {
  const bytes = bytesOf(file);
  if (bytes.includes(0))
    throw problem('it is not a text', file, undefined, 'a template is YAML or JSON in UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw inputError('it is not UTF-8', {
      at: { resource: '', path: '', file },
      remedy: 'save it as UTF-8',
      cause,
    });
  }
};

const bytesOf = (file: string): Buffer => {
  const stat = fromDisk(file, () => statSync(file));
  if (stat.isDirectory()) throw problem('it is a directory, not a template', file);
  if (stat.size > 4 * budget.textLength)
    throw problem(
      `it is longer than ${budget.textLength} characters`,
      file,
      undefined,
      'CloudFormation takes 1 MB at most',
    );
  return fromDisk(file, () => readFileSync(file));
};

const fromDisk = <T>(file: string, read: () => T): T => {
  try {
    return read();
  } catch (cause) {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
    throw inputError(reasons.get(code) ?? `it cannot be read${code === '' ? '' : `: ${code}`}`, {
      at: { resource: '', path: '', file },
      cause,
    });
  }
};

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'there is no such file'],
  ['EACCES', 'it may not be read'],
]);

const problem = (message: string, file: string, node?: Node, remedy?: string): StackproofError => {
  const at = {
    resource: '',
    path: '',
    file,
    ...(node === undefined ? {} : { line: node.line, column: node.column }),
  };
  return inputError(message, remedy === undefined ? { at } : { at, remedy });
};
