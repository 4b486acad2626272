import { known, unknown, type Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import { bodyValue } from '../../terraform/body-value.ts';
import { evaluate, placeOf, type Scope } from '../../terraform/evaluate.ts';
import type { TerraformModule } from '../../terraform/module.ts';
import { madeBefore } from '../../terraform/references.ts';
import type { ResolvedModule } from '../../terraform/resolve.ts';
import type { Block, Expression } from '../../terraform/syntax.ts';
import { propertiesOf, textOf } from '../properties.ts';
import type { BackendFacts, ProviderFacts, RequiredProvider, TerraformFacts } from './facts.ts';
import { variablesOf } from './variables-from-terraform.ts';

/** What only a module's code shows. */
export const terraformFactsOf = (module: TerraformModule, { scope }: ResolvedModule): TerraformFacts => {
  const before = madeBefore(module);
  return {
    folder: module.folder,
    unsaid: module.shown === true ? 'a plan or a state does not hold what the code says' : undefined,
    requiredVersions: module.settings.flatMap((settings) => {
      const written = settings.body.attributes.get('required_version');
      return written === undefined ? [] : [textAt(written.value, scope, 'required_version')];
    }),
    requiredProviderBlocks: blocksIn(module, 'required_providers').map(({ at }) =>
      placeOf(at, 'terraform', 'required_providers'),
    ),
    requiredProviders: requiredProvidersOf(module, scope),
    backends: backendsOf(module),
    providers: module.providers
      .filter(({ labels }) => labels[0] === 'aws')
      .map((block) => providerOf(block, scope)),
    madeBy: [...module.resources].flatMap(([resource, { body }]) => {
      const provider = body.attributes.get('provider');
      const alias = provider && /^"?aws\.([\w-]+)"?$/.exec(provider.value.text)?.[1];
      return provider === undefined || alias === undefined
        ? []
        : [{ resource, alias, at: placeOf(provider.at, resource, 'provider') }];
    }),
    variables: variablesOf(module),
    outputs: new Map([...module.outputs].map(([name, block]) => [name, placeOf(block.at, `output.${name}`)])),
    constantOutputs: new Set(
      [...module.outputs].flatMap(([name, { body }]) => {
        const value = body.attributes.get('value')?.value;
        return value !== undefined && isText(value) ? [name] : [];
      }),
    ),
    madeAfter: (resource) => before.get(resource.replace(/\[.*$/, '')) ?? new Set(),
  };
};

/** A text without anything that is put into it. */
const isText = (expression: Expression): boolean =>
  expression.kind === 'literal' || (expression.kind === 'template' && expression.parts.every(isText));

const textAt = (expression: Expression, scope: Scope, path: string): Fact<string> => {
  const value = evaluate(expression, scope);
  return { ...textOf(value), at: placeOf(expression.at, 'terraform', path) };
};

const blocksIn = ({ settings }: TerraformModule, type: string): readonly Block[] =>
  settings.flatMap(({ body }) => body.blocks.filter((block) => block.type === type));

/** An entry is an object, or (in old code) only a version. */
const requiredProvidersOf = (
  module: TerraformModule,
  scope: Scope,
): ReadonlyMap<string, readonly RequiredProvider[]> => {
  const found = new Map<string, RequiredProvider[]>();
  for (const block of blocksIn(module, 'required_providers'))
    for (const [name, { value: expression }] of block.body.attributes) {
      const value = evaluate(expression, scope);
      const at = placeOf(expression.at, 'terraform', `required_providers.${name}`);
      const its = propertiesOf(value, at);
      const entry: RequiredProvider =
        value.kind === 'scalar'
          ? { source: known(undefined, at), version: textOf(value), at }
          : { source: its.text('source'), version: its.text('version'), at };
      found.set(name, [...(found.get(name) ?? []), entry]);
    }
  return found;
};

/** HCP Terraform's block counts as a backend, too. */
const backendsOf = (module: TerraformModule): readonly BackendFacts[] =>
  [...blocksIn(module, 'backend'), ...blocksIn(module, 'cloud')].map((block) => ({
    type: block.labels[0] ?? block.type,
    arguments: [...block.body.attributes.keys(), ...block.body.blocks.map(({ type }) => type)],
    at: placeOf(block.at, 'terraform', 'backend'),
  }));

const providerOf = (block: Block, scope: Scope): ProviderFacts => {
  const resource = 'provider.aws';
  const its = propertiesOf(bodyValue(block.body, { ...scope, resource }), placeOf(block.at, resource));
  const alias = its.text('alias');
  const tags = its.list('default_tags');
  const [first] = tags.known ? tags.value : [];
  const at: Place = placeOf(block.at, resource);
  return {
    alias: alias.known ? (alias.value ?? '') : '',
    region: its.text('region'),
    defaultTags: !tags.known
      ? unknown(tags.reason, tags.at)
      : first === undefined
        ? known(new Map(), at)
        : first.textMap('tags'),
    at,
  };
};
