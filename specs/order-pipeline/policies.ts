import type { Context } from '../../src/control/control.ts';
import { equals, fail, notObservable, pass } from '../../src/control/expect.ts';
import { expectGrants } from '../../src/control/expect-grants.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { known, map } from '../../src/facts/fact.ts';
import { grantLacking } from '../../src/iam/grant-lacking.ts';
import { allow } from '../../src/iam/grants.ts';
import type { PolicyDocument } from '../../src/iam/policy.ts';
import type { ManagedPolicyFacts } from '../../src/resources/managed-policy/facts.ts';
import { grantsOfDocument } from '../common/grants.ts';
import { add, granting, remove, set, swapReference, withMfa } from './breaks.ts';
import { names, type OrderPipeline } from './subjects.ts';
import { control, section } from './words.ts';

/** What each policy holds, and on what. */
const actions = {
  write: ['dynamodb:PutItem', 'dynamodb:DescribeTable'],
  publish: ['sns:Publish', 'sns:GetTopicAttributes', 'sns:ListTopics'],
  stream: [
    'dynamodb:GetShardIterator',
    'dynamodb:DescribeStream',
    'dynamodb:ListStreams',
    'dynamodb:GetRecords',
  ],
  receive: [
    'sqs:DeleteMessage',
    'sqs:ReceiveMessage',
    'sqs:GetQueueAttributes',
    'sqs:ChangeMessageVisibility',
  ],
} as const;

/** Actions that are about no resource in particular. */
const unscoped: readonly string[] = ['sns:ListTopics', 'dynamodb:ListStreams'];

/** The policy has its name, and by what it means it allows each of these actions and none beside, on whatever it may be. */
const holdsExactly = (
  policy: ManagedPolicyFacts,
  name: string,
  wanted: readonly string[],
  resource: string,
  { system }: Context,
): readonly Check[] => {
  const grants = grantsOfDocument(policy.document, system);
  const lacking = wanted.map((action): Check => {
    const [difference] = grantLacking(grants, allow(action, unscoped.includes(action) ? '*' : resource));
    if (difference === undefined) return pass();
    if (difference.kind === 'unknown') return notObservable(`what ${name} holds: ${difference.reason}`);
    // Where it reaches is another clause.
    if (difference.kind === 'lacking' && difference.cause === 'elsewhere') return pass();
    return fail(`${name} does not hold ${action}`, {
      expected: wanted.join(', '),
      actual: difference.kind === 'lacking' ? `${action} ${difference.why}` : undefined,
      at: difference.at,
    });
  });
  const held = grantsOfDocument(map(policy.document, everywhere), system);
  const beside = expectGrants(held, {
    permitted: wanted.flatMap((action) => allow(action, '*')),
    services: { except: [] },
  });
  return [equals(policy.name, name, "the policy's name"), ...lacking, ...beside];
};

/** The same policy on everything: an action that allows nothing on the resource it stands with is held all the same. */
const everywhere = (document: PolicyDocument): PolicyDocument => ({
  ...document,
  statements: document.statements.map((statement) => {
    if (valueOf(statement.effect) === 'Deny') return statement;
    const { resources: _, notResources: __, ...rest } = statement;
    return { ...rest, resources: [known('*', statement.at)] };
  }),
});

/** What a policy allows, it allows on the stack's own resource; only actions that are about none may be on everything. */
const reachesOnly = (
  policy: ManagedPolicyFacts,
  wanted: readonly string[],
  own: readonly string[],
  { system }: Context,
): readonly Check[] => {
  const grants = grantsOfDocument(policy.document, system);
  const [resource = ''] = own;
  const scoped = wanted.filter((action) => !unscoped.includes(action));
  // An action that the policy does not hold at all is another clause's matter.
  const held = scoped.filter((action) =>
    grantLacking(grants, allow(action, resource)).every(
      (each) => each.kind !== 'lacking' || each.cause === 'elsewhere',
    ),
  );
  return expectGrants(grants, {
    required: held.flatMap((action) => allow(action, resource)),
    permitted: [...allow('*', ...own), ...unscoped.flatMap((action) => allow(action, '*'))],
    services: { except: [] },
  });
};

/** The streams that a table has or had: each has the time of its making at its end. */
const streamsOf = ({ table }: OrderPipeline): readonly string[] => {
  const any = `${need(table.arn)}/stream/*`;
  return [need(table.stream.arn) ?? any, any];
};

