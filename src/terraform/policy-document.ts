import type { Place } from '../facts/place.ts';
import type { DictValue, Value } from '../facts/value.ts';
import { membersOf, step } from './steps.ts';
import { decoded, dict, isNull, list, scalar, textIn, unknownValue } from './values.ts';

/** What a policy document's data source makes: the tree of the policy (`data.aws_iam_policy_document`). */
export const policyDocument = (its: DictValue): Value => {
  const { at } = its;
  const sources = documentsIn(its, 'source_policy_documents', 'source_json');
  const overrides = documentsIn(its, 'override_policy_documents', 'override_json');
  const unread = [...sources, ...overrides].find(({ kind }) => kind !== 'dict');
  if (unread !== undefined)
    return unknownValue(
      unread.kind === 'unknown' ? unread.reason : 'a policy it is made of is no object',
      at,
    );
  const own = membersOf(its.entries.get('statement')).map(statement);
  let statements = [...sources.flatMap(statementsOf), ...own];
  for (const override of overrides)
    for (const each of statementsOf(override)) {
      const sid = sidOf(each);
      const same = sid === undefined ? -1 : statements.findIndex((other) => sidOf(other) === sid);
      statements = same < 0 ? [...statements, each] : statements.with(same, each);
    }
  return dict(
    [
      ['Version', step(its, 'version') ?? scalar('2012-10-17', at)],
      ['Statement', list(statements, at)],
    ],
    at,
  );
};

const documentsIn = (its: DictValue, many: string, one: string): readonly Value[] =>
  [...membersOf(its.entries.get(many)), ...membersOf(its.entries.get(one))]
    .filter((value) => textIn(value) !== '')
    .map(decoded);

const statementsOf = (document: Value): readonly Value[] => membersOf(step(document, 'Statement'));

/** Undefined for none; a statement without one is never overridden. */
const sidOf = (value: Value): string | undefined => {
  const sid = step(value, 'Sid');
  const text = sid === undefined ? undefined : textIn(sid);
  return text === '' ? undefined : text;
};

const statement = (block: Value): Value => {
  if (block.kind !== 'dict') return block;
  const { at, entries } = block;
  const named = (name: string): Value | undefined => {
    const value = entries.get(name);
    return value === undefined || isNull(value) || (value.kind === 'list' && value.items.length === 0)
      ? undefined
      : value;
  };
  const parts: readonly (readonly [string, Value | undefined])[] = [
    ['Sid', named('sid')],
    ['Effect', named('effect') ?? scalar('Allow', at)],
    ['Action', named('actions')],
    ['NotAction', named('not_actions')],
    ['Resource', named('resources')],
    ['NotResource', named('not_resources')],
    ['Principal', principals(named('principals'), at)],
    ['NotPrincipal', principals(named('not_principals'), at)],
    ['Condition', conditions(named('condition'), at)],
  ];
  return dict(
    parts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    at,
  );
};

/** Everybody (`type = "*"`) is written as a text, others by their type. */
const principals = (blocks: Value | undefined, at: Place): Value | undefined => {
  if (blocks === undefined) return undefined;
  const byType = new Map<string, Value[]>();
  for (const block of membersOf(blocks)) {
    const type = step(block, 'type');
    const name = type === undefined ? undefined : textIn(type);
    if (name === undefined)
      return unknownValue(type?.kind === 'unknown' ? type.reason : 'a principal has no type', at);
    byType.set(name, [...(byType.get(name) ?? []), ...membersOf(step(block, 'identifiers'))]);
  }
  if (byType.has('*') && byType.size === 1) return scalar('*', at);
  return dict(
    [...byType].map(([type, identifiers]) => [type, list(identifiers, at)] as const),
    at,
  );
};

const conditions = (blocks: Value | undefined, at: Place): Value | undefined => {
  if (blocks === undefined) return undefined;
  const byTest = new Map<string, Map<string, Value[]>>();
  for (const block of membersOf(blocks)) {
    const [test, variable] = [step(block, 'test'), step(block, 'variable')];
    const [operator, key] = [test && textIn(test), variable && textIn(variable)];
    if (operator === undefined || key === undefined) {
      const hidden = [block, test, variable].find((value) => value?.kind === 'unknown');
      return unknownValue(hidden?.kind === 'unknown' ? hidden.reason : 'a condition has no test', at);
    }
    const keys = byTest.get(operator) ?? new Map<string, Value[]>();
    keys.set(key, [...(keys.get(key) ?? []), ...membersOf(step(block, 'values'))]);
    byTest.set(operator, keys);
  }
  return dict(
    [...byTest].map(([operator, keys]) => {
      const entries = [...keys].map(([key, values]) => [key, list(values, at)] as const);
      return [operator, dict(entries, at)] as const;
    }),
    at,
  );
};
