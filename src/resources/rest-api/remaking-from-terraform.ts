import { known, unknown } from '../../facts/fact.ts';
import { evaluate, placeOf, type Scope } from '../../terraform/evaluate.ts';
import { followedBy } from '../../terraform/followed.ts';
import type { TerraformModule } from '../../terraform/module.ts';
import type { Block, Expression } from '../../terraform/syntax.ts';
import { isNull } from '../../terraform/values.ts';
import { argumentsIn, namesBehind } from '../../terraform/written.ts';
import type { DeploymentFacts, RestApiFacts } from './facts.ts';

/** What of an API a deployment copies. */
const copied = new Set([
  'aws_api_gateway_method',
  'aws_api_gateway_integration',
  'aws_api_gateway_method_response',
  'aws_api_gateway_integration_response',
]);

/** An API's stages with what the code says of making their deployments anew. */
export const withRemaking = (api: RestApiFacts, module: TerraformModule, scope: Scope): RestApiFacts => {
  const { stages } = api;
  if (!stages.known) return api;
  const value = stages.value.map((stage) => ({
    ...stage,
    deployment: { ...stage.deployment, ...remakingOf(stage.deployment, api.id, module, scope) },
  }));
  return { ...api, stages: { ...stages, value } };
};

type Remaking = Pick<DeploymentFacts, 'replacedFirst' | 'overlooks'>;

const remakingOf = (
  { id, at }: DeploymentFacts,
  api: string,
  module: TerraformModule,
  scope: Scope,
): Remaking => {
  const block = module.resources.get(withoutIndex(id));
  if (block === undefined) {
    const hidden = unknown('which deployment the stage has is not known', at);
    return { replacedFirst: hidden, overlooks: hidden };
  }
  const lifecycle = block.body.blocks.find(({ type }) => type === 'lifecycle');
  const first = lifecycle?.body.attributes.get('create_before_destroy')?.value;
  // What comes to null triggers nothing, whatever it is made of.
  const triggers = triggersOf(block).filter((each) => !isNull(evaluate(each, scope)));
  const followed = followedBy(triggers, module);
  const parts = [...module.resources].filter(([, part]) => isCopied(part, withoutIndex(api), module));
  return {
    replacedFirst: known(
      first?.kind === 'literal' && String(first.value) === 'true',
      placeOf((first ?? block).at, id, 'lifecycle.create_before_destroy'),
    ),
    overlooks: known(
      parts.flatMap(([address, part]) => (followed.has(address, part) ? [] : [address])),
      placeOf((triggers[0] ?? block).at, id, 'triggers'),
    ),
  };
};

/** What replaces a deployment when it changes. */
const triggersOf = ({ body }: Block): readonly Expression[] =>
  argumentsIn(body)
    .filter(({ path }) => path === 'triggers' || path === 'lifecycle.replace_triggered_by')
    .map(({ expression }) => expression);

/** A part of that API, or of one that cannot be told by its name; an API described in its own block is a part itself. */
const isCopied = (
  { labels: [type = '', name = ''], body }: Block,
  api: string,
  module: TerraformModule,
): boolean => {
  if (`${type}.${name}` === api) return body.attributes.has('body');
  if (!copied.has(type)) return false;
  const of = body.attributes.get('rest_api_id')?.value;
  const apis = [...(of === undefined ? [] : namesBehind(of, module))].filter((each) =>
    each.startsWith('aws_api_gateway_rest_api.'),
  );
  return apis.length === 0 || apis.includes(api);
};

const withoutIndex = (id: string): string => id.replace(/\[.*$/, '');
