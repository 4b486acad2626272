import type { Context } from '../../src/control/control.ts';
import { equals } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { LogGroupFacts } from '../../src/resources/log-group/facts.ts';
import { accessLogsGoTo } from '../common/access-log.ts';
import { oneByOne } from '../common/one-by-one.ts';
import { hcl, remove, set, sub } from './breaks.ts';
import { followed } from './followed.ts';
import { control, section } from './words.ts';

const isKept = ({ retention }: LogGroupFacts, whose: string, context: Context): Check =>
  equals(
    retention,
    Number(followed(context, 'CloudwatchRetentionDays', '30')),
    `how many days ${whose} log group keeps its lines`,
  );

const elsewhere = sub('arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:elsewhere');

/** The logs. */
export const logs = section('-', 'The logs', [
  control(
    'PROF-LOG-01',
    "the function's log group and the API's keep 30 days, and are the ones that are written",
    {
      judge: (its, context) =>
        oneByOne([
          () =>
            equals(
              its.functionLogGroup.name,
              need(its.fn.logGroupName),
              "the name of the function's log group",
            ),
          () => isKept(its.functionLogGroup, "the function's", context),
          () => accessLogsGoTo(its.accessLogGroup, its.stage),
          () => isKept(its.accessLogGroup, "the API's", context),
        ]),
      breaks: [
        set('functionLogGroup', 'LogGroupName', sub('/aws/lambda/${EnvironmentSuffix}-handler')),
        set('fn', 'LoggingConfig', { LogGroup: sub('/aws/lambda/${EnvironmentSuffix}-elsewhere') }),
        set('functionLogGroup', 'RetentionInDays', 30),
        remove('functionLogGroup', 'RetentionInDays'),
        set('stage', 'AccessLogSetting.DestinationArn', elsewhere),
        remove('stage', 'AccessLogSetting'),
        set('accessLogGroup', 'RetentionInDays', 30),
        remove('accessLogGroup', 'RetentionInDays'),
      ],
      breaksTerraform: [
        hcl.set('aws_cloudwatch_log_group.function', 'name', '"/aws/lambda/${local.api_name}"'),
        hcl.set('aws_cloudwatch_log_group.function', 'retention_in_days', '30'),
        hcl.remove('aws_cloudwatch_log_group.function', 'retention_in_days'),
        hcl.set(
          'aws_api_gateway_stage.prod',
          'access_log_settings.destination_arn',
          '"${local.logs_arn}:elsewhere"',
        ),
        hcl.set('aws_cloudwatch_log_group.api', 'retention_in_days', '30'),
        hcl.remove('aws_cloudwatch_log_group.api', 'retention_in_days'),
      ],
    },
  ),
]);
