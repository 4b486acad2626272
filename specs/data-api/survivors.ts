import type { SurvivorRecord } from '../../src/mutation/survivors.ts';

const key = 'Resources.DataKey.Properties.KeyPolicy';
const [root, service, callers] = [0, 1, 2].map((index) => `${key}.Statement[${String(index)}]`) as [
  string,
  string,
  string,
];
const trust = (role: string): string => `Resources.${role}.Properties.AssumeRolePolicyDocument`;
const grants = (index: number): string => `Resources.FunctionRole.Properties.Policies[${String(index)}]`;
const gatewayRole = 'Resources.ApiGatewayLoggingRole';
const topicPolicy = 'Resources.AlarmTopicPolicy';
const publishing = `${topicPolicy}.Properties.PolicyDocument.Statement[0]`;
const properties = (id: string): string => `Resources.${id}.Properties`;

/** What of lib/data-api.yaml may change without breaking a clause. Reviewed by hand: each reason stands for its mutants. */
export const survivors: readonly SurvivorRecord[] = [
  // Texts and names for readers.
  {
    mutants: [
      'remove-property|alter-text:Description',
      'remove-property:AWSTemplateFormatVersion',
      'remove-constraint|alter-text:Parameters.Environment.Description',
      'remove-constraint|alter-text:Parameters.LogLevel.Description',
      'remove-property|alter-text:Rules.OnlyInUsEast1.Assertions[0].AssertDescription',
      'remove-property|alter-text:Outputs.*.Description',
      `*:${properties('DataKey')}.Description`,
      `*:${properties('DataFunction')}.Description`,
      `*:${properties('FunctionErrorsAlarm')}.AlarmDescription`,
    ],
    reason:
      'A text for readers. Of all descriptions the specification fixes one, that of SNSEmail (DATA-TPL-04); CloudFormation has one format version, with or without saying so.',
  },
  {
    mutants: [
      `remove-property|alter-text|under-condition:${key}.*.Sid`,
      `remove-property|alter-text|under-condition:${publishing}.Sid`,
      `alter-text|under-condition:${grants(0)}.PolicyName`,
      `alter-text|under-condition:${grants(1)}.PolicyName`,
    ],
    reason: 'The name of a statement or an inline policy: it grants nothing and takes nothing away.',
  },
  {
    mutants: [
      `*:${properties('DataKeyAlias')}.AliasName`,
      `*:${properties('FunctionLogGroup')}.LogGroupName`,
      `*:${properties('ApiAccessLogGroup')}.LogGroupName`,
      `*:${properties('FunctionErrorsAlarm')}.AlarmName`,
      `*:${properties('AlarmTopic')}.TopicName`,
      `remove-property:${properties('AlarmTopic')}`,
    ],
    reason:
      "The specification asks that two names derive from the stack's, the API's and the table's (DATA-API-01, DATA-TABLE-01). Whatever this one is, everything that uses it refers to it.",
  },
  {
    mutants: [
      `remove-property|alter-text|under-condition:${properties('DataTable')}.TableName`,
      `alter-text:${properties('DataApi')}.Name`,
    ],
    reason:
      "The name still derives from the stack's: only what stands behind it differs, or CloudFormation makes it of the stack's name and the logical id.",
  },

  // What the template adds to what is asked.
  {
    mutants: [
      'remove-property|swap-enum:Resources.*.DeletionPolicy',
      'remove-property|swap-enum:Resources.*.UpdateReplacePolicy',
      `*:${properties('DataTable')}.PointInTimeRecoverySpecification`,
      `*:${properties('DataTable')}.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled`,
      `add-property:${properties('DataTable')}=TableClass`,
      `remove-property|step-number:${properties('DataKey')}.PendingWindowInDays`,
      `remove-property:${properties('*LogGroup')}.RetentionInDays`,
      `remove-property:${properties('*LogGroup')}`,
    ],
    reason:
      'How long data, keys and logs are kept, and what becomes of them with the stack: § 3 and § 4 do not speak of it. A group without properties keeps its place: the others refer to it.',
  },
  {
    mutants: [`*:${properties('DataFunction')}.MemorySize`, `*:${properties('DataFunction')}.Timeout`],
    reason:
      'The size and the patience of the function: § 1 fixes neither. That it still answers shows in motion.',
  },
  {
    mutants: [`*:${properties('DataFunction')}.Environment.Variables.LOG_LEVEL`],
    reason:
      'The specification asks for the parameter LogLevel (DATA-TPL-03) and names the variables that the function must have; this one is not among them.',
  },
  {
    mutants: [
      `remove-property:${properties('DataApi')}.EndpointConfiguration`,
      `remove-property:${properties('DataApi')}.EndpointConfiguration.Types`,
      `remove-item|swap-enum|under-condition:${properties('DataApi')}.EndpointConfiguration.Types[0]`,
    ],
    reason:
      'The kind of endpoint is not asked for. A private one, which nobody reaches from outside, shows when the URL is called (DATA-TPL-07, live).',
  },
  {
    mutants: [
      `remove-property|swap-enum|under-condition:${properties('PostDataMethod')}.AuthorizationType`,
      `add-property:${properties('PostDataMethod')}=ApiKeyRequired`,
      `add-property:${properties('PostDataMethod')}=RequestParameters`,
      `add-property:${properties('DataApi')}=DisableExecuteApiEndpoint`,
      `add-property:${properties('DataFunction')}=ReservedConcurrentExecutions`,
    ],
    reason:
      'Nothing in the specification speaks of who may call the API or how often the function may run. A setting that turns requests away shows when the URL is called (DATA-FN-03, DATA-TPL-07, live).',
  },
  {
    mutants: [`alter-text|under-condition:${properties('ApiStage')}.AccessLogSetting.Format`],
    reason:
      'DATA-LOG-02 asks for a format that API Gateway takes: one line with a request id. Which other fields it has is free. (Without the request id the mutant is killed.)',
  },
  {
    mutants: [
      `add-property:${properties('FunctionErrorsAlarm')}.AlarmActions`,
      `add-property:${properties('AlarmEmailSubscription')}=FilterPolicy`,
    ],
    reason:
      'DATA-ALARM-04 and -05 ask that the alarm notifies the topic and that SNSEmail is subscribed to it; both still are. Who else is told, and which messages an address picks, is not asked.',
  },

  // The key's policy: § 2 says whom it must admit, not whom it must shut out.
  {
    mutants: [
      `*:${service}`,
      `*:${service}.Effect`,
      `*:${service}.Principal`,
      `*:${service}.Principal.Service`,
      `*:${service}.Action`,
      `*:${service}.Action[*]`,
      `negate:${service}.Resource`,
      `*:${callers}.Action`,
      `*:${callers}.Action[*]`,
    ],
    reason:
      'DATA-KMS-03 wants one statement beside root that lets DynamoDB use the key, for itself or for its callers. There are two: what one of them loses the other still gives, and neither is forbidden to give more. (Both broken at once are declared with the control, and killed.)',
  },
  {
    mutants: [
      `drop-condition:${callers}.Condition`,
      `drop-condition:${callers}.Condition.StringEquals`,
      `drop-condition|under-condition:${callers}.Condition.StringEquals.kms:CallerAccount`,
      `drop-condition|under-condition:${callers}.Condition.StringEquals.kms:ViaService`,
      `change-principal:${callers}.Principal`,
      `change-principal:${callers}.Principal.AWS`,
      `change-principal:${root}.Principal.AWS=+arn:aws:iam::999999999999:root`,
      `add-action|widen-action:${root}.Action`,
    ],
    reason:
      'It opens the key to more than before. § 2 says whom the policy has to admit; no clause says whom it has to shut out. (Where the condition becomes wrong for DynamoDB itself, DATA-KMS-06 kills it.)',
  },
  {
    mutants: [
      `alter-text|under-condition:${callers}.Principal.AWS`,
      `add-property:${properties('DataKey')}=KeyUsage`,
    ],
    reason:
      'AWS does not take such a key: a principal that is none is refused, and so is a key for signatures with its default, symmetric, specification.',
  },

  // The topic's policy, and the roles' trust.
  {
    mutants: [`remove-resource|under-condition:${topicPolicy}`, `*:${topicPolicy}.Properties.Topics[0]`],
    reason:
      "Without a policy of its own (or with one for another topic) a topic has SNS's default, which lets this account's alarms publish: DATA-ALARM-04 holds.",
  },
  {
    mutants: [
      `drop-condition:${publishing}.Condition`,
      `drop-condition:${publishing}.Condition.*`,
      `drop-condition|under-condition:${publishing}.Condition.StringEquals.aws:SourceAccount`,
      `drop-condition|under-condition|widen-resource:${publishing}.Condition.ArnEquals.aws:SourceArn`,
      `add-action|widen-action:${publishing}.Action`,
      `widen-resource:${publishing}.Resource`,
      `change-principal:${publishing}.Principal`,
      `change-principal:${publishing}.Principal.Service`,
      `add-statement:${publishing}=everything`,
    ],
    reason:
      'CloudWatch may still publish, which is what DATA-ALARM-04 asks. That others may as well is asked against by no clause.',
  },
  {
    mutants: [
      `add-action|widen-action:${trust('FunctionRole')}.Statement[0].Action`,
      `add-action|widen-action:${trust('ApiGatewayLoggingRole')}.Statement[0].Action`,
    ],
    reason:
      'Who may assume the role stays the same (DATA-ROLE-02, DATA-LOG-04): tagging a session and the like need it to be assumed first, and an action of another service means nothing in a trust policy.',
  },
  {
    mutants: [
      `add-condition:${trust('FunctionRole')}.Statement[0]`,
      `add-condition:${trust('ApiGatewayLoggingRole')}.Statement[0]`,
    ],
    reason:
      'A trust that hangs on a condition of the request cannot be decided: DATA-ROLE-02 and DATA-LOG-04 are not observable then, which is never green under --strict.',
  },
  {
    mutants: [
      `change-principal:${trust('ApiGatewayLoggingRole')}.Statement[0].Principal`,
      `change-principal:${trust('ApiGatewayLoggingRole')}.Statement[0].Principal.Service`,
      `add-statement:${trust('ApiGatewayLoggingRole')}.Statement[0]=everything`,
      `attach-managed:${gatewayRole}=AdministratorAccess`,
      `attach-managed:${gatewayRole}=service-role/AWSLambdaBasicExecutionRole`,
      `attach-elsewhere:${gatewayRole}`,
    ],
    reason:
      "API Gateway's logging role is not the function's: DATA-LOG-04 (ours) asks that API Gateway can log with it. That it is granted or trusts more is asked against by no clause.",
  },
  {
    mutants: [
      `attach-managed:${gatewayRole}=*`,
      `add-property:${gatewayRole}.Properties=PermissionsBoundary`,
      `alter-text:${gatewayRole}.Properties.ManagedPolicyArns[0]`,
      `attach-managed:Resources.FunctionRole=ReadOnlyAccess`,
    ],
    reason:
      "A policy of AWS's whose document does not come with Stackproof: what the role is granted is not observable, which is never green under --strict.",
  },
  {
    mutants: [
      'remove-resource|under-condition:Resources.ApiGatewayAccount',
      'remove-property:Resources.ApiGatewayAccount.Properties',
      '*:Resources.ApiGatewayAccount.Properties.CloudWatchRoleArn',
    ],
    reason:
      "The account may have a logging role already (DATA-LOG-04 is ours, and not observable without this stack's own): a stack that leaves the setting out meets its specification.",
  },

  // The same by another spelling, or nothing at all.
  {
    mutants: [
      `freeze:${root}.Principal.AWS=1AWS::Partition`,
      `freeze:${callers}.Condition.StringEquals.kms:ViaService`,
      `freeze:${properties('PostDataMethod')}.Integration.Uri=1AWS::Partition`,
      `freeze:${properties('PostDataMethod')}.Integration.Uri=3AWS::Region`,
      `freeze:${properties('ApiInvokesFunction')}.SourceArn=1AWS::Partition`,
      `freeze:${properties('ApiInvokesFunction')}.SourceArn=3AWS::Region`,
      `freeze:${gatewayRole}.Properties.ManagedPolicyArns[0]`,
      'freeze:Outputs.ApiGatewayUrl.Value=3AWS::Region',
      'freeze:Outputs.ApiGatewayUrl.Value=5AWS::URLSuffix',
    ],
    reason:
      'The constant is what it always comes to: the stack can only be made in us-east-1 (DATA-TPL-05), which is in the partition aws.',
  },
  {
    mutants: [
      `*:${key}.Version`,
      `*:${trust('*')}.Version`,
      `*:${grants(0)}.PolicyDocument.Version`,
      `*:${grants(1)}.PolicyDocument.Version`,
      `*:${topicPolicy}.Properties.PolicyDocument.Version`,
    ],
    reason:
      'The older version of the policy language, which is also its default, lacks only policy variables. These policies have none, so that they mean the same.',
  },
  {
    mutants: [
      `swap-attribute:${properties('DataKeyAlias')}.TargetKeyId=DataKey.Arn`,
      `swap-attribute:${properties('ApiInvokesFunction')}.FunctionName=DataFunction.Ref`,
      `swap-enum:${properties('PostDataMethod')}.HttpMethod=ANY`,
      `swap-enum|under-condition:${properties('FunctionErrorsAlarm')}.Statistic`,
    ],
    reason:
      'It means the same: a key by its ARN or its id, a function by its ARN or its name, ANY, which includes POST; and the greatest or the average number of errors is above 0 exactly when their sum is.',
  },
  {
    mutants: [
      `swap-enum|under-condition:${properties('ApiInvokesFunction')}.Action`,
      `swap-enum:${properties('ApiInvokesFunction')}.Principal=*`,
      `widen-resource:${properties('ApiInvokesFunction')}.SourceArn=open end`,
    ],
    reason:
      'API Gateway may still invoke the function, and from this API only (DATA-API-05, DATA-API-07): the SourceArn names it. More than that no clause asks.',
  },
  {
    mutants: [
      `add-action:${grants(0)}.PolicyDocument.Statement[0].Action=s3:GetObject`,
      `add-action:${grants(1)}.PolicyDocument.Statement[0].Action=s3:GetObject`,
      `widen-resource:${grants(0)}.PolicyDocument.Statement[0].Resource=open end`,
    ],
    reason:
      "It grants nothing: no object of S3 has the ARN of a log group or a table, and the group's ARN ends with `:*` already.",
  },
  {
    mutants: [`remove-property|under-condition:${properties('ApiStage')}.StageName`],
    reason:
      'API Gateway makes no stage without a name; CloudFormation has no default that could be told. DATA-API-06 is not observable, which is never green under --strict.',
  },

  // Comments.
  {
    mutants: [
      'drop-comment:AWSTemplateFormatVersion',
      'drop-comment:Parameters.SNSEmail',
      'drop-comment:Rules',
      'drop-comment:Resources.DataKeyAlias',
      'drop-comment:Resources.DataResource',
      'drop-comment:Resources.ApiInvokesFunction',
      'drop-comment:Resources.ApiDeployment',
      'drop-comment:Resources.ApiGatewayLoggingRole',
      'drop-comment:Resources.ApiGatewayAccount',
      'drop-comment:Resources.AlarmTopicPolicy',
      'drop-comment:Resources.AlarmEmailSubscription',
    ],
    reason:
      'DATA-TPL-06 asks for comments at the major resources and the important properties; this is none of them.',
  },
  {
    mutants: [
      'drop-comment:Resources.*.Properties.*',
      'drop-comment:Resources.*.Properties.*.*',
      'drop-comment:Resources.DataKey=',
      'drop-comment:Resources.DataTable=',
      'drop-comment:Resources.FunctionRole=',
      'drop-comment:Resources.DataFunction=',
      'drop-comment:Resources.PostDataMethod=',
      'drop-comment:Resources.ApiStage=',
      'drop-comment:Resources.FunctionErrorsAlarm=',
    ],
    reason:
      'One comment of several at the same resource or property: the others still explain it. (All of them together are another mutant, and killed.)',
  },

  // Deployed to the local target.
  {
    mutants: ['live:DATA-TPL-11=*'],
    reason:
      'The local target makes a stack whatever it refers to. A deploy by hand does not come so far: cfn-lint, which the deployed sample leaves out, refuses it first, as does AWS.',
  },
];
