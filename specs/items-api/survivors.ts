import type { SurvivorRecord } from '../../src/mutation/survivors.ts';

const properties = (id: string): string => `Resources.${id}.Properties`;
const keyPolicy = `${properties('ItemsKey')}.KeyPolicy`;
const trust = `${properties('FunctionRole')}.AssumeRolePolicyDocument`;
const grants = (index: number): string => `${properties('FunctionRole')}.Policies[${String(index)}]`;
const statement = (index: number): string => `${grants(index)}.PolicyDocument.Statement[0]`;
const topicPolicy = 'Resources.AlarmTopicPolicy';
const publishing = `${topicPolicy}.Properties.PolicyDocument.Statement[0]`;
const method = properties('PostItemsMethod');
const schema = `${properties('ItemModel')}.Schema`;
const permission = properties('ApiInvokesFunction');
const alarm = properties('FunctionErrorsAlarm');

/** What of lib/serverless_template.yaml may change without breaking a clause. Reviewed by hand: each reason stands for its mutants. */
export const survivors: readonly SurvivorRecord[] = [
  // Texts and names for readers.
  {
    mutants: [
      'remove-property|alter-text:Description',
      'remove-property:AWSTemplateFormatVersion',
      'remove-property|alter-text:Rules.OnlyInUsEast1.Assertions[0].AssertDescription',
      'remove-property|alter-text:Outputs.*.Description',
      `*:${properties('ItemsKey')}.Description`,
      `*:${properties('ItemsFunction')}.Description`,
      `*:${alarm}.AlarmDescription`,
    ],
    reason:
      'A text for readers. The specification fixes none; CloudFormation has one format version, with or without saying so.',
  },
  {
    mutants: [
      `remove-property|alter-text:${keyPolicy}.*.Sid`,
      `remove-property|alter-text:${publishing}.Sid`,
      `alter-text:${properties('FunctionRole')}.*.PolicyName`,
      `remove-property|alter-text:${schema}.title`,
      `remove-property|alter-text:${schema}.$schema`,
      `remove-property|alter-text:${properties('BodyValidator')}.Name`,
    ],
    reason:
      'The name of a statement, a policy, a schema or a validator: it grants nothing, refuses nothing and is referred to by nothing.',
  },
  {
    mutants: [
      `*:${properties('ItemsTable')}.TableName`,
      `*:${properties('FunctionLogGroup')}.LogGroupName`,
      `*:${properties('ItemsApi')}.Name`,
      `remove-property|alter-text:${properties('ItemModel')}.Name`,
      `*:${alarm}.AlarmName`,
      `*:${properties('AlarmTopic')}.TopicName`,
      `remove-property:${properties('AlarmTopic')}`,
      `alter-text:${properties('ApiStage')}.StageName`,
    ],
    reason:
      'The specification gives the variable and the outputs their names, and no resource one. Whatever this one is called, everything that uses it refers to it. (An API without a name is refused by AWS, as cfn-lint says for ITEMS-TPL-07.)',
  },

  // What the template adds to what is asked.
  {
    mutants: [
      'remove-property|swap-enum:Resources.*.DeletionPolicy',
      'remove-property|swap-enum:Resources.*.UpdateReplacePolicy',
      `*:${properties('ItemsTable')}.PointInTimeRecoverySpecification`,
      `*:${properties('ItemsTable')}.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled`,
      `add-property:${properties('ItemsTable')}=TableClass`,
      `remove-property|flip-boolean:${properties('ItemsKey')}.EnableKeyRotation`,
      `remove-property|step-number:${properties('ItemsKey')}.PendingWindowInDays`,
      `remove-property:${properties('FunctionLogGroup')}.RetentionInDays`,
      `remove-property:${properties('FunctionLogGroup')}`,
    ],
    reason:
      'How long data, keys and logs are kept, and whether the key rotates: the specification does not speak of it. A group without properties keeps its place: the others refer to it.',
  },
  {
    mutants: [
      `*:${properties('ItemsFunction')}.MemorySize`,
      `*:${properties('ItemsFunction')}.Timeout`,
      `add-property:${properties('ItemsFunction')}=ReservedConcurrentExecutions`,
      `remove-property|swap-enum:${properties('ItemsTable')}.BillingMode`,
    ],
    reason:
      'The size and the patience of the function, and how the table is paid for: the specification fixes none of it. That it still answers shows in motion (ITEMS-FN-04). (A table that is provisioned without capacity is refused by AWS, as cfn-lint says for ITEMS-TPL-07.)',
  },
  {
    mutants: [
      `remove-property:${properties('ItemsApi')}`,
      `remove-property:${properties('ItemsApi')}.EndpointConfiguration`,
      `remove-property:${properties('ItemsApi')}.EndpointConfiguration.Types`,
      `remove-item|swap-enum:${properties('ItemsApi')}.EndpointConfiguration.Types[0]`,
      `add-property:${properties('ItemsApi')}=DisableExecuteApiEndpoint`,
      `remove-property|swap-enum:${method}.AuthorizationType`,
      `add-property:${method}=ApiKeyRequired`,
      `add-property:${method}=RequestParameters`,
    ],
    reason:
      'The kind of endpoint and who may call it are not asked for. One that turns the requests away shows when the URL is called (ITEMS-TPL-03, live).',
  },
  {
    mutants: [`*:${properties('BodyValidator')}.ValidateRequestParameters`],
    reason: 'The specification asks that the body is validated (ITEMS-API-04). This is about parameters.',
  },
  {
    mutants: [
      `*:${schema}.properties.name.minLength`,
      `*:${schema}.properties.name.maxLength`,
      `swap-enum:${schema}.properties.name.type`,
      `remove-property|flip-boolean:${schema}.additionalProperties`,
    ],
    reason:
      'The schema in the specification is an example: ITEMS-API-03 asks for an object with a typed and a required property, and this is still one. What it takes and refuses is posted, whatever it is (ITEMS-FN-04, ITEMS-API-06).',
  },
  {
    mutants: [
      `remove-property:${method}.RequestModels.application/json`,
      `*:${method}.RequestModels.$default`,
      `freeze:${method}.RequestModels.application/json`,
    ],
    reason:
      'ITEMS-API-05 asks that the JSON which clients send is validated: the model for application/json does it, by reference or by the name that it is given, or the one for every type. What becomes of other types shows in motion (ITEMS-API-06, on AWS).',
  },
  {
    mutants: [`*:${alarm}.TreatMissingData`, `add-property:${alarm}.AlarmActions`],
    reason:
      'The specification asks that an error raises the alarm and that the alarm notifies the topic: both hold. What an absence of calls means, and who else is told, it leaves open.',
  },

  // The key's policy: it has to let the account decide, and nobody has to be shut out.
  {
    mutants: [
      `add-action|widen-action:${keyPolicy}.Statement[0].Action`,
      `change-principal:${keyPolicy}.Statement[0].Principal.AWS=+arn:aws:iam::999999999999:root`,
    ],
    reason:
      'It opens the key to more than before. ITEMS-KMS-01 and ITEMS-ROLE-04 say whom the policy has to admit; no clause says whom it has to shut out.',
  },
  {
    mutants: [`remove-property:${properties('ItemsKey')}`, `remove-property:${keyPolicy}`],
    reason:
      "Without a policy of its own a key has KMS's default, by which the account's IAM policies decide: ITEMS-KMS-01 and ITEMS-ROLE-04 hold.",
  },
  {
    mutants: [`add-property:${properties('ItemsKey')}=KeyUsage`],
    reason:
      'A key for signatures is refused by AWS with its default, symmetric, specification: such a stack is not made (ITEMS-TPL-07, live).',
  },

  // The topic's policy, and the role's trust.
  {
    mutants: [`remove-resource:${topicPolicy}`, `*:${topicPolicy}.Properties.Topics[0]`],
    reason:
      "Without a policy of its own (or with one for another topic) a topic has SNS's default, which lets this account's alarms publish: ITEMS-ALARM-03 holds.",
  },
  {
    mutants: [
      `drop-condition:${publishing}.Condition`,
      `drop-condition:${publishing}.Condition.*`,
      `drop-condition:${publishing}.Condition.StringEquals.aws:SourceAccount`,
      `drop-condition|widen-resource:${publishing}.Condition.ArnEquals.aws:SourceArn`,
      `add-action|widen-action:${publishing}.Action`,
      `widen-resource:${publishing}.Resource`,
      `change-principal:${publishing}.Principal`,
      `change-principal:${publishing}.Principal.Service`,
      `add-statement:${publishing}=everything`,
    ],
    reason:
      'CloudWatch may still publish, which is what ITEMS-ALARM-03 asks. That others may as well is asked against by no clause.',
  },
  {
    mutants: [`add-action|widen-action:${trust}.Statement[0].Action`],
    reason:
      'Who may assume the role stays the same (ITEMS-ROLE-01): tagging a session and the like need it to be assumed first, and an action of another service means nothing in a trust policy.',
  },
  {
    mutants: [`add-condition:${trust}.Statement[0]`],
    reason:
      'A trust that hangs on a condition of the request cannot be decided: ITEMS-ROLE-01 is not observable then, which is never green under --strict.',
  },
  {
    mutants: ['attach-managed:Resources.FunctionRole=ReadOnlyAccess'],
    reason:
      "A policy of AWS's whose document does not come with Stackproof: what the role is granted is not observable, which is never green under --strict.",
  },
  {
    mutants: [
      'attach-managed:Resources.FunctionRole=service-role/AWSLambdaBasicExecutionRole',
      `widen-resource:${statement(0)}.Resource`,
    ],
    reason:
      "The specification names three actions of CloudWatch Logs and no log group: ITEMS-ROLE-02 takes any scope that reaches the function's own.",
  },
  {
    mutants: [
      `add-action:${statement(0)}.Action=s3:GetObject`,
      `add-action:${statement(1)}.Action=s3:GetObject`,
      `add-action:${statement(2)}.Action=s3:GetObject`,
      `widen-action:${statement(2)}.Action[0]=kms:Decrypt*`,
    ],
    reason:
      'It grants nothing: no object of S3 has the ARN of a log group, a table or a key, and no other action of KMS begins with Decrypt.',
  },

  // The same by another spelling, or nothing at all.
  {
    mutants: [
      `freeze:${keyPolicy}.Statement[0].Principal.AWS=1AWS::Partition`,
      `freeze:${method}.Integration.Uri=1AWS::Partition`,
      `freeze:${method}.Integration.Uri=3AWS::Region`,
      `freeze:${permission}.SourceArn=1AWS::Partition`,
      `freeze:${permission}.SourceArn=3AWS::Region`,
      'freeze:Outputs.ApiInvokeUrl.Value=3AWS::Region',
      'freeze:Outputs.ApiInvokeUrl.Value=5AWS::URLSuffix',
      'freeze:Outputs.ApiInvokeUrl.Value=7ApiStage',
    ],
    reason:
      'The constant is what it always comes to: the stack can only be made in us-east-1 (ITEMS-TPL-08), which is in the partition aws, and the stage is called prod.',
  },
  {
    mutants: [
      `*:${keyPolicy}.Version`,
      `*:${trust}.Version`,
      `*:${grants(0)}.PolicyDocument.Version`,
      `*:${grants(1)}.PolicyDocument.Version`,
      `*:${grants(2)}.PolicyDocument.Version`,
      `*:${topicPolicy}.Properties.PolicyDocument.Version`,
    ],
    reason:
      'The older version of the policy language, which is also its default, lacks only policy variables. These policies have none, so that they mean the same.',
  },
  {
    mutants: [
      `swap-attribute:${properties('ItemsTable')}.SSESpecification.KMSMasterKeyId=ItemsKey.Ref`,
      `swap-attribute:${permission}.FunctionName=ItemsFunction.Ref`,
      `swap-enum:${method}.HttpMethod=ANY`,
      `swap-enum:${alarm}.Statistic=Maximum`,
    ],
    reason:
      'It means the same: a key or a function by its ARN or by its id or name, ANY, which includes POST; and the greatest number of errors is at least 1 exactly when their sum is.',
  },
  {
    mutants: [
      `remove-property:${permission}.SourceArn`,
      `widen-resource:${permission}.SourceArn`,
      `swap-enum:${permission}.Action`,
      `swap-enum:${permission}.Principal=*`,
    ],
    reason:
      'API Gateway may still invoke the function, which is what ITEMS-API-02 asks. That others may as well is asked against by no clause.',
  },
  {
    mutants: [`freeze:${method}.ResourceId`],
    reason:
      'A resource by an id that AWS has yet to give it: which path the method is on cannot be told, so that ITEMS-API-01 is not observable, which is never green under --strict.',
  },
  {
    mutants: [`remove-property:${properties('ApiStage')}.StageName`],
    reason:
      'API Gateway makes no stage without a name; CloudFormation has no default that could be told. ITEMS-TPL-03 is not observable, which is never green under --strict.',
  },

  // Comments.
  {
    mutants: [
      'drop-comment:AWSTemplateFormatVersion',
      'drop-comment:Rules',
      'drop-comment:Resources.FunctionLogGroup',
      'drop-comment:Resources.ItemsResource',
      'drop-comment:Resources.ApiInvokesFunction',
      'drop-comment:Resources.ApiDeployment',
      'drop-comment:Resources.ApiStage',
      'drop-comment:Resources.AlarmTopicPolicy',
    ],
    reason:
      'ITEMS-TPL-06 asks for comments at the resources that the specification describes; this is none of them.',
  },
  {
    mutants: [
      'drop-comment:Resources.*.Properties.*',
      'drop-comment:Resources.*.Properties.*.*',
      'drop-comment:Resources.ItemsKey=',
      'drop-comment:Resources.ItemsTable=',
      'drop-comment:Resources.FunctionRole=',
      'drop-comment:Resources.ItemsFunction=',
      'drop-comment:Resources.ItemModel=',
      'drop-comment:Resources.PostItemsMethod=',
      'drop-comment:Resources.FunctionErrorsAlarm=',
    ],
    reason:
      'One comment of several at the same resource: the others still explain it. (All of them together are another mutant, and killed.)',
  },

  // Deployed to the local target.
  {
    mutants: ['live:ITEMS-TPL-07=*'],
    reason:
      'The local target makes a stack whatever it refers to. A deploy by hand does not come so far: cfn-lint, which the deployed sample leaves out, refuses it first, as does AWS.',
  },
];
