import { known, unknown, type Fact } from '../../facts/fact.ts';
import { jsonTextValue } from '../../facts/json-value.ts';
import type { Value } from '../../facts/value.ts';
import type { ResolvedResource, ResolvedStack } from '../../template/stack.ts';
import { withDefault, type Properties } from '../properties.ts';
import { ofType, properties, refOf } from '../stack/resolved.ts';
import type { ModelFacts, ValidatorFacts } from './facts.ts';

/** The resources of a type that belong to an API. */
const ofApi = (api: Fact<string>, type: string, stack: ResolvedStack): readonly ResolvedResource[] =>
  ofType(stack, type).filter((resource) => {
    const of = properties(resource).text('RestApiId');
    return of.known && api.known && of.value === api.value;
  });

/** The models of an API that are resources of their own. */
export const declaredModels = (api: Fact<string>, stack: ResolvedStack): readonly ModelFacts[] =>
  ofApi(api, 'AWS::ApiGateway::Model', stack).map((resource) => {
    const its = properties(resource);
    return {
      id: resource.id,
      name: refOf(resource),
      // CloudFormation lets it be left out; API Gateway then refuses the model.
      contentType: withDefault(its.text('ContentType'), ''),
      schema: schemaOf(its.child('Schema')),
      at: resource.at,
    };
  });

/** The request validators of an API that are resources of their own. */
export const declaredValidators = (api: Fact<string>, stack: ResolvedStack): readonly ValidatorFacts[] =>
  ofApi(api, 'AWS::ApiGateway::RequestValidator', stack).map((resource) => ({
    id: refOf(resource),
    validatesBody: withDefault(properties(resource).flag('ValidateRequestBody'), false),
    at: resource.at,
  }));

/** A JSON schema, as an object or as a text of JSON; undefined for a text that is none. */
export const schemaOf = ({ value, at }: Properties): Fact<Value | undefined> => {
  if (value === undefined) return known(undefined, at);
  if (value.kind === 'unknown') return unknown(value.reason, value.at);
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return known(value, value.at);
  const parsed = jsonTextValue(value.value, value.at);
  return known(parsed.kind === 'unknown' ? undefined : parsed, value.at);
};
