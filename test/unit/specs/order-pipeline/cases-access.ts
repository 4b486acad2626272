import { all, drop, resources, swap, within, withoutResource, type Case, type Edit } from './edits.ts';

const denySending = `          - Sid: NobodyElseSends
            Effect: Deny
            Principal: '*'
            Action: sqs:SendMessage
            Resource: !GetAtt OrdersQueue.Arn
            Condition:
              ArnNotEquals:
                aws:PrincipalArn: !GetAtt ApiRole.Arn
`;
const denyReceiving = `          - Sid: NobodyElseReceives
            Effect: Deny
            Principal: '*'
            Action:
              - sqs:ReceiveMessage
              - sqs:DeleteMessage
              - sqs:ChangeMessageVisibility
            Resource: !GetAtt OrdersQueue.Arn
            Condition:
              ArnNotEquals:
                aws:PrincipalArn: !GetAtt StoreRole.Arn
`;
const sending = `                aws:PrincipalArn: !GetAtt ApiRole.Arn
`;
/** As the console's Basic choice has it: allowances alone. */
const allowOnly = all(drop(denySending), drop(denyReceiving));
const allowsNobodyToSend = drop(`          - Sid: ApiSends
            Effect: Allow
            Principal:
              AWS: !GetAtt ApiRole.Arn
            Action: sqs:SendMessage
            Resource: !GetAtt OrdersQueue.Arn
`);
const also = (statement: string): Edit =>
  swap('          - Sid: ApiSends\n', `          - ${statement}\n          - Sid: ApiSends\n`);
const letting = (principal: string, action: string, condition = ''): Edit =>
  also(`{Effect: Allow, Principal: ${principal}, Action: ${action}, Resource: '*'${condition}}`);
const ours = 'ORDER-QUEUE-05';
const sends = ['ORDER-QUEUE-02', ours];
const open = (id: string): string => `${id} not-observable`;

