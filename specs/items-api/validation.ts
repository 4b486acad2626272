import { equals, expectThat, fail, pass } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { MethodFacts, ModelFacts } from '../../src/resources/rest-api/facts.ts';
import type { TemplateFacts } from '../../src/resources/stack/facts.ts';
import { refusesMalformed } from './in-motion.ts';
import { followed, isObject, jsonOf, propertiesOf, requiredOf, typesOf, type JsonObject } from './schema.ts';
import { modelFor, type ItemsApi } from './subjects.ts';
import { remove, removeResource, set, swapReference } from './breaks.ts';
import { control } from './words.ts';

const schemaOf = ({ model }: ItemsApi): JsonObject | undefined => {
  const tree = need(model.schema);
  if (tree === undefined) return undefined;
  const json = need(jsonOf(tree));
  return followed(json, json);
};

/** What a schema has to say, one check each. */
const describesObject = (subjects: ItemsApi): readonly Check[] => {
  const schema = schemaOf(subjects);
  const { contentType, at } = subjects.model;
  if (schema === undefined)
    return [fail("the model's schema is no JSON schema", { expected: 'a JSON schema', actual: 'none', at })];
  const properties = Object.values(propertiesOf(schema));
  const expectIn = (holds: boolean, expected: string, actual: unknown): Check =>
    holds
      ? pass()
      : fail(`the model's schema has no ${expected}`, {
          expected: `a schema with ${expected}`,
          actual,
          at: need(subjects.model.schema)?.at ?? at,
        });
  return [
    expectIn(typesOf(schema).join() === 'object', 'type object', schema['type']),
    expectIn(
      properties.some((each) => isObject(each) && (typesOf(each).length > 0 || '$ref' in each)),
      'typed property',
      Object.keys(propertiesOf(schema)),
    ),
    expectIn(requiredOf(schema).length > 0, 'required property', schema['required']),
    // Else no body at all would fit.
    expectIn(
      schema['additionalProperties'] !== false ||
        requiredOf(schema).every((name) => name in propertiesOf(schema)),
      'place for what it requires',
      schema['required'],
    ),
    // A schema describes JSON. Where no type is given, AWS documents none.
    contentType.known ? equals(contentType, 'application/json', "the model's content type") : pass(),
  ];
};

/** API Gateway takes no method that names a model which is not there yet. */
const comesAfterModel = (post: MethodFacts, model: ModelFacts, template: TemplateFacts): Check => {
  const [method, its] = [post.at.resource, model.at.resource];
  return expectThat(
    method === its || template.madeAfter(method).has(its),
    'the method may be made before its model',
    { expected: `a reference to ${its}, or DependsOn`, actual: 'neither', at: post.requestModels.at },
  );
};

/** § 5, strict input validation. */
export const validation = [
  control(
    'ITEMS-API-03',
    'a model of the API: the schema of an object with a typed and a required property',
    {
      judge: describesObject,
      breaks: [
        set('model', 'Schema', 'an object with a name'),
        set('model', 'Schema.type', 'array'),
        remove('model', 'Schema.type'),
        remove('model', 'Schema.properties'),
        set('model', 'Schema.properties', { name: {} }),
        remove('model', 'Schema.required'),
        set('model', 'Schema.required', []),
        set('model', 'Schema.required', ['title']),
        set('model', 'ContentType', 'text/plain'),
        swapReference('model', 'RestApiId'),
        removeResource('model'),
      ],
    },
  ),

  control('ITEMS-API-04', 'a request validator of the API that validates the body', {
    judge: ({ validator, api }) => {
      const check = equals(validator.validatesBody, true, 'that the validator validates the body');
      const gap = api.validators.known ? api.validators.gapFilled : undefined;
      return gap === undefined || check.outcome === 'not-observable' ? check : { ...check, gapFilled: gap };
    },
    breaks: [
      set('validator', 'ValidateRequestBody', false),
      remove('validator', 'ValidateRequestBody'),
      swapReference('validator', 'RestApiId'),
    ],
  }),

  control('ITEMS-API-05', 'the POST uses both, for the content types that clients send', {
    judge: ({ post, model, validator }, { system: { template } }) => {
      const models = need(post.requestModels);
      const type = modelFor(models);
      const covered = type === 'application/json' || type === '$default';
      const named = models.get(type ?? '');
      return [
        covered && named !== undefined
          ? equals(named, need(model.name), `the model for ${type}`)
          : fail('the POST has no model for JSON', {
              expected: `${model.id} for application/json, or for $default`,
              actual: [...models.keys()],
              at: post.requestModels.at,
            }),
        equals(post.validator, need(validator.id), "the POST's request validator"),
        ...(template === undefined ? [] : [comesAfterModel(post, model, template)]),
      ];
    },
    breaks: [
      remove('post', 'RequestModels'),
      set('post', 'RequestModels', { 'application/xml': 'Item' }),
      set('post', 'RequestModels', { 'application/json': 'Empty' }),
      remove('post', 'RequestValidatorId'),
      set('post', 'RequestValidatorId', 'a1b2c3'),
      set('post', 'RequestModels', { 'application/json': 'Item' }),
    ],
  }),

  control('ITEMS-API-06', 'a malformed request gets a 400 before the function is invoked', {
    exercise: refusesMalformed,
    breaksInMotion: [
      remove('post', 'RequestValidatorId'),
      set('validator', 'ValidateRequestBody', false),
      remove('post', 'RequestModels'),
    ],
  }),
];
