import type { FactsByKind, Kind, Scenario, System } from '../../../../src/resources/system.ts';
import { observeTemplate } from '../../../../src/resources/template-system.ts';
import { parseTemplate } from '../../../../src/template/load.ts';

/** The circumstances under which the templates of these tests are observed. */
export const scenario: Scenario = {
  stackName: 'demo',
  accountId: '123456789012',
  region: 'us-east-1',
  partition: 'aws',
  parameters: new Map([['Environment', 'dev']]),
};

/** What some resources (YAML, indented by two) come to. */
export const observed = (resources: string, before = ''): System =>
  observeTemplate(parseTemplate(`${before}\nResources:\n${resources}`, 't.yaml'), scenario);

/** The one resource of its kind in what some resources come to. */
export const the = <K extends Kind>(kind: K, resources: string): FactsByKind[K] => {
  const [found, ...others] = observed(resources).all(kind);
  if (found === undefined || others.length > 0)
    throw new Error(`not one ${kind} but ${String(others.length + 1)}`);
  return found;
};

/** A resource (YAML) of a type, its properties given without indentation. */
export const resource = (id: string, type: string, properties: string): string =>
  `  ${id}:\n    Type: ${type}\n${properties.trim() === '' ? '' : `    Properties:\n${indented(properties, 6)}\n`}`;

const indented = (text: string, by: number): string =>
  text
    .replace(/^\n|\s+$/g, '')
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');

/** Why a value is not known: an import, and a dynamic reference. */
export const unknowns = [
  ['!ImportValue shared', /import/i],
  ["'{{resolve:ssm:/shared/value}}'", /dynamic reference/],
] as const;

/** Texts, lists and maps where something else belongs. */
export const oddities = [
  "''",
  '5',
  'text',
  '[]',
  '[a, [b]]',
  '{}',
  '{a: {b: c}}',
  '[{a: b}]',
  '!Ref AWS::NoValue',
] as const;
