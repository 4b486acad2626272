import type { DictValue, Value } from '../../facts/value.ts';
import { terraformMappings } from '../../resources/terraform-mappings.ts';
import type { Scenario } from '../../resources/system.ts';
import { bodyValue } from '../../terraform/body-value.ts';
import { allOf, instancesOf } from '../../terraform/instances.ts';
import type { TerraformModule } from '../../terraform/module.ts';
import { resolveTerraform } from '../../terraform/resolve.ts';
import { decoded, hasFailed, isNull, plainOf, textIn } from '../../terraform/values.ts';
import { declaredVariables } from '../../terraform/variables.ts';
import { refusalOf } from '../refused.ts';
import { requiredArguments } from './tables/required.ts';

/**
 * Why Terraform or AWS would not make what code says under a scenario: an argument that it cannot do without is not there, a
 * value is refused or cannot be worked out. Undefined when nothing of the kind is known.
 * @param only the addresses of resources and data sources that are looked at; all unless given.
 */
export const whyUnmade = (
  module: TerraformModule,
  scenario: Scenario,
  only?: ReadonlySet<string>,
): string | undefined =>
  wrongVariable(module) ?? wrongVersion(module) ?? wrongResource(module, scenario, only);

/** A default of another type than the variable's. */
const wrongVariable = (module: TerraformModule): string | undefined => {
  for (const { name, type, default: usual } of declaredVariables(module)) {
    if (usual === undefined || isNull(usual) || usual.kind === 'unknown') continue;
    const text = textIn(usual);
    const fits =
      type === 'number'
        ? text !== undefined && text.trim() !== '' && !Number.isNaN(Number(text))
        : type === 'bool'
          ? text === 'true' || text === 'false'
          : type === 'string'
            ? text !== undefined
            : /^(?:list|set|tuple)\b/.test(type ?? '')
              ? usual.kind === 'list'
              : /^(?:map|object)\b/.test(type ?? '')
                ? usual.kind === 'dict'
                : true;
    if (!fits) return `Terraform does not take it: the default of ${name} is no ${type ?? 'value'}`;
  }
  return undefined;
};

/** `>= 1.4.0, < 2.0`. */
const constraint = /^\s*(?:[=!<>~]{0,2}\s*v?\d+(?:\.\d+)*(?:-[\w.]+)?\s*(?:,|$)\s*)+$/;

const wrongVersion = ({ settings }: TerraformModule): string | undefined => {
  for (const { body } of settings) {
    const written = body.attributes.get('required_version')?.value.text.replaceAll('"', '');
    if (written !== undefined && !constraint.test(written))
      return `Terraform does not take it: ${written} is no version`;
  }
  return undefined;
};

