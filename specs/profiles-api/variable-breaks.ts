import type { MutantDeclaration } from '../../src/mutation/declaration.ts';
import type { TerraformMutantDeclaration } from '../../src/mutation/terraform/declaration.ts';
import { hcl, set, setOutput, setParameter } from './breaks.ts';
import { variables } from './variables.ts';

type Parameter = Parameters<typeof setParameter>[0];

/** The parameters that a template declares, as its words take them. */
const parameters = variables.flatMap(({ inTemplate, parameter, type }) =>
  inTemplate ? [{ name: parameter as Parameter, type }] : [],
);

/** A declaration that is wrong, parameter by parameter. */
const wrongDeclarations: readonly MutantDeclaration[] = parameters.flatMap(({ name, type }) => [
  setParameter(name, 'Type', type === 'number' ? 'String' : 'CommaDelimitedList'),
  setParameter(name, 'Description', ''),
  setParameter(name, 'Default', otherDefault(type)),
  ...(type === 'bool'
    ? [setParameter(name, 'AllowedValues', [name === 'EnableRoute53' ? 'false' : 'true'])]
    : []),
]);

function otherDefault(type: string): string | number {
  if (type === 'number') return 120;
  return type === 'bool' ? 'maybe' : 'somebody@stackproof.dev';
}

/** A literal in each variable's place: the one that is right with the defaults. */
const literals: readonly MutantDeclaration[] = [
  set('AWS::DynamoDB::GlobalTable', 'TableName', 'dev-user-profiles'),
  set('samplingRule', 'SamplingRule.Attributes.Environment', 'prod'),
  set('AWS::DynamoDB::GlobalTable', 'Replicas[0].Region', 'us-east-1'),
  setOutput('PrimaryRegion', 'us-east-1'),
  set('AWS::DynamoDB::GlobalTable', 'Replicas[1].Region', 'us-west-2'),
  set('fn', 'MemorySize', 256),
  set('fn', 'Timeout', 30),
  set('fn', 'Runtime', 'python3.11'),
  set('stage', 'MethodSettings[0].ThrottlingBurstLimit', 5000),
  set('stage', 'MethodSettings[0].ThrottlingRateLimit', 10000),
  set('functionLogGroup', 'RetentionInDays', 30),
  set('accessLogGroup', 'RetentionInDays', 30),
  set('fn', 'TracingConfig.Mode', 'Active'),
  set('stage', 'TracingEnabled', true),
  set('AWS::Route53::HostedZone', 'Name', 'example.com'),
  set('distribution', 'DistributionConfig.ViewerCertificate', { CloudFrontDefaultCertificate: true }),
  set('AWS::SNS::Subscription', 'Endpoint', 'alarms@example.com'),
];

/** The template's mutants of its parameters. */
export const variableBreaks: readonly MutantDeclaration[] = [...wrongDeclarations, ...literals];

/** An own default for each type that no variable has. */
const wrongDefault = {
  string: '"other@stackproof.dev"',
  number: '120',
  bool: 'null',
  'map(string)': '{ a = "b" }',
};

const declarations: readonly TerraformMutantDeclaration[] = variables.flatMap(({ name, type }) => {
  const address = `variable.${name}`;
  return [
    hcl.set(address, 'type', type === 'string' ? 'any' : 'string'),
    hcl.remove(address, 'description'),
    hcl.set(address, 'default', wrongDefault[type]),
  ];
});

const literalsInCode: readonly TerraformMutantDeclaration[] = [
  hcl.set('aws_dynamodb_table.profiles', 'name', '"dev-user-profiles"'),
  hcl.set('local.default_tags', 'Project', '"serverless-api"'),
  hcl.set('aws_xray_sampling_rule.api', 'attributes', '{ Environment = "prod" }'),
  hcl.set('provider.aws', 'region', '"us-east-1"'),
  hcl.set('output.primary_region', 'value', '"us-east-1"'),
  hcl.set('aws_sns_topic.alarms', 'provider', 'aws.secondary'),
  hcl.set('aws_dynamodb_table.profiles', 'replica.region_name', '"us-west-2"'),
  hcl.set('provider.aws.secondary', 'region', '"us-west-2"'),
  hcl.set('aws_lambda_function.api', 'memory_size', '256'),
  hcl.set('aws_lambda_function.api', 'timeout', '30'),
  hcl.set('aws_lambda_function.api', 'runtime', '"python3.11"'),
  hcl.set('aws_api_gateway_method_settings.all', 'settings.throttling_burst_limit', '5000'),
  hcl.set('aws_api_gateway_method_settings.all', 'settings.throttling_rate_limit', '10000'),
  hcl.set('aws_cloudwatch_log_group.function', 'retention_in_days', '30'),
  hcl.set('aws_cloudwatch_log_group.api', 'retention_in_days', '30'),
  hcl.set('aws_lambda_function.api', 'tracing_config.mode', '"Active"'),
  hcl.set('aws_api_gateway_stage.prod', 'xray_tracing_enabled', 'true'),
  hcl.set('aws_route53_zone.domain', 'count', '1'),
  hcl.set('aws_route53_zone.domain', 'name', '"example.com"'),
  hcl.set('aws_cloudfront_distribution.edge', 'viewer_certificate.acm_certificate_arn', 'null'),
  hcl.set('aws_sns_topic_subscription.email', 'endpoint', '"alarms@example.com"'),
];

/** The Terraform code's mutants of its variables. */
export const terraformVariableBreaks: readonly TerraformMutantDeclaration[] = [
  ...declarations,
  ...literalsInCode,
];
