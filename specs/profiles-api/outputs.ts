import { expectThat, fail, pass } from '../../src/control/expect.ts';
import type { Context } from '../../src/control/control.ts';
import { MissingSubject, Unobservable } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { bareName } from '../../src/terraform/spellings.ts';
import { oneByOne } from '../common/one-by-one.ts';
import { output } from '../common/outputs.ts';
import { hcl, renameOutput, ref, setOutput } from './breaks.ts';
import { outputList, type Output } from './output-values.ts';
import type { ProfilesApi } from './subjects.ts';
import { control, section } from './words.ts';

/**
 * Whether there is a domain of its own; undefined when Route 53 is on without one, as no stack can be made. Of a live stack that
 * tells no parameters, its outputs tell.
 */
const hasRoute53 = ({ scenario, system }: Context): boolean | undefined => {
  const on = scenario.parameters.get('EnableRoute53');
  if (on === undefined) return system.source === 'live' && system.outputs.get('Route53ZoneId') !== undefined;
  if (on !== 'true') return false;
  return scenario.parameters.get('DomainName') === '' ? undefined : true;
};

/** One check an output: it is there, and is its own value. */
const areOwnValues = (subjects: ProfilesApi, context: Context): readonly Check[] =>
  oneByOne(outputList.map((each) => () => isOwnValue(each, subjects, context)));

const isOwnValue = (each: Output, subjects: ProfilesApi, context: Context): Check => {
  const { name, ofRoute53, judge } = each;
  const { system } = context;
  const what = `the output ${name}`;
  const wanted = ofRoute53 !== true || hasRoute53(context);
  if (wanted === undefined) return pass();
  if (wanted) return judge(output(system, name), what, subjects, context);
  const found = system.outputs.get(name);
  return found === undefined
    ? pass()
    : fail(`${what} is there without Route 53`, {
        expected: 'no such output',
        actual: found.value.known ? found.value.value : 'an output',
        at: found.at,
      });
};

/** Terraform's names are the keys, these and no others. */
const areTerraformsNames = (_: ProfilesApi, { system: { terraform } }: Context): readonly Check[] => {
  if (terraform === undefined) throw new MissingSubject('Terraform code', 'there is none');
  const names = new Set(outputList.map((each) => each.terraform));
  const missing = [...names].filter((name) => !terraform.outputs.has(name));
  if (missing.length > 0 && terraform.unsaid !== undefined)
    throw new Unobservable(`the outputs that are null: ${terraform.unsaid}`);
  const more = [...terraform.outputs].filter(([name]) => !names.has(name));
  const [first] = more;
  return [
    expectThat(missing.length === 0, `there is no output ${missing.join(', ')}`, {
      expected: [...names],
      actual: [...terraform.outputs.keys()],
    }),
    expectThat(first === undefined, `there are further outputs: ${more.map(([name]) => name).join(', ')}`, {
      expected: 'the same outputs as the template has',
      actual: more.map(([name]) => name),
      ...(first === undefined ? {} : { at: first[1] }),
    }),
  ];
};

/** Each of Terraform's names is one output, in one spelling or another. */
const areSameKeys = (_: ProfilesApi, context: Context): readonly Check[] => {
  const keys = [...context.system.outputs.keys()];
  return outputList.map(({ terraform: name, ofRoute53 }) => {
    const found = keys.filter((key) => bareName(key) === bareName(name));
    const wanted = ofRoute53 !== true || hasRoute53(context);
    if (wanted === undefined || (!wanted && found.length === 0)) return pass();
    return expectThat(
      wanted && found.length === 1,
      found.length === 0
        ? `there is no output ${name}`
        : `the output ${name} is there as ${found.join(', ')}`,
      { expected: wanted ? `${name}, once` : `no ${name} without Route 53`, actual: found },
    );
  });
};

