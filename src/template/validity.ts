import type { TemplateProblem } from '../resources/stack/facts.ts';
import { callOf } from './call.ts';
import type { Entry, Node } from './document.ts';
import { intrinsics } from './intrinsics/intrinsics.ts';
import { below, childOf, entriesOf, isLiteral, literalText, nameText, placeAt } from './nodes.ts';
import type { Outline } from './outline.ts';
import { refusedValue } from './parameter-constraints.ts';
import { isParameterType } from './parameters.ts';
import { isPseudoParameter } from './pseudo-parameters.ts';
import { checkReference, type ReferenceContext } from './reference-check.ts';

const found = new WeakMap<Outline, readonly TemplateProblem[]>();

/** What CloudFormation refuses in a template under every scenario, also in branches that no scenario takes. */
export const problemsOf = (outline: Outline): readonly TemplateProblem[] => {
  let problems = found.get(outline);
  if (problems === undefined) {
    problems = check(outline);
    found.set(outline, problems);
  }
  return problems;
};

const sections = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Transform',
  'Hooks',
  'Resources',
  'Outputs',
]);
const resourceKeys = new Set([
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'Metadata',
  'CreationPolicy',
  'UpdatePolicy',
  'DeletionPolicy',
  'UpdateReplacePolicy',
]);
const deletionPolicies = new Set(['Delete', 'Retain', 'Snapshot', 'RetainExceptOnCreate']);

