import { equals, expectFact } from '../../src/control/expect.ts';
import { accessLogsGoTo, isApartFrom } from '../common/access-log.ts';
import { atFirstError, inOnePeriodOf, notifiesTopic, watchesErrors } from '../common/alarm.ts';
import { errorRaisesAlarm, notifies } from '../common/in-motion.ts';
import { parameterValue } from '../common/relations.ts';
import { isSubscribed } from '../common/subscribed.ts';
import { gatewayCanLog } from './gateway-logging.ts';
import { leavesLine } from './in-motion.ts';
import { add, remove, removeAttribute, removeResource, set, swapReference } from './breaks.ts';
import { control, section } from './words.ts';

/** § 4, Logging and monitoring. */
export const monitoring = section('4', 'Logging and monitoring', [
  control('DATA-LOG-01', "a log group of its own for the API's access logs", {
    judge: ({ accessLogGroup: group, fn }) => [
      equals(group.own, true, 'that the stack itself made the log group'),
      isApartFrom(fn, group),
    ],
    breaks: [set('accessLogGroup', 'LogGroupName', 'API-Gateway-Execution-Logs_api/dev')],
  }),

  control('DATA-LOG-02', 'the stage sends its access logs there, in a format that API Gateway takes', {
    judge: ({ stage, accessLogGroup }) => [
      accessLogsGoTo(accessLogGroup, stage),
      expectFact(
        stage.accessLog.format,
        "the access logs' format",
        'one line that holds $context.requestId or $context.extendedRequestId',
        (format) =>
          format !== undefined &&
          /\$context\.(?:requestId|extendedRequestId)\b/.test(format) &&
          !format.trimEnd().includes('\n'),
      ),
    ],
    breaks: [
      set(
        'stage',
        'AccessLogSetting.DestinationArn',
        'arn:aws:logs:us-east-1:123456789012:log-group:elsewhere',
      ),
      set('stage', 'AccessLogSetting.Format', '$context.status $context.path'),
      remove('stage', 'AccessLogSetting'),
    ],
  }),

  control('DATA-LOG-03', 'a request leaves its own line there', {
    exercise: leavesLine,
    breaksInMotion: [remove('stage', 'AccessLogSetting')],
  }),

  control('DATA-LOG-04', 'what logging needs of the account is there', {
    ours: true,
    template: (subjects, context) => gatewayCanLog(subjects, context),
    live: (_, { system: { gatewayAccount } }) =>
      expectFact(
        gatewayAccount.cloudwatchRoleArn,
        "the role in API Gateway's account settings",
        'a role with which it can write logs',
        (arn) => arn !== undefined && arn !== '',
      ),
    breaks: [
      set('AWS::IAM::Role#2', 'AssumeRolePolicyDocument.Statement[0].Principal.Service', 'ec2.amazonaws.com'),
      remove('AWS::IAM::Role#2', 'ManagedPolicyArns'),
      removeAttribute('stage', 'DependsOn'),
    ],
    breaksInMotion: [removeResource('AWS::ApiGateway::Account')],
  }),

  control('DATA-ALARM-01', 'an alarm on the Errors metric of this function', {
    judge: ({ alarm, fn }) => watchesErrors(alarm, fn),
    breaks: [
      set('alarm', 'Namespace', 'AWS/ApiGateway'),
      set('alarm', 'MetricName', 'Invocations'),
      set('alarm', 'Unit', 'Seconds'),
      set('alarm', 'Dimensions[0].Value', 'other'),
      add('alarm', 'Dimensions', { Name: 'Resource', Value: 'live' }),
      remove('alarm', 'Dimensions'),
    ],
  }),

  control('DATA-ALARM-02', 'it fires on more than 0 errors in 1 of 1 periods of 300 seconds', {
    judge: ({ alarm }) => [atFirstError(alarm), ...inOnePeriodOf(alarm, 300)],
    breaks: [
      set('alarm', 'Threshold', 1),
      set('alarm', 'ComparisonOperator', 'GreaterThanOrEqualToThreshold'),
      set('alarm', 'Statistic', 'SampleCount'),
      set('alarm', 'Period', 60),
      set('alarm', 'EvaluationPeriods', 2),
      set('alarm', 'DatapointsToAlarm', 2),
    ],
  }),

  control('DATA-ALARM-03', 'missing data does not breach', {
    judge: ({ alarm }) => equals(alarm.treatMissingData, 'notBreaching', 'how the alarm treats missing data'),
    breaks: [set('alarm', 'TreatMissingData', 'breaching'), remove('alarm', 'TreatMissingData')],
  }),

  control('DATA-ALARM-04', "on ALARM it notifies the stack's topic, which lets CloudWatch publish", {
    judge: notifiesTopic,
    breaks: [
      remove('alarm', 'AlarmActions'),
      set('alarm', 'ActionsEnabled', false),
      set('AWS::SNS::TopicPolicy', 'PolicyDocument.Statement[0].Principal.Service', 's3.amazonaws.com'),
      set('topic', 'KmsMasterKeyId', 'alias/aws/sns'),
    ],
  }),

  control('DATA-ALARM-05', 'SNSEmail is subscribed to the topic by e-mail', {
    judge: ({ topic }, { scenario }) => isSubscribed(topic, parameterValue(scenario, 'SNSEmail'), 'SNSEmail'),
    breaks: [
      set('AWS::SNS::Subscription', 'Protocol', 'email-json'),
      set('AWS::SNS::Subscription', 'Endpoint', 'ops@example.com'),
      swapReference('AWS::SNS::Subscription', 'TopicArn'),
      removeResource('AWS::SNS::Subscription'),
    ],
  }),

  control('DATA-ALARM-06', "an alarm's change of state reaches a subscriber of the topic", {
    ours: true,
    exercise: notifies,
    breaksInMotion: [remove('alarm', 'AlarmActions')],
  }),

  control('DATA-ALARM-07', 'an error that the function does not handle puts the alarm into ALARM', {
    ours: true,
    exercise: errorRaisesAlarm,
    breaksInMotion: [set('alarm', 'Threshold', 10)],
  }),
]);
