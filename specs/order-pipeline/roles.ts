import type { Context } from '../../src/control/control.ts';
import { equals, expectFact, expectThat, notObservable, pass } from '../../src/control/expect.ts';
import { expectGrants } from '../../src/control/expect-grants.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { known } from '../../src/facts/fact.ts';
import { allow, type Grant } from '../../src/iam/grants.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import type { ManagedPolicyFacts } from '../../src/resources/managed-policy/facts.ts';
import type { AttachedPolicy, RoleFacts } from '../../src/resources/role/facts.ts';
import { grantsBeside, grantsByResources, grantsOfRole, ifThere } from '../common/grants.ts';
import { onlyAssumedBy } from '../common/role.ts';
import { add, attachFromElsewhere, denying, remove, set } from './breaks.ts';
import { carries } from './policies-by-name.ts';
import { receiving, roleMay } from './queue-access.ts';
import { names, type OrderPipeline } from './subjects.ts';
import { control, section } from './words.ts';

const carriesPolicy = (role: RoleFacts, policy: ManagedPolicyFacts, name: string): Check => {
  if (!role.policies.known) return notObservable(`the role's policies: ${role.policies.reason}`);
  const hidden = role.policies.value.find((each) => !each.name.known)?.name;
  const carried = carries(role, policy);
  if (!carried && hidden?.known === false)
    return notObservable(`one of the role's policies: ${hidden.reason}`);
  return expectThat(carried, `the role does not carry ${name}`, {
    expected: name,
    actual: role.policies.value.map((each) => valueOf(each.name)),
    at: role.policies.at,
  });
};

/** The name of AWS's policy with which API Gateway writes logs. */
const pushLogs = (partition: string): string =>
  `arn:${partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`;

const carriesPushLogs = (role: RoleFacts, { scenario: { partition } }: Context): Check => {
  const arn = pushLogs(partition);
  return expectFact(
    role.policies,
    "the role's policies",
    arn,
    (policies) => policies.some(({ managed, name }) => managed && valueOf(name) === arn),
    (policies) => policies.map(({ name }) => valueOf(name)),
  );
};

/** What writing to a function's log takes; making the group only where the stack does not make it. */
const loggingOf = (fn: FunctionFacts, { system, scenario }: Context): readonly Grant[] => {
  const { partition, region, accountId } = scenario;
  const name = need(fn.logGroupName);
  const group = `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`;
  const declared = system.all('logGroup').some((each) => valueOf(each.name) === name);
  return [
    ...(declared ? [] : allow('logs:CreateLogGroup', `${group}:*`)),
    ...allow('logs:CreateLogStream', `${group}:log-stream:*`),
    ...allow('logs:PutLogEvents', `${group}:log-stream:*`),
  ];
};

const writingLogs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

/** A role is granted nothing but what is permitted: by its own policies save some of them, and by those of resources. */
const nothingBeside = (
  role: RoleFacts,
  isOwn: (policy: AttachedPolicy) => boolean,
  permitted: readonly Grant[],
  { system }: Context,
): readonly Check[] => {
  // A queue has nothing beneath it, whatever a pattern in its policy would reach there.
  const beneath = system
    .all('queue')
    .flatMap(({ arn }) => (arn.known ? allow('*', `${arn.value}/*`, `${arn.value}:*`) : []));
  const expected = { permitted: [...permitted, ...beneath], services: { except: [] } };
  const checks = [
    ...expectGrants(
      grantsBeside(role, system, (policy) => !isOwn(policy)),
      expected,
    ),
    ...expectGrants(grantsByResources(role, system), expected),
  ].filter(({ outcome }) => outcome !== 'pass');
  return checks.length === 0 ? [pass()] : checks;
};

/** Whether one of a role's policies is one of these. */
const isOneOf =
  (role: RoleFacts, ...policies: readonly (ManagedPolicyFacts | undefined)[]) =>
  (each: AttachedPolicy): boolean =>
    policies.some(
      (policy) => policy !== undefined && carries({ ...role, policies: known([each], role.at) }, policy),
    );

const logs = writingLogs.flatMap((action) => allow(action, '*'));

const onQueue = ({ queue }: OrderPipeline, actions: readonly string[]): readonly Grant[] =>
  actions.flatMap((action) => allow(action, need(queue.arn)));

