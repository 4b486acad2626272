import { describe, expect, test } from '@jest/globals';
import { known, unknown } from '../../../src/facts/fact.ts';
import { grantedBeyond } from '../../../src/iam/granted-beyond.ts';
import { allow, type Grants } from '../../../src/iam/grants.ts';
import { managedPolicy } from '../../../src/iam/managed-policies.ts';
import type { Services } from '../../../src/iam/concrete-actions.ts';
import {
  account,
  allowing,
  denying,
  document,
  groupArn,
  keyArn,
  policy,
  role,
  roleArn,
  roleWith,
  shown,
  tableArn,
} from './fixtures.ts';

const putItem = allow('dynamodb:PutItem', tableArn);
const dynamodb: Services = { only: ['dynamodb'] };
const beyond = (grants: Grants, permitted = putItem, services: Services = dynamodb): readonly string[] =>
  shown(grantedBeyond(grants, permitted, services));

describe('nothing beyond PutItem on the table', () => {
  test.each([
    ['just that', [allowing('dynamodb:PutItem', tableArn)]],
    ['in a list', [allowing(['dynamodb:PutItem'], [tableArn])]],
    ['in another case', [allowing('DynamoDB:putitem', tableArn)]],
    ['a pattern that meets only it', [allowing('dynamodb:PutIt*', tableArn)]],
    [
      "with the table's indexes beside it, which PutItem does not take",
      [allowing('dynamodb:PutItem', [tableArn, `${tableArn}/index/*`])],
    ],
    ['below the table, where no table is', [allowing('dynamodb:PutItem', `${tableArn}/*`)]],
    [
      'ListStreams on a stream, which it does not take',
      [allowing('dynamodb:ListStreams', `${tableArn}/stream/*`)],
    ],
    ['all of it denied again', [allowing('dynamodb:*', '*'), denying('dynamodb:*', '*')]],
    [
      'all but it denied',
      [allowing('dynamodb:*', tableArn), { Effect: 'Deny', NotAction: 'dynamodb:PutItem', Resource: '*' }],
    ],
    [
      'everywhere else denied',
      [allowing('dynamodb:PutItem', '*'), { Effect: 'Deny', Action: 'dynamodb:*', NotResource: tableArn }],
    ],
    ['another service, which is not asked for', [allowing('s3:*', '*')]],
    ['nothing at all', []],
  ])('%s', (_, statements) => {
    expect(beyond(roleWith(...statements))).toEqual([]);
  });
});