/** Who may send and receive. */
export const accessCases: readonly Case[] = [
  { name: 'allowances alone restrict nobody, but give nobody else anything', edit: allowOnly, fails: [ours] },
  {
    name: "the console's Basic policy, with its statement for the account",
    edit: all(allowOnly, letting('{AWS: !Ref AWS::AccountId}', 'SQS:*')),
    fails: [ours],
  },
  { name: 'nobody may send', edit: allowsNobodyToSend, fails: ['ORDER-QUEUE-02', 'ORDER-ROLE-03'] },
  {
    name: 'no policy at all',
    edit: all(
      withoutResource('OrdersQueuePolicy'),
      within('StoreMapping', '    DependsOn: OrdersQueuePolicy\n', ''),
    ),
    fails: [...sends, 'ORDER-ROLE-03'],
  },
  {
    name: 'the policy is on another queue',
    edit: within('OrdersQueuePolicy', '        - !Ref OrdersQueue\n', '        - !Ref DeadLetters\n'),
    fails: [...sends, 'ORDER-ROLE-03'],
  },
  {
    name: 'everybody may send',
    edit: all(drop(denySending), letting("'*'", 'sqs:SendMessage')),
    fails: sends,
  },
  {
    name: 'everybody may send, and all but one are denied it',
    edit: letting("'*'", 'sqs:SendMessage'),
    fails: [],
  },
  {
    name: 'another account may send',
    edit: all(drop(denySending), letting("{AWS: '999999999999'}", 'sqs:SendMessage')),
    fails: sends,
  },
  {
    name: 'a service may send for one topic',
    edit: all(
      drop(denySending),
      letting(
        '{Service: sns.amazonaws.com}',
        'sqs:SendMessage',
        ', Condition: {ArnEquals: {aws:SourceArn: !Ref OrdersTopic}}',
      ),
    ),
    fails: sends,
  },
  {
    name: 'a user of the account may do all',
    edit: all(allowOnly, letting('{AWS: !Sub "arn:aws:iam::${AWS::AccountId}:user/root"}', 'sqs:*')),
    fails: ['ORDER-QUEUE-02', 'ORDER-QUEUE-03', ours],
  },
  {
    name: 'everybody, if it is the role',
    edit: all(
      drop(denySending),
      letting("'*'", 'sqs:SendMessage', ', Condition: {ArnEquals: {aws:PrincipalArn: !GetAtt ApiRole.Arn}}'),
      allowsNobodyToSend,
    ),
    fails: [ours],
  },
  {
    name: 'everybody, if it is a role of that prefix',
    edit: all(
      drop(denySending),
      letting(
        "'*'",
        'sqs:SendMessage',
        ', Condition: {ArnLike: {aws:PrincipalArn: !Sub "arn:aws:iam::${AWS::AccountId}:role/API*"}}',
      ),
    ),
    fails: sends,
  },
  {
    name: 'everybody of an organization',
    edit: all(
      drop(denySending),
      letting("'*'", 'sqs:SendMessage', ', Condition: {StringEquals: {aws:PrincipalOrgID: o-1234567890}}'),
    ),
    fails: [open('ORDER-QUEUE-02'), ours],
  },
  {
    name: 'everybody but one',
    edit: all(
      drop(denyReceiving),
      also(
        "{Effect: Allow, NotPrincipal: {AWS: !GetAtt ApiRole.Arn}, Action: sqs:ReceiveMessage, Resource: '*'}",
      ),
    ),
    fails: ['ORDER-QUEUE-03', ours],
  },
  {
    name: 'a federated user',
    edit: all(drop(denySending), letting('{Federated: cognito-identity.amazonaws.com}', 'sqs:SendMessage')),
    fails: [open('ORDER-QUEUE-02'), ours],
  },
  {
    name: 'a session of another role',
    edit: all(
      drop(denySending),
      letting('{AWS: !Sub "arn:aws:sts::${AWS::AccountId}:assumed-role/Admin/me"}', 'sqs:SendMessage'),
    ),
    fails: sends,
  },
  {
    name: 'a role of the stack by its own policy',
    edit: all(
      drop(denyReceiving),
      within(
        'NotifyRole',
        '              - Effect: Allow\n',
        "              - {Effect: Allow, Action: sqs:ReceiveMessage, Resource: '*'}\n              - Effect: Allow\n",
      ),
    ),
    fails: ['ORDER-QUEUE-03', ours, 'ORDER-ROLE-05'],
  },
  {
    name: 'a role of the stack by its own policy, which the queue denies',
    edit: within(
      'NotifyRole',
      '              - Effect: Allow\n',
      "              - {Effect: Allow, Action: sqs:ReceiveMessage, Resource: '*'}\n              - Effect: Allow\n",
    ),
    fails: ['ORDER-ROLE-05'],
  },
  {
    name: 'a role of the stack that nothing else is said of',
    edit: all(
      drop(denySending),
      resources(`  Admin:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: {Effect: Allow, Principal: {AWS: !Ref AWS::AccountId}, Action: sts:AssumeRole}
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]`),
    ),
    fails: sends,
  },
  {
    name: 'a user of the stack',
    edit: all(
      drop(denySending),
      resources(
        '  Admin:\n    Type: AWS::IAM::User\n    Properties:\n      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]',
      ),
    ),
    fails: [open('ORDER-QUEUE-02'), ours],
  },
  {
    name: 'a user of the stack, who is denied it',
    edit: resources(
      '  Admin:\n    Type: AWS::IAM::User\n    Properties:\n      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]',
    ),
    fails: [],
  },
  {
    name: 'the role itself is denied',
    edit: swap(
      '          - Sid: NobodyElseSends\n',
      "          - {Effect: Deny, Principal: '*', Action: sqs:Send*, Resource: '*'}\n          - Sid: NobodyElseSends\n",
    ),
    fails: ['ORDER-QUEUE-02', 'ORDER-ROLE-03'],
  },
  {
    name: 'the roles are exchanged in the Deny',
    edit: swap(sending, '                aws:PrincipalArn: !GetAtt StoreRole.Arn\n'),
    fails: ['ORDER-QUEUE-02', 'ORDER-ROLE-03', ours],
  },
  {
    name: 'one of the three is not denied',
    edit: swap(
      "            Principal: '*'\n            Action:\n              - sqs:ReceiveMessage\n              - sqs:DeleteMessage\n",
      "            Principal: '*'\n            Action:\n              - sqs:ReceiveMessage\n",
    ),
    fails: [ours],
  },
  {
    name: 'denied without TLS only',
    edit: swap(
      `              ArnNotEquals:\n${sending}`,
      `              ArnNotEquals:\n${sending}              Bool: {aws:SecureTransport: false}\n`,
    ),
    fails: [ours],
  },
  {
    name: 'an administrator is excepted',
    edit: swap(
      sending,
      '                aws:PrincipalArn: [!GetAtt ApiRole.Arn, !Sub "arn:aws:iam::${AWS::AccountId}:role/Admin"]\n',
    ),
    fails: [ours],
  },
  {
    name: 'the Deny by a name in place of an ARN',
    edit: swap(
      `              ArnNotEquals:\n${sending}`,
      '              StringNotEquals:\n                aws:PrincipalArn: APIGateway-SQS\n',
    ),
    fails: ['ORDER-QUEUE-02', 'ORDER-ROLE-03'],
  },
  {
    name: 'the Deny by StringNotLike',
    edit: swap(`              ArnNotEquals:\n${sending}`, `              StringNotLike:\n${sending}`),
    fails: [],
  },
  {
    name: 'the Deny by ArnNotLikeIfExists',
    edit: swap(`              ArnNotEquals:\n${sending}`, `              ArnNotLikeIfExists:\n${sending}`),
    fails: [],
  },
  {
    name: 'the Deny is about another queue',
    edit: within(
      'OrdersQueuePolicy',
      '            Action: sqs:SendMessage\n            Resource: !GetAtt OrdersQueue.Arn\n            Condition:',
      '            Action: sqs:SendMessage\n            Resource: !GetAtt DeadLetters.Arn\n            Condition:',
    ),
    fails: [ours],
  },
];