/** For each of Terraform's outputs, what belongs to another. */
const siblings: readonly (readonly [string, string])[] = [
  ['api_gateway_invoke_url', 'aws_cloudfront_distribution.edge.domain_name'],
  ['api_gateway_id', 'aws_api_gateway_rest_api.profiles.arn'],
  ['api_gateway_arn', 'aws_api_gateway_rest_api.profiles.execution_arn'],
  ['cloudfront_domain_name', 'aws_cloudfront_distribution.edge.id'],
  ['cloudfront_distribution_id', 'aws_cloudfront_distribution.edge.arn'],
  ['cloudfront_url', 'aws_api_gateway_stage.prod.invoke_url'],
  ['cognito_user_pool_id', 'aws_cognito_user_pool.users.arn'],
  ['cognito_user_pool_arn', 'aws_cognito_user_pool.users.id'],
  ['cognito_user_pool_client_id', 'aws_cognito_user_pool.users.id'],
  ['cognito_user_pool_domain', 'aws_cognito_user_pool.users.name'],
  ['dynamodb_table_name', 'aws_dynamodb_table.profiles.arn'],
  ['dynamodb_table_arn', 'aws_dynamodb_table.profiles.name'],
  ['dynamodb_table_stream_arn', 'aws_dynamodb_table.profiles.arn'],
  ['lambda_function_name', 'aws_lambda_function.api.arn'],
  ['lambda_function_arn', 'aws_lambda_function.api.function_name'],
  ['lambda_log_group', 'aws_cloudwatch_log_group.api.name'],
  ['primary_region', 'var.secondary_region'],
  ['secondary_region', 'var.primary_region'],
  ['route53_zone_id', 'var.enable_route53 ? aws_route53_zone.domain[0].name : null'],
  ['route53_name_servers', 'var.enable_route53 ? [aws_route53_zone.domain[0].zone_id] : null'],
  ['custom_domain_name', 'var.enable_route53 ? aws_route53_zone.domain[0].zone_id : null'],
  ['sns_topic_arn', 'aws_sns_topic.alarms.name'],
  ['cloudwatch_dashboard_name', '"dev-api-dashboard"'],
  ['environment_suffix', 'var.environment'],
  ['environment', 'var.environment_suffix'],
];

/** Outputs. */
export const outputs = section('-', 'Outputs', [
  control('PROF-OUT-01', 'the 25 outputs, each its own value; those of Route 53 only with it', {
    judge: areOwnValues,
    breaks: [
      renameOutput('ApiGatewayInvokeUrl', 'ApiUrl'),
      setOutput('ApiGatewayInvokeUrl', ref('Api')),
      setOutput('ApiGatewayId', ref('ApiStage')),
      setOutput('ApiGatewayArn', ref('Api')),
      setOutput('CloudfrontDomainName', ref('Distribution')),
      setOutput('CloudfrontDistributionId', { 'Fn::GetAtt': ['Distribution', 'DomainName'] }),
      setOutput('CloudfrontUrl', { 'Fn::GetAtt': ['Distribution', 'DomainName'] }),
      setOutput('CognitoUserPoolId', { 'Fn::GetAtt': ['UserPool', 'Arn'] }),
      setOutput('CognitoUserPoolArn', ref('UserPool')),
      setOutput('CognitoUserPoolClientId', ref('UserPool')),
      setOutput('CognitoUserPoolDomain', ref('UserPool')),
      setOutput('DynamodbTableName', { 'Fn::GetAtt': ['ProfilesTable', 'Arn'] }),
      setOutput('DynamodbTableArn', ref('ProfilesTable')),
      setOutput('DynamodbTableStreamArn', { 'Fn::GetAtt': ['ProfilesTable', 'Arn'] }),
      setOutput('LambdaFunctionName', { 'Fn::GetAtt': ['ApiFunction', 'Arn'] }),
      setOutput('LambdaFunctionArn', ref('ApiFunction')),
      setOutput('LambdaLogGroup', ref('ApiLogGroup')),
      setOutput('PrimaryRegion', ref('SecondaryRegion')),
      setOutput('SecondaryRegion', ref('PrimaryRegion')),
      setOutput('Route53ZoneId', ref('DomainName')),
      setOutput('Route53NameServers', ref('HostedZone')),
      setOutput('CustomDomainName', ref('HostedZone')),
      setOutput('SnsTopicArn', { 'Fn::GetAtt': ['AlarmTopic', 'TopicName'] }),
      setOutput('CloudwatchDashboardName', 'dev-api-dashboard'),
      setOutput('EnvironmentSuffix', 'dev'),
      setOutput('Environment', ref('EnvironmentSuffix')),
    ],
    breaksTerraform: [
      hcl.remove('output.api_gateway_invoke_url'),
      ...siblings.map(([name, value]) => hcl.set(`output.${name}`, 'value', value)),
      hcl.set(
        'output.route53_zone_id',
        'value',
        'var.enable_route53 ? aws_route53_zone.domain[0].zone_id : ""',
      ),
      hcl.set('output.custom_domain_name', 'value', 'var.domain_name == null ? "" : var.domain_name'),
    ],
  }),

  control(
    'PROF-FLOW-01',
    "Terraform's outputs and the stack's have the same names, as Terraform writes them",
    {
      terraform: areTerraformsNames,
      live: areSameKeys,
      breaksInMotion: [renameOutput('SnsTopicArn', 'Topic')],
      breaksTerraform: [
        hcl.swap('an output with another name', 'output "sns_topic_arn"', 'output "topic_arn"'),
        hcl.remove('output.environment'),
        hcl.addCode('an output more', 'output "extra" {\n  value = var.environment\n}'),
      ],
    },
  ),
]);
