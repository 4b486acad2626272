import type { Model, RequestValidator } from '@aws-sdk/client-api-gateway';
import { known, map, unknown, type Fact } from '../../facts/fact.ts';
import { jsonTextValue } from '../../facts/json-value.ts';
import type { Place } from '../../facts/place.ts';
import { answerFact, below, givenPart, inAnswer, part } from '../live-answer.ts';
import type { LiveContext } from '../live-context.ts';
import type { ModelFacts, ValidatorFacts } from './facts.ts';

/** The models of an API: API Gateway gives every new one `Empty` and `Error`. */
export const modelsOf = async (
  apiId: string,
  { reader }: LiveContext,
): Promise<Fact<readonly ModelFacts[]>> => {
  const answer = await reader.pages(
    'apigateway:GET',
    `the models of the API ${apiId}`,
    async (clients, position) => {
      const apiGateway = await clients.apiGateway();
      const page = await apiGateway.getModels({
        restApiId: apiId,
        limit: 500,
        ...(position && { position }),
      });
      return { items: page.items, next: page.position };
    },
  );
  return map(answerFact(answer, inAnswer(apiId, 'GetModels.items')), (models) =>
    models.map((model) => modelOf(apiId, model)),
  );
};

const modelOf = (apiId: string, found: Model): ModelFacts => {
  const name = found.name ?? '';
  const at = inAnswer(apiId, `GetModels(${name})`);
  const model = known(found, at);
  return {
    id: `${apiId}/models/${name}`,
    name: known(name, below(at, 'name')),
    contentType: givenPart(model, 'contentType', ({ contentType }) => contentType),
    schema: schemaOf(found.schema, below(at, 'schema')),
    at,
  };
};

/** A text that is no JSON is no schema. */
const schemaOf = (text: string | undefined, at: Place): ModelFacts['schema'] => {
  const value = text === undefined ? undefined : jsonTextValue(text, at);
  return known(value?.kind === 'unknown' ? undefined : value, at);
};

/** The request validators of an API. */
export const validatorsOf = async (
  apiId: string,
  { reader }: LiveContext,
): Promise<Fact<readonly ValidatorFacts[]>> => {
  const answer = await reader.pages(
    'apigateway:GET',
    `the request validators of the API ${apiId}`,
    async (clients, position) => {
      const apiGateway = await clients.apiGateway();
      const page = await apiGateway.getRequestValidators({
        restApiId: apiId,
        limit: 500,
        ...(position && { position }),
      });
      return { items: page.items, next: page.position };
    },
  );
  return map(answerFact(answer, inAnswer(apiId, 'GetRequestValidators.items')), (validators) =>
    validators.map((validator) => validatorOf(apiId, validator)),
  );
};

const validatorOf = (apiId: string, { id, validateRequestBody }: RequestValidator): ValidatorFacts => {
  const at = inAnswer(apiId, `GetRequestValidators(${id ?? ''})`);
  return {
    id: id === undefined ? unknown('the service did not say', at) : known(id, below(at, 'id')),
    validatesBody: part(
      known(validateRequestBody, at),
      'validateRequestBody',
      (validates) => validates === true,
    ),
    at,
  };
};
