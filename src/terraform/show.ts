import { inputError } from '../errors.ts';
import type { TerraformModule } from './module.ts';
import type { Attribute, Block, Expression, Span } from './syntax.ts';

/** A plan or a state as `terraform show -json` writes it, as a module: nothing in it is to be evaluated but data. */
export interface Shown {
  readonly module: TerraformModule;
  /** Values of variables, which a state does not hold. */
  readonly variables: Readonly<Record<string, string>>;
  /** Where its resources are, by their ARNs; undefined where none tells. */
  readonly accountId: string | undefined;
  readonly region: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (data: unknown): data is Json =>
  typeof data === 'object' && data !== null && !Array.isArray(data);
const objectIn = (data: Json, name: string): Json => (isObject(data[name]) ? data[name] : {});
const listIn = (data: Json, name: string): readonly Json[] => {
  const list: unknown = data[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
};
const textIn = (data: Json, name: string): string => (typeof data[name] === 'string' ? data[name] : '');

/**
 * Reads what `terraform show -json` writes.
 * @throws StackproofError (input) for what is neither a plan nor a state.
 */
export const readShown = (text: string, file: string): Shown => {
  const at = { resource: '', path: '', file };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw inputError('this is not JSON', { at, cause });
  }
  if (!isObject(data) || (!isObject(data.planned_values) && !isObject(data.values)))
    throw inputError('this is neither a plan nor a state', {
      at,
      remedy: 'terraform show -json PLAN > plan.json writes one',
    });
  const values = isObject(data.planned_values) ? data.planned_values : objectIn(data, 'values');
  const resources = inModule(objectIn(values, 'root_module'));
  const unknowns = new Map(
    listIn(data, 'resource_changes').map((each) => [
      textIn(each, 'address'),
      objectIn(each, 'change').after_unknown,
    ]),
  );
  const before = referencesIn(objectIn(objectIn(data, 'configuration'), 'root_module'));
  const span: Span = { file, line: 1, column: 1, start: 0, end: 0 };
  // Their policies show in them, too, when a resource of its own gives them one.
  const elsewhere = new Set(
    [
      ['aws_sqs_queue_policy', 'aws_sqs_queue'],
      ['aws_sns_topic_policy', 'aws_sns_topic'],
    ].flatMap(([by = '', of = '']) => (resources.some((each) => textIn(each, 'type') === by) ? [of] : [])),
  );
  const plain = plainReferences(objectIn(objectIn(data, 'configuration'), 'root_module'), resources);
  const blockOf = (resource: Json): Block => {
    const address = textIn(resource, 'address');
    const given = merged(resource.values, unknowns.get(address));
    const attributes = isObject(given)
      ? Object.entries(given).filter(
          ([name]) => name !== 'policy' || !elsewhere.has(textIn(resource, 'type')),
        )
      : [];
    const written = Array.isArray(resource.depends_on)
      ? resource.depends_on
      : (before.get(base(address)) ?? []);
    const earlier = written.flatMap((each: unknown) =>
      resources.map((other) => textIn(other, 'address')).filter((other) => base(other) === each),
    );
    return block(
      'resource',
      [textIn(resource, 'type'), textIn(resource, 'name')],
      [
        ...attributes.flatMap(([name, value]): readonly (readonly [string, Expression])[] => {
          if (value !== unknownMark) return [[name, literal(value, span)]];
          // What AWS makes of it is told by its name, as it is for code.
          const named = plain(address, name);
          if (named === undefined && madeByAws.has(name)) return [];
          return [[name, named === undefined ? later(span) : reference(named, span)]];
        }),
        [
          'depends_on',
          listOf(
            earlier.map((each) => dependency(each, span)),
            span,
          ),
        ],
      ],
      span,
    );
  };
  const managed = resources.filter((each) => textIn(each, 'mode') !== 'data');
  const arns = [...JSON.stringify(managed).matchAll(/arn:[\w-]+:[\w-]+:([\w-]+):(\d{12}):/g)];
  return {
    module: {
      folder: file,
      shown: true,
      variables: new Map(),
      given: new Map(),
      locals: new Map(),
      resources: new Map(managed.map((each) => [textIn(each, 'address'), blockOf(each)])),
      data: new Map(),
      outputs: new Map(
        Object.entries(objectIn(values, 'outputs')).map(([name, output]) => [
          name,
          block(
            'output',
            [name],
            [['value', isObject(output) && 'value' in output ? literal(output.value, span) : later(span)]],
            span,
          ),
        ]),
      ),
      providers: [],
      settings: [],
      modules: [],
    },
    variables: Object.fromEntries(
      Object.entries(objectIn(data, 'variables')).map(([name, variable]) => {
        const value = isObject(variable) ? variable.value : undefined;
        return [name, typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value)];
      }),
    ),
    region: arns[0]?.[1],
    accountId: arns[0]?.[2],
  };
};

