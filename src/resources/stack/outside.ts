import { callOf } from '../../template/call.ts';
import type { Node, TemplateDocument } from '../../template/document.ts';
import { childOf, entriesOf, literalText, placeAt } from '../../template/nodes.ts';
import type { TemplateProblem } from './facts.ts';

/** Properties that name a file, an image or a bundle elsewhere, by the resource's type. */
const pointers: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'AWS::Lambda::Function': [
    ['Code', 'S3Bucket'],
    ['Code', 'S3Key'],
    ['Code', 'ImageUri'],
  ],
  'AWS::Lambda::LayerVersion': [['Content', 'S3Bucket']],
  'AWS::ApiGateway::RestApi': [['BodyS3Location']],
  'AWS::Serverless::Function': [['CodeUri'], ['ImageUri']],
  'AWS::Serverless::Api': [['DefinitionUri']],
};

/** Transforms that need nothing but the template. */
const selfContained = ['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31'];

const describesElsewhere = (type: string): boolean =>
  ['AWS::CloudFormation::Stack', 'AWS::Serverless::Application'].includes(type) || type.endsWith('::MODULE');

/** What a template takes from outside itself to make its stack: other templates, files, macros, other stacks' exports. */
export const outsideOf = (document: TemplateDocument): readonly TemplateProblem[] => {
  const found: TemplateProblem[] = [];
  const report = (message: string, node: Node, resource: string, path: string): void => {
    found.push({ message, at: placeAt(document, node, resource, path) });
  };
  for (const transform of transformsOf(document.root))
    if (!selfContained.includes(literalText(transform) ?? ''))
      report(`the transform ${nameOf(transform)} is not in the template`, transform, '', 'Transform');
  for (const { key, value } of entriesOf(childOf(document.root, 'Resources'))) {
    const type = literalText(childOf(value, 'Type')) ?? '';
    if (describesElsewhere(type))
      report(`${key.text} is a ${type}: what it makes stands in another file`, value, key.text, '');
    for (const path of pointers[type] ?? []) {
      const pointer = path.reduce<Node | undefined>(childOf, childOf(value, 'Properties'));
      // A mapping under CodeUri and the like says where as well.
      if (pointer !== undefined)
        report(
          `${path.join('.')} of ${key.text} names something outside the template`,
          pointer,
          key.text,
          ['Properties', ...path].join('.'),
        );
    }
    callsIn(value, (name, call) => {
      if (name === 'Fn::ImportValue')
        report(`${key.text} imports a value of another stack`, call, key.text, '');
      if (name === 'Fn::Transform')
        report(`${key.text} has a macro put a part in that is not in the template`, call, key.text, '');
    });
  }
  return found;
};

const transformsOf = (root: Node): readonly Node[] => {
  const section = childOf(root, 'Transform');
  if (section === undefined) return [];
  return section.kind === 'sequence' ? section.items : [section];
};

const nameOf = (transform: Node): string =>
  literalText(transform) ?? literalText(childOf(transform, 'Name')) ?? 'without a name';

const callsIn = (node: Node, see: (name: string, call: Node) => void): void => {
  const call = callOf(node);
  if (call !== undefined) see(call.name, node);
  if (node.kind === 'sequence') for (const item of node.items) callsIn(item, see);
  if (node.kind === 'mapping') for (const { value } of node.entries) callsIn(value, see);
};
