import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser, type Node } from 'web-tree-sitter';
import { inputError } from '../errors.ts';
import { packageRoot } from '../package-root.ts';
import { readBody } from './read-syntax.ts';
import type { Body } from './syntax.ts';

/** Reads HCL: the text of a file and its name, for places. */
export type ParseHcl = (text: string, file: string) => Body;

let made: Promise<ParseHcl> | undefined;

/**
 * Loads the parser (WebAssembly, once).
 * @returns a function that throws StackproofError (input), with the place, for what is no HCL.
 */
export const hclParser = (): Promise<ParseHcl> => (made ??= makeParser());

const grammar = 'tree-sitter-terraform.wasm';

/** The grammar: beside the bundle, or among the packages of a clone. */
const grammarFile = (): string => {
  const bundled = join(packageRoot(), 'dist', grammar);
  return existsSync(bundled)
    ? bundled
    : join(packageRoot(), 'node_modules', '@tree-sitter-grammars', 'tree-sitter-hcl', grammar);
};

const makeParser = async (): Promise<ParseHcl> => {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(await readFile(grammarFile())));
  return (text, file) => {
    const tree = parser.parse(text);
    if (tree === null) throw inputError('this cannot be read', { at: { resource: '', path: '', file } });
    try {
      refuseErrors(tree.rootNode, file);
      return readBody(tree.rootNode, { text, file, nesting: { depth: 0 } });
    } finally {
      tree.delete();
    }
  };
};

const refuseErrors = (root: Node, file: string): void => {
  if (!root.hasError) return;
  const wrong = firstError(root) ?? root;
  const { row, column } = wrong.startPosition;
  const what = wrong.isMissing
    ? `${wrong.type} is missing`
    : `'${(wrong.text.split('\n')[0] ?? '').slice(0, 40)}'`;
  throw inputError(`this is not HCL: ${what}`, {
    at: { resource: '', path: '', file, line: row + 1, column: column + 1 },
  });
};

/** The first by its place; without recursion, since what is wrong may be nested deeply. */
const firstError = (root: Node): Node | undefined => {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.isError || node.isMissing) return node;
    if (node.hasError) open.push(...node.children.toReversed());
  }
  return undefined;
};
