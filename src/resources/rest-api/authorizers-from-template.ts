import type { Fact } from '../../facts/fact.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import { required } from '../properties.ts';
import { ofType, properties, refOf } from '../stack/resolved.ts';
import type { AuthorizerFacts } from './facts.ts';

/** The authorizers of an API that are resources of their own. */
export const declaredAuthorizers = (api: Fact<string>, stack: ResolvedStack): readonly AuthorizerFacts[] =>
  ofType(stack, 'AWS::ApiGateway::Authorizer').flatMap((resource) => {
    const its = properties(resource);
    const of = its.text('RestApiId');
    if (!of.known || !api.known || of.value !== api.value) return [];
    return [
      {
        id: refOf(resource),
        name: its.text('Name'),
        type: required(its.text('Type')),
        providerArns: its.texts('ProviderARNs'),
        identitySource: its.text('IdentitySource'),
        at: resource.at,
      },
    ];
  });
