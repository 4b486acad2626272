import { expectFact } from '../../src/control/expect.ts';
import type { Context } from '../../src/control/control.ts';
import type { Check } from '../../src/control/verdict.ts';
import { oneByOne } from '../common/one-by-one.ts';
import { hcl, inPackageTemplate, remove, set } from './breaks.ts';
import { suffixOf } from './followed.ts';
import { named } from './names.ts';
import type { ProfilesApi } from './subjects.ts';
import { tagsInTemplate, tagsInTerraform, tagsLive } from './tags.ts';
import { control, section } from './words.ts';

/** One check a name. */
const areNamedAfterSuffix = (subjects: ProfilesApi, context: Context): readonly Check[] => {
  const suffix = suffixOf(context);
  const { accountId } = context.scenario;
  return oneByOne(
    named.map(({ what, name, is }) => () => {
      const whole = is?.(suffix, accountId);
      return expectFact(name(subjects), what, whole ?? `${suffix}-…`, (text) =>
        whole === undefined ? text?.startsWith(`${suffix}-`) === true : text === whole,
      );
    }),
  );
};

/** Names and tags. */
export const naming = section('-', 'Names and tags', [
  control('PROF-NAME-01', 'whatever the specification names has the environment suffix in its name', {
    judge: areNamedAfterSuffix,
    breaks: [
      inPackageTemplate(set('bucket', 'BucketName', 'lambda-deployments-123456789012')),
      set('pool', 'UserPoolName', 'dev-user-pool'),
      set('client', 'ClientName', 'mobile-app-client'),
      set('poolDomain', 'Domain', 'dev-auth'),
      set('AWS::DynamoDB::GlobalTable', 'TableName', 'dev-user-profiles'),
      set('role', 'RoleName', 'lambda-execution-role'),
      set('gatewayRole', 'RoleName', 'api-gateway-cloudwatch-role'),
      set('functionLogGroup', 'LogGroupName', '/aws/lambda/dev-api-handler'),
      set('accessLogGroup', 'LogGroupName', '/aws/apigateway/dev-api'),
      set('fn', 'FunctionName', 'dev-api-handler'),
      set('api', 'Name', 'profiles-api'),
      set('topic', 'TopicName', 'api-alarms'),
      set('dashboard', 'DashboardName', 'api-dashboard'),
      set('apiAlarm', 'AlarmName', 'api-5xx-errors'),
      set('errorsAlarm', 'AlarmName', 'lambda-errors'),
      set('durationAlarm', 'AlarmName', 'lambda-duration'),
      set('tableAlarm', 'AlarmName', 'dynamodb-errors'),
      set('samplingRule', 'SamplingRule.RuleName', 'api-sampling'),
    ],
    breaksTerraform: [
      hcl.set('aws_s3_bucket.packages', 'bucket', '"${var.environment_suffix}-lambda-deployments"'),
      hcl.set('aws_cognito_user_pool.users', 'name', '"dev-user-pool"'),
      hcl.set('aws_cognito_user_pool_client.mobile', 'name', '"mobile-app-client"'),
      hcl.set('aws_cognito_user_pool_domain.users', 'domain', '"${var.environment_suffix}-auth"'),
      hcl.set('aws_dynamodb_table.profiles', 'name', '"dev-user-profiles"'),
      hcl.set('aws_iam_role.function', 'name', '"lambda-execution-role"'),
      hcl.set('aws_iam_role.gateway_logs', 'name', '"api-gateway-cloudwatch-role"'),
      hcl.set('aws_cloudwatch_log_group.function', 'name', '"/aws/lambda/dev-api-handler"'),
      hcl.set('aws_cloudwatch_log_group.api', 'name', '"/aws/apigateway/dev-api"'),
      hcl.set('aws_lambda_function.api', 'function_name', '"dev-api-handler"'),
      hcl.set('aws_api_gateway_rest_api.profiles', 'name', '"profiles-api"'),
      hcl.set('aws_sns_topic.alarms', 'name', '"api-alarms"'),
      hcl.set('aws_cloudwatch_dashboard.api', 'dashboard_name', '"api-dashboard"'),
      hcl.set('aws_cloudwatch_metric_alarm.api_errors', 'alarm_name', '"api-5xx-errors"'),
      hcl.set('aws_cloudwatch_metric_alarm.function_errors', 'alarm_name', '"lambda-errors"'),
      hcl.set('aws_cloudwatch_metric_alarm.function_duration', 'alarm_name', '"lambda-duration"'),
      hcl.set('aws_cloudwatch_metric_alarm.table_errors', 'alarm_name', '"dynamodb-errors"'),
      hcl.set('aws_xray_sampling_rule.api', 'rule_name', '"api-sampling"'),
    ],
  }),

  control('PROF-NAME-02', 'whatever can carry tags has a Name tag, merged with the additional ones', {
    template: tagsInTemplate,
    terraform: tagsInTerraform,
    live: tagsLive,
    // A table's tags would come back on the next table of that name there.
    breaksInMotion: [remove('fn', 'Tags')],
    breaks: [
      remove('fn', 'Tags'),
      remove('role', 'Tags'),
      remove('functionLogGroup', 'Tags'),
      remove('topic', 'Tags'),
      remove('pool', 'UserPoolTags'),
      remove('AWS::DynamoDB::GlobalTable', 'Replicas[0].Tags'),
      remove('AWS::DynamoDB::GlobalTable', 'Replicas[1].Tags'),
      remove('distribution', 'Tags'),
      remove('samplingRule', 'Tags'),
      set('apiAlarm', 'Tags', [{ Key: 'name', Value: 'alarm' }]),
      set('api', 'Tags', [{ Key: 'Name', Value: '' }]),
      inPackageTemplate(remove('bucket', 'Tags')),
    ],
    breaksTerraform: [
      hcl.remove('aws_lambda_function.api', 'tags'),
      hcl.remove('aws_s3_object.package', 'tags'),
      hcl.remove('aws_dynamodb_table.profiles', 'replica.propagate_tags'),
      hcl.set('aws_sns_topic.alarms', 'tags', 'var.tags'),
      hcl.set('aws_cognito_user_pool.users', 'tags', '{ Name = "${var.environment_suffix}-user-pool" }'),
      hcl.set('aws_iam_role.function', 'tags', '{ Name = "role" }'),
    ],
  }),
]);
