import { describe, expect, test } from '@jest/globals';
import { known, unknown } from '../../../src/facts/fact.ts';
import { grantLacking } from '../../../src/iam/grant-lacking.ts';
import { allow, type Grant, type Grants } from '../../../src/iam/grants.ts';
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
const lacking = (grants: Grants, required: readonly Grant[] = putItem): readonly string[] =>
  shown(grantLacking(grants, required));
const putOn = (cause: string, why: string): readonly string[] => [
  `lacking (${cause}): dynamodb:PutItem on ${tableArn}: ${why}`,
];

describe('has PutItem on the table', () => {
  test.each([
    ['by itself', [allowing('dynamodb:PutItem', tableArn)]],
    ['in another case', [allowing('DYNAMODB:putITEM', tableArn)]],
    ['by a pattern', [allowing('dynamodb:P?t*', '*')]],
    ['by everything', [allowing('*', '*')]],
    ['by NotAction', [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }]],
    ['by NotResource', [{ Effect: 'Allow', Action: 'dynamodb:*', NotResource: `${tableArn}-2` }]],
    ['with a wildcard within the ARN', [allowing('dynamodb:PutItem', tableArn.replace('us-east-1', '*'))]],
    [
      'under a condition that its requests meet',
      [
        allowing('dynamodb:PutItem', tableArn, {
          Condition: {
            StringEquals: { 'aws:RequestedRegion': 'us-east-1', 'aws:PrincipalAccount': account },
            Bool: { 'aws:SecureTransport': true },
          },
        }),
      ],
    ],
    [
      'beside a Deny of something else',
      [
        allowing('dynamodb:PutItem', tableArn),
        denying('dynamodb:DeleteItem', '*'),
        denying('dynamodb:PutItem', `${tableArn}-2`),
        { Effect: 'Deny', Action: '*', NotResource: [tableArn, groupArn] },
        { Effect: 'Deny', NotAction: 'dynamodb:PutItem', Resource: '*' },
      ],
    ],
    [
      'beside a Deny under a condition that its requests do not meet',
      [
        allowing('dynamodb:PutItem', tableArn),
        denying('*', '*', { Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } } }),
        denying('*', '*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        denying('*', '*', {
          Condition: { ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/demo-*` } },
        }),
      ],
    ],
  ])('%s', (_, statements) => {
    expect(lacking(roleWith(...statements))).toEqual([]);
  });

  test("by the table's own policy", () => {
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: roleArn },
      Action: 'dynamodb:PutItem',
      Resource: '*',
    };
    const on = (arn: string): Grants =>
      role({ resourcePolicies: [{ arn: known(arn), document: document(statement) }] });
    expect(lacking(on(tableArn))).toEqual([]);
    expect(lacking(on(`${tableArn}-2`))).toHaveLength(1);
  });

  test('by two statements that cover the streams only together', () => {
    const streams = allow('logs:PutLogEvents', `${groupArn}:log-stream:*`);
    const empty = allowing('logs:PutLogEvents', `${groupArn}:log-stream:`);
    const others = allowing('logs:PutLogEvents', `${groupArn}:log-stream:?*`);
    expect(lacking(roleWith(empty, others), streams)).toEqual([]);
    expect(lacking(roleWith(others), streams)).toHaveLength(1);
  });
});

describe('lacks PutItem on the table', () => {
  const condition = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } };
  const said = 'StringEquals aws:PrincipalTag/team a';

  test.each([
    ['no policy', [], putOn('nowhere', 'is granted by no policy')],
    [
      'another action',
      [allowing('dynamodb:GetItem', tableArn)],
      putOn('nowhere', 'is not granted: there only dynamodb:GetItem'),
    ],
    ['another service', [allowing('s3:PutObject', '*')], putOn('nowhere', 'is granted by no policy')],
    [
      'another table',
      [allowing('dynamodb:PutItem', `${tableArn}-2`)],
      putOn('elsewhere', `is granted only on ${tableArn}-2`),
    ],
    [
      'another case of it',
      [allowing('dynamodb:PutItem', tableArn.toUpperCase().replace('ARN:', 'arn:'))],
      putOn('elsewhere', `is granted only on ${tableArn.toUpperCase().replace('ARN:', 'arn:')}`),
    ],
    [
      'everything but it',
      [{ Effect: 'Allow', Action: 'dynamodb:PutItem', NotResource: tableArn }],
      putOn('elsewhere', `is granted only on what is not ${tableArn}`),
    ],
    [
      'NotAction that leaves it out',
      [{ Effect: 'Allow', NotAction: 'dynamodb:*', Resource: '*' }],
      putOn('nowhere', 'is granted by no policy'),
    ],
    [
      'a policy variable',
      [allowing('dynamodb:PutItem', tableArn.replace('demo-data', '${aws:username}'))],
      putOn('condition', 'is granted only under a condition: a policy variable or one session of the role'),
    ],
    [
      'a condition',
      [allowing('dynamodb:PutItem', tableArn, condition)],
      putOn('condition', `is granted only under a condition: ${said}`),
    ],
    [
      'a condition of another region',
      [
        allowing('dynamodb:PutItem', '*', {
          Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
        }),
      ],
      putOn('condition', 'is granted only under a condition: StringEquals aws:RequestedRegion eu-west-1'),
    ],
    ['a Deny', [allowing('dynamodb:*', '*'), denying('dynamodb:Put*', '*')], putOn('denied', 'is denied')],
    [
      'a Deny by NotAction',
      [allowing('dynamodb:*', '*'), { Effect: 'Deny', NotAction: 'dynamodb:GetItem', Resource: '*' }],
      putOn('denied', 'is denied'),
    ],
    [
      'a Deny by NotResource',
      [allowing('dynamodb:*', '*'), { Effect: 'Deny', Action: '*', NotResource: `${tableArn}-2` }],
      putOn('denied', 'is denied'),
    ],
    [
      'a Deny under a condition',
      [allowing('dynamodb:*', '*'), denying('dynamodb:*', '*', condition)],
      putOn('denied', `is denied under a condition: ${said}`),
    ],
    [
      'a Deny of what a policy variable names',
      [allowing('dynamodb:*', '*'), denying('dynamodb:*', tableArn.replace('demo-data', '${aws:username}'))],
      putOn('denied', 'is denied under a condition: a policy variable or one session of the role'),
    ],
  ])('%s', (_, statements, expected) => {
    expect(lacking(roleWith(...statements))).toEqual(expected);
  });

  test('part of what is needed is not enough', () => {
    const streams = allow('logs:PutLogEvents', `${groupArn}:log-stream:*`);
    expect(lacking(roleWith(allowing('logs:PutLogEvents', groupArn)), streams)).toHaveLength(1);
    expect(
      lacking(roleWith(allowing('logs:PutLogEvents', `${groupArn}:log-stream:a*`)), streams),
    ).toHaveLength(1);
    expect(lacking(roleWith(allowing('logs:PutLogEvents', `${groupArn}:*`)), streams)).toEqual([]);
    expect(lacking(roleWith(allowing('logs:PutLogEvents', `${groupArn}:*:*`)), streams)).toEqual([]);
  });

  test('points at the closest statement', () => {
    const grants = roleWith(allowing('s3:*', '*'), allowing('dynamodb:PutItem', [`${tableArn}-2`]));
    expect(grantLacking(grants, putItem)[0]?.at.path).toBe('PolicyDocument.Statement[1].Resource[0]');
    expect(grantLacking(roleWith(), putItem)[0]?.at.path).toBe('PolicyDocument');
  });

  test('one difference for each grant that is lacking', () => {
    const both = [...putItem, ...allow('kms:Decrypt', keyArn, `${keyArn}-2`)];
    expect(grantLacking(roleWith(allowing('kms:Decrypt', keyArn)), both)).toHaveLength(2);
  });
});

describe('a known context', () => {
  const statement = allowing('kms:Decrypt', keyArn, {
    Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com' } },
  });

  test('decides a condition', () => {
    const via = (service: string): readonly Grant[] => [
      { action: 'kms:Decrypt', resource: keyArn, context: { 'kms:ViaService': service } },
    ];
    expect(lacking(roleWith(statement), via('dynamodb.us-east-1.amazonaws.com'))).toEqual([]);
    expect(lacking(roleWith(statement), via('dynamodb.eu-west-1.amazonaws.com'))).toHaveLength(1);
    expect(lacking(roleWith(statement), allow('kms:Decrypt', keyArn))).toHaveLength(1);
  });

  test('the account of the resource is the one in its ARN', () => {
    const own = { Condition: { StringEquals: { 'aws:ResourceAccount': account } } };
    const grants = roleWith(allowing('*', '*', own));
    expect(lacking(grants, allow('s3:GetObject', 'arn:aws:s3:::b/k'))).toEqual([]);
    expect(lacking(grants, allow('dynamodb:Scan', tableArn.replace(account, '999999999999')))).toHaveLength(
      1,
    );
  });
});

describe('what is not known', () => {
  const granted = allowing('dynamodb:PutItem', tableArn);

  test.each([
    ['an action', [allowing('(unknown)', tableArn)]],
    ['a resource', [allowing('dynamodb:PutItem', '(unknown)')]],
    ['an effect', [{ Effect: '(unknown)', Action: 'dynamodb:PutItem', Resource: tableArn }]],
    ['an effect beside the grant', [granted, { Effect: '(unknown)', Action: 'dynamodb:*', Resource: '*' }]],
    ['what is denied', [granted, denying('(unknown)', '*')]],
    ['on what it is denied', [granted, denying('dynamodb:*', '(unknown)')]],
    [
      'what a condition asks',
      [
        allowing('dynamodb:PutItem', tableArn, {
          Condition: { StringEquals: { 'aws:RequestedRegion': '(unknown)' } },
        }),
      ],
    ],
    ['a statement', ['(unknown)' as unknown as object]],
  ])('%s', (_, statements) => {
    expect(lacking(roleWith(...statements))).toEqual(['unknown: it is imported']);
  });

  test('a statement without an effect is neither the grant nor its absence', () => {
    expect(lacking(roleWith({ Action: 'dynamodb:PutItem', Resource: tableArn }))).toEqual([
      'unknown: the statement has no Effect',
    ]);
  });

  test('an unknown managed policy may grant it, or deny it', () => {
    expect(lacking(role({ policies: [unknown('not at hand')] }))).toEqual(['unknown: not at hand']);
    expect(lacking(role({ policies: [document(granted), unknown('not at hand')] }))).toEqual([
      'unknown: not at hand',
    ]);
  });

  test('a sure Deny is sure whatever else is not known', () => {
    const grants = role({ policies: [document(denying('*', '*')), unknown('not at hand')] });
    expect(lacking(grants)).toEqual(putOn('denied', 'is denied'));
  });

  test('an unknown part elsewhere changes nothing', () => {
    expect(
      lacking(roleWith(granted, allowing('s3:GetObject', '(unknown)'), denying('s3:*', '(unknown)'))),
    ).toEqual([]);
  });

  test('a condition that cannot be met is no matter of what else is not known', () => {
    const more = { Condition: { StringEquals: { 'aws:PrincipalTag/a': '(unknown)' } } };
    expect(lacking(roleWith(allowing('dynamodb:PutItem', tableArn, more)))).toEqual(
      putOn(
        'condition',
        'is granted only under a condition: StringEquals aws:PrincipalTag/a (unknown: it is imported)',
      ),
    );
  });
});

describe('a permissions boundary', () => {
  const bounded = (...statements: readonly object[]): Grants =>
    role({
      policies: [document(allowing('dynamodb:PutItem', tableArn))],
      boundary: known(policy(document(...statements))),
    });

  test('that holds it', () => {
    expect(lacking(bounded(allowing('dynamodb:*', '*')))).toEqual([]);
  });
  test('that does not', () => {
    expect(lacking(bounded(allowing('s3:*', '*')))).toEqual(
      putOn('boundary', 'is outside the permissions boundary'),
    );
  });
  test('that denies it', () => {
    expect(lacking(bounded(allowing('*', '*'), denying('dynamodb:*', '*')))).toEqual(
      putOn('denied', 'is denied'),
    );
  });
  test('that is not known', () => {
    const grants = role({
      policies: [document(allowing('dynamodb:PutItem', tableArn))],
      boundary: unknown('not at hand'),
    });
    expect(lacking(grants)).toEqual(['unknown: not at hand']);
  });
});
