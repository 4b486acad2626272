import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import type { Scenario } from '../resources/system.ts';
import type { ResolvedResource, ResolvedStack } from '../template/stack.ts';
import { noWork } from './budget.ts';
import { evaluate, placeOf, type Scope } from './evaluate.ts';
import { allOf, instancesOf, type Instance, type Instances } from './instances.ts';
import { lazyEntries } from './lazy-entries.ts';
import type { TerraformMapping } from './mapping.ts';
import type { TerraformModule } from './module.ts';
import { providersOf } from './providers.ts';
import { madeBefore } from './references.ts';
import { resourcesOf } from './resources.ts';
import type { Block } from './syntax.ts';
import { dict, isNull, list, movedTo, scalar, unknownValue } from './values.ts';
import { declaredVariables, pascalCase, variableValue } from './variables.ts';

/** What a module comes to, with what its expressions may refer to. */
export interface ResolvedModule extends ResolvedStack {
  readonly scope: Scope;
}

/**
 * What a module comes to under one scenario, as the template model has it: ids are Terraform's addresses, and whatever the
 * module makes is named as a template's would be. A resource of a type without a mapping keeps Terraform's type and arguments.
 */
export const resolveTerraform = (
  module: TerraformModule,
  scenario: Scenario,
  mappings: ReadonlyMap<string, TerraformMapping>,
): ResolvedModule => {
  const nowhere: Place = { resource: '', path: '', file: module.folder };
  const running = new Set<string>();
  /** Makes something that may hang on itself. */
  const guarded = (key: string, at: Place, make: () => Value): Value => {
    if (running.has(key)) return unknownValue(`${key} is made of itself, in a circle`, at);
    running.add(key);
    try {
      return make();
    } finally {
      running.delete(key);
    }
  };
  const object = (names: Iterable<string>, make: (name: string) => Value): Value => ({
    kind: 'dict',
    entries: lazyEntries([...names], make),
    at: nowhere,
  });

  const variables = new Map(declaredVariables(module).map((each) => [each.name, each]));
  const locals = object(module.locals.keys(), (name) => {
    const local = module.locals.get(name);
    if (local === undefined) return unknownValue(`there is no local.${name}`, nowhere);
    return guarded(`local.${name}`, nowhere, () => evaluate(local.value, scope));
  });
  const values = object(variables.keys(), (name) => {
    const variable = variables.get(name);
    return variable === undefined
      ? unknownValue(`there is no var.${name}`, nowhere)
      : variableValue(variable, module, scenario.parameters.get(pascalCase(name)));
  });
  const paths = dict(
    [['module', scalar('.', nowhere)] as const, ['root', scalar('.', nowhere)] as const],
    nowhere,
  );
  const settings = dict([['workspace', scalar('default', nowhere)]], nowhere);

  const scope: Scope = {
    resource: '',
    work: noWork(),
    name: (name) => {
      switch (name) {
        case 'var':
          return values;
        case 'local':
          return locals;
        case 'data':
          return data;
        case 'path':
          return paths;
        case 'terraform':
          return settings;
        default:
          return resourceTypes.get(name);
      }
    },
  };

  const expanded = new Map<string, Instances>();
  const instances = (address: string, block: Block): Instances => {
    const before = expanded.get(address);
    if (before !== undefined) return before;
    let made: Instances | undefined;
    const count = guarded(`how many of ${address}`, nowhere, () => {
      made = instancesOf(address, block, scope);
      return scalar(null, nowhere);
    });
    const unsure = count.kind === 'unknown' ? count.reason : undefined;
    made ??= {
      kind: 'one',
      instance: {
        id: address,
        block,
        scope: { ...scope, resource: address },
        at: placeOf(block.at, address),
        unsure,
      },
    };
    if (unsure === undefined) expanded.set(address, made);
    return made;
  };

  const resources = resourcesOf({
    scenario,
    mappings,
    providers: providersOf(module, scope),
    ofType: (type) =>
      [...module.resources]
        .filter(([, { labels }]) => labels[0] === type)
        .flatMap(([address, block]) => allOf(instances(address, block))),
    guarded,
  });

  /** A block as an expression sees it: an object, a list of them, or a map. */
  const seen = (address: string, block: Block, see: (instance: Instance) => Value): Value => {
    const its = instances(address, block);
    const at = placeOf(block.at, address);
    switch (its.kind) {
      case 'one':
        return its.instance.unsure === undefined ? see(its.instance) : unknownValue(its.instance.unsure, at);
      case 'many':
        return list(its.instances.map(see), at);
      case 'keyed':
        return dict(
          [...its.instances].map(([key, instance]) => [key, see(instance)] as const),
          at,
        );
    }
  };
  const byType = (
    blocks: ReadonlyMap<string, Block>,
    prefix: string,
    see: (instance: Instance) => Value,
  ): ReadonlyMap<string, Value> => {
    const types = new Map<string, Map<string, Block>>();
    for (const block of blocks.values()) {
      const [type = '', name = ''] = block.labels;
      const named = types.get(type) ?? new Map<string, Block>();
      types.set(type, named.set(name, block));
    }
    return lazyEntries([...types.keys()], (type) => {
      const named = types.get(type) ?? new Map<string, Block>();
      return object(named.keys(), (name) => {
        const block = named.get(name);
        if (block === undefined) return unknownValue(`there is no ${type}.${name}`, nowhere);
        return seen(`${prefix}${type}.${name}`, block, see);
      });
    });
  };
  const resourceTypes = byType(module.resources, '', (instance) => resources.seen(instance));
  const data: Value = {
    kind: 'dict',
    entries: byType(module.data, 'data.', (instance) => resources.seenData(instance)),
    at: nowhere,
  };

  const before = madeBefore(module);
  const idsOf = (address: string): readonly Instance[] => {
    const block = module.resources.get(address);
    return block === undefined ? [] : allOf(instances(address, block));
  };
  const madeAfter = (address: string): ReadonlySet<string> => {
    const addresses = before.get(address) ?? new Set<string>();
    const ids = new Set([...addresses].flatMap((each) => idsOf(each).map(({ id }) => id)));
    // What is put together of several resources is there when all of them are.
    return new Set(
      [...addresses].flatMap((each) =>
        idsOf(each)
          .filter((instance) => resources.partsOf(instance).every((part) => ids.has(part)))
          .map(({ id }) => id),
      ),
    );
  };

  const resolved = new Map<string, ResolvedResource>();
  for (const [address, block] of module.resources)
    for (const instance of allOf(instances(address, block)))
      for (const resource of resources.resolved(instance, () => madeAfter(address)))
        resolved.set(resource.id, resource);

  const outputs = new Map<string, { readonly value: Value; readonly at: Place }>();
  for (const [name, block] of module.outputs) {
    const at = placeOf(block.at, `output.${name}`);
    const written = block.body.attributes.get('value');
    const value =
      written === undefined ? unknownValue('it has no value', at) : evaluate(written.value, scope);
    // An output that is null is none.
    if (!isNull(value))
      outputs.set(name, {
        value: movedTo(value, written === undefined ? at : placeOf(written.value.at, `output.${name}`)),
        at,
      });
  }
  return { scenario, resources: resolved, outputs, problems: [], refusal: undefined, scope };
};