const check = (outline: Outline): readonly TemplateProblem[] => {
  const { document, root } = outline;
  const problems: TemplateProblem[] = [];
  const report = (
    message: string,
    node: Pick<Node, 'line' | 'column'>,
    resource: string,
    path: string,
  ): void => {
    problems.push({ message, at: placeAt(document, node, resource, path) });
  };
  const isLetters = (name: string): boolean => /^[A-Za-z0-9]{1,255}$/.test(name);

  const walk = (node: Node, context: ReferenceContext, resource: string, path: string): void => {
    const call = callOf(node, context === 'condition' ? 'condition' : 'data');
    if (call !== undefined) {
      if (!intrinsics.has(call.name))
        report(`${call.name} is not a function of CloudFormation`, node, resource, path);
      else
        for (const message of checkReference(call, outline, context)) report(message, node, resource, path);
      walkInside(call.argument, context, resource, path);
    } else if (isLiteral(node)) {
      if (node.value === null)
        report('it is empty (null), which CloudFormation does not take', node, resource, path);
    } else {
      for (const { key } of entriesOf(node))
        if (key.text.startsWith('Fn::') && key.text !== 'Fn::Transform')
          report(`${key.text} has to stand alone in its map`, key, resource, path);
      walkInside(node, context, resource, path);
    }
  };
  const walkInside = (node: Node, context: ReferenceContext, resource: string, path: string): void => {
    if (node.tag !== undefined) walk(node, context, resource, path);
    else if (node.kind === 'sequence')
      node.items.forEach((item, index) => walk(item, context, resource, below(path, index)));
    else if (node.kind === 'mapping') {
      if (callOf(node, context === 'condition' ? 'condition' : 'data') !== undefined)
        walk(node, context, resource, path);
      else for (const { key, value } of node.entries) walk(value, context, resource, below(path, key.text));
    }
  };

  const checkResource = (id: string, { key, value }: Entry): void => {
    if (!isLetters(id)) report(`a logical id has letters and digits only, unlike ${id}`, key, id, '');
    if (outline.parameters.has(id)) report(`${id} names both a parameter and a resource`, key, id, '');
    if (value.kind !== 'mapping' || value.tag !== undefined)
      return report('a resource should be a map with a Type', value, id, '');
    const type = childOf(value, 'Type');
    if (type === undefined) report('the resource has no Type', key, id, '');
    else if (literalText(type)?.includes('::') !== true)
      report('Type should name a type of resources', type, id, 'Type');
    for (const { key: attribute, value: node } of value.entries) {
      const name = attribute.text;
      if (!resourceKeys.has(name)) report(`a resource has no attribute ${name}`, attribute, id, name);
      else if (name === 'DependsOn') checkDependsOn(id, node);
      else if (name === 'Condition') checkCondition(node, id);
      else if (name === 'Properties' && (node.kind !== 'mapping' || node.tag !== undefined))
        report('Properties should be a map', node, id, name);
      else if (name === 'DeletionPolicy' || name === 'UpdateReplacePolicy') checkPolicy(node, id, name);
      else if (name !== 'Type') walk(node, 'data', id, name);
    }
  };
  const checkPolicy = (node: Node, id: string, name: string): void => {
    const policy = literalText(node);
    if (policy === undefined ? !outline.languageExtensions : !deletionPolicies.has(policy))
      report(`${name} takes ${[...deletionPolicies].join(', ')}`, node, id, name);
  };
  const checkDependsOn = (id: string, node: Node): void => {
    for (const item of node.kind === 'sequence' && node.tag === undefined ? node.items : [node]) {
      const other = literalText(item);
      if (other === undefined) report('DependsOn takes logical ids', item, id, 'DependsOn');
      else if (!outline.resources.has(other))
        report(`DependsOn names ${other}, which is no resource of the template`, item, id, 'DependsOn');
      else if (other === id) report(`${id} depends on itself`, item, id, 'DependsOn');
    }
  };
  const checkCondition = (node: Node, id: string, path = 'Condition'): void => {
    const name = nameText(node);
    if (name === undefined) report('Condition takes the name of a condition', node, id, path);
    else if (!outline.conditions.has(name)) report(`there is no condition ${name}`, node, id, path);
  };
  const checkOutput = (name: string, { key, value }: Entry): void => {
    const path = `Outputs.${name}`;
    if (!isLetters(name))
      report(`an output's name has letters and digits only, unlike ${name}`, key, '', path);
    if (childOf(value, 'Value') === undefined) report(`the output ${name} has no Value`, key, '', path);
    const condition = childOf(value, 'Condition');
    if (condition !== undefined) checkCondition(condition, '', `${path}.Condition`);
    for (const { key: part, value: node } of entriesOf(value))
      if (part.text !== 'Condition') walk(node, 'data', '', below(path, part.text));
  };

  for (const { key } of root.entries)
    if (!sections.has(key.text)) report(`a template has no section ${key.text}`, key, '', key.text);
  const version = childOf(root, 'AWSTemplateFormatVersion');
  if (version !== undefined && literalText(version) !== '2010-09-09')
    report('AWSTemplateFormatVersion takes 2010-09-09 alone', version, '', 'AWSTemplateFormatVersion');
  for (const name of ['Parameters', 'Rules', 'Mappings', 'Conditions', 'Outputs']) {
    const section = childOf(root, name);
    if (section !== undefined && (section.kind !== 'mapping' || section.tag !== undefined))
      report(`${name} should be a map`, section, '', name);
  }
  for (const parameter of outline.parameters.values()) {
    const where = { line: parameter.at.line ?? 1, column: parameter.at.column ?? 1 };
    const say = (message: string): void => report(message, where, '', parameter.at.path);
    if (parameter.type === undefined) say(`the parameter ${parameter.name} has no Type`);
    else if (!isParameterType(parameter.type)) say(`${parameter.type} is not a type of parameters`);
    const refused = parameter.default === undefined ? undefined : refusedValue(parameter, parameter.default);
    if (refused !== undefined)
      say(`the default of the parameter ${parameter.name} is not allowed: ${refused}`);
    if (isPseudoParameter(parameter.name) || !isLetters(parameter.name))
      say(`a parameter's name has letters and digits only, unlike ${parameter.name}`);
  }
  for (const [name, { value }] of outline.mappings) walk(value, 'mapping', '', `Mappings.${name}`);
  for (const [name, { value }] of outline.conditions) walk(value, 'condition', '', `Conditions.${name}`);
  for (const [name, { value }] of outline.rules)
    for (const { key, value: part } of entriesOf(value))
      walk(part, 'condition', '', `Rules.${name}.${key.text}`);
  for (const [id, entry] of outline.resources) checkResource(id, entry);
  for (const [name, entry] of outline.outputs) checkOutput(name, entry);
  return problems;
};