describe('beyond PutItem on the table', () => {
  test.each([
    [
      'another action',
      [allowing(['dynamodb:PutItem', 'dynamodb:GetItem'], tableArn)],
      [`beyond: dynamodb:GetItem on ${tableArn}`],
    ],
    ['every action', [allowing('dynamodb:*', tableArn)], [`beyond: dynamodb:GetItem on ${tableArn}`]],
    [
      'everything',
      [allowing('*', '*')],
      [`beyond: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:${account}:table/other`],
    ],
    [
      'a pattern',
      [allowing('dynamodb:Put*', tableArn)],
      [`beyond: dynamodb:PutResourcePolicy on ${tableArn}`],
    ],
    [
      'any table',
      [allowing('dynamodb:PutItem', `arn:aws:dynamodb:us-east-1:${account}:table/*`)],
      [`beyond: dynamodb:PutItem on arn:aws:dynamodb:us-east-1:${account}:table/other`],
    ],
    [
      'any resource',
      [allowing('dynamodb:PutItem', '*')],
      [`beyond: dynamodb:PutItem on arn:aws:dynamodb:us-east-1:${account}:table/other`],
    ],
    [
      'a longer name',
      [allowing('dynamodb:PutItem', `${tableArn}*`)],
      [`beyond: dynamodb:PutItem on ${tableArn}other`],
    ],
    [
      'one character more',
      [allowing('dynamodb:PutItem', `${tableArn}?`)],
      [`beyond: dynamodb:PutItem on ${tableArn}x`],
    ],
    [
      'another case of the table',
      [allowing('dynamodb:PutItem', tableArn.replace('demo', 'Demo'))],
      [`beyond: dynamodb:PutItem on ${tableArn.replace('demo', 'Demo')}`],
    ],
    [
      'any region',
      [allowing('dynamodb:PutItem', tableArn.replace('us-east-1', '*'))],
      [`beyond: dynamodb:PutItem on ${tableArn.replace('us-east-1', 'eu-central-1')}`],
    ],
    [
      'any account',
      [allowing('dynamodb:PutItem', tableArn.replace(account, '*'))],
      [`beyond: dynamodb:PutItem on ${tableArn.replace(account, '999999999999')}`],
    ],
    [
      'a broken-off ARN, which goes on with anything',
      [allowing('dynamodb:PutItem', 'arn:aws:dynamodb')],
      [`beyond: dynamodb:PutItem on arn:aws:dynamodb:us-east-1:${account}:table/other`],
    ],
    [
      'Query of an index',
      [allowing('dynamodb:Query', `${tableArn}/index/*`)],
      [`beyond: dynamodb:Query on ${tableArn}/index/other`],
    ],
    [
      'ListTables, which takes no resource',
      [allowing('dynamodb:ListTables', '*')],
      ['beyond: dynamodb:ListTables on *'],
    ],
    [
      'an action that AWS does not list',
      [allowing('dynamodb:Frobnicate', tableArn)],
      [`beyond: dynamodb:Frobnicate on ${tableArn}`],
    ],
    [
      'a pattern that meets no action',
      [allowing('dynamodb:Frob*', tableArn)],
      [`beyond: dynamodb:Frob* on ${tableArn}`],
    ],
    [
      'NotAction',
      [{ Effect: 'Allow', NotAction: 's3:*', Resource: tableArn }],
      [`beyond: dynamodb:GetItem on ${tableArn}`],
    ],
    [
      'NotResource',
      [{ Effect: 'Allow', Action: 'dynamodb:PutItem', NotResource: tableArn }],
      [`beyond: dynamodb:PutItem on arn:aws:dynamodb:us-east-1:${account}:table/other`],
    ],
    [
      'a Deny narrower than the Allow',
      [allowing('dynamodb:Scan', '*'), denying('dynamodb:Scan', tableArn)],
      [`beyond: dynamodb:Scan on arn:aws:dynamodb:us-east-1:${account}:table/other`],
    ],
    [
      'a Deny under a condition',
      [
        allowing('dynamodb:Scan', tableArn),
        denying('dynamodb:Scan', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }),
      ],
      [`beyond: dynamodb:Scan on ${tableArn}`],
    ],
    [
      'a Deny of what a policy variable names',
      [
        allowing('dynamodb:Scan', tableArn),
        denying('dynamodb:Scan', tableArn.replace('demo-data', '${aws:username}')),
      ],
      [`beyond: dynamodb:Scan on ${tableArn}`],
    ],
    [
      'what a policy variable names',
      [allowing('dynamodb:PutItem', tableArn.replace('demo-data', '${aws:username}'))],
      [`beyond: dynamodb:PutItem on arn:aws:dynamodb:us-east-1:${account}:table/other`],
    ],
    [
      'a second statement',
      [allowing('dynamodb:PutItem', tableArn), allowing('dynamodb:DeleteTable', tableArn)],
      [`beyond: dynamodb:DeleteTable on ${tableArn}`],
    ],
  ])('%s', (_, statements, expected) => {
    expect(beyond(roleWith(...statements))).toEqual(expected);
  });

  test('a condition does not make a grant harmless, and is told', () => {
    const more = { Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } } };
    expect(
      grantedBeyond(roleWith(allowing('dynamodb:Scan', tableArn, more)), putItem, dynamodb),
    ).toMatchObject([
      { kind: 'beyond', action: 'dynamodb:Scan', condition: 'StringEquals aws:ResourceTag/team a' },
    ]);
  });

  test('a condition that this role cannot meet makes it harmless', () => {
    const for_ = (arn: string): object =>
      allowing('dynamodb:Scan', tableArn, { Condition: { ArnEquals: { 'aws:PrincipalArn': arn } } });
    expect(beyond(roleWith(for_(`${roleArn}-else`)))).toEqual([]);
    expect(beyond(roleWith(for_(roleArn)))).toEqual([`beyond: dynamodb:Scan on ${tableArn}`]);
  });

  test('points at the action, or at the resource when the action itself is permitted', () => {
    const actions = grantedBeyond(
      roleWith(allowing(['dynamodb:PutItem', 'dynamodb:GetItem'], tableArn)),
      putItem,
      dynamodb,
    );
    expect(actions[0]?.at.path).toBe('PolicyDocument.Statement[0].Action[1]');
    const resources = grantedBeyond(
      roleWith(allowing('dynamodb:PutItem', [tableArn, `${tableArn}-2`])),
      putItem,
      dynamodb,
    );
    expect(resources[0]?.at.path).toBe('PolicyDocument.Statement[0].Resource[1]');
  });

  test('an example of a pattern says which pattern', () => {
    expect(grantedBeyond(roleWith(allowing('dynamodb:*', tableArn)), putItem, dynamodb)).toMatchObject([
      { action: 'dynamodb:GetItem', pattern: 'dynamodb:*' },
    ]);
    expect(
      grantedBeyond(roleWith({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }), putItem, dynamodb),
    ).toMatchObject([{ pattern: 'everything but iam:*' }]);
  });

  test('lists five actions of a statement and counts the rest', () => {
    const actions = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((letter) => `dynamodb:Delete${letter}`);
    const differences = grantedBeyond(roleWith(allowing(actions, tableArn)), putItem, dynamodb);
    expect(differences).toHaveLength(5);
    expect(differences.at(-1)).toMatchObject({ more: 2 });
  });
});

