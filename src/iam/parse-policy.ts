import { known, unknown, type Fact, type Unknown } from '../facts/fact.ts';
import { jsonTextValue } from '../facts/json-value.ts';
import type { DictValue, Value } from '../facts/value.ts';
import { parseConditions } from './parse-conditions.ts';
import type { PolicyDocument, Principal, Statement } from './policy.ts';

const documentElements = new Set(['Version', 'Id', 'Statement']);
const statementElements = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]);
const principalTypes = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;

/**
 * Reads a policy document: a resolved property, a service's answer, or a string that holds the document as JSON.
 * A statement that IAM would refuse keeps its place but loses its effect (unknown, with the reason): it is then neither
 * a grant nor the absence of one. Unknown when there is no document at all.
 */
export const parsePolicy = (value: Value): Fact<PolicyDocument> => {
  const before = documents.get(value);
  if (before !== undefined) return before;
  const document = parse(value);
  documents.set(value, document);
  return document;
};

/** The scenarios of a template share what comes to the same: a document is read once for all of them. */
const documents = new WeakMap<Value, Fact<PolicyDocument>>();

const parse = (value: Value): Fact<PolicyDocument> => {
  if (value.kind === 'unknown') return unknown(value.reason, value.at);
  if (value.kind === 'scalar' && typeof value.value === 'string') {
    const parsed = jsonTextValue(value.value, value.at);
    return parsed.kind === 'scalar'
      ? unknown('the policy document is a plain string', value.at)
      : parsePolicy(parsed);
  }
  if (value.kind !== 'dict') return unknown('the policy document is not an object', value.at);
  const strange = [...value.entries.keys()].find((key) => !documentElements.has(key));
  if (strange !== undefined) return unknown(`a policy document has no element \`${strange}\``, value.at);
  const statement = value.entries.get('Statement');
  if (statement === undefined) return unknown('the policy document has no Statement', value.at);
  return known({ statements: listed(statement).map(parseStatement), at: value.at }, value.at);
};

const listed = (value: Value): readonly Value[] => (value.kind === 'list' ? value.items : [value]);

const parseStatement = (value: Value): Statement => {
  if (value.kind !== 'dict') {
    const reason = value.kind === 'unknown' ? value.reason : 'the statement is not an object';
    return { sid: undefined, effect: unknown(reason, value.at), conditions: [], at: value.at };
  }
  const parts = partsOf(value);
  const problem = problemOf(value) ?? parts.problem;
  const sid = value.entries.get('Sid');
  return {
    sid: sid?.kind === 'scalar' && typeof sid.value === 'string' ? sid.value : undefined,
    effect: problem === undefined ? parseEffect(value) : unknown(problem.reason, problem.at),
    ...parts.elements,
    at: value.at,
  };
};

const parseEffect = (statement: DictValue): Fact<'Allow' | 'Deny'> => {
  const effect = statement.entries.get('Effect');
  if (effect === undefined) return unknown('the statement has no Effect', statement.at);
  if (effect.kind === 'unknown') return unknown(effect.reason, effect.at);
  if (effect.kind === 'scalar' && (effect.value === 'Allow' || effect.value === 'Deny')) {
    return known(effect.value, effect.at);
  }
  return unknown('its Effect is neither Allow nor Deny', effect.at);
};

/** Why IAM would refuse the statement whatever its parts hold. */
const problemOf = ({ entries, at }: DictValue): Unknown | undefined => {
  const strange = [...entries.keys()].find((key) => !statementElements.has(key));
  if (strange !== undefined)
    return unknown(`a statement has no element \`${strange}\``, entries.get(strange)?.at ?? at);
  for (const element of ['Action', 'Resource', 'Principal']) {
    if (entries.has(element) && entries.has(`Not${element}`)) {
      return unknown(`the statement has both ${element} and Not${element}`, at);
    }
  }
  if (!entries.has('Action') && !entries.has('NotAction')) {
    return unknown('the statement has neither Action nor NotAction', at);
  }
  return undefined;
};

type Elements = Omit<Statement, 'sid' | 'effect' | 'at'>;

const partsOf = ({ entries }: DictValue): { elements: Elements; problem: Unknown | undefined } => {
  const elements: { -readonly [K in keyof Elements]: Elements[K] } = { conditions: [] };
  for (const [element, key] of [
    ['Action', 'actions'],
    ['NotAction', 'notActions'],
    ['Resource', 'resources'],
    ['NotResource', 'notResources'],
  ] as const) {
    const value = entries.get(element);
    if (value !== undefined) elements[key] = parseTexts(value, element);
  }
  let problem: Unknown | undefined;
  for (const [element, key] of [
    ['Principal', 'principals'],
    ['NotPrincipal', 'notPrincipals'],
  ] as const) {
    const value = entries.get(element);
    if (value === undefined) continue;
    const principals = parsePrincipals(value, element);
    if (Array.isArray(principals)) elements[key] = principals;
    else problem = principals as Unknown;
  }
  const condition = entries.get('Condition');
  if (condition !== undefined) {
    const conditions = parseConditions(condition);
    if (conditions.known) elements.conditions = conditions.value;
    else problem ??= conditions;
  }
  return { elements, problem };
};

const parseTexts = (value: Value, element: string): readonly Fact<string>[] => {
  const items = listed(value);
  if (items.length === 0) return [unknown(`its ${element} is empty`, value.at)];
  return items.map((item) => {
    if (item.kind === 'unknown') return unknown(item.reason, item.at);
    if (item.kind === 'scalar' && typeof item.value === 'string') return known(item.value, item.at);
    return unknown(`its ${element} is not a string`, item.at);
  });
};

const parsePrincipals = (value: Value, element: string): readonly Principal[] | Unknown => {
  if (value.kind === 'scalar' && value.value === '*') return [{ type: '*', id: known('*', value.at) }];
  if (value.kind === 'unknown') return unknown(value.reason, value.at);
  if (value.kind !== 'dict' || value.entries.size === 0) {
    return unknown(`its ${element} is neither "*" nor an object of principals`, value.at);
  }
  const principals: Principal[] = [];
  for (const [key, ids] of value.entries) {
    const type = principalTypes.find((candidate) => candidate === key);
    if (type === undefined) return unknown(`there is no kind of principal \`${key}\``, ids.at);
    for (const id of parsePrincipalIds(ids, element)) principals.push({ type, id });
  }
  return principals;
};

/** An account id may be written as a number; YAML reads it as one, without the zeros in front. */
const parsePrincipalIds = (value: Value, element: string): readonly Fact<string>[] =>
  parseTexts(mapItems(value, accountIdAsText), element);

const mapItems = (value: Value, f: (item: Value) => Value): Value =>
  value.kind === 'list' ? { ...value, items: value.items.map(f) } : f(value);

const accountIdAsText = (item: Value): Value =>
  item.kind === 'scalar' && typeof item.value === 'number' && Number.isInteger(item.value) && item.value >= 0
    ? { ...item, value: String(item.value).padStart(12, '0') }
    : item;
