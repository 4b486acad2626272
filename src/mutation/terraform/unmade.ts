import type { DictValue, Value } from '../../facts/value.ts';
import { terraformMappings } from '../../resources/terraform-mappings.ts';
import type { Scenario } from '../../resources/system.ts';
import { bodyValue } from '../../terraform/body-value.ts';
import { allOf, instancesOf } from '../../terraform/instances.ts';
import type { TerraformModule } from '../../terraform/module.ts';
import { resolveTerraform } from '../../terraform/resolve.ts';
import type { Body } from '../../terraform/syntax.ts';
import { hasFailed, isNull, plainOf, textIn } from '../../terraform/values.ts';
import { declaredVariables } from '../../terraform/variables.ts';
import { refusalOf } from '../refused.ts';
import { requiredArguments } from './tables/required.ts';

/**
 * Why Terraform or AWS would not make what code says under a scenario: an argument that it cannot do without is not there, a
 * value is refused or cannot be worked out. Undefined when nothing of the kind is known.
 */
export const whyUnmade = (module: TerraformModule, scenario: Scenario): string | undefined =>
  wrongVariable(module) ?? wrongVersion(module) ?? wrongResource(module, scenario);

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

const wrongResource = (module: TerraformModule, scenario: Scenario): string | undefined => {
  const stack = resolveTerraform(module, scenario, terraformMappings);
  const refused = refusalOf(stack);
  if (refused !== undefined) return refused;
  for (const [address, block] of module.resources)
    for (const { id, scope } of allOf(instancesOf(address, block, stack.scope))) {
      const why = wrongBody(block.labels[0] ?? '', block.body, bodyValue(block.body, scope));
      if (why !== undefined) return `Terraform does not take ${id}: ${why}`;
    }
  return undefined;
};

const wrongBody = (type: string, body: Body, its: DictValue): string | undefined =>
  missingArgument(type, '', body) ??
  failedValue(its) ??
  (type === 'aws_dynamodb_table' ? wrongTable(its) : undefined);

/** By the path of the block that lacks it, e.g. `settings.`. */
const missingArgument = (type: string, path: string, { attributes, blocks }: Body): string | undefined => {
  const lacking = (requiredArguments[`${type}${path}`] ?? []).find(
    (names) =>
      !names
        .split('|')
        .some((name) => attributes.has(name) || blocks.some((block) => nameOf(block) === name)),
  );
  if (lacking !== undefined) return `it has no ${path.slice(1)}${path === '' ? '' : '.'}${lacking}`;
  for (const block of blocks) {
    const content =
      block.type === 'dynamic' ? block.body.blocks.find((each) => each.type === 'content') : block;
    const why = content && missingArgument(type, `${path}.${nameOf(block)}`, content.body);
    if (why !== undefined) return why;
  }
  return undefined;
};

const nameOf = ({ type, labels }: { readonly type: string; readonly labels: readonly string[] }): string =>
  type === 'dynamic' ? (labels[0] ?? '') : type;

/** What cannot be evaluated at all: an entry of an object that has no such entry. */
const failedValue = (value: Value): string | undefined => {
  if (hasFailed(value)) return value.kind === 'unknown' ? value.reason : 'it cannot be worked out';
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
