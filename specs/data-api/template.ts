import { equals, expectFact, sameMembers } from '../../src/control/expect.ts';
import { MissingSubject, need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { invokeUrl } from '../../src/resources/rest-api/invoke-url.ts';
import type { ParameterFacts } from '../../src/resources/stack/facts.ts';
import type { System } from '../../src/resources/system.ts';
import { isRefusedElsewhere } from '../common/in-motion.ts';
import { output, outputIs } from '../common/outputs.ts';
import { isMadeIn, refusesOtherRegions } from '../common/region.ts';
import { isComplete, isValid, isYaml } from '../common/validity.ts';
import { commented } from './comments.ts';
import { urlAnswers } from './in-motion.ts';
import {
  add,
  dropComments,
  makeJson,
  oneOf,
  ref,
  removeSection,
  renameOutput,
  setOutput,
  setParameter,
  setRule,
  sub,
} from './breaks.ts';
import { control, section } from './words.ts';

const parameter = (system: System, name: string): ParameterFacts => {
  const found = system.parameters.get(name);
  if (found !== undefined) return found;
  throw new MissingSubject(`the parameter ${name}`, 'there is no such parameter');
};

const isChoice = (
  system: System,
  name: string,
  allowed: readonly string[],
  usual: string,
): readonly Check[] => {
  const { type, default: given, allowedValues } = parameter(system, name);
  return [
    equals(type, 'String', `the type of ${name}`),
    sameMembers(allowedValues, allowed, `the allowed values of ${name}`),
    equals(given, usual, `the default of ${name}`),
  ];
};

/** § 6, Template structure and best practices. */
export const structure = section('6', 'Template structure and best practices', [
  control('DATA-TPL-01', 'the template is YAML', {
    template: (_, { system }) => isYaml(system),
    breaks: [makeJson()],
  }),

  control('DATA-TPL-02', 'parameter Environment: a String, one of dev, stage, prod; dev by default', {
    judge: (_, { system }) => isChoice(system, 'Environment', ['dev', 'stage', 'prod'], 'dev'),
    breaks: [
      setParameter('Environment', 'AllowedValues', ['dev', 'stage', 'prod', 'test']),
      setParameter('Environment', 'Type', 'CommaDelimitedList'),
      setParameter('Environment', 'Default', 'prod'),
    ],
  }),

  control('DATA-TPL-03', 'parameter LogLevel: a String, one of INFO, WARN, ERROR; INFO by default', {
    judge: (_, { system }) => isChoice(system, 'LogLevel', ['INFO', 'WARN', 'ERROR'], 'INFO'),
    breaks: [
      setParameter('LogLevel', 'Type', 'CommaDelimitedList'),
      setParameter('LogLevel', 'AllowedValues', ['INFO', 'WARN', 'ERROR', 'DEBUG']),
      setParameter('LogLevel', 'Default', 'WARN'),
    ],
  }),

  control(
    'DATA-TPL-04',
    'parameter SNSEmail: a String, described as the e-mail address for SNS notifications',
    {
      judge: (_, { system }) => {
        const { type, description } = parameter(system, 'SNSEmail');
        return [
          equals(type, 'String', 'the type of SNSEmail'),
          expectFact(
            description,
            'the description of SNSEmail',
            'Email address for SNS notifications.',
            (text) => text?.trim().replace(/\.$/, '').toLowerCase() === 'email address for sns notifications',
          ),
        ];
      },
      breaks: [
        setParameter('SNSEmail', 'Type', 'CommaDelimitedList'),
        setParameter('SNSEmail', 'Description', 'Who is told.'),
      ],
    },
  ),

  control('DATA-TPL-05', 'the stack can only be made in us-east-1', {
    template: (_, context) => refusesOtherRegions(context),
    live: (_, { system }) => isMadeIn(system),
    exercise: isRefusedElsewhere,
    breaks: [
      removeSection('Rules'),
      setRule('Assertions[0].Assert', oneOf('us-east-1', 'eu-west-1')),
      setRule('Assertions[0].Assert', oneOf('us-east-1', 'us-west-2')),
      setRule('Assertions[0].Assert', oneOf('eu-west-1')),
      setRule('RuleCondition', { 'Fn::Equals': [ref('Environment'), 'prod'] }),
    ],
  }),

  control('DATA-TPL-06', 'each major resource and important property has a comment', {
    template: (subjects, { system }) => commented(subjects, system),
    breaks: [
      dropComments('fn'),
      dropComments('role'),
      dropComments('api'),
      dropComments('post'),
      dropComments('stage'),
      dropComments('table'),
      dropComments('key'),
      dropComments('AWS::Logs::LogGroup'),
      dropComments('accessLogGroup'),
      dropComments('alarm'),
      dropComments('topic'),
      dropComments('key', 'KeyPolicy'),
      dropComments('table', 'SSESpecification'),
      dropComments('stage', 'MethodSettings'),
      dropComments('alarm', 'Threshold'),
      dropComments('role', 'Policies'),
    ],
  }),

  control('DATA-TPL-07', "output ApiGatewayUrl: the stage's URL or its /data", {
    judge: ({ api, stage }, { system }) => {
      const { value } = output(system, 'ApiGatewayUrl');
      const base = `https://${need(api.apiId)}.execute-api.us-east-1.amazonaws.com/${need(stage.name)}`;
      return expectFact(value, 'the output ApiGatewayUrl', `${base}/data, or without /data`, (text) => {
        const url = invokeUrl(text);
        return (
          url !== undefined &&
          url.apiId === need(api.apiId) &&
          url.stage === need(stage.name) &&
          url.region === 'us-east-1' &&
          ['', '/data'].includes(url.path)
        );
      });
    },
    exercise: urlAnswers,
    breaks: [
      renameOutput('ApiGatewayUrl', 'ApiUrl'),
      setOutput('ApiGatewayUrl', 'https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/dev/data'),
    ],
    breaksInMotion: [
      setOutput(
        'ApiGatewayUrl',
        sub('https://${AWS::StackName}.execute-api.us-east-1.amazonaws.com/prod/data'),
      ),
    ],
  }),

  control('DATA-TPL-08', "output LambdaFunctionArn: the function's ARN", {
    judge: ({ fn }, { system }) => outputIs(system, 'LambdaFunctionArn', fn.arn),
    breaks: [
      renameOutput('LambdaFunctionArn', 'FunctionArn'),
      setOutput('LambdaFunctionArn', 'arn:aws:lambda:us-east-1:123456789012:function:other'),
    ],
  }),

  control('DATA-TPL-09', "output DynamoDBTableName: the table's name", {
    judge: ({ table }, { system }) => outputIs(system, 'DynamoDBTableName', table.name),
    breaks: [
      renameOutput('DynamoDBTableName', 'TableName'),
      setOutput('DynamoDBTableName', 'stackproof-demo-data'),
    ],
  }),

  control('DATA-TPL-10', "output CloudWatchAlarmName: the alarm's name", {
    judge: ({ alarm }, { system }) => outputIs(system, 'CloudWatchAlarmName', alarm.name),
    breaks: [
      renameOutput('CloudWatchAlarmName', 'AlarmName'),
      setOutput('CloudWatchAlarmName', 'stackproof-demo-function-errors'),
    ],
  }),

  control('DATA-TPL-11', 'the template is valid and creates without an error', {
    template: (_, { system }) => isValid(system),
    live: (_, { system }) => isComplete(system),
    breaks: [add('alarm', 'AlarmActions', ref('Nobody'))],
  }),
]);
