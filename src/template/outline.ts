import type { Value } from '../facts/value.ts';
import { inputError } from '../errors.ts';
import type { Entry, MappingNode, Node, TemplateDocument } from './document.ts';
import { hasLoop } from './loop.ts';
import { childOf, entriesOf, isLiteral, literalText, placeAt } from './nodes.ts';
import { variantOf } from './variant.ts';
import { declaredParameters, type ParameterDeclaration } from './parameters.ts';

/** A template's sections, found once; what is known of it under every scenario. */
export interface Outline {
  readonly document: TemplateDocument;
  readonly root: MappingNode;
  /** Whether `Transform: AWS::LanguageExtensions` is asked for. */
  readonly languageExtensions: boolean;
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>;
  readonly mappings: ReadonlyMap<string, Entry>;
  readonly conditions: ReadonlyMap<string, Entry>;
  readonly rules: ReadonlyMap<string, Entry>;
  readonly resources: ReadonlyMap<string, Entry>;
  readonly outputs: ReadonlyMap<string, Entry>;
  /** Whether an `Fn::ForEach` stands in it. */
  readonly loops: boolean;
  /** Values without any function in them: the same under every scenario. */
  readonly literals: Map<Node, Value>;
  /** The template that it was made of by changing parts of resources, and nothing else. */
  readonly variant: { readonly of: Outline; readonly changed: ReadonlySet<string> } | undefined;
}

const outlines = new WeakMap<TemplateDocument, Outline>();

/**
 * The sections of a template.
 * @throws StackproofError when it asks for a transform that we do not know.
 */
export const outlineOf = (document: TemplateDocument): Outline => {
  let outline = outlines.get(document);
  if (outline === undefined) {
    outline = withVariant(sectionsOf(document, document.root, acceptTransforms(document)));
    outlines.set(document, outline);
  }
  return outline;
};

/** The sections of a template whose loops were expanded to another tree. */
export const expandedOutline = (outline: Outline, root: MappingNode): Outline =>
  sectionsOf(outline.document, root, outline.languageExtensions);

const sectionsOf = (document: TemplateDocument, root: MappingNode, languageExtensions: boolean): Outline => {
  const section = (name: string): ReadonlyMap<string, Entry> =>
    new Map(entriesOf(childOf(root, name)).map((entry) => [entry.key.text, entry]));
  return {
    document,
    root,
    languageExtensions,
    parameters: declaredParameters(document),
    mappings: section('Mappings'),
    conditions: section('Conditions'),
    rules: section('Rules'),
    resources: section('Resources'),
    outputs: section('Outputs'),
    loops: hasLoop(root),
    literals: new Map(),
    variant: undefined,
  };
};

/** What is written in loops may change elsewhere than where it is written. */
const withVariant = (outline: Outline): Outline => {
  const variant = variantOf(outline.document);
  if (variant === undefined || outline.loops) return outline;
  const of = outlineOf(variant.of);
  return of.loops ? outline : { ...outline, variant: { of, changed: variant.changed } };
};

const supported = 'AWS::LanguageExtensions';

/** Whether the language extensions are among the template's transforms; any other transform is an error. */
const acceptTransforms = (document: TemplateDocument): boolean => {
  const transform = childOf(document.root, 'Transform');
  let found = false;
  for (const each of transform?.kind === 'sequence' && transform.tag === undefined
    ? transform.items
    : transform
      ? [transform]
      : []) {
    if (literalText(each) !== supported) throw unsupportedTransform(document, each);
    found = true;
  }
  for (const { key, value } of document.root.entries) {
    if (key.text === 'Fn::Transform') throw unsupportedTransform(document, value);
    if (key.text !== 'Metadata' && key.text !== 'Transform')
      rejectMacros(document, value, key.text === 'Outputs' ? 2 : 1);
  }
  return found;
};

/**
 * A macro may turn what it stands in into anything. Only AWS::Include is told apart, and only in a property's value, which
 * is unknown then: elsewhere it may add whole properties and resources.
 * @param level how deep the node stands: 1 for a section, 4 for a property's value.
 */
const rejectMacros = (document: TemplateDocument, node: Node, level: number): void => {
  if (node.tag === 'Transform') rejectMacro(document, node, level);
  if (node.kind === 'sequence') for (const item of node.items) rejectMacros(document, item, level + 1);
  if (node.kind === 'mapping')
    for (const { key, value } of node.entries) {
      if (key.text === 'Fn::Transform') rejectMacro(document, value, level);
      rejectMacros(document, value, level + 1);
    }
};

const rejectMacro = (document: TemplateDocument, node: Node, level: number): void => {
  const macro =
    node.kind === 'mapping' ? node.entries.find(({ key }) => key.text === 'Name')?.value : undefined;
  if (literalText(macro) !== 'AWS::Include' || level < 4) throw unsupportedTransform(document, macro ?? node);
};

const unsupportedTransform = (document: TemplateDocument, node: Node): Error => {
  const name = literalText(isLiteral(node) ? node : childOf(node, 'Name'));
  return inputError(`the transform${name === undefined ? '' : ` ${name}`} is not supported yet`, {
    at: placeAt(document, node, '', 'Transform'),
    remedy:
      'CloudFormation shows the processed template: aws cloudformation get-template --template-stage Processed',
  });
};
