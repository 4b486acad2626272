import { describe, expect, test } from '@jest/globals';
import { known } from '../../../src/facts/fact.ts';
import { grantLacking } from '../../../src/iam/grant-lacking.ts';
import { grantedBeyond } from '../../../src/iam/granted-beyond.ts';
import { allow, type Difference, type Grant, type Grants } from '../../../src/iam/grants.ts';
import {
  account,
  allowing,
  denying,
  document,
  policy,
  role,
  roleArn,
  roleWith,
  tableArn,
} from './fixtures.ts';

const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
const elsewhere = { Condition: { StringEquals: { 'aws:PrincipalAccount': '999999999999' } } };
const unsure = { Condition: { StringEquals: { 'aws:PrincipalAccount': '(unknown)' } } };
const mine = { Principal: { AWS: roleArn } };
const bucket = 'arn:aws:s3:::b';

const paths = (differences: readonly Difference[]): readonly string[] =>
  differences.map(({ at }) => at.path.replace('PolicyDocument', ''));
const boundedBy = (...statements: readonly object[]) => known(policy(document(...statements)));
const attachedTo = (arn: string, ...statements: readonly object[]) => [
  { arn: known(arn), document: document(...statements) },
];

describe('granted beyond, within a boundary', () => {
  const scan = document(allowing('dynamodb:Scan', tableArn));
  const found = (...boundary: readonly object[]): readonly string[] =>
    grantedBeyond(role({ policies: [scan], boundary: boundedBy(...boundary) }), [], {
      only: ['dynamodb'],
    }).map(({ kind }) => kind);

  test.each([
    ['that lets it through', [allowing('dynamodb:*', '*')], ['beyond']],
    ['that lets something else through', [allowing('s3:*', '*')], []],
    [
      'that denies it under a condition and does not allow it',
      [allowing('s3:*', '*'), denying('dynamodb:*', '*', mfa)],
      [],
    ],
    ['that allows it to another account', [allowing('dynamodb:*', '*', elsewhere)], []],
    [
      'of which a part that may allow it is not known',
      [allowing('s3:*', '*'), allowing('(unknown)', '*')],
      ['beyond'],
    ],
    ['of which a part that may deny it is not known', [allowing('s3:*', '*'), denying('(unknown)', '*')], []],
  ])('%s', (_, boundary, expected) => {
    expect(found(...boundary)).toEqual(expected);
  });

  test('that does not bind what a resource grants', () => {
    const grants = role({
      boundary: boundedBy(allowing('s3:*', '*')),
      resourcePolicies: attachedTo(tableArn, allowing('dynamodb:Scan', '*', mine)),
    });
    expect(grantedBeyond(grants, [], { only: ['dynamodb'] })).toMatchObject([
      { kind: 'beyond', action: 'dynamodb:Scan', resource: tableArn },
    ]);
  });
});

describe('granted beyond, denied by the policy of a resource', () => {
  const found = (granted: string, denial: object, permitted: readonly Grant[] = []): readonly Difference[] =>
    grantedBeyond(
      role({
        policies: [document(allowing('s3:GetObject', granted))],
        resourcePolicies: attachedTo(bucket, { ...denial, ...mine }),
      }),
      permitted,
      { only: ['s3'] },
    );

  test('on all but some of it: elsewhere it is still granted', () => {
    const { Resource: _, ...denial } = {
      ...denying('s3:GetObject', '*'),
      NotResource: `${bucket}/public/*`,
    } as Record<string, unknown>;
    const permitted = allow('s3:GetObject', `${bucket}/public/*`);
    expect(found('*', denial, permitted)).toMatchObject([{ kind: 'beyond', action: 's3:GetObject' }]);
  });

  test('on what only partly is its own: the rest of it is still granted', () => {
    expect(found(`${bucket}/*`, denying('s3:GetObject', 'arn:aws:s3:::*/x'))).toHaveLength(1);
  });

  test('on just that: it is not granted', () => {
    expect(found(`${bucket}/secret/*`, denying('s3:GetObject', `${bucket}/secret/*`))).toEqual([]);
    expect(found(`${bucket}/secret/*`, denying('s3:GetObject', '*'))).toEqual([]);
  });
});

