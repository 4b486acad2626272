import { placeOf } from '../../terraform/evaluate.ts';
import type { TerraformModule } from '../../terraform/module.ts';
import type { Block } from '../../terraform/syntax.ts';
import { declaredVariables } from '../../terraform/variables.ts';
import { argumentsIn, namesBehind } from '../../terraform/written.ts';
import type { VariableFacts, VariableUse } from './facts.ts';

/** A module's variables, each with where it is used. */
export const variablesOf = (module: TerraformModule): ReadonlyMap<string, VariableFacts> => {
  let known = found.get(module);
  if (known === undefined) found.set(module, (known = variablesIn(module)));
  return known;
};

/** The same under every scenario. */
const found = new WeakMap<TerraformModule, ReadonlyMap<string, VariableFacts>>();

const variablesIn = (module: TerraformModule): ReadonlyMap<string, VariableFacts> => {
  const uses = usesOf(module);
  return new Map(
    declaredVariables(module).map(({ name, block, type, description, default: usual }) => [
      name,
      {
        name,
        type,
        description,
        default: usual,
        uses: uses.get(`var.${name}`) ?? [],
        at: placeOf(block.at, `var.${name}`),
      },
    ]),
  );
};

/** Where every name is used, by its address. */
const usesOf = (module: TerraformModule): ReadonlyMap<string, readonly VariableUse[]> => {
  const uses = new Map<string, VariableUse[]>();
  for (const [address, { body }] of blocksOf(module))
    for (const { path, expression } of argumentsIn(body))
      for (const name of namesBehind(expression, module)) {
        const use = { in: address, argument: path, at: placeOf(expression.at, address, path) };
        const before = uses.get(name);
        if (before === undefined) uses.set(name, [use]);
        else before.push(use);
      }
  return uses;
};

/** Every block that may use a variable, by its address. */
const blocksOf = (module: TerraformModule): readonly (readonly [string, Block])[] => [
  ...module.resources,
  ...[...module.data].map(([name, block]) => [`data.${name}`, block] as const),
  ...module.providers.map((block) => [providerAddress(block), block] as const),
  ...module.modules.map((block) => [`module.${block.labels[0] ?? ''}`, block] as const),
  ...[...module.outputs].map(([name, block]) => [`output.${name}`, block] as const),
];

const providerAddress = ({ labels, body }: Block): string => {
  const alias = body.attributes.get('alias')?.value.text.replaceAll('"', '');
  return `provider.${labels[0] ?? ''}${alias === undefined ? '' : `.${alias}`}`;
};
