/** A variable of the specification. */
export interface Variable {
  /** As Terraform writes it. */
  readonly name: string;
  /** As a template writes it. */
  readonly parameter: string;
  readonly type: 'string' | 'number' | 'bool' | 'map(string)';
  /** Its default as a text, null for null; undefined: an address that reaches nobody, or none. */
  readonly usual: string | null | undefined;
  /** Whether a template has it as a parameter: what only tags the stack is given with the stack. */
  readonly inTemplate: boolean;
}

const variable = (
  name: string,
  parameter: string,
  type: Variable['type'],
  usual: Variable['usual'],
  inTemplate = true,
): Variable => ({ name, parameter, type, usual, inTemplate });

/** The variables, in the order of the specification. */
export const variables: readonly Variable[] = [
  variable('environment_suffix', 'EnvironmentSuffix', 'string', 'dev'),
  variable('project_name', 'ProjectName', 'string', 'serverless-api', false),
  variable('environment', 'Environment', 'string', 'prod'),
  variable('primary_region', 'PrimaryRegion', 'string', 'us-east-1'),
  variable('secondary_region', 'SecondaryRegion', 'string', 'us-west-2'),
  variable('lambda_memory_size', 'LambdaMemorySize', 'number', '256'),
  variable('lambda_timeout', 'LambdaTimeout', 'number', '30'),
  variable('lambda_runtime', 'LambdaRuntime', 'string', 'python3.11'),
  variable('api_throttle_burst_limit', 'ApiThrottleBurstLimit', 'number', '5000'),
  variable('api_throttle_rate_limit', 'ApiThrottleRateLimit', 'number', '10000'),
  variable('cloudwatch_retention_days', 'CloudwatchRetentionDays', 'number', '30'),
  variable('enable_xray_tracing', 'EnableXrayTracing', 'bool', 'true'),
  variable('enable_route53', 'EnableRoute53', 'bool', 'false'),
  variable('domain_name', 'DomainName', 'string', null),
  variable('certificate_arn', 'CertificateArn', 'string', null),
  variable('tags', 'Tags', 'map(string)', '{}', false),
  variable('alarm_email', 'AlarmEmail', 'string', undefined),
];

/** Whether a text is an address of a domain that is reserved for examples (RFC 2606, RFC 6761): mail to it reaches nobody. */
export const reachesNobody = (address: string): boolean =>
  /^[^\s@]+@(?:[a-z0-9-]+\.)*(?:example\.(?:com|org|net)|example|invalid|test)$/i.test(address);
