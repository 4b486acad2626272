import { equals, expectFact } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import { isDeployedAfter } from '../common/deployment.ts';
import { answersHonestly, arrivesWhole } from './in-motion.ts';
import { deadLettersUri, remove, removeAttribute, set, swapReference } from './breaks.ts';
import {
  actsAs,
  answersAsQueue,
  callsQueue,
  encodesBody,
  isPostMethod,
  passesNothingOn,
  saysForm,
  sendsBody,
} from './integration.ts';
import { control, section } from './words.ts';

const template = 'Integration.RequestTemplates.application/json';

/** § 7, Create REST API with API Gateway. */
export const api = section('7', 'Create REST API with API Gateway', [
  control(
    'ORDER-API-01',
    'a POST of a REST API sends its body to the queue as a service integration, with the role APIGateway-SQS',
    {
      judge: ({ post, queue, sendRole }) => [
        isPostMethod(post),
        equals(post.integration.type, 'AWS', 'the type of the integration'),
        equals(post.integration.verb, 'POST', 'the verb with which API Gateway calls SQS'),
        callsQueue(post, queue),
        saysForm(post),
        sendsBody(post),
        actsAs(post, need(sendRole.arn)),
      ],
      breaks: [
        set('post', 'HttpMethod', 'GET'),
        set('post', 'Integration.Type', 'HTTP'),
        set('post', 'Integration.IntegrationHttpMethod', 'GET'),
        set('post', 'Integration.Uri', deadLettersUri),
        set('post', template, 'Action=ReceiveMessage&MessageBody=$util.urlEncode($input.body)'),
        remove('post', 'Integration.RequestParameters'),
        set('post', template, 'Action=SendMessage&MessageBody=an+order'),
        swapReference('post', 'Integration.Credentials'),
        remove('post', 'Integration.Credentials'),
      ],
    },
  ),

  control('ORDER-API-02', 'the caller gets a 200 only when the queue took the message', {
    template: ({ post }) => answersAsQueue(post),
    exercise: answersHonestly,
    breaks: [
      set('post', 'Integration.IntegrationResponses', [{ StatusCode: '200' }]),
      set('post', 'Integration.IntegrationResponses[StatusCode=400].StatusCode', '200'),
      remove('post', 'Integration.IntegrationResponses[StatusCode=200]'),
      set('post', 'Integration.IntegrationResponses[StatusCode=200].StatusCode', '502'),
      remove('post', 'MethodResponses[StatusCode=400]'),
    ],
    breaksInMotion: [set('post', 'Integration.IntegrationResponses', [{ StatusCode: '200' }])],
  }),

  control(
    'ORDER-API-03',
    'the body arrives byte for byte, and nothing in it becomes a parameter of SendMessage',
    {
      template: ({ post }) => [...encodesBody(post), passesNothingOn(post)],
      exercise: arrivesWhole,
      breaks: [
        set('post', template, 'Action=SendMessage&MessageBody=$input.body'),
        set('post', 'Integration.PassthroughBehavior', 'WHEN_NO_MATCH'),
        remove('post', 'Integration.PassthroughBehavior'),
      ],
      breaksInMotion: [set('post', template, 'Action=SendMessage&MessageBody=$input.body')],
    },
  ),

  control('ORDER-API-04', 'it is deployed to a stage, after the method and its integration', {
    template: ({ stage, post, api: own }) => isDeployedAfter(stage, post, own),
    live: ({ stage }) => expectFact(stage.name, "the stage's name", 'a stage', (name) => name !== ''),
    breaks: [removeAttribute('AWS::ApiGateway::Deployment', 'DependsOn')],
    breaksInMotion: [],
  }),
]);