describe('granted beyond', () => {
  test('by exclusion says what is excluded, and where', () => {
    const { Action: _, ...rest } = allowing('', '*') as Record<string, unknown>;
    const [first] = grantedBeyond(roleWith({ ...rest, NotAction: ['s3:*', 'sqs:*'] }), [], { only: ['kms'] });
    expect(first).toMatchObject({
      kind: 'beyond',
      pattern: 'everything but s3:*, sqs:*',
      at: { path: 'PolicyDocument.Statement[0].NotAction[0]' },
    });
  });

  test('by five actions lists them, and by six counts the last', () => {
    const five = ['GetItem', 'Scan', 'Query', 'DeleteItem', 'UpdateItem'].map((name) => `dynamodb:${name}`);
    const more = (actions: readonly string[]): readonly (number | undefined)[] =>
      grantedBeyond(roleWith(allowing(actions, tableArn)), [], { only: ['dynamodb'] }).map((each) =>
        each.kind === 'beyond' ? each.more : -1,
      );
    expect(more(five)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(more([...five, 'dynamodb:PutItem'])).toEqual([undefined, undefined, undefined, undefined, 1]);
  });

  test('is nothing by a denial that is not known', () => {
    expect(grantedBeyond(roleWith(denying('(unknown)', '*')), [], { only: ['s3'] })).toEqual([]);
  });
});

describe('what is lacking', () => {
  const put = (grants: Grants, resource = tableArn): readonly Difference[] =>
    grantLacking(grants, allow('dynamodb:PutItem', resource));
  const granted = allowing('dynamodb:PutItem', tableArn);
  const told = (grants: Grants, resource = tableArn): readonly string[] =>
    put(grants, resource).map((each) =>
      each.kind === 'lacking'
        ? `${each.cause}: ${each.why}`
        : each.kind === 'unknown'
          ? 'unknown'
          : each.kind,
    );

  test('is not known while a policy cannot be read, for that may deny it', () => {
    expect(
      put(
        role({
          policies: [document(granted), { known: false, reason: 'denied', at: { resource: '', path: '' } }],
        }),
      ),
    ).toMatchObject([{ kind: 'unknown', reason: 'denied' }]);
    expect(put(roleWith(granted))).toEqual([]);
  });

  test('has the place of what decides', () => {
    expect(paths(put(roleWith(allowing('s3:*', '*'), { ...granted, ...mfa })))).toEqual([
      '.Statement[1].Action',
    ]);
    expect(paths(put(roleWith(granted, denying('dynamodb:*', '*'))))).toEqual(['.Statement[1].Action']);
    expect(paths(put(roleWith(allowing('dynamodb:PutItem', [`${tableArn}-2`]))))).toEqual([
      '.Statement[0].Resource[0]',
    ]);
    const bounded = role({ policies: [document(granted)], boundary: boundedBy(allowing('s3:*', '*')) });
    expect(put(bounded)).toMatchObject([
      { cause: 'boundary', at: { resource: 'Role', path: 'PolicyDocument' } },
    ]);
  });

  test('is not known by a later denial that is not, whatever an earlier one is about', () => {
    expect(told(roleWith(granted, denying('s3:*', '*'), denying('(unknown)', '*')))).toEqual(['unknown']);
    expect(
      told(roleWith(granted, denying('dynamodb:*', `${tableArn}-2`), denying('(unknown)', '*'))),
    ).toEqual(['unknown']);
  });

  test('is not known when an unknown statement would do, and a conditional one would too', () => {
    expect(told(roleWith({ ...granted, ...mfa }, { ...granted, ...unsure }))).toEqual(['unknown']);
  });

  describe('of a pattern that two statements hold together', () => {
    const [some, all] = [`${tableArn}/a*`, `${tableArn}/*`];
    const half = allowing('dynamodb:PutItem', some);
    const other = { Effect: 'Allow', Action: 'dynamodb:PutItem', NotResource: some };
    const underMfa = 'condition: is granted only under a condition: Bool aws:MultiFactorAuthPresent true';

    test.each([
      ['both surely', half, other, []],
      ['one under a condition', half, { ...other, ...mfa }, [underMfa]],
      ['one unknown', half, { ...other, ...unsure }, ['unknown']],
      ['one under a condition, one unknown', { ...half, ...mfa }, { ...other, ...unsure }, ['unknown']],
    ])('%s', (_, first, second, expected) => {
      expect(told(roleWith(first, second), all)).toEqual(expected);
    });
  });

  test('is not granted by a denial, conditional or of something else', () => {
    const nowhere = 'nowhere: is granted by no policy';
    expect(told(roleWith(denying('dynamodb:PutItem', tableArn, mfa)))).toEqual([nowhere]);
    expect(told(roleWith(denying('dynamodb:PutItem', `${tableArn}-2`)))).toEqual([nowhere]);
  });

  test('names all resources and all actions that come near', () => {
    const others = [`${tableArn}-2`, `${tableArn}-3`];
    expect(told(roleWith(allowing('dynamodb:PutItem', others)))).toEqual([
      `elsewhere: is granted only on ${others.join(', ')}`,
    ]);
    expect(told(roleWith(allowing(['dynamodb:Scan', 's3:*', 'dynamodb:Query'], tableArn)))).toEqual([
      'nowhere: is not granted: there only dynamodb:Scan, dynamodb:Query',
    ]);
  });

  test('is not granted by the policy of another resource', () => {
    const grants = role({
      resourcePolicies: attachedTo(`${tableArn}-2`, allowing('dynamodb:PutItem', '*', mine)),
    });
    expect(told(grants)).toEqual(['condition: is not granted to this role']);
  });

  test("is asked for of a resource in the stack's account, unless its ARN names another", () => {
    const here = { Condition: { StringEquals: { 'aws:ResourceAccount': account } } };
    const queues = (resource: string): number =>
      grantLacking(roleWith(allowing('sqs:SendMessage', '*', here)), allow('sqs:SendMessage', resource))
        .length;
    expect(queues(`arn:aws:sqs:us-east-1:${account}:q`)).toBe(0);
    expect(queues('arn:aws:sqs:us-east-1:*:q')).toBe(0);
    expect(queues('*')).toBe(0);
    expect(queues(`arn:aws:sqs:us-east-1:9${account}:q`)).toBe(0);
    expect(queues(`arn:aws:sqs:us-east-1:${account}9:q`)).toBe(0);
    expect(queues('arn:aws:sqs:us-east-1:999999999999:q')).toBe(1);
  });
});
