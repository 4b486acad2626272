import type { SurvivorRecord } from '../../src/mutation/survivors.ts';

const properties = (id: string): string => `Resources.${id}.Properties`;
const atEach = (ids: readonly string[], operators: string, path: string): readonly string[] =>
  ids.map((id) => `${operators}:${properties(id)}.${path}`);

const roles = ['FunctionRole', 'ApiLoggingRole'];
const alarms = ['ApiErrorsAlarm', 'FunctionErrorsAlarm', 'FunctionDurationAlarm', 'TableErrorsAlarm'];
const tagged = [
  ...[...alarms, ...roles, 'FunctionLogGroup', 'ApiLogGroup', 'ApiFunction', 'Api', 'ApiStage'],
  ...['Distribution', 'AlarmTopic', 'SamplingRule'],
];
const otherText = 'swap-reference|freeze|alter-text';

/** Texts, names and parameters of lib/profiles-api.yaml that may change without breaking a clause. */
export const textSurvivors: readonly SurvivorRecord[] = [
  // Texts and names for readers.
  {
    mutants: [
      'remove-property|alter-text:Description',
      'remove-property:AWSTemplateFormatVersion',
      'alter-text:Parameters.*.Description',
      'remove-constraint|alter-text:Parameters.EnvironmentSuffix.ConstraintDescription',
      'remove-property|alter-text:Rules.*.Assertions[*].AssertDescription',
      'remove-property|alter-text:Outputs.*.Description',
      `remove-property|alter-text|under-condition:${properties('Api')}.Description`,
      `remove-property|${otherText}|under-condition:${properties('Distribution')}.DistributionConfig.Comment`,
      ...atEach(alarms, 'remove-property|alter-text|under-condition', 'AlarmDescription'),
    ],
    reason:
      'A text for readers. PROF-TF-03 asks that each parameter has a description, not which; CloudFormation has one format version, with or without saying so.',
  },
  {
    mutants: [
      'drop-comment:*',
      'drop-comment:Resources.*',
      'drop-comment:Resources.*.Properties.*',
      'drop-comment:Resources.*.Properties.*.*',
      'drop-comment:Resources.*.Properties.*.*.*',
      'as-json:template',
    ],
    reason: 'No clause of this specification asks for YAML or for comments.',
  },
  {
    mutants: [
      ...atEach(tagged, otherText, 'Tags[0].Value'),
      `${otherText}:${properties('UserPool')}.UserPoolTags.Name`,
      `${otherText}:${properties('ProfilesTable')}.Replicas[*].Tags[0].Value`,
      `${otherText}:${properties('HostedZone')}.HostedZoneTags[0].Value`,
      `${otherText}:${properties('DomainHealthCheck')}.HealthCheckTags[0].Value`,
    ],
    reason:
      'PROF-NAME-02 asks that there is a Name tag; PROF-NAME-01 fixes what resources are called, not what their tags say. (Without a text the mutant is killed.)',
  },
  {
    mutants: [
      `alter-text:${properties('UserPool')}.UserPoolName`,
      `alter-text:${properties('MobileClient')}.ClientName`,
      ...atEach(roles, 'alter-text', 'RoleName'),
      `alter-text:${properties('AlarmTopic')}.TopicName`,
      ...atEach(alarms, 'alter-text', 'AlarmName'),
      `alter-text:${properties('Dashboard')}.DashboardName`,
    ],
    reason:
      'The name still begins with the suffix, and two suffixes still make two of them: of these names PROF-NAME-01 gives no more.',
  },
  {
    mutants: [
      `${otherText}:${properties('FunctionRole')}.Policies[*].PolicyName`,
      `${otherText}:${properties('ApiLoggingRole')}.Policies[0].PolicyName`,
      `${otherText}:${properties('UsersAuthorizer')}.Name`,
    ],
    reason:
      'An inline policy and an authorizer are named within their role and their API alone: two deployments never meet there, and PROF-NAME-01 does not list them.',
  },

  // What parameters take.
  {
    mutants: [
      'remove-constraint:Parameters.EnvironmentSuffix.AllowedPattern',
      ...['LambdaMemorySize', 'LambdaTimeout', 'ApiThrottleBurstLimit', 'ApiThrottleRateLimit'].map(
        (name) => `remove-constraint|step-number:Parameters.${name}.MinValue`,
      ),
      ...['LambdaMemorySize', 'LambdaTimeout'].map(
        (name) => `remove-constraint|step-number:Parameters.${name}.MaxValue`,
      ),
      ...['EnableXrayTracing', 'EnableRoute53'].flatMap((name) => [
        `remove-constraint:Parameters.${name}.AllowedValues`,
        `add-property:Parameters.${name}.AllowedValues=other`,
      ]),
    ],
    reason:
      'PROF-TF-03 asks for a type, a description and a default; which other values a parameter takes or refuses is left open, as long as a switch takes both of its own. What AWS does not take it refuses itself.',
  },
  {
    mutants: ['remove-constraint|alter-text:Parameters.AlarmEmail.Default'],
    reason: 'PROF-TF-03 asks for an address of a domain that is reserved for examples, or none.',
  },
  {
    mutants: [
      'remove-property:Rules',
      'remove-property:Rules.*',
      'remove-item:Rules.*.Assertions[*]',
      'add-property:Rules.InThePrimaryRegion=RuleCondition',
      'swap-reference:Rules.InThePrimaryRegion.Assertions[1].Assert.Fn::Not[0].Fn::Equals[*]',
      'swap-reference:Rules.ADomainIsGiven.RuleCondition.Fn::Equals[0]',
      'alter-text:Rules.ADomainIsGiven.RuleCondition.Fn::Equals[1]',
      'swap-reference:Rules.ADomainIsGiven.Assertions[*].Assert.Fn::Not[0].Fn::Equals[0]',
      'alter-text:Rules.ADomainIsGiven.Assertions[*].Assert.Fn::Not[0].Fn::Equals[1]',
    ],
    reason:
      'The rules say early, and in words, what AWS would refuse later. The specification has none, and what a stack that may be made has does not depend on them. (One that refuses the defaults is no template any more.)',
  },
  {
    mutants: ['swap-reference:Conditions.HasDomain.Fn::And[1].Fn::Not[0].Fn::Equals[0]=CertificateArn'],
    reason:
      'It differs for a domain without a certificate alone, and CloudFront takes no such name: with both, and with neither, the distribution answers to what PROF-DNS-04 asks.',
  },
];
