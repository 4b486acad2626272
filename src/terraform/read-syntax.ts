import type { Node } from 'web-tree-sitter';
import { inputError } from '../errors.ts';
import { budget } from './budget.ts';
import { spanOf, type Source } from './span.ts';
import type { Attribute, Block, Body, Expression, ObjectEntry } from './syntax.ts';
import { heredocParts, quotedParts } from './templates.ts';

/** The named children of a type. */
const some = (node: Node, ...types: readonly string[]): readonly Node[] =>
  node.namedChildren.filter((child) => types.includes(child.type));

const comment = 'comment';
const partsOf = (node: Node): readonly Node[] => node.children.filter(({ type }) => type !== comment);

/** How deep within one another the parts of a file are that are being read. */
const nested = <T>(node: Node, source: Source, read: () => T): T => {
  if (source.nesting.depth >= budget.written)
    throw inputError(`this is nested more than ${String(budget.written)} levels deep`, {
      at: {
        resource: '',
        path: '',
        file: source.file,
        line: node.startPosition.row + 1,
        column: node.startPosition.column + 1,
      },
    });
  source.nesting.depth++;
  try {
    return read();
  } finally {
    source.nesting.depth--;
  }
};

/** A file or a block as a body: the grammar puts what stands in it into a node of its own, if there is anything. */
export const readBody = (node: Node, source: Source): Body => {
  const inner = node.type === 'body' ? node : some(node, 'body')[0];
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (const child of inner?.namedChildren ?? []) {
    if (child.type === 'attribute') {
      const attribute = readAttribute(child, source);
      attributes.set(attribute.name, attribute);
    }
    if (child.type === 'block') blocks.push(readBlock(child, source));
  }
  return { attributes, blocks, at: spanOf(node, source) };
};

const readAttribute = (node: Node, source: Source): Attribute => {
  const [name, value] = node.namedChildren.filter(({ type }) => type !== comment);
  return {
    name: name?.text ?? '',
    value: value === undefined ? unsupported(node, source) : readExpression(value, source),
    at: spanOf(node, source),
  };
};

const readBlock = (node: Node, source: Source): Block => {
  const [type, ...labels] = some(node, 'identifier', 'string_lit');
  return {
    type: type?.text ?? '',
    labels: labels.map((label) => label.text.replace(/^"|"$/g, '')),
    body: nested(node, source, () => readBody(node, source)),
    at: spanOf(node, source),
  };
};

const unsupported = (node: Node, source: Source): Expression => ({
  kind: 'unsupported',
  what: node.type,
  at: spanOf(node, source),
  text: node.text,
});

/** An expression. A term and what follows it (`.name`, `[0]`, `.*`) are siblings in the grammar. */
export const readExpression = (node: Node, source: Source): Expression =>
  readTerm(
    partsOf(node).filter(({ type }) => type !== '(' && type !== ')'),
    node,
    source,
  );

/** @param whole the node that all of them stand in. */
const readTerm = (nodes: readonly Node[], whole: Node, source: Source): Expression => {
  const [first, ...steps] = nodes;
  if (first === undefined || steps.length > budget.written) return unsupported(whole, source);
  return steps.reduce(
    (of, step) => readStep(of, step, source),
    nested(first, source, () => readPrimary(first, source)),
  );
};

const readPrimary = (node: Node, source: Source): Expression => {
  const base = { at: spanOf(node, source), text: node.text };
  const [inner = node] = node.namedChildren;
  switch (node.type) {
    case 'expression':
      return readExpression(node, source);
    case 'literal_value':
      return readLiteral(inner, source);
    case 'template_expr':
      return { ...base, ...template(inner, source) };
    case 'collection_value':
      return inner.type === 'tuple'
        ? {
            ...base,
            kind: 'list',
            items: some(inner, 'expression').map((item) => readExpression(item, source)),
          }
        : {
            ...base,
            kind: 'object',
            entries: some(inner, 'object_elem').map((entry) => readEntry(entry, source)),
          };
    case 'variable_expr':
      return { ...base, kind: 'name', name: node.text };
    case 'function_call':
      return readCall(node, source);
    case 'conditional':
      return readConditional(node, source);
    case 'operation':
      return readOperation(inner, source);
    case 'for_expr':
      return readFor(inner, source);
    default:
      return unsupported(node, source);
  }
};

const template = (
  node: Node,
  source: Source,
): Pick<Extract<Expression, { kind: 'template' }>, 'kind' | 'parts'> => ({
  kind: 'template',
  parts: (node.type === 'heredoc_template' ? heredocParts : quotedParts)(node, source, (inner) =>
    readExpression(inner, source),
  ),
});