describe('every other service', () => {
  const others: Services = { except: ['dynamodb', 'logs'] };
  const kms = [...allow('kms:Decrypt', keyArn), ...allow('kms:DescribeKey', keyArn)];

  test('what is permitted of them is no excess', () => {
    expect(beyond(roleWith(allowing(['kms:Decrypt', 'dynamodb:Scan'], keyArn)), kms, others)).toEqual([]);
    expect(beyond(roleWith(allowing('kms:De*', keyArn)), kms, others)).toEqual([
      `beyond: kms:DeleteAlias on ${keyArn}`,
    ]);
  });

  test.each([
    ['another key', allowing('kms:Decrypt', `${keyArn.slice(0, -1)}c`), 'kms:Decrypt'],
    ['everything', allowing('*', '*'), 's3:GetObject'],
    ['another service', allowing('ec2:DescribeInstances', '*'), 'ec2:DescribeInstances'],
    ['a service that the catalogue does not have', allowing('brandnew:*', '*'), 'brandnew:*'],
  ])('%s is', (_, statement, action) => {
    expect(grantedBeyond(roleWith(statement), kms, others)).toMatchObject([{ kind: 'beyond', action }]);
  });

  test('kms:Decrypt on an alias grants nothing: a key is used by its own ARN', () => {
    const alias = `arn:aws:kms:us-east-1:${account}:alias/demo`;
    expect(beyond(roleWith(allowing('kms:Decrypt', alias)), kms, others)).toEqual([]);
    expect(beyond(roleWith(allowing('kms:UpdateAlias', alias)), kms, others)).toHaveLength(1);
  });
});

describe('logs', () => {
  const own = [
    ...allow('logs:CreateLogGroup', groupArn, `${groupArn}:*`),
    ...allow('logs:CreateLogStream', groupArn, `${groupArn}:*`),
    ...allow('logs:PutLogEvents', groupArn, `${groupArn}:*`),
  ];
  const actions = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
  const logs: Services = { only: ['logs'] };

  test.each([`${groupArn}:*`, groupArn, `${groupArn}:*:*`, `${groupArn}:log-stream:*`])(
    'on %s',
    (resource) => {
      expect(beyond(roleWith(allowing(actions, resource)), own, logs)).toEqual([]);
    },
  );

  test.each([`${groupArn}*`, 'arn:aws:logs:*:*:*', groupArn.replace('demo', '*'), '*'])(
    'not on %s',
    (resource) => {
      expect(beyond(roleWith(allowing(actions, resource)), own, logs)).toHaveLength(3);
    },
  );

  test('a scoped policy beside the managed one is wide', () => {
    const managed = managedPolicy('arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole');
    if (managed === undefined) throw new Error('it is known');
    const grants = role({ policies: [document(allowing(actions, `${groupArn}:*`)), known(managed)] });
    expect(beyond(grants, own, logs)).toHaveLength(3);
  });
});

test('wildcards that would take too long to tell apart are not decided', () => {
  const tail = `a${'?'.repeat(18)}`;
  const permitted = allow('zz:aa', `arn:zz:zz:::${tail}`, `arn:zz:zz:::?*${tail}`);
  expect(beyond(roleWith(allowing('zz:aa', `arn:zz:zz:::*${tail}`)), permitted, { only: ['zz'] })).toEqual([
    'unknown: it has too many wildcards to be decided',
  ]);
  expect(
    beyond(roleWith(allowing('zz:aa', `arn:zz:zz:::*${tail}b`)), permitted, { only: ['zz'] }),
  ).toHaveLength(1);
});

