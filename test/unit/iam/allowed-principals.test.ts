import { describe, expect, test } from '@jest/globals';
import { othersAllowed, othersLetThrough, type About } from '../../../src/iam/allowed-principals.ts';
import { jsonValue } from '../../../src/facts/json-value.ts';
import { known, nowhere, unknown, type Fact } from '../../../src/facts/fact.ts';
import { parsePolicy } from '../../../src/iam/parse-policy.ts';
import type { PolicyDocument, Statement } from '../../../src/iam/policy.ts';

const account = '123456789012';
const arn = `arn:aws:sqs:us-east-1:${account}:orders`;
const own = `arn:aws:iam::${account}:role/own`;
const about: About = {
  action: 'sqs:SendMessage',
  resource: known(arn),
  only: own,
  home: { accountId: account, partition: 'aws' },
};

const policy = (...statements: readonly object[]): Fact<PolicyDocument> =>
  parsePolicy(jsonValue({ Statement: statements }, nowhere));
const allow = (Principal: unknown, Condition?: object): object => ({
  Effect: 'Allow',
  Principal,
  Action: 'sqs:SendMessage',
  Resource: arn,
  ...(Condition && { Condition }),
});
const denyUnless = (Condition: object): object => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 'sqs:*',
  Resource: '*',
  Condition,
});
const ownOnly = { ArnNotEquals: { 'aws:PrincipalArn': own } };
const seen = (document: Fact<PolicyDocument | undefined>): readonly string[] =>
  othersAllowed(document, about).map(({ who, may }) => `${who} ${may}`);

