import type { SurvivorRecord } from '../../src/mutation/survivors.ts';

const properties = (id: string): string => `Resources.${id}.Properties`;
const trust = (role: string): string => `${properties(role)}.AssumeRolePolicyDocument`;
const statement = (id: string, index: number): string =>
  `${properties(id)}.PolicyDocument.Statement[${String(index)}]`;
const queuePolicy = (index: number): string => statement('OrdersQueuePolicy', index);
const logging = (role: string): string => `${properties(role)}.Policies[0]`;
const response = (index: number): string =>
  `${properties('PostOrderMethod')}.Integration.IntegrationResponses[${String(index)}]`;
const each = (ids: readonly string[], mutants: (id: string) => readonly string[]): readonly string[] =>
  ids.flatMap(mutants);

const policies = ['WriteOrdersPolicy', 'PublishOrdersPolicy', 'ReadStreamPolicy', 'ReadQueuePolicy'];
const roles = ['StoreRole', 'NotifyRole', 'ApiRole'];
const functionRoles = ['StoreRole', 'NotifyRole'];
const functions = ['StoreFunction', 'NotifyFunction'];
const logGroups = ['StoreLogGroup', 'NotifyLogGroup'];
const kept = ['OrdersTable', 'OrdersQueue', 'DeadLetters', ...logGroups];

