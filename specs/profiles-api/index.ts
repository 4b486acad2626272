import type { Spec } from '../../src/control/control.ts';
import { api } from './api.ts';
import { compute } from './compute.ts';
import { dns } from './dns.ts';
import { edge } from './edge.ts';
import type { ProfilesApiEvidence } from './evidence.ts';
import { inUse } from './in-use.ts';
import { logs } from './logs.ts';
import { monitoring } from './monitoring.ts';
import { naming } from './naming.ts';
import { outputs } from './outputs.ts';
import { packaging } from './package.ts';
import { permissions } from './permissions.ts';
import { profilesApiSubjects, type ProfilesApi } from './subjects.ts';
import { table } from './table.ts';
import { terraform } from './terraform.ts';
import { users } from './users.ts';

const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/73737373-7373-4737-8737-737373737373';

/** The profiles API: users sign in, and keep their profiles through an API behind CloudFront, in a table of two regions. */
export const profilesApi: Spec<ProfilesApi, ProfilesApiEvidence> = {
  id: 'profiles-api',
  title: 'profiles API',
  reference: 'lib/profiles-api.yaml',
  terraform: 'lib/profiles-api',
  deviations: [
    'the table has replicas in two regions: the text of the specification promises them, its code has none (docs/deviations.md)',
    'the user pool is of the tier PLUS: any other refuses the threat protection that is asked for (docs/deviations.md)',
    "API Gateway's logging role is set for the account, and reaches the execution logs: as specified it could write none (docs/deviations.md)",
    'the dashboard and the alarm on user errors name the series that AWS publishes: most of the specified ones do not exist (docs/deviations.md)',
    'the health check, the error pages and the sampling rule are as specified, and do little (docs/deviations.md)',
  ],
  region: 'us-east-1',
  circumstances: [
    // A domain that is given and not asked for changes nothing.
    { DomainName: 'profiles.example.com', CertificateArn: certificate },
    // Everything other than usual at once: what has to follow a parameter shows, and a domain of one's own needs three of them.
    {
      EnvironmentSuffix: 'pr73',
      ProjectName: 'another-project',
      Environment: 'staging',
      SecondaryRegion: 'eu-west-1',
      LambdaMemorySize: '512',
      LambdaTimeout: '31',
      LambdaRuntime: 'python3.12',
      ApiThrottleBurstLimit: '4000',
      ApiThrottleRateLimit: '9000',
      CloudwatchRetentionDays: '60',
      AlarmEmail: 'others@example.org',
      EnableXrayTracing: 'false',
      EnableRoute53: 'true',
      DomainName: 'profiles.example.com',
      CertificateArn: certificate,
      Tags: '{"Owner":"stackproof"}',
    },
  ],
  sections: [
    terraform,
    naming,
    packaging,
    users,
    table,
    permissions,
    compute,
    api,
    logs,
    edge,
    dns,
    monitoring,
    outputs,
    inUse,
  ],
  subjects: profilesApiSubjects,
  variables: undefined,
  loadExercises: async () => (await import('./exercises.ts')).exerciseProfilesApi,
  loadSurvivors: async () => (await import('./survivors.ts')).survivors,
  loadTerraformSurvivors: async () => (await import('./survivors-terraform.ts')).terraformSurvivors,
  live: {
    outputs: {
      ApiGatewayInvokeUrl: 'restApiUrl',
      LambdaFunctionArn: 'functionArn',
      DynamodbTableName: 'tableName',
      SnsTopicArn: 'topicArn',
      CognitoUserPoolId: 'userPoolId',
      CloudfrontDistributionId: 'distributionId',
      Route53ZoneId: 'hostedZoneId',
      CloudwatchDashboardName: 'dashboardName',
    },
    tableVariables: ['DYNAMODB_TABLE_NAME'],
    gatewayRole: true,
    tags: true,
    names: {
      role: ['{EnvironmentSuffix}-api-gateway-cloudwatch-role'],
      alarm: ['api-5xx-errors', 'lambda-errors', 'lambda-duration', 'dynamodb-errors'].map(
        (name) => `{EnvironmentSuffix}-${name}`,
      ),
      bucket: ['{EnvironmentSuffix}-lambda-deployments-{account}'],
      samplingRule: ['{EnvironmentSuffix}-api-sampling'],
    },
  },
};