/** § 1, Create IAM policies. */
export const policies = section('1', 'Create IAM policies', [
  control('ORDER-POL-01', 'Lambda-Write-DynamoDB holds exactly PutItem and DescribeTable', {
    judge: ({ writePolicy, table }, context) =>
      holdsExactly(writePolicy, names.writePolicy, actions.write, need(table.arn), context),
    breaks: [
      set('writePolicy', 'ManagedPolicyName', 'Lambda-Put-DynamoDB'),
      remove('writePolicy', 'PolicyDocument.Statement[0].Action[0]'),
      remove('writePolicy', 'PolicyDocument.Statement[0].Action[1]'),
      add('writePolicy', 'PolicyDocument.Statement[0].Action', 'dynamodb:GetItem'),
      set('writePolicy', 'PolicyDocument.Statement[0].Action', 'dynamodb:*'),
      add('writePolicy', 'PolicyDocument.Statement', {
        Effect: 'Allow',
        NotAction: 'iam:*',
        Resource: '*',
      }),
      set('writePolicy', 'PolicyDocument.Statement[0].Condition', withMfa),
    ],
  }),

  control('ORDER-POL-02', 'Lambda-SNS-Publish holds exactly Publish, GetTopicAttributes and ListTopics', {
    judge: ({ publishPolicy, topic }, context) =>
      holdsExactly(publishPolicy, names.publishPolicy, actions.publish, need(topic.arn), context),
    breaks: [
      set('publishPolicy', 'ManagedPolicyName', 'Lambda-SNS'),
      remove('publishPolicy', 'PolicyDocument.Statement[0].Action[0]'),
      remove('publishPolicy', 'PolicyDocument.Statement[0].Action[1]'),
      remove('publishPolicy', 'PolicyDocument.Statement[1]'),
      add('publishPolicy', 'PolicyDocument.Statement[0].Action', 'sns:Subscribe'),
      set('publishPolicy', 'PolicyDocument.Statement[1].Action', 'sns:*'),
    ],
  }),

  control(
    'ORDER-POL-03',
    'Lambda-DynamoDBStreams-Read holds exactly GetShardIterator, DescribeStream, ListStreams and GetRecords',
    {
      judge: (subjects, context) =>
        holdsExactly(
          subjects.streamPolicy,
          names.streamPolicy,
          actions.stream,
          streamsOf(subjects)[0] ?? '',
          context,
        ),
      breaks: [
        set('streamPolicy', 'ManagedPolicyName', 'Lambda-DynamoDBStreams'),
        remove('streamPolicy', 'PolicyDocument.Statement[0].Action[0]'),
        remove('streamPolicy', 'PolicyDocument.Statement[0].Action[1]'),
        remove('streamPolicy', 'PolicyDocument.Statement[0].Action[2]'),
        remove('streamPolicy', 'PolicyDocument.Statement[1]'),
        add('streamPolicy', 'PolicyDocument.Statement[0].Action', 'dynamodb:Scan'),
      ],
    },
  ),

  control(
    'ORDER-POL-04',
    'Lambda-Read-SQS holds exactly DeleteMessage, ReceiveMessage, GetQueueAttributes and ChangeMessageVisibility',
    {
      judge: ({ receivePolicy, queue }, context) =>
        holdsExactly(receivePolicy, names.receivePolicy, actions.receive, need(queue.arn), context),
      breaks: [
        set('receivePolicy', 'ManagedPolicyName', 'Lambda-SQS'),
        remove('receivePolicy', 'PolicyDocument.Statement[0].Action[0]'),
        remove('receivePolicy', 'PolicyDocument.Statement[0].Action[1]'),
        remove('receivePolicy', 'PolicyDocument.Statement[0].Action[2]'),
        remove('receivePolicy', 'PolicyDocument.Statement[0].Action[3]'),
        add('receivePolicy', 'PolicyDocument.Statement[0].Action', 'sqs:PurgeQueue'),
        add('receivePolicy', 'PolicyDocument.Statement', granting('sqs:SendMessage')),
      ],
    },
  ),

  control('ORDER-POL-05', "each of them reaches the stack's own resource only", {
    ours: true,
    judge: (subjects, context) => {
      const { writePolicy, publishPolicy, streamPolicy, receivePolicy, table, topic, queue } = subjects;
      return [
        ...reachesOnly(writePolicy, actions.write, [need(table.arn)], context),
        ...reachesOnly(publishPolicy, actions.publish, [need(topic.arn)], context),
        ...reachesOnly(streamPolicy, actions.stream, streamsOf(subjects), context),
        ...reachesOnly(receivePolicy, actions.receive, [need(queue.arn)], context),
      ];
    },
    breaks: [
      set('writePolicy', 'PolicyDocument.Statement[0].Resource', '*'),
      swapReference('writePolicy', 'PolicyDocument.Statement[0].Resource'),
      set('writePolicy', 'PolicyDocument.Statement[0].Resource', 'arn:aws:dynamodb:*:*:table/*'),
      set('publishPolicy', 'PolicyDocument.Statement[0].Resource', '*'),
      swapReference('publishPolicy', 'PolicyDocument.Statement[0].Resource'),
      set('streamPolicy', 'PolicyDocument.Statement[0].Resource', '*'),
      swapReference('streamPolicy', 'PolicyDocument.Statement[0].Resource'),
      set('receivePolicy', 'PolicyDocument.Statement[0].Resource', '*'),
      swapReference('receivePolicy', 'PolicyDocument.Statement[0].Resource'),
    ],
  }),
]);
