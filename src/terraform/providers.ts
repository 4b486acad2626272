import type { Value } from '../facts/value.ts';
import { bodyValue } from './body-value.ts';
import type { Scope } from './evaluate.ts';
import type { TerraformModule } from './module.ts';
import { step } from './steps.ts';
import type { Block } from './syntax.ts';
import { textIn } from './values.ts';

/** What a provider's configuration says of all that it makes. */
export interface Provider {
  /** Undefined when whoever applies it says so. */
  readonly region: Value | undefined;
  /** Tags that it puts on everything. */
  readonly tags: Value | undefined;
}

/** The configurations of the AWS provider, by alias; '' for the usual one. */
export const providersOf = (
  { providers }: TerraformModule,
  scope: Scope,
): ((alias: string) => Provider | undefined) => {
  const made = new Map<string, Provider>();
  for (const block of providers) {
    if (block.labels[0] !== 'aws') continue;
    const its = bodyValue(block.body, scope);
    const alias = its.entries.get('alias');
    made.set(alias === undefined ? '' : (textIn(alias) ?? ''), {
      // When they are asked for: they may be made of resources, which are not read yet.
      get region() {
        return step(its, 'region');
      },
      get tags() {
        return step(step(its, 'default_tags'), 'tags');
      },
    });
  }
  return (alias) => made.get(alias);
};

/** The alias that a resource asks for (`provider = aws.west`); '' for the usual one. */
export const aliasOf = ({ body }: Block): string => {
  const asked = body.attributes.get('provider')?.value;
  return asked?.kind === 'attribute' ? asked.name : '';
};