/** § 1.2, Creating IAM roles and attaching policies. */
export const roles = section('1.2', 'Creating IAM roles and attaching policies', [
  control(
    'ORDER-ROLE-01',
    'role Lambda-SQS-DynamoDB: only Lambda may assume it; it carries Lambda-Write-DynamoDB and Lambda-Read-SQS',
    {
      judge: ({ storeRole, writePolicy, receivePolicy }) => [
        equals(storeRole.name, names.storeRole, "the role's name"),
        onlyAssumedBy(storeRole, 'lambda.amazonaws.com'),
        carriesPolicy(storeRole, writePolicy, names.writePolicy),
        carriesPolicy(storeRole, receivePolicy, names.receivePolicy),
      ],
      breaks: [
        set('storeRole', 'RoleName', 'Lambda-SQS'),
        add('storeRole', 'AssumeRolePolicyDocument.Statement[0].Principal.Service', 'ec2.amazonaws.com'),
        set('storeRole', 'AssumeRolePolicyDocument.Statement[0].Principal.Service', 'sqs.amazonaws.com'),
        remove('storeRole', 'ManagedPolicyArns[0]'),
        remove('storeRole', 'ManagedPolicyArns[1]'),
      ],
    },
  ),

  control(
    'ORDER-ROLE-02',
    'role Lambda-DynamoDBStreams-SNS: only Lambda may assume it; it carries Lambda-SNS-Publish and Lambda-DynamoDBStreams-Read',
    {
      judge: ({ notifyRole, publishPolicy, streamPolicy }) => [
        equals(notifyRole.name, names.notifyRole, "the role's name"),
        onlyAssumedBy(notifyRole, 'lambda.amazonaws.com'),
        carriesPolicy(notifyRole, publishPolicy, names.publishPolicy),
        carriesPolicy(notifyRole, streamPolicy, names.streamPolicy),
      ],
      breaks: [
        set('notifyRole', 'RoleName', 'Lambda-SNS'),
        add('notifyRole', 'AssumeRolePolicyDocument.Statement[0].Principal.Service', 'ec2.amazonaws.com'),
        remove('notifyRole', 'ManagedPolicyArns[0]'),
        remove('notifyRole', 'ManagedPolicyArns[1]'),
      ],
    },
  ),

  control(
    'ORDER-ROLE-03',
    'role APIGateway-SQS: only API Gateway may assume it; it carries AmazonAPIGatewayPushToCloudWatchLogs and may send to the queue',
    {
      judge: (subjects, context) => [
        equals(subjects.sendRole.name, names.sendRole, "the role's name"),
        onlyAssumedBy(subjects.sendRole, 'apigateway.amazonaws.com'),
        carriesPushLogs(subjects.sendRole, context),
        roleMay(subjects.sendRole, 'sqs:SendMessage', subjects.queue, context),
      ],
      breaks: [
        set('sendRole', 'RoleName', 'APIGateway'),
        add('sendRole', 'AssumeRolePolicyDocument.Statement[0].Principal.Service', 'lambda.amazonaws.com'),
        remove('sendRole', 'ManagedPolicyArns'),
        set(
          'sendRole',
          'ManagedPolicyArns[0]',
          'arn:aws:iam::aws:policy/AmazonAPIGatewayPushToCloudWatchLogs',
        ),
        remove('AWS::SQS::QueuePolicy', 'PolicyDocument.Statement[Sid=ApiSends]'),
        add('AWS::SQS::QueuePolicy', 'PolicyDocument.Statement', denying('sqs:SendMessage')),
      ],
    },
  ),

  control('ORDER-ROLE-04', 'both functions can write their logs', {
    judge: ({ function1, function2, storeRole, notifyRole }, context) =>
      (
        [
          [storeRole, function1],
          [notifyRole, function2],
        ] as const
      ).flatMap(([role, fn]) =>
        expectGrants(grantsOfRole(role, context.system), {
          required: loggingOf(fn, context),
          permitted: [],
          services: { only: [] },
        }),
      ),
    breaks: [
      remove('storeRole', 'Policies'),
      remove('storeRole', 'Policies[PolicyName=WriteLogs].PolicyDocument.Statement[0].Action[0]'),
      set(
        'storeRole',
        'Policies[PolicyName=WriteLogs].PolicyDocument.Statement[0].Resource',
        'arn:aws:logs:*:*:log-group:/aws/lambda/other:*',
      ),
      remove('notifyRole', 'Policies'),
      remove('notifyRole', 'Policies[PolicyName=WriteLogs].PolicyDocument.Statement[0].Action[1]'),
    ],
  }),

  control(
    'ORDER-ROLE-05',
    'no role grants anything beside its policies, the logs, and for APIGateway-SQS sending to the queue',
    {
      judge: (its, context) => {
        const { storeRole, notifyRole, sendRole } = its;
        const storing = isOneOf(
          storeRole,
          ifThere(() => its.writePolicy),
          ifThere(() => its.receivePolicy),
        );
        const notifying = isOneOf(
          notifyRole,
          ifThere(() => its.publishPolicy),
          ifThere(() => its.streamPolicy),
        );
        const pushing = ({ managed, name }: AttachedPolicy): boolean =>
          managed && valueOf(name) === pushLogs(context.scenario.partition);
        const receive = onQueue(its, [...receiving, 'sqs:GetQueueAttributes']);
        return [
          ...nothingBeside(storeRole, storing, [...logs, ...receive], context),
          ...nothingBeside(notifyRole, notifying, logs, context),
          ...nothingBeside(sendRole, pushing, onQueue(its, ['sqs:SendMessage']), context),
        ];
      },
      breaks: [
        attachFromElsewhere('storeRole', 's3:GetObject', '*'),
        attachFromElsewhere('storeRole', 'dynamodb:Scan', 'table'),
        attachFromElsewhere('notifyRole', 'sqs:SendMessage', 'queue'),
        set('notifyRole', 'ManagedPolicyArns[0]', 'arn:aws:iam::aws:policy/AmazonSNSFullAccess'),
        attachFromElsewhere('sendRole', 'sqs:ReceiveMessage', 'queue'),
        attachFromElsewhere('sendRole', 'sqs:SendMessage', '*'),
        set('AWS::SQS::QueuePolicy', 'PolicyDocument.Statement[Sid=ApiSends].Action', 'sqs:*'),
      ],
    },
  ),
]);
