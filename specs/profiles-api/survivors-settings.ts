import type { SurvivorRecord } from '../../src/mutation/survivors.ts';

const properties = (id: string): string => `Resources.${id}.Properties`;
const below = (path: string, operators: string, names: readonly string[]): readonly string[] =>
  names.map((name) => `${operators}:${path}.${name}`);
const each = (ids: readonly string[], mutants: (id: string) => readonly string[]): readonly string[] =>
  ids.flatMap(mutants);

const distribution = `${properties('Distribution')}.DistributionConfig`;
const pool = properties('UserPool');
const table = properties('ProfilesTable');
const kept = ['ProfilesTable', 'FunctionLogGroup', 'ApiLogGroup'];
const preflights = ['ProfilesPreflight', 'ProfilePreflight'];
const served = ['CreateProfile', 'ListProfiles', 'ReadProfile', 'UpdateProfile'];
const alarms = ['ApiErrorsAlarm', 'FunctionErrorsAlarm', 'FunctionDurationAlarm', 'TableErrorsAlarm'];

/** Settings of lib/profiles-api.yaml that may change, or say nothing, without breaking a clause. */
export const settingSurvivors: readonly SurvivorRecord[] = [
  // What AWS fills in when nothing is said.
  {
    mutants: [
      ...below(pool, 'remove-property', [
        'MfaConfiguration',
        'EmailConfiguration',
        'EmailConfiguration.EmailSendingAccount',
        'Schema[*].AttributeDataType',
      ]),
      ...below(properties('MobileClient'), 'remove-property', [
        'GenerateSecret',
        'AllowedOAuthFlowsUserPoolClient',
        'RefreshTokenValidity',
        'AccessTokenValidity',
        'IdTokenValidity',
      ]),
      ...below(table, 'remove-property', ['SSESpecification.SSEType', 'TimeToLiveSpecification']),
      ...each(preflights, (id) => [`remove-property:${properties(id)}.AuthorizationType`]),
      ...below(distribution, 'remove-property', [
        'Origins[0].CustomOriginConfig.HTTPPort',
        'Origins[0].CustomOriginConfig.HTTPSPort',
        'DefaultCacheBehavior.CachedMethods',
        'DefaultCacheBehavior.MinTTL',
        'CustomErrorResponses[*].ErrorCachingMinTTL',
        'Restrictions',
        'ViewerCertificate.Fn::If[2].CloudFrontDefaultCertificate',
      ]),
      `remove-property:${properties('DomainRecord')}.AliasTarget.EvaluateTargetHealth`,
      ...below(`${properties('DomainHealthCheck')}.HealthCheckConfig`, 'remove-property', [
        'Port',
        'FailureThreshold',
        'RequestInterval',
      ]),
      `under-condition:${properties('ApiFunction')}.TracingConfig.Mode`,
      `under-condition:${properties('ApiStage')}.TracingEnabled`,
    ],
    reason:
      "What is asked for is AWS's default: a pool, a client, a table, a method, a distribution, a record or a health check that says nothing of it has it; nor is a function or a stage traced that says nothing. A clause is met by what a template means.",
  },
  {
    mutants: [`remove-property:${table}.TimeToLiveSpecification.AttributeName`],
    reason:
      'PROF-TABLE-08 asks that time to live is off, and it is: an attribute counts, and is told by DynamoDB, only while it is on. (Another attribute than expiresAt is killed.)',
  },
  {
    mutants: below(distribution, 'remove-property', [
      'Restrictions.GeoRestriction',
      'Restrictions.GeoRestriction.RestrictionType',
    ]),
    reason:
      'Nobody is restricted by it, which is what PROF-CDN-07 asks. Half a restriction is refused by cfn-lint (E3003) and by CloudFormation before that matters.',
  },
  {
    mutants: [
      `remove-property|step-number|under-condition:${pool}.AccountRecoverySetting.RecoveryMechanisms[0].Priority`,
    ],
    reason:
      'PROF-COG-02 asks for recovery by verified e-mail. There is no second way that a priority could set before it; a number that Cognito does not take it refuses.',
  },

  // More, or other, than is asked.
  {
    mutants: each(kept, (id) => [
      `remove-property|swap-enum:Resources.${id}.DeletionPolicy`,
      `remove-property|swap-enum:Resources.${id}.UpdateReplacePolicy`,
    ]),
    reason: 'What becomes of the table and the logs with the stack: the specification does not speak of it.',
  },
  {
    mutants: [
      `step-number:${pool}.Policies.PasswordPolicy.MinimumLength=9`,
      `step-number:${pool}.Policies.PasswordPolicy.MinimumLength=80`,
      `under-condition:${pool}.Policies.PasswordPolicy.MinimumLength`,
    ],
    reason:
      'PROF-COG-01 asks for passwords of at least 8 characters: all that a longer minimum takes are. (A shorter one is killed.)',
  },
  {
    mutants: each(served, (id) => [`swap-enum:${properties(id)}.HttpMethod=ANY`]),
    reason:
      'ANY includes the verb that is asked for, behind the same authorizer and to the same function; a verb with a method of its own keeps it. PROF-API-03 forbids no further verb.',
  },
  {
    mutants: each([...served, 'DeleteProfile', ...preflights], (id) => [
      `add-property:${properties(id)}=RequestParameters`,
    ]),
    reason:
      'Which parameters of a request a method declares is left open; without a validator API Gateway does not insist on any.',
  },
  {
    mutants: each(preflights, (id) => [
      `flip-boolean|under-condition:${properties(id)}.MethodResponses[0].ResponseParameters.method.response.header.*`,
    ]),
    reason:
      'Whether a declared header is required: it is declared either way, and API Gateway passes on the one that the integration sets.',
  },
  {
    mutants: [
      `add-property:${properties('ApiFunction')}=ReservedConcurrentExecutions`,
      `add-property:${properties('Api')}=DisableExecuteApiEndpoint`,
    ],
    reason:
      'How often the function may run, and whether the API has its usual address, is asked of no configuration. A setting that turns requests away shows when the API is called (PROF-X-01, PROF-X-03, PROF-CDN-03).',
  },
  {
    mutants: [`add-property:${properties('ApiFunction')}.Environment.Variables=AWS_REGION`],
    reason:
      'PROF-FN-02 names the variables that the function must have, and it still has them. Lambda keeps this name for itself and refuses it, which deploying shows.',
  },
  {
    mutants: [`alter-text:${properties('ApiFunction')}.Code`],
    reason:
      'PROF-S3-02 asks for a folder of source code, not for a name of it. One that is not there stops whoever packages the template, before anything is made; one with other code shows in motion (PROF-X-03).',
  },
  {
    mutants: [
      ...each(alarms, (id) => [`add-property:${properties(id)}.AlarmActions`]),
      `add-property:${properties('AlarmEmailSubscription')}=FilterPolicy`,
    ],
    reason:
      'The alarms still notify the topic, and the address is still subscribed to it (PROF-MON-01, PROF-MON-03). Who else is told, and which messages an address picks, is not asked.',
  },
  {
    mutants: ['remove-property:Resources.DomainHealthCheck.DependsOn'],
    reason: 'PROF-DNS-03 asks what is checked, not in which order the check and the record are made.',
  },
  {
    mutants: ['remove-property:Resources.ApiFunction.DependsOn'],
    reason:
      "The log group comes first all the same (PROF-FN-05): the function refers to its role, and the role's policy to the log group.",
  },
  {
    mutants: [
      `freeze:${distribution}.Origins[0].OriginPath`,
      'freeze:Outputs.ApiGatewayInvokeUrl.Value=7ApiStage',
    ],
    reason: 'The stage is called prod (PROF-API-05), whether it is referred to or written down.',
  },
  {
    mutants: [`remove-property:${properties('ApiStage')}.StageName`],
    reason:
      'API Gateway makes no stage without a name; CloudFormation has no default that could be told. Whatever depends on it is not observable, which is never green under --strict.',
  },
  {
    mutants: ['alter-text:Metadata.Stackproof.PackageTemplate'],
    reason:
      "The template that it names is not there to be read: what is asked of the package's bucket is not observable, which is never green under --strict, and no deploy begins.",
  },
];