/** Attributes that are unknown in a plan, and that follow from what is known. */
const madeByAws = new Set([
  'id',
  'arn',
  'url',
  'key_id',
  'invoke_arn',
  'execution_arn',
  'multi_region',
  'invoke_url',
  'root_resource_id',
  'stream_arn',
  'path',
]);

/** Arguments that name another thing as a whole: with anything beside it AWS refuses them. */
const wholes = new Set([
  'rest_api_id',
  'resource_id',
  'parent_id',
  'deployment_id',
  'authorizer_id',
  'request_validator_id',
  'role',
  'policy_arn',
  'cloudwatch_role_arn',
  'topic_arn',
  'target_key_id',
  'key_id',
  'arn',
  'queue_url',
  'event_source_arn',
]);

/** What an unknown argument names, where a plan's configuration has it refer to one attribute of one resource and to nothing else. */
const plainReferences = (
  configuration: Json,
  resources: readonly Json[],
): ((address: string, argument: string) => string | undefined) => {
  const written = new Map(
    listIn(configuration, 'resources').map((each) => [
      textIn(each, 'address'),
      objectIn(each, 'expressions'),
    ]),
  );
  return (address, argument) => {
    const names: unknown = objectIn(written.get(base(address)) ?? {}, argument).references;
    if (!wholes.has(argument) || !Array.isArray(names)) return undefined;
    const [whole, ...others] = names.filter((name): name is string => typeof name === 'string');
    const [, of] = /^([a-z]\w*\.[\w-]+)\.\w+$/.exec(whole ?? '') ?? [];
    const same = resources.filter((each) => base(textIn(each, 'address')) === of);
    return of !== undefined && others.every((name) => name === of) && same.length === 1 ? whole : undefined;
  };
};

/** All resources, those of called modules too. */
const inModule = (module: Json): readonly Json[] => [
  ...listIn(module, 'resources'),
  ...listIn(module, 'child_modules').flatMap(inModule),
];

/** An address without the key of its instance. */
const base = (address: string): string => address.replace(/\[[^\]]*\]$/, '');

/** What each resource of a plan's configuration refers to. */
const referencesIn = (module: Json): ReadonlyMap<string, readonly string[]> =>
  new Map(
    listIn(module, 'resources').map((resource) => {
      const named = [...JSON.stringify(resource).matchAll(/"((?:module\.[\w-]+\.)?[a-z]\w*\.[\w-]+)/g)].map(
        ([, name = '']) => name,
      );
      const own = textIn(resource, 'address');
      return [own, [...new Set(named)].filter((name) => name !== own)];
    }),
  );

/** Marks a value that is known only after it is applied. */
const unknownMark = Symbol('unknown');

/** A resource's values, with what is known only once it is applied in their places. */
const merged = (value: unknown, unknown: unknown): unknown => {
  if (unknown === true) return unknownMark;
  if (Array.isArray(unknown) && Array.isArray(value))
    return value.map((item: unknown, index) => merged(item, unknown[index]));
  if (isObject(unknown)) {
    const known = isObject(value) ? value : {};
    const names = new Set([...Object.keys(known), ...Object.keys(unknown)]);
    return Object.fromEntries([...names].map((name) => [name, merged(known[name], unknown[name])]));
  }
  return value;
};

const later = (at: Span): Expression => ({
  kind: 'unknown',
  reason: 'it is known only once the plan is applied',
  at,
  text: '',
});

const literal = (data: unknown, at: Span): Expression => {
  if (data === unknownMark) return later(at);
  if (typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean')
    return { kind: 'literal', value: data, at, text: '' };
  if (Array.isArray(data))
    return listOf(
      data.map((item) => literal(item, at)),
      at,
    );
  if (isObject(data))
    return {
      kind: 'object',
      entries: Object.entries(data).map(([name, value]) => ({
        key: literal(name, at),
        value: literal(value, at),
      })),
      at,
      text: '',
    };
  return { kind: 'literal', value: null, at, text: '' };
};

const listOf = (items: readonly Expression[], at: Span): Expression => ({
  kind: 'list',
  items,
  at,
  text: '',
});

/** An attribute of a resource: `a.b.id`. */
const reference = (text: string, at: Span): Expression => {
  const [type = '', ...steps] = text.split('.');
  return steps.reduce<Expression>((of, name) => ({ kind: 'attribute', of, name, at, text }), {
    kind: 'name',
    name: type,
    at,
    text,
  });
};

/** `a.b[0]` as something that comes first. */
const dependency = (address: string, at: Span): Expression => {
  const cut = address.indexOf('.');
  const of: Expression = { kind: 'name', name: address.slice(0, cut), at, text: '' };
  return { kind: 'attribute', of, name: address.slice(cut + 1), at, text: '' };
};

const block = (
  type: string,
  labels: readonly string[],
  entries: readonly (readonly [string, Expression])[],
  at: Span,
): Block => ({
  type,
  labels,
  body: {
    attributes: new Map(entries.map(([name, value]): [string, Attribute] => [name, { name, value, at }])),
    blocks: [],
    at,
  },
  at,
});
