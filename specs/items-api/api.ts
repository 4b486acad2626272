import type { Context } from '../../src/control/control.ts';
import { equals, expectFact, fail, notObservable, pass } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { namesFunction, qualifierOf } from '../../src/resources/function/names.ts';
import { isDeployedAfter } from '../common/deployment.ts';
import { gatewayMayInvoke } from '../common/invocation.ts';
import { isPost } from '../common/subjects.ts';
import { refusesMalformed } from './in-motion.ts';
import { followed, isObject, jsonOf, propertiesOf, requiredOf, typesOf, type JsonObject } from './schema.ts';
import { modelFor, type ItemsApi } from './subjects.ts';
import { remove, removeAttribute, removeResource, set, sub, swapReference } from './breaks.ts';
import { control, section } from './words.ts';

/** The function gets the request: whole, by the proxy integration, or as a mapping or the code has it. */
const handsRequestOn = ({ post, fn }: ItemsApi): Check => {
  const { type, requestTemplates } = post.integration;
  if (!type.known || type.value !== 'AWS') return equals(type, 'AWS_PROXY', "the POST's integration type");
  if ((valueOf(requestTemplates)?.size ?? 0) > 0) return pass();
  // Without a mapping the event is the body itself.
  const code = valueOf(fn.inlineCode);
  if (code === undefined) return notObservable('whether the function takes the bare body for its event');
  return /["']body["']/.test(code)
    ? fail(
        'the function reads a body from its event, which without a proxy integration or a mapping has none',
        {
          expected: 'AWS_PROXY, or a template for the request',
          actual: 'AWS without a template',
          at: type.at,
        },
      )
    : pass();
};

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
    // A schema describes JSON. Where no type is given, AWS documents none.
    contentType.known ? equals(contentType, 'application/json', "the model's content type") : pass(),
  ];
};

/** § 5, API endpoint (API Gateway). */
export const api = section('5', 'API endpoint', [
  control('ITEMS-API-01', 'a REST API with a resource under its root that has a POST', {
    judge: ({ post }) => [
      expectFact(post.path, 'the path of the POST', 'a resource under the root', (path) => path !== '/'),
      expectFact(
        post.verb,
        'the verb',
        'POST (or ANY)',
        () => isPost(post),
        (verb) => verb,
      ),
    ],
    breaks: [set('post', 'ResourceId', sub('${ItemsApi.RootResourceId}')), set('post', 'HttpMethod', 'GET')],
  }),

  control('ITEMS-API-02', 'that POST calls the function, which API Gateway may invoke', {
    judge: (subjects, context: Context) => {
      const { post, fn } = subjects;
      return [
        expectFact(
          post.integration.functionArn,
          'what the POST calls',
          need(fn.arn),
          (arn) => arn !== undefined && (namesFunction(arn, fn) || qualifierOf(arn, fn) !== undefined),
          (arn) => arn ?? valueOf(post.integration.uri),
        ),
        equals(post.integration.verb, 'POST', 'the verb with which API Gateway calls the function'),
        handsRequestOn(subjects),
        gatewayMayInvoke(subjects, need(post.path), context),
      ];
    },
    breaks: [
      swapReference('post', 'Integration.Uri'),
      set('post', 'Integration.IntegrationHttpMethod', 'GET'),
      set('post', 'Integration.Type', 'AWS'),
      set('post', 'Integration.Type', 'MOCK'),
      removeResource('AWS::Lambda::Permission'),
      set('AWS::Lambda::Permission', 'Principal', 'events.amazonaws.com'),
      set('AWS::Lambda::Permission', 'SourceArn', sub('${ItemsApi}/*/POST/items')),
    ],
  }),

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
    judge: ({ post, model, validator }) => {
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
      ];
    },
    breaks: [
      remove('post', 'RequestModels'),
      set('post', 'RequestModels', { 'application/xml': 'Item' }),
      set('post', 'RequestModels', { 'application/json': 'Empty' }),
      remove('post', 'RequestValidatorId'),
      set('post', 'RequestValidatorId', 'a1b2c3'),
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

  control('ITEMS-API-07', 'it is deployed to a stage, after the method and its integration', {
    template: ({ stage, post, api }) => isDeployedAfter(stage, post, api),
    live: ({ stage }) =>
      expectFact(stage.name, "the stage's name", 'a stage that is there', (name) => name !== ''),
    breaks: [removeAttribute('AWS::ApiGateway::Deployment', 'DependsOn'), removeResource('stage')],
  }),
]);
