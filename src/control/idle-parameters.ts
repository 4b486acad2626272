import type { Scenario } from '../resources/system.ts';
import { entryOf } from '../resources/stack/from-template.ts';
import type { Node, TemplateDocument } from '../template/document.ts';

/**
 * Leaves out scenarios that cannot differ for any control: those that vary only parameters which the template uses for
 * nothing but functions' environment variables that no control of the spec reads. (Such variables are unknown to controls, so
 * one that reads them all the same is not observable.)
 */
export const withoutIdleParameters = (
  document: TemplateDocument,
  scenarios: readonly Scenario[],
  variablesRead: readonly string[] | undefined,
): readonly Scenario[] => {
  const [usual] = scenarios;
  if (usual === undefined || variablesRead === undefined) return scenarios;
  const varying = [...usual.parameters].filter(([name, value]) =>
    scenarios.some(({ parameters }) => parameters.get(name) !== value),
  );
  const idle = varying.filter(([name]) => isIdle(document, name, new Set(variablesRead)));
  return scenarios.filter(({ parameters }) => idle.every(([name, value]) => parameters.get(name) === value));
};

const isIdle = (document: TemplateDocument, parameter: string, read: ReadonlySet<string>): boolean => {
  const word = new RegExp(`(?<![A-Za-z0-9])${parameter}(?![A-Za-z0-9])`);
  const mentions = (node: Node): boolean => {
    switch (node.kind) {
      case 'scalar':
        return word.test(node.text);
      case 'sequence':
        return node.items.some(mentions);
      case 'mapping':
        return node.entries.some(({ key, value }) => word.test(key.text) || mentions(value));
    }
  };
  const inResource = (resource: Node): boolean =>
    entriesOf(resource).some(([name, value]) =>
      name === 'Properties' && textAt(resource, 'Type') === 'AWS::Lambda::Function'
        ? entriesOf(value).some(([property, its]) =>
            property === 'Environment' ? inEnvironment(its) : mentions(its),
          )
        : mentions(value),
    );
  const inEnvironment = (environment: Node): boolean =>
    environment.tag !== undefined ||
    entriesOf(environment).some(([name, variables]) =>
      name === 'Variables' && variables.kind === 'mapping' && variables.tag === undefined
        ? // A function in place of the map, a variable that is read, or one whose making can fail (a lookup that finds nothing).
          entriesOf(variables).some(
            ([key, value]) => (read.has(key) || key.startsWith('Fn::') || !isPlain(value)) && mentions(value),
          )
        : mentions(variables),
    );
  return !document.root.entries.some(({ key, value: part }) => {
    if (['Parameters', 'Metadata', 'Description'].includes(key.text)) return false;
    if (key.text !== 'Resources' || part.kind !== 'mapping') return mentions(part);
    return part.entries.some((entry) =>
      entry.key.text.startsWith('Fn::') ? mentions(entry.value) : inResource(entry.value),
    );
  });
};

/** A text, a `Ref` or a `Sub` without variables of its own: whatever the parameter's value, it comes to a text. */
const isPlain = (node: Node): boolean => {
  if (node.kind === 'scalar') return node.tag === undefined || ['Ref', 'Sub'].includes(node.tag);
  const [call, other] = node.kind === 'mapping' && node.tag === undefined ? node.entries : [];
  return (
    call !== undefined &&
    other === undefined &&
    ['Ref', 'Fn::Sub'].includes(call.key.text) &&
    call.value.kind === 'scalar' &&
    call.value.tag === undefined
  );
};

const entriesOf = (node: Node): readonly (readonly [string, Node])[] =>
  node.kind === 'mapping' ? node.entries.map(({ key, value }) => [key.text, value]) : [];

const textAt = (node: Node, key: string): string | undefined => {
  const found = entryOf(node, key);
  return found?.kind === 'scalar' ? found.text : undefined;
};
