import type { Context } from '../../src/control/control.ts';
import { expectFact, fail, pass } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { invokeUrl } from '../../src/resources/rest-api/invoke-url.ts';
import type { System } from '../../src/resources/system.ts';
import { isRefusedElsewhere } from '../common/in-motion.ts';
import { output, outputIs } from '../common/outputs.ts';
import { isMadeIn, refusesOtherRegions } from '../common/region.ts';
import { isComplete, isValid, isYaml, textOf } from '../common/validity.ts';
import { commented } from './comments.ts';
import { urlAnswers } from './in-motion.ts';
import { fitsPath } from './path.ts';
import { factsNameNoOtherRegion, namesNoOtherRegion } from './regions.ts';
import {
  add,
  dropComments,
  makeJson,
  oneOf,
  ref,
  removeSection,
  renameOutput,
  set,
  setOutput,
  setRule,
  sub,
} from './breaks.ts';
import { control, section } from './words.ts';

const home = 'us-east-1';

const isTakenAtHome = (system: System): Check =>
  expectFact(
    textOf(system).refusedIn(home),
    `making the stack in ${home}`,
    'not refused',
    (refusal) => refusal === undefined,
  );

const needsNothingElse = (system: System): readonly Check[] => {
  const { outside } = textOf(system);
  if (outside.length === 0) return [pass()];
  return outside.map(({ message, at }) =>
    fail(message, { expected: 'everything in the one template', actual: message, at }),
  );
};

/** § 1, Core task. */
export const coreTask = section('1', 'Core task', [
  control('ITEMS-TPL-01', 'it is one self-contained YAML template', {
    template: (_, { system }) => [isYaml(system), ...needsNothingElse(system)],
    breaks: [makeJson(), set('fn', 'Code', { S3Bucket: 'code', S3Key: 'items.zip' })],
  }),

  control('ITEMS-TPL-02', 'it is made for us-east-1: nothing names or needs another region', {
    template: (_, { system }) => [isTakenAtHome(system), namesNoOtherRegion(system, home)],
    live: (_, { system }) => [...isMadeIn(system, home), factsNameNoOtherRegion(system, home)],
    breaks: [
      set('alarm', 'AlarmActions', [sub('arn:aws:sns:eu-west-1:${AWS::AccountId}:alarms')]),
      setRule('Assertions[0].Assert', oneOf('eu-west-1')),
    ],
  }),

  control('ITEMS-TPL-08', 'it can only be made in us-east-1', {
    ours: true,
    template: (_, context) => refusesOtherRegions(context, home),
    exercise: isRefusedElsewhere,
    breaks: [
      removeSection('Rules'),
      setRule('Assertions[0].Assert', oneOf('us-east-1', 'eu-west-1')),
      setRule('Assertions[0].Assert', oneOf('us-east-1', 'us-west-2')),
      setRule('Assertions[0].Assert', oneOf('eu-west-1')),
    ],
  }),
]);

/** § 7, Template outputs. */
export const outputs = section('7', 'Template outputs', [
  control('ITEMS-TPL-03', 'output ApiInvokeUrl: the full URL that answers the POST', {
    judge: ({ api, stage, post }, { system, scenario: { region } }: Context) => {
      const { value } = output(system, 'ApiInvokeUrl');
      const base = `https://${need(api.apiId)}.execute-api.${region}.amazonaws.com/${need(stage.name)}`;
      const path = need(post.path);
      return expectFact(value, 'the output ApiInvokeUrl', `${base}${path}`, (text) => {
        const url = invokeUrl(text);
        return (
          url !== undefined &&
          url.apiId === need(api.apiId) &&
          url.stage === need(stage.name) &&
          url.region === region &&
          fitsPath(url.path, path)
        );
      });
    },
    exercise: urlAnswers,
    breaks: [
      renameOutput('ApiInvokeUrl', 'ApiInvokeURL'),
      setOutput('ApiInvokeUrl', sub('https://${ItemsApi}.execute-api.us-east-1.amazonaws.com/${ApiStage}')),
      setOutput('ApiInvokeUrl', sub('https://${ItemsApi}.execute-api.us-east-1.amazonaws.com/items')),
      setOutput('ApiInvokeUrl', 'https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/items'),
    ],
    breaksInMotion: [
      setOutput('ApiInvokeUrl', sub('https://${ItemsApi}.execute-api.us-east-1.amazonaws.com/${ApiStage}')),
    ],
  }),

  control('ITEMS-TPL-04', "output DynamoDBTableName: the table's name", {
    judge: ({ table }, { system }) => outputIs(system, 'DynamoDBTableName', table.name),
    breaks: [
      renameOutput('DynamoDBTableName', 'TableName'),
      setOutput('DynamoDBTableName', 'stackproof-demo-items'),
      setOutput('DynamoDBTableName', sub('${ItemsTable.Arn}')),
    ],
  }),

  control('ITEMS-TPL-05', "output SnsTopicArn: the topic's ARN", {
    judge: ({ topic }, { system }) => outputIs(system, 'SnsTopicArn', topic.arn),
    breaks: [
      renameOutput('SnsTopicArn', 'SNSTopicArn'),
      setOutput('SnsTopicArn', sub('${AlarmTopic.TopicName}')),
    ],
  }),
]);

/** The specification's last part, on the template as a whole. */
export const result = section('8', 'Expected result', [
  control('ITEMS-TPL-06', 'comments explain it: each major resource has one', {
    template: (subjects, { system }) => commented(subjects, system),
    breaks: [
      dropComments('fn'),
      dropComments('role'),
      dropComments('api'),
      dropComments('post'),
      dropComments('model'),
      dropComments('validator'),
      dropComments('table'),
      dropComments('key'),
      dropComments('alarm'),
      dropComments('topic'),
    ],
  }),

  control('ITEMS-TPL-07', 'the template is valid and creates without an error', {
    template: (_, { system }) => isValid(system),
    live: (_, { system }) => isComplete(system),
    breaks: [add('alarm', 'AlarmActions', ref('Nobody'))],
  }),
]);
