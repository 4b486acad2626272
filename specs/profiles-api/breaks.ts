import { breaksOf } from '../../src/mutation/breaks.ts';
import { terraformBreaks } from '../../src/mutation/terraform/breaks.ts';
import type { ProfilesApi } from './subjects.ts';

type Parameter =
  | 'EnvironmentSuffix'
  | 'Environment'
  | 'PrimaryRegion'
  | 'SecondaryRegion'
  | 'LambdaMemorySize'
  | 'LambdaTimeout'
  | 'LambdaRuntime'
  | 'ApiThrottleBurstLimit'
  | 'ApiThrottleRateLimit'
  | 'CloudwatchRetentionDays'
  | 'AlarmEmail'
  | 'EnableXrayTracing'
  | 'EnableRoute53'
  | 'DomainName'
  | 'CertificateArn';

/** The outputs, as a template names them. */
export type OutputName =
  | 'ApiGatewayInvokeUrl'
  | 'ApiGatewayId'
  | 'ApiGatewayArn'
  | 'CloudfrontDomainName'
  | 'CloudfrontDistributionId'
  | 'CloudfrontUrl'
  | 'CognitoUserPoolId'
  | 'CognitoUserPoolArn'
  | 'CognitoUserPoolClientId'
  | 'CognitoUserPoolDomain'
  | 'DynamodbTableName'
  | 'DynamodbTableArn'
  | 'DynamodbTableStreamArn'
  | 'LambdaFunctionName'
  | 'LambdaFunctionArn'
  | 'LambdaLogGroup'
  | 'PrimaryRegion'
  | 'SecondaryRegion'
  | 'Route53ZoneId'
  | 'Route53NameServers'
  | 'CustomDomainName'
  | 'SnsTopicArn'
  | 'CloudwatchDashboardName'
  | 'EnvironmentSuffix'
  | 'Environment';

/** Words for what breaks a clause in the template. */
export const {
  set,
  remove,
  add,
  swapReference,
  removeResource,
  removeAttribute,
  addResource,
  attachFromElsewhere,
  setParameter,
  setOutput,
  renameOutput,
  together,
  inPackageTemplate,
  onlyWhen,
} = breaksOf<ProfilesApi, Parameter, OutputName>();

/** Words for what breaks it in the Terraform code. */
export const hcl = terraformBreaks;

export { ref, sub } from '../../src/mutation/data.ts';
