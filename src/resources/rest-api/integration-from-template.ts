import { known, map, type Fact } from '../../facts/fact.ts';
import { childrenOf } from '../children.ts';
import { required, withDefault, type Properties } from '../properties.ts';
import type { IntegrationFacts, IntegrationResponseFacts } from './facts.ts';
import { functionBehind } from './integration.ts';

/** A method's integration as CloudFormation writes it (`Integration`). */
export const integrationOf = (its: Properties): IntegrationFacts => ({
  ...commonOf(its, {
    type: 'Type',
    verb: 'IntegrationHttpMethod',
    uri: 'Uri',
    credentials: 'Credentials',
    requestParameters: 'RequestParameters',
    requestTemplates: 'RequestTemplates',
    passthrough: 'PassthroughBehavior',
  }),
  responses: map(its.list('IntegrationResponses'), (responses) =>
    responses.map((response) => ({
      status: required(response.text('StatusCode')),
      pattern: response.text('SelectionPattern'),
      parameters: response.textMap('ResponseParameters'),
      at: response.at,
    })),
  ),
});

/** The same as an OpenAPI document writes it (`x-amazon-apigateway-integration`). */
export const openApiIntegration = (its: Properties): IntegrationFacts => ({
  ...commonOf(its, {
    type: 'type',
    verb: 'httpMethod',
    uri: 'uri',
    credentials: 'credentials',
    requestParameters: 'requestParameters',
    requestTemplates: 'requestTemplates',
    passthrough: 'passthroughBehavior',
  }),
  responses: openApiResponses(its.child('responses')),
});

/** Their keys are the patterns; `default` is for all that no other matches. */
const openApiResponses = (its: Properties): Fact<readonly IntegrationResponseFacts[]> =>
  map(childrenOf(its), (responses) =>
    [...responses].map(([pattern, response]) => ({
      status: required(response.text('statusCode')),
      pattern: known(pattern === 'default' ? undefined : pattern, response.at),
      parameters: response.textMap('responseParameters'),
      at: response.at,
    })),
  );

type Names = Readonly<
  Record<
    'type' | 'verb' | 'uri' | 'credentials' | 'requestParameters' | 'requestTemplates' | 'passthrough',
    string
  >
>;

const upper = (text: string): string => text.toUpperCase();
const upperIfAny = (text: string | undefined): string | undefined => text?.toUpperCase();

const commonOf = (its: Properties, names: Names): Omit<IntegrationFacts, 'responses'> => {
  const uri = its.text(names.uri);
  return {
    type: map(its.text(names.type), upperIfAny),
    verb: map(its.text(names.verb), upperIfAny),
    uri,
    functionArn: functionBehind(uri),
    credentials: its.text(names.credentials),
    requestParameters: its.textMap(names.requestParameters),
    requestTemplates: its.textMap(names.requestTemplates),
    passthrough: map(withDefault(its.text(names.passthrough), 'WHEN_NO_MATCH'), upper),
    at: its.at,
  };
};
