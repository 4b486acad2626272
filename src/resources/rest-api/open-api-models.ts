import { known, map, type Fact } from '../../facts/fact.ts';
import { childrenOf } from '../children.ts';
import { propertiesOf, withDefault, type Properties } from '../properties.ts';
import type { ModelFacts, ValidatorFacts } from './facts.ts';
import { schemaOf } from './models-from-template.ts';

const json = 'application/json';

/** An operation of an OpenAPI document, and the path item that it belongs to. */
export interface Operation {
  readonly item: Properties;
  readonly operation: Properties;
}

/**
 * The models that an OpenAPI document makes: its named schemas, and those that stand in its operations, whose names (API
 * Gateway's own making) are here where they stand.
 */
export const openApiModels = (
  body: Properties,
  operations: readonly Operation[],
): Fact<readonly ModelFacts[]> => {
  const models = new Map<string, ModelFacts>();
  for (const schemas of [body.child('definitions'), body.child('components').child('schemas')]) {
    const named = childrenOf(schemas);
    if (!named.known) return named;
    for (const [name, schema] of named.value) models.set(name, modelOf(name, schema));
  }
  for (const operation of operations) {
    const content = contentOf(body, operation);
    // One that is unknown makes the operation's own models unknown: it cannot be one of these.
    for (const schema of content.known ? content.value.values() : [])
      if (isInline(schema)) models.set(schema.at.path, modelOf(schema.at.path, schema));
  }
  return known([...models.values()], body.at);
};

/** API Gateway imports every schema as one for JSON. */
const modelOf = (name: string, schema: Properties): ModelFacts => ({
  id: name,
  name: known(name, schema.at),
  contentType: known(json, schema.at),
  schema: schemaOf(schema),
  at: schema.at,
});

/** The request validators that an OpenAPI document declares, each by its name. */
export const openApiValidators = (body: Properties): Fact<readonly ValidatorFacts[]> =>
  map(childrenOf(body.child('x-amazon-apigateway-request-validators')), (validators) =>
    [...validators].map(([name, its]) => ({
      id: known(name, its.at),
      validatesBody: withDefault(its.flag('validateRequestBody'), false),
      at: its.at,
    })),
  );

/** The validator that an operation uses: its own choice, or the whole API's. */
export const openApiValidator = (body: Properties, operation: Properties): Fact<string | undefined> => {
  const own = operation.text('x-amazon-apigateway-request-validator');
  return own.known && own.value === undefined ? body.text('x-amazon-apigateway-request-validator') : own;
};

/** The names of the models for an operation's requests, by content type. */
export const openApiRequestModels = (
  body: Properties,
  operation: Operation,
): Fact<ReadonlyMap<string, Fact<string>>> =>
  map(
    contentOf(body, operation),
    (schemas) => new Map([...schemas].map(([type, schema]) => [type, nameOf(schema)])),
  );

/** The schemas of an operation's request body, by content type. */
const contentOf = (
  body: Properties,
  { item, operation }: Operation,
): Fact<ReadonlyMap<string, Properties>> => {
  const request = operation.child('requestBody');
  if (request.value !== undefined)
    return map(childrenOf(followed(body, request).child('content')), (types) =>
      withSchema([...types].map(([type, its]) => [type, its.child('schema')])),
    );
  const parameters = bothLists(item.list('parameters'), operation.list('parameters'));
  if (!parameters.known) return parameters;
  for (const parameter of parameters.value.map((each) => followed(body, each))) {
    const place = parameter.text('in');
    if (!place.known) return place;
    if (place.value !== 'body') continue;
    return map(consumedTypes(body, operation), (types) =>
      withSchema(types.map((type) => [type, parameter.child('schema')])),
    );
  }
  return known(new Map(), operation.at);
};

const withSchema = (content: readonly (readonly [string, Properties])[]): ReadonlyMap<string, Properties> =>
  new Map(content.filter(([, schema]) => schema.value !== undefined));

const bothLists = (
  above: Fact<readonly Properties[]>,
  own: Fact<readonly Properties[]>,
): Fact<readonly Properties[]> =>
  above.known && own.known ? known([...own.value, ...above.value], own.at) : above.known ? own : above;

/** What OpenAPI 2 says of the requests' content types: the operation, or the whole document; JSON when neither does. */
const consumedTypes = (body: Properties, operation: Properties): Fact<readonly string[]> => {
  const types = (operation.child('consumes').value === undefined ? body : operation).texts('consumes');
  if (!types.known) return types;
  const unclear = types.value.find((type) => !type.known);
  if (unclear?.known === false) return unclear;
  const given = types.value.flatMap((type) => (type.known ? [type.value] : []));
  return known(given.length === 0 ? [json] : given, types.at);
};

/** The parameter or request body itself, where one of the document's shared ones is referred to; unknown where that is not known. */
const followed = (body: Properties, its: Properties): Properties => {
  const reference = its.text('$ref');
  if (!reference.known) return propertiesOf({ kind: 'unknown', ...reference }, reference.at);
  if (reference.value === undefined) return its;
  const steps = pointer(reference.value);
  return steps === undefined ? its : steps.reduce((at, step) => at.child(step), body);
};

/** `#/parameters/a~1b` → [parameters, a/b]; undefined for what points elsewhere. */
const pointer = (text: string): readonly string[] | undefined =>
  text.startsWith('#/')
    ? text
        .slice(2)
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    : undefined;

/** Whether a schema stands there itself, in place of a reference to a named one. */
const isInline = (schema: Properties): boolean => {
  const reference = schema.text('$ref');
  return schema.value !== undefined && reference.known && reference.value === undefined;
};

/** The name of the model that a schema is, or that it refers to (`#/definitions/Order`). */
const nameOf = (schema: Properties): Fact<string> =>
  map(schema.text('$ref'), (reference) =>
    reference === undefined ? schema.at.path : (pointer(reference)?.at(-1) ?? reference),
  );
