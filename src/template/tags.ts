import known from 'cloudformation-js-yaml-schema/tags.json' with { type: 'json' };

/** Short forms that CloudFormation takes and the published list lacks. */
const lacking = [
  'Transform',
  'Length',
  'ToJsonString',
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'Implies',
  'RefAll',
  'ValueOf',
  'ValueOfAll',
];

const functionTags = new Set([...known.scalar, ...known.sequence, ...known.mapping, ...lacking]);

/** YAML's own tags that say no more than what a plain node is anyway. */
const yamlTags = new Set(['!!int', '!!float', '!!bool', '!!null', '!!map', '!!seq']);

export type TagMeaning =
  { readonly kind: 'function'; readonly name: string } | { readonly kind: 'plain' | 'string' | 'unknown' };

const plain: TagMeaning = { kind: 'plain' };
const string: TagMeaning = { kind: 'string' };
const unknownTag: TagMeaning = { kind: 'unknown' };
const functions = new Map(
  [...functionTags].map((name): [string, TagMeaning] => [`!${name}`, { kind: 'function', name }]),
);

/** What a tag as written (`!Sub`, `!!str`) means in a template. */
export const meaningOf = (tag: string): TagMeaning =>
  functions.get(tag) ?? (tag === '!!str' || tag === '!' ? string : yamlTags.has(tag) ? plain : unknownTag);
