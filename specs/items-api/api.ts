import type { Context } from '../../src/control/control.ts';
import { equals, expectFact, fail, notObservable, pass } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { isDeployedAfter } from '../common/deployment.ts';
import { callsFunction, gatewayMayInvoke } from '../common/invocation.ts';
import { isPost } from '../common/subjects.ts';
import type { ItemsApi } from './subjects.ts';
import { validation } from './validation.ts';
import { removeAttribute, removeResource, set, setOutput, sub, swapReference, together } from './breaks.ts';
import { control, section } from './words.ts';

/** The function gets the request: whole, by the proxy integration, or as a mapping or the code has it. */
const handsRequestOn = ({ post, fn }: ItemsApi): Check => {
  const { type, requestTemplates } = post.integration;
  if (!type.known || type.value !== 'AWS') return equals(type, 'AWS_PROXY', "the POST's integration type");
  if ((valueOf(requestTemplates)?.size ?? 0) > 0) return pass();
  // Without a mapping the event is the body itself.
  const code = valueOf(fn.inlineCode);
  if (code === undefined) return notObservable('whether the function takes the bare body for its event');
  return /[\w)\]](?:\.get\(|\[)\s*["']body["']/.test(code)
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

/** § 5, API endpoint (API Gateway). */
export const api = section('5', 'API endpoint', [
  control('ITEMS-API-01', 'a REST API with a resource under its root that has a POST', {
    judge: ({ api, post }) => [
      expectFact(api.paths, "the API's paths", 'a resource under its root', (paths) =>
        paths.some((path) => path !== '/'),
      ),
      expectFact(post.path, 'the path of the POST', 'a resource under the root', (path) => path !== '/'),
      expectFact(
        post.verb,
        'the verb',
        'POST (or ANY)',
        () => isPost(post),
        (verb) => verb,
      ),
    ],
    breaks: [
      swapReference('AWS::ApiGateway::Resource', 'RestApiId'),
      set('post', 'ResourceId', sub('${ItemsApi.RootResourceId}')),
      set('post', 'HttpMethod', 'GET'),
    ],
  }),

  control('ITEMS-API-02', 'that POST calls the function, which API Gateway may invoke', {
    judge: (subjects, context: Context) => {
      const { post, fn } = subjects;
      return [
        callsFunction(post, fn, 'what the POST calls'),
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

  ...validation,

  control('ITEMS-API-07', 'it is deployed to a stage, after the method and its integration', {
    template: ({ stage, post, api }) => isDeployedAfter(stage, post, api),
    live: ({ stage }) =>
      expectFact(stage.name, "the stage's name", 'a stage that is there', (name) => name !== ''),
    breaks: [removeAttribute('AWS::ApiGateway::Deployment', 'DependsOn'), removeResource('stage')],
    breaksInMotion: [
      together(
        'a deployment that no stage serves',
        removeResource('stage'),
        setOutput('ApiInvokeUrl', sub('https://${ItemsApi}.execute-api.us-east-1.amazonaws.com/prod/items')),
      ),
    ],
  }),
]);
