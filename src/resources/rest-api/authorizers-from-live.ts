import type { Authorizer } from '@aws-sdk/client-api-gateway';
import { known, map, type Fact } from '../../facts/fact.ts';
import { answerFact, below, givenPart, inAnswer, part } from '../live-answer.ts';
import type { LiveContext } from '../live-context.ts';
import type { AuthorizerFacts } from './facts.ts';

/** The authorizers of an API. */
export const authorizersOf = async (
  apiId: string,
  { reader }: LiveContext,
): Promise<Fact<readonly AuthorizerFacts[]>> => {
  const answer = await reader.pages(
    'apigateway:GET',
    `the authorizers of the API ${apiId}`,
    async (clients, position) => {
      const apiGateway = await clients.apiGateway();
      const page = await apiGateway.getAuthorizers({
        restApiId: apiId,
        limit: 500,
        ...(position && { position }),
      });
      return { items: page.items, next: page.position };
    },
  );
  return map(answerFact(answer, inAnswer(apiId, 'GetAuthorizers.items')), (authorizers) =>
    authorizers.map((authorizer) => authorizerOf(apiId, authorizer)),
  );
};

const authorizerOf = (apiId: string, found: Authorizer): AuthorizerFacts => {
  const at = inAnswer(apiId, `GetAuthorizers(${found.id ?? ''})`);
  const authorizer = known(found, at);
  return {
    id: givenPart(authorizer, 'id', ({ id }) => id),
    name: part(authorizer, 'name', ({ name }) => name),
    type: givenPart(authorizer, 'type', ({ type }) => type),
    providerArns: part(authorizer, 'providerARNs', ({ providerARNs = [] }) =>
      providerARNs.map((arn) => known(arn, below(at, 'providerARNs'))),
    ),
    identitySource: part(authorizer, 'identitySource', ({ identitySource }) => identitySource),
    at,
  };
};