const wrongResource = (
  module: TerraformModule,
  scenario: Scenario,
  only: ReadonlySet<string> | undefined,
): string | undefined => {
  const stack = resolveTerraform(module, scenario, terraformMappings);
  const isMeant = (address: string): boolean => only?.has(address.replace(/\[.*$/, '')) !== false;
  const resources = new Map([...stack.resources].filter(([id]) => isMeant(id)));
  const refused = refusalOf({ ...stack, resources });
  if (refused !== undefined) return refused;
  const blocks = [
    ...[...module.data].map(([name, block]) => [`data.${name}`, block] as const),
    ...module.resources,
  ];
  for (const [address, block] of blocks.filter(([each]) => isMeant(each)))
    for (const { id, scope } of allOf(instancesOf(address, block, stack.scope))) {
      const why = wrongArguments(block.labels[0] ?? '', bodyValue(block.body, scope));
      if (why !== undefined) return `Terraform does not take ${id}: ${why}`;
    }
  const output = [...module.outputs].find(([, { body }]) => !body.attributes.has('value'));
  return output && `Terraform does not take the output ${output[0]}: it has no value`;
};

const wrongArguments = (type: string, its: DictValue): string | undefined =>
  missingArgument(type, its) ??
  badStatus(its) ??
  badParameter(type, its) ??
  failedValue(its) ??
  (type === 'aws_dynamodb_table' ? wrongTable(its) : undefined);

/** By the path of the block that lacks it, e.g. `settings.`; what is null is not there. */
const missingArgument = (type: string, its: DictValue): string | undefined => {
  for (const [of, names] of Object.entries(requiredArguments)) {
    const [ofType, ...path] = of.split('.');
    if (ofType !== type) continue;
    for (const holder of blocksAt(its, path)) {
      if (holder.kind !== 'dict') continue;
      const lacking = names.find((alternatives) =>
        alternatives.split('|').every((name) => {
          const value = holder.entries.get(name);
          return value === undefined || isNull(value) || (value.kind === 'list' && value.items.length === 0);
        }),
      );
      if (lacking !== undefined) return `it has no ${[...path, lacking].join('.')}`;
    }
  }
  return undefined;
};

/** The blocks of a path, of several each. */
const blocksAt = (value: Value, [name, ...rest]: readonly string[]): readonly Value[] => {
  if (name === undefined) return [value];
  const found = value.kind === 'dict' ? value.entries.get(name) : undefined;
  return found?.kind === 'list' ? found.items.flatMap((each) => blocksAt(each, rest)) : [];
};

const badStatus = ({ entries }: DictValue): string | undefined => {
  const status = entries.get('status_code');
  const text = status && textIn(status);
  return text === undefined || /^[1-5]\d\d$/.test(text) ? undefined : `${text} is no status`;
};

/** API Gateway takes parameters of a response by these names only. */
const badParameter = (type: string, { entries }: DictValue): string | undefined => {
  if (!/^aws_api_gateway_(?:method|integration)_response$/.test(type)) return undefined;
  const parameters = entries.get('response_parameters');
  const names = parameters?.kind === 'dict' ? [...parameters.entries.keys()] : [];
  const odd = names.find((name) => !name.startsWith('method.response.header.'));
  return odd === undefined ? undefined : `${odd} is no parameter of a response`;
};

/** What cannot be evaluated at all: an entry of an object that has no such entry. */
const failedValue = (value: Value): string | undefined => {
  if (hasFailed(value)) return value.kind === 'unknown' ? value.reason : 'it cannot be worked out';
  // What is known in part only.
  const tree = value.kind === 'unknown' ? decoded(value) : value;
  if (tree !== value) return failedValue(tree);
  const inner =
    value.kind === 'dict' ? [...value.entries.values()] : value.kind === 'list' ? value.items : [];
  for (const each of inner) {
    const why = failedValue(each);
    if (why !== undefined) return why;
  }
  return undefined;
};

/** The provider takes a table only whose attributes are all keys, of itself or of an index, and the other way round. */
const wrongTable = ({ entries }: DictValue): string | undefined => {
  const blocks = (name: string): readonly unknown[] => {
    const found = entries.get(name);
    const plain = found && plainOf(found);
    return Array.isArray(plain) ? plain : [];
  };
  const text = (of: unknown, name: string): readonly string[] => {
    const found: unknown = typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
    return typeof found === 'string' ? [found] : [];
  };
  const own = ['hash_key', 'range_key'].flatMap((name) => {
    const key = entries.get(name);
    return key === undefined ? [] : [textIn(key) ?? ''];
  });
  const indexes = ['global_secondary_index', 'local_secondary_index'].flatMap(blocks);
  const keys = [
    ...own,
    ...indexes.flatMap((index) => [...text(index, 'hash_key'), ...text(index, 'range_key')]),
  ];
  const defined = blocks('attribute').flatMap((each) => text(each, 'name'));
  const list = (names: readonly string[]): string => [...new Set(names)].sort().join(', ') || 'none';
  if (defined.length !== new Set(defined).size) return 'an attribute is defined twice';
  return list(keys) === list(defined)
    ? undefined
    : `it defines the attributes ${list(defined)} and has the keys ${list(keys)}`;
};