const readLiteral = (node: Node, source: Source): Expression => {
  const base = { at: spanOf(node, source), text: node.text };
  switch (node.type) {
    case 'numeric_lit':
      return { ...base, kind: 'literal', value: Number(node.text) };
    case 'bool_lit':
      return { ...base, kind: 'literal', value: node.text === 'true' };
    case 'null_lit':
      return { ...base, kind: 'literal', value: null };
    default:
      return { ...base, ...template(node, source) };
  }
};

const readEntry = (node: Node, source: Source): ObjectEntry => {
  const [key, value] = some(node, 'expression');
  if (key === undefined || value === undefined) {
    const nothing = unsupported(node, source);
    return { key: nothing, value: nothing };
  }
  const read = readExpression(key, source);
  // A bare name is a key by itself; in parentheses it is what it stands for.
  const literal = read.kind === 'name' && !key.text.startsWith('(');
  return {
    key: literal ? { kind: 'literal', value: read.name, at: read.at, text: read.text } : read,
    value: readExpression(value, source),
  };
};

const readCall = (node: Node, source: Source): Expression => {
  const [name, given] = some(node, 'identifier', 'function_arguments');
  return {
    kind: 'call',
    name: name?.text ?? '',
    arguments:
      given === undefined ? [] : some(given, 'expression').map((each) => readExpression(each, source)),
    expands: given !== undefined && some(given, 'ellipsis').length > 0,
    at: spanOf(node, source),
    text: node.text,
  };
};

const readConditional = (node: Node, source: Source): Expression => {
  const [condition, yes, no] = some(node, 'expression').map((each) => readExpression(each, source));
  if (condition === undefined || yes === undefined || no === undefined) return unsupported(node, source);
  return { kind: 'conditional', condition, yes, no, at: spanOf(node, source), text: node.text };
};

const operators = new Set(['+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||', '!']);

const readOperation = (node: Node, source: Source): Expression => {
  const base = { at: spanOf(node, source), text: node.text };
  const parts = partsOf(node).filter(({ type }) => type !== '(' && type !== ')');
  const position = parts.findIndex((part) => !part.isNamed && operators.has(part.type));
  const operator = parts[position]?.type ?? '';
  if (node.type === 'unary_operation')
    return { ...base, kind: 'unary', operator, operand: readTerm(parts.slice(1), node, source) };
  if (position < 1) return unsupported(node, source);
  return {
    ...base,
    kind: 'binary',
    operator,
    left: readTerm(parts.slice(0, position), node, source),
    right: readTerm(parts.slice(position + 1), node, source),
  };
};

const readFor = (node: Node, source: Source): Expression => {
  const [intro] = some(node, 'for_intro');
  const names = intro === undefined ? [] : some(intro, 'identifier').map(({ text }) => text);
  const [collection] = intro === undefined ? [] : some(intro, 'expression');
  const results = some(node, 'expression').map((each) => readExpression(each, source));
  const [condition] = some(node, 'for_cond').flatMap((each) => some(each, 'expression'));
  const valueName = names.at(-1);
  const value = results.at(-1);
  if (collection === undefined || valueName === undefined || value === undefined)
    return unsupported(node, source);
  return {
    kind: 'for',
    keyName: names.length > 1 ? names[0] : undefined,
    valueName,
    collection: readExpression(collection, source),
    key: results.length > 1 ? results[0] : undefined,
    value,
    condition: condition === undefined ? undefined : readExpression(condition, source),
    groups: some(node, 'ellipsis').length > 0,
    at: spanOf(node, source),
    text: node.text,
  };
};

const readStep = (of: Expression, step: Node, source: Source): Expression => {
  const base = {
    at: { ...of.at, end: step.endIndex },
    text: source.text.slice(of.at.start, step.endIndex),
  };
  const [inner = step] = step.namedChildren;
  switch (step.type) {
    case 'get_attr':
      return { ...base, kind: 'attribute', of, name: inner.text };
    case 'index':
      return { ...base, kind: 'index', of, index: readIndex(inner, source) };
    case 'splat': {
      const item: Expression = { kind: 'name', name: '*', at: of.at, text: '*' };
      const each = inner.namedChildren.reduce<Expression>((so, next) => readStep(so, next, source), item);
      return { ...base, kind: 'splat', of, each };
    }
    default:
      return unsupported(step, source);
  }
};

const readIndex = (node: Node, source: Source): Expression => {
  const [inner] = some(node, 'expression');
  if (inner !== undefined) return readExpression(inner, source);
  // `.0`, as Terraform had it before 0.12.
  return {
    kind: 'literal',
    value: Number(node.text.replace(/\D/g, '')),
    at: spanOf(node, source),
    text: node.text,
  };
};