describe('who beside one role is allowed something', () => {
  test.each([
    ['nobody, without a policy', known(undefined)],
    ['nobody, when the role alone is named', policy(allow({ AWS: own }))],
    ['nobody, when the account as a whole decides', policy(allow({ AWS: account }))],
    [
      'nobody, by a session of the role itself',
      policy(allow({ AWS: `arn:aws:sts::${account}:assumed-role/own/x` })),
    ],
    ['nobody, when everybody is denied it but the role', policy(allow('*'), denyUnless(ownOnly))],
    [
      'nobody, when everybody has to be the role',
      policy(allow('*', { ArnEquals: { 'aws:PrincipalArn': own } })),
    ],
    ['nobody, by a statement on something else', policy({ ...allow('*'), Resource: `${arn}-2` })],
    ['nobody, by a statement on another action', policy({ ...allow('*'), Action: 'sqs:ReceiveMessage' })],
  ])('%s', (_, document) => {
    expect(seen(document)).toEqual([]);
  });

  test.each([
    [
      'another role',
      allow({ AWS: `arn:aws:iam::${account}:role/other` }),
      [`arn:aws:iam::${account}:role/other yes`],
    ],
    [
      'a role by one of its sessions',
      allow({ AWS: `arn:aws:sts::${account}:assumed-role/other/x` }),
      [`arn:aws:iam::${account}:role/other yes`],
    ],
    ['another account', allow({ AWS: '999999999999' }), ['the account 999999999999 yes']],
    [
      'a service, under whatever condition',
      allow({ Service: 's3.amazonaws.com' }, { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::x' } }),
      ['s3.amazonaws.com yes'],
    ],
    [
      'all roles of a prefix, by an example',
      allow('*', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/ow*` } }),
      [`arn:aws:iam::${account}:role/owx yes`],
    ],
    [
      'that role of another account',
      allow('*', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/own' } }),
      ['arn:aws:iam::111122223333:role/own yes'],
    ],
  ])('%s', (_, statement, others) => {
    expect(seen(policy(statement))).toEqual(others);
  });

  test('whoever matches a pattern that is no ARN', () => {
    const like = (pattern: string): object => allow('*', { StringLike: { 'aws:PrincipalArn': pattern } });
    expect(seen(policy(like('*:role/own')))).toEqual(['arn:aws:iam::111122223333:role/own yes']);
    expect(seen(policy(like('*/o*n')))).toContain(`arn:aws:iam::${account}:role/x/oxn yes`);
  });

  test('everybody, by an example of each kind', () => {
    expect(seen(policy(allow('*')))).toEqual(
      expect.arrayContaining([
        'another role of the account yes',
        'a user of the account yes',
        'a role of another account yes',
        'a service of AWS yes',
        'somebody without credentials yes',
      ]),
    );
  });

  test('whom a Deny makes an exception for', () => {
    const other = `arn:aws:iam::${account}:role/other`;
    const excepted = denyUnless({ ArnNotEquals: { 'aws:PrincipalArn': [own, other] } });
    expect(seen(policy(allow('*'), excepted))).toEqual([`${other} yes`]);
  });

  test.each([
    ['a policy that could not be read', unknown('it is hidden'), 'it is hidden'],
    [
      'everybody under a condition that is not known of them',
      policy(allow('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })),
      'it is allowed only under a condition: StringEquals aws:PrincipalOrgID o-1',
    ],
    [
      'a principal of a kind that is not worked out',
      policy(allow({ Federated: 'x' })),
      'it names a principal of the kind Federated',
    ],
    [
      'a pattern for a principal',
      policy(allow({ AWS: `arn:aws:iam::${account}:role/*` })),
      'whether the statement applies to it cannot be told',
    ],
  ])('cannot be told of %s', (_, document: Fact<PolicyDocument>, why) => {
    const others = othersAllowed(document, about);
    expect(others.map(({ may }) => may)).not.toContain('yes');
    expect(others.map((each) => each.why)).toContain(why);
  });

  test('a Deny of a kind of principals that reaches everybody reaches federated ones', () => {
    expect(seen(policy(allow({ Federated: 'x' }), { ...denyUnless({}), Condition: undefined }))).toEqual([]);
  });

  test('a Deny that hangs on something else leaves it open', () => {
    const sometimes = denyUnless({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } });
    expect(seen(policy(allow({ AWS: '999999999999' }), sometimes))).toEqual([
      'the account 999999999999 unknown',
    ]);
  });
});

describe('whom some denials let through', () => {
  const denials = (...statements: readonly object[]): Fact<readonly Statement[]> => {
    const document = policy(...statements);
    return document.known ? known(document.value.statements) : document;
  };
  const through = (...statements: readonly object[]): readonly string[] =>
    othersLetThrough(denials(...statements), about).map(({ who, may }) => `${who} ${may}`);
  const anybody = ['another role of the account yes', 'a user of the account yes'];

  test.each(['ArnNotEquals', 'ArnNotLike', 'StringNotEquals', 'StringNotLike', 'ArnNotEqualsIfExists'])(
    'nobody, by %s of the role',
    (operator) => {
      expect(through(denyUnless({ [operator]: { 'aws:PrincipalArn': own } }))).toEqual([]);
    },
  );

  test('nobody, by a Deny of everybody but the role', () => {
    const { Principal: _, ...statement } = denyUnless(ownOnly) as { Principal: unknown };
    expect(through({ ...statement, NotPrincipal: { AWS: own }, Condition: {} })).toEqual([]);
  });

  test('everybody, without a Deny, or by one of another action', () => {
    expect(through()).toEqual(expect.arrayContaining(anybody));
    expect(through({ ...denyUnless(ownOnly), Action: 'sqs:ReceiveMessage' })).toEqual(
      expect.arrayContaining(anybody),
    );
  });

  test('everybody, by one that holds under another condition as well', () => {
    expect(through(denyUnless({ ...ownOnly, IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }))).toEqual(
      expect.arrayContaining(anybody),
    );
  });

  test('the exception beside the role, and what matches the pattern of one', () => {
    const admin = `arn:aws:iam::${account}:role/admin`;
    expect(through(denyUnless({ ArnNotEquals: { 'aws:PrincipalArn': [own, admin] } }))).toEqual([
      `${admin} yes`,
    ]);
    const prefix = { ArnNotLike: { 'aws:PrincipalArn': `${own}*` } };
    expect(through(denyUnless(prefix))).toEqual([`${own}x yes`]);
  });

  test('a role that is there, when the denials are made for others', () => {
    const other = `arn:aws:iam::${account}:role/other`;
    const tagged = denyUnless({ StringNotLike: { 'aws:PrincipalArn': '*/o*' } });
    expect(othersLetThrough(denials(tagged), about, [own, other]).map(({ who }) => who)).toContain(other);
  });

  test('unknown denials tell nothing', () => {
    expect(othersLetThrough(unknown('not deployed'), about)).toMatchObject([
      { may: 'unknown', why: 'not deployed' },
    ]);
  });
});
