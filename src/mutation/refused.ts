import type { DictValue, Value } from '../facts/value.ts';
import type { ResolvedResource, ResolvedStack } from '../template/stack.ts';
import { allowedNumbers, policyPaths, requiredProperties } from './tables/required.ts';

/**
 * Why AWS would not take a stack whose template can be read: something that a resource needs is not there, or a policy says
 * nothing that IAM understands. Undefined when nothing of this kind is known. cfn-lint says the same, in a second a template.
 */
export const refusalOf = (stack: ResolvedStack): string | undefined => {
  for (const resource of stack.resources.values()) {
    const why = refusalOfResource(resource);
    if (why !== undefined) return `AWS does not take ${resource.id}: ${why}`;
  }
  return undefined;
};

/** Most resources of a mutant are those of the template that it is of; some have its properties and another type. */
const known = new WeakMap<DictValue, { readonly type: string; readonly why: string | undefined }>();

const refusalOfResource = ({ type, properties }: ResolvedResource): string | undefined => {
  let found = known.get(properties);
  if (found?.type !== type)
    known.set(properties, (found = { type, why: refusalOfProperties(type, properties) }));
  return found.why;
};

const refusalOfProperties = (type: string, properties: DictValue): string | undefined =>
  missingProperty(type, properties) ??
  badNumber(type, properties) ??
  badPolicy(type, properties) ??
  (type === 'AWS::DynamoDB::Table' ? badTable(properties) : undefined) ??
  (type === 'AWS::Lambda::Function' && valuesAt(properties, 'Code').some(isEmpty)
    ? 'its Code is empty'
    : undefined);

const isEmpty = (value: Value): boolean => value.kind === 'dict' && value.entries.size === 0;

const missingProperty = (type: string, properties: DictValue): string | undefined => {
  for (const [path, names] of Object.entries(requiredProperties[type] ?? {}))
    for (const holder of valuesAt(properties, path))
      for (const name of names)
        if (holder.kind === 'dict' && !holder.entries.has(name)) return `${join(path, name)} is missing`;
  return undefined;
};

const badNumber = (type: string, properties: DictValue): string | undefined => {
  for (const [path, allows] of Object.entries(allowedNumbers[type] ?? {}))
    for (const value of valuesAt(properties, path))
      if (value.kind === 'scalar' && (value.value === '' || !allows(Number(value.value))))
        return `${path} may not be ${value.value === '' ? 'empty' : String(value.value)}`;
  return undefined;
};

const badPolicy = (type: string, properties: DictValue): string | undefined => {
  for (const [path, parts] of Object.entries(policyPaths[type] ?? {}))
    for (const document of valuesAt(properties, path)) {
      if (document.kind !== 'dict') continue;
      const statements = document.entries.get('Statement');
      if (statements === undefined) return `${path} has no Statement`;
      for (const statement of statements.kind === 'list' ? statements.items : [statements]) {
        const why = badStatement(statement, parts);
        if (why !== undefined) return `${path}: ${why}`;
      }
    }
  return undefined;
};

const badStatement = (statement: Value, parts: readonly ('Principal' | 'Resource')[]): string | undefined => {
  if (statement.kind !== 'dict') return undefined;
  const { entries } = statement;
  if (!entries.has('Effect')) return 'a statement has no Effect';
  const lacking = ['Action' as const, ...parts].find(
    (part) => !entries.has(part) && !entries.has(`Not${part}`),
  );
  if (lacking !== undefined) return `a statement has no ${lacking}`;
  const principal = entries.get('Principal');
  if (principal?.kind === 'dict' && principal.entries.size === 0) return 'a statement has an empty Principal';
  const resources = [entries.get('Resource'), entries.get('NotResource')].flatMap(textsOf);
  const odd = resources.find((text) => text !== '*' && !/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+/.test(text));
  return odd === undefined ? undefined : `${odd} is no ARN`;
};

/** Every attribute that is defined is a key's, and the other way round (this table has no indexes). */
const badTable = (properties: DictValue): string | undefined => {
  const { entries } = properties;
  const names = (path: string): string => valuesAt(properties, path).flatMap(textsOf).sort().join(', ');
  const [defined, used] = [names('AttributeDefinitions[].AttributeName'), names('KeySchema[].AttributeName')];
  if (defined !== used && !entries.has('GlobalSecondaryIndexes') && !entries.has('LocalSecondaryIndexes'))
    return `it defines the attributes ${defined || 'none'} and has the keys ${used || 'none'}`;
  const [type] = valuesAt(properties, 'SSESpecification.SSEType').flatMap(textsOf);
  if (type !== undefined && type !== 'KMS') return `SSEType may not be ${type}`;
  return type === undefined && valuesAt(properties, 'SSESpecification.KMSMasterKeyId').length > 0
    ? 'KMSMasterKeyId needs SSEType'
    : undefined;
};

const textsOf = (value: Value | undefined): readonly string[] => {
  if (value?.kind === 'list') return value.items.flatMap(textsOf);
  return value?.kind === 'scalar' ? [String(value.value)] : [];
};

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** The values at a path; `[]` stands for every item of a list. */
const valuesAt = (value: Value, path: string): readonly Value[] => {
  if (path === '') return [value];
  const [, name = '', list, rest = ''] = /^([^.[\]]+)(\[\])?\.?(.*)$/.exec(path) ?? [];
  const found = value.kind === 'dict' ? value.entries.get(name) : undefined;
  if (found === undefined) return [];
  const below = list === undefined ? [found] : found.kind === 'list' ? found.items : [];
  return below.flatMap((each) => valuesAt(each, rest));
};