describe('what is not known', () => {
  const imported = 'unknown: it is imported';

  test('an unknown managed policy is never empty', () => {
    const grants = role({
      policies: [document(allowing('dynamodb:PutItem', tableArn)), unknown('not at hand')],
    });
    expect(beyond(grants)).toEqual(['unknown: not at hand']);
  });

  test('unless something known is beyond already', () => {
    const grants = role({
      policies: [document(allowing('dynamodb:Scan', tableArn)), unknown('not at hand')],
    });
    expect(beyond(grants)).toEqual([`beyond: dynamodb:Scan on ${tableArn}`]);
  });

  test('a list of policies that could not be read', () => {
    const grants = { ...role({}), identity: { rules: [], unknowns: [unknown('not readable')] } };
    expect(beyond(grants)).toEqual(['unknown: not readable']);
  });

  test.each([
    ['an action', [allowing(['dynamodb:PutItem', '(unknown)'], tableArn)], [imported]],
    ['a resource', [allowing('dynamodb:PutItem', [tableArn, '(unknown)'])], [imported]],
    ['a resource of a service that is not asked for', [allowing('s3:GetObject', '(unknown)')], []],
    [
      'a resource, all of them denied',
      [allowing('dynamodb:Scan', '(unknown)'), denying('dynamodb:Scan', '*')],
      [],
    ],
    ['an effect', [{ Effect: '(unknown)', Action: 'dynamodb:Scan', Resource: tableArn }], [imported]],
    [
      'an effect on what is permitted',
      [{ Effect: '(unknown)', Action: 'dynamodb:PutItem', Resource: tableArn }],
      [],
    ],
    ['a statement', ['(unknown)' as unknown as object], [imported]],
    ['NotAction', [{ Effect: 'Allow', NotAction: ['s3:*', '(unknown)'], Resource: '*' }], [imported]],
    ['NotResource', [{ Effect: 'Allow', Action: 'dynamodb:PutItem', NotResource: '(unknown)' }], [imported]],
    [
      'whom a condition names',
      [
        allowing('dynamodb:Scan', tableArn, {
          Condition: { ArnEquals: { 'aws:PrincipalArn': '(unknown)' } },
        }),
      ],
      [imported],
    ],
    [
      'no effect at all',
      [{ Action: 'dynamodb:Scan', Resource: tableArn }],
      ['unknown: the statement has no Effect'],
    ],
    [
      'no resource at all',
      [{ Effect: 'Allow', Action: 'dynamodb:Scan' }],
      ['unknown: the statement has neither Resource nor NotResource'],
    ],
    [
      'a resource that is no ARN',
      [allowing('dynamodb:Scan', 'demo-data')],
      ['unknown: "demo-data" is nothing that IAM takes here'],
    ],
    [
      'an action without a service',
      [allowing('Scan', tableArn)],
      ['unknown: "Scan" is nothing that IAM takes here'],
    ],
    [
      "a principal in a role's policy",
      [allowing('dynamodb:Scan', tableArn, { Principal: '*' })],
      ['unknown: it names a principal, which a policy of a role cannot'],
    ],
    [
      'Action beside NotAction',
      [allowing('s3:GetObject', '*', { NotAction: 's3:*' })],
      ['unknown: the statement has both Action and NotAction'],
    ],
  ])('%s', (_, statements, expected) => {
    expect(beyond(roleWith(...statements))).toEqual(expected);
  });

  test('a Deny with an unknown resource takes nothing away for sure', () => {
    expect(
      beyond(roleWith(allowing('dynamodb:Scan', tableArn), denying('dynamodb:Scan', '(unknown)'))),
    ).toEqual([`beyond: dynamodb:Scan on ${tableArn}`]);
  });
});

describe('a permissions boundary', () => {
  const wide = document(allowing('dynamodb:*', '*'));
  const bounded = (...statements: readonly object[]): Grants =>
    role({ policies: [wide], boundary: known(policy(document(...statements))) });

  test('takes away what it does not allow', () => {
    expect(beyond(bounded(allowing('dynamodb:PutItem', tableArn)))).toEqual([]);
  });

  test('what it leaves is granted', () => {
    expect(beyond(bounded(allowing(['dynamodb:PutItem', 'dynamodb:Scan'], tableArn)))).toEqual([
      `beyond: dynamodb:Scan on ${tableArn}`,
    ]);
    expect(
      beyond(bounded({ Effect: 'Allow', Action: 'dynamodb:PutItem', NotResource: `${tableArn}*` })),
    ).toHaveLength(1);
  });

  test('its denials count', () => {
    expect(beyond(bounded(allowing('*', '*'), denying('dynamodb:*', '*')))).toEqual([]);
  });

  test('one that is not known bounds nothing', () => {
    expect(beyond(role({ policies: [wide], boundary: unknown('not at hand') }))).toHaveLength(1);
    expect(beyond(bounded(allowing('(unknown)', tableArn)))).toHaveLength(1);
  });
});