/** What of lib/order-pipeline.yaml may change without breaking a clause. Reviewed by hand: each reason stands for its mutants. */
export const survivors: readonly SurvivorRecord[] = [
  // Texts and names for readers.
  {
    mutants: [
      'remove-property|alter-text:Description',
      'remove-property:AWSTemplateFormatVersion',
      'remove-constraint|alter-text:Parameters.NotificationEmail.Description',
      'remove-property|alter-text:Outputs.*.Description',
      ...each(functions, (id) => [`remove-property|alter-text:${properties(id)}.Description`]),
      ...each(['0', '1', '2', '3'], (index) => [
        `remove-property|alter-text:${queuePolicy(Number(index))}.Sid`,
      ]),
      ...each(functionRoles, (id) => [`alter-text:${logging(id)}.PolicyName`]),
    ],
    reason: 'A text or a name for readers; CloudFormation has one format version, with or without saying so.',
  },
  {
    mutants: [
      'drop-comment:*',
      'drop-comment:Resources.*',
      'drop-comment:Parameters.*',
      'drop-comment:Resources.*.Properties.*',
      'drop-comment:Resources.*.Properties.*.*',
      'as-json:template',
    ],
    reason: 'No clause of this specification asks for YAML or for comments.',
  },
  {
    mutants: [
      ...each(policies, (id) => [`remove-property|swap-enum:${properties(id)}.PolicyDocument.Version`]),
      `remove-property|swap-enum:${properties('OrdersQueuePolicy')}.PolicyDocument.Version`,
      ...each(roles, (id) => [`remove-property|swap-enum:${trust(id)}.Version`]),
      ...each(functionRoles, (id) => [`remove-property|swap-enum:${logging(id)}.PolicyDocument.Version`]),
    ],
    reason:
      'The older version of the policy language differs in policy variables only, and none is used here.',
  },
  {
    mutants: ['swap-enum:Parameters.NotificationEmail.Type', 'rename:Parameters.NotificationEmail'],
    reason:
      'That a parameter gives the address is asked for, not what it is called; every type of them is a text in the end.',
  },

  // Names, sizes and habits that the specification leaves open.
  {
    mutants: [
      ...each(functions, (id) => [
        `*:${properties(id)}.FunctionName`,
        `remove-property|alter-text:${properties(id)}.Runtime`,
        `remove-property|swap-enum:${properties(id)}.Handler`,
        `remove-property|step-number:${properties(id)}.MemorySize`,
        `add-property:${properties(id)}=PackageType`,
        `add-property:${properties(id)}=ReservedConcurrentExecutions`,
        `add-property:${properties(id)}.Environment.Variables=AWS_REGION`,
      ]),
      `remove-property|step-number:${properties('NotifyFunction')}.Timeout`,
      `*:${properties('OrdersTopic')}.TopicName`,
      `*:${properties('OrdersApi')}.Name`,
      `remove-property:${properties('OrdersTopic')}`,
      `remove-property:${properties('OrdersApi')}`,
      `*:${properties('OrdersApi')}.EndpointConfiguration`,
      `*:${properties('OrdersApi')}.EndpointConfiguration.Types`,
      `*:${properties('OrdersApi')}.EndpointConfiguration.Types[0]`,
      `remove-property|alter-text:${properties('ApiStage')}.StageName`,
      `remove-property|alter-text:${properties('DeadLetters')}.QueueName`,
      `remove-property:${properties('DeadLetters')}`,
      `remove-property|step-number:${properties('DeadLetters')}.MessageRetentionPeriod`,
      `remove-property|swap-enum:${properties('OrdersTable')}.BillingMode`,
      `add-property:${properties('OrdersTable')}=TableClass`,
    ],
    reason:
      'The specification names the policies, roles, the table and the queue; what the rest is called and sized, what the functions are written in, is left open. That they run shows in motion.',
  },
  {
    mutants: [
      ...each(kept, (id) => [
        `remove-property|swap-enum:Resources.${id}.DeletionPolicy`,
        `remove-property|swap-enum:Resources.${id}.UpdateReplacePolicy`,
      ]),
    ],
    reason: 'What deleting the stack leaves behind is ORDER-E2E-04, which deletes it and looks.',
  },
  {
    mutants: [
      ...each(logGroups, (id) => [
        `remove-property:${properties(id)}`,
        `*:${properties(id)}.LogGroupName`,
        `remove-property|step-number:${properties(id)}.RetentionInDays`,
      ]),
      ...each(functions, (id) => [
        `remove-property:${properties(id)}.LoggingConfig`,
        `remove-property:${properties(id)}.LoggingConfig.LogGroup`,
      ]),
      ...each(functionRoles, (id) => [
        `widen-resource:${logging(id)}.PolicyDocument.Statement[0].Resource`,
        `attach-managed:Resources.${id}=service-role/AWSLambdaBasicExecutionRole`,
      ]),
    ],
    reason:
      'Where a function logs is open, as long as it can: the role is granted the group by its ARN, or any group. Without LoggingConfig it is the group of the same name.',
  },
  {
    mutants: [
      `remove-property|step-number:${properties('StoreMapping')}.BatchSize`,
      `remove-property|step-number:${properties('NotifyMapping')}.BatchSize`,
      `step-number:${properties('NotifyMapping')}.MaximumRetryAttempts`,
      `step-number:${properties('OrdersQueue')}.VisibilityTimeout=*`,
      `step-number:${properties('OrdersQueue')}.RedrivePolicy.maxReceiveCount=*`,
      `remove-property|step-number:${properties('StoreFunction')}.Timeout`,
    ],
    reason:
      'Still within what is asked: any batch, any bounded number of retries, at least five tries, at least six times the timeout.',
  },
  {
    mutants: [
      `remove-property|flip-boolean:${properties('NotifyMapping')}.BisectBatchOnFunctionError`,
      `remove-property:${properties('NotifyMapping')}.FunctionResponseTypes`,
      `remove-item|alter-text:${properties('NotifyMapping')}.FunctionResponseTypes[0]`,
    ],
    reason:
      'ORDER-FN-04 asks for one of the two ways of splitting a failing batch; the other is still there.',
  },
  {
    mutants: [`remove-property:Resources.StoreMapping.DependsOn`],
    reason:
      'Lambda checks, when the mapping is made, what the role may do; it may by its own policies, which it has from its making on.',
  },

  // The same said otherwise.
  {
    mutants: [
      'swap-attribute:Resources.*.Properties.FunctionName',
      `freeze:${properties('ApiRole')}.ManagedPolicyArns[0]`,
      `freeze:${properties('OrdersQueue')}.RedrivePolicy.deadLetterTargetArn`,
      `freeze:${properties('PostOrderMethod')}.Integration.Uri`,
      'freeze:Outputs.*.Value',
      `freeze:${queuePolicy(1)}.*`,
      `freeze:${queuePolicy(1)}.*.*`,
      `freeze:${properties('StoreFunction')}.Environment.Variables.TABLE_NAME`,
      `swap-enum:${properties('OrdersTable')}.StreamSpecification.StreamViewType=NEW_AND_OLD_IMAGES`,
      `swap-enum:${properties('PostOrderMethod')}.HttpMethod=ANY`,
      `swap-enum:${properties('PostOrderMethod')}.Integration.PassthroughBehavior=WHEN_NO_TEMPLATES`,
      `swap-reference:${properties('OrdersQueue')}.RedrivePolicy.deadLetterTargetArn`,
    ],
    reason:
      'The same in this account and region, or as good: another queue for dead letters, ANY for POST, both images. The specification asks for no template that fits other regions.',
  },
  {
    mutants: [
      'widen-action:Resources.*.Properties.PolicyDocument.Statement[*].Action',
      'widen-action:Resources.*.Properties.PolicyDocument.Statement[*].Action[*]',
      `negate:${statement('PublishOrdersPolicy', 1)}.Resource`,
      `negate:${statement('ReadStreamPolicy', 1)}.Resource`,
      `widen-resource:${statement('ReadStreamPolicy', 0)}.Resource`,
    ],
    reason:
      'It means the same: of the actions that IAM has the pattern matches this one alone; in a Deny it may match more. Listing takes no resource; any stream of the table is its own.',
  },
  {
    mutants: [
      'add-action:Resources.*.Properties.AssumeRolePolicyDocument.Statement[0].Action',
      'widen-action:Resources.*.Properties.AssumeRolePolicyDocument.Statement[0].Action',
      ...each(functionRoles, (id) => [`add-action:${logging(id)}.PolicyDocument.Statement[0].Action`]),
      `add-action:${queuePolicy(0)}.Action`,
      `add-action:${queuePolicy(1)}.Action`,
      `add-action:${queuePolicy(2)}.Action`,
      `add-action:${queuePolicy(3)}.Action`,
      'widen-resource:Resources.OrdersQueuePolicy.Properties.PolicyDocument.Statement[*].Resource',
    ],
    reason:
      "It gives nobody anything: an action that does not apply to that resource, that another statement of the same policy denies, or that is added to a Deny; the queue's policy is about this queue alone. A service becomes a role by sts:AssumeRole only.",
  },

  // Function 1 may receive by its own policy: what the queue's policy allows it is for readers.
  {
    mutants: [
      `drop-action:${queuePolicy(1)}.Action[0]`,
      `drop-action:${queuePolicy(1)}.Action[1]`,
      `drop-action:${queuePolicy(1)}.Action[2]`,
      `remove-item:${queuePolicy(1)}`,
      `*:${queuePolicy(1)}.Principal`,
      `*:${queuePolicy(1)}.Principal.AWS`,
      `swap-reference|negate:${queuePolicy(1)}.Resource`,
      `add-condition:${queuePolicy(1)}`,
      `change-principal:${queuePolicy(0)}.Principal`,
      `change-principal:${queuePolicy(0)}.Principal.AWS`,
    ],
    reason:
      "The role may receive by Lambda-Read-SQS, with or without the queue's policy; whomever else a statement lets in, the Deny statements keep out.",
  },
  {
    mutants: [
      `alter-text|negate:${queuePolicy(2)}.Principal`,
      `alter-text|negate:${queuePolicy(3)}.Principal`,
      ...each(roles, (id) => [
        `add-condition:${trust(id)}.Statement[0]`,
        `add-property:${properties(id)}=PermissionsBoundary`,
        `attach-managed:Resources.${id}=ReadOnlyAccess`,
      ]),
    ],
    reason:
      'Whom it lets in cannot be told from the template, and the verdict says so: not observable, which is no pass. (A condition on a trust, a boundary or a policy that is not at hand, a principal that no service would take.)',
  },

  // What the API answers.
  {
    mutants: [
      ...each(['0', '1', '2'], (index) => [
        `remove-property:${response(Number(index))}.ResponseTemplates`,
        `remove-property|alter-text:${response(Number(index))}.ResponseTemplates.application/json`,
        `remove-property|swap-enum:${response(Number(index))}.SelectionPattern`,
      ]),
      `remove-item:${response(1)}`,
      `remove-item:${response(2)}`,
      `swap-enum:${response(1)}.StatusCode`,
      `swap-enum:${response(2)}.StatusCode`,
      `add-property:${properties('PostOrderMethod')}.Integration.IntegrationResponses`,
    ],
    reason:
      'An error is still no success: it gets another status of an error, or the 500 of API Gateway that goes with no response at all. A default of 200 catches none while the patterns for 4xx and 5xx stand beside it. What an answer says is left open.',
  },
  {
    mutants: [
      `remove-property|swap-enum:${properties('PostOrderMethod')}.AuthorizationType`,
      `add-property:${properties('PostOrderMethod')}=ApiKeyRequired`,
      `add-property:${properties('PostOrderMethod')}=RequestParameters`,
      `add-property:${properties('OrdersApi')}=DisableExecuteApiEndpoint`,
    ],
    reason:
      'Who may post is left open; whether an order that is posted gets through shows in motion (ORDER-E2E-01).',
  },

  // What only shows in motion.
  {
    mutants: [
      ...each(functions, (id) => [`change-code:${properties(id)}.Code.ZipFile`]),
      `remove-property:${properties('StoreFunction')}.Environment`,
      `remove-property:${properties('StoreFunction')}.Environment.Variables`,
      `*:${properties('StoreFunction')}.Environment.Variables.TABLE_NAME`,
      `rename:${properties('NotifyFunction')}.Environment.Variables.TOPIC_ARN`,
      `add-property:${properties('OrdersTopic')}=KmsMasterKeyId`,
    ],
    reason:
      'What the functions do, and with which variables, is looked at in motion: an order that is posted has to arrive and be notified (ORDER-E2E-01, -02).',
  },
  {
    mutants: [`add-property:${properties('EmailSubscription')}=FilterPolicy`],
    reason:
      'ORDER-SNS-01 asks that the address is subscribed to the topic by e-mail, and it still is. Which messages it picks is not asked.',
  },

  // Deployed to the local target.
  {
    mutants: ['live:ORDER-QUEUE-05=*'],
    reason:
      'The Deny is not deployed to the local target, whose integrations act as the root of the account and would be shut out (its gap service-integration-role): ORDER-QUEUE-05 is not observable there. On the template the mutant is killed.',
  },
  {
    mutants: ['live:ORDER-API-04=*'],
    reason:
      'The local target serves the methods that an API has, whenever it was deployed (its gap missing-redeploy). On the template the mutant is killed.',
  },
  {
    mutants: ['live:ORDER-TPL-02=*'],
    reason:
      'The local target makes a stack whatever it refers to. A deploy by hand does not come so far: cfn-lint, which the deployed sample leaves out, refuses it first, as does AWS.',
  },
];