describe('policies of resources', () => {
  const onTable = (...statements: readonly object[]): Grants =>
    role({ resourcePolicies: [{ arn: known(tableArn), document: document(...statements) }] });
  const scan = { Effect: 'Allow', Action: 'dynamodb:Scan', Resource: '*' };

  test.each([
    ['the role', { AWS: roleArn }],
    ['a session of the role', { AWS: `arn:aws:sts::${account}:assumed-role/demo-role/s` }],
    ['everyone', '*'],
    ['every AWS principal', { AWS: '*' }],
    ['one of several', { Service: 'x.amazonaws.com', AWS: ['999999999999', roleArn] }],
  ])('grants what they allow %s', (_, Principal) => {
    expect(beyond(onTable({ ...scan, Principal }))).toEqual([`beyond: dynamodb:Scan on ${tableArn}`]);
  });

  test.each([
    ['another role', { AWS: `${roleArn}-2` }],
    ['the account, which hands the decision to its own policies', { AWS: account }],
    ['its root', { AWS: `arn:aws:iam::${account}:root` }],
    ['a service', { Service: 'dynamodb.amazonaws.com' }],
  ])('not what they allow %s', (_, Principal) => {
    expect(beyond(onTable({ ...scan, Principal }))).toEqual([]);
  });

  test('reach no farther than their resource', () => {
    const grants = onTable({ ...scan, Principal: { AWS: roleArn }, Action: 'dynamodb:PutItem' });
    expect(beyond(grants)).toEqual([]);
    const index = onTable({ ...scan, Principal: { AWS: roleArn }, Resource: `${tableArn}/index/*` });
    expect(beyond(index)).toEqual([`beyond: dynamodb:Scan on ${tableArn}/index/other`]);
  });

  test('without a Resource are about theirs', () => {
    const grants = onTable({ Effect: 'Allow', Action: 'dynamodb:Scan', Principal: { AWS: roleArn } });
    expect(beyond(grants)).toEqual([`beyond: dynamodb:Scan on ${tableArn}`]);
  });

  test('deny the account and with it the role', () => {
    const grants = role({
      policies: [document(allowing('dynamodb:Scan', tableArn))],
      resourcePolicies: [
        {
          arn: known(tableArn),
          document: document({ ...scan, Effect: 'Deny', Principal: { AWS: account } }),
        },
      ],
    });
    expect(beyond(grants)).toEqual([]);
  });

  test("a Deny of another resource's policy changes nothing here", () => {
    const grants = role({
      policies: [document(allowing('dynamodb:Scan', tableArn))],
      resourcePolicies: [
        { arn: known(`${tableArn}-2`), document: document({ ...scan, Effect: 'Deny', Principal: '*' }) },
      ],
    });
    expect(beyond(grants)).toHaveLength(1);
  });

  test("a key's policy for everyone of this account grants under its condition", () => {
    const grants = role({
      resourcePolicies: [
        {
          arn: known(keyArn),
          document: document({
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: ['kms:Decrypt', 'kms:ScheduleKeyDeletion'],
            Resource: '*',
            Condition: {
              StringEquals: {
                'kms:CallerAccount': account,
                'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com',
              },
            },
          }),
        },
      ],
    });
    expect(beyond(grants, allow('kms:Decrypt', keyArn), { only: ['kms'] })).toEqual([
      `beyond: kms:ScheduleKeyDeletion on ${keyArn}`,
    ]);
  });

  test("another account's condition grants nothing here", () => {
    const Condition = { StringEquals: { 'kms:CallerAccount': '999999999999' } };
    expect(beyond(onTable({ ...scan, Principal: '*', Condition }))).toEqual([]);
  });

  test.each([
    ['the document', known(tableArn), unknown('not at hand'), 'not at hand'],
    ['the resource', unknown('no ARN'), document({ ...scan, Principal: '*' }), 'no ARN'],
    [
      'the principal',
      known(tableArn),
      document({ ...scan, Principal: { AWS: '(unknown)' } }),
      'it is imported',
    ],
    [
      'a pattern of principals',
      known(tableArn),
      document({ ...scan, Principal: { AWS: 'arn:aws:iam::*:role/x' } }),
      'whether the statement applies to it cannot be told',
    ],
  ])('unknown: %s', (_, arn, policyDocument, reason) => {
    const grants = role({ resourcePolicies: [{ arn, document: policyDocument }] });
    expect(beyond(grants)).toEqual([`unknown: ${reason}`]);
  });
});
