import { describe, expect, test } from '@jest/globals';
import { known, unknown } from '../../../src/facts/fact.ts';
import { allowsTo, together, type Access, type Question } from '../../../src/iam/allows-to.ts';
import { accountRoot, anyone, roleCaller, service } from '../../../src/iam/caller.ts';
import { account, document, keyArn, roleArn } from './fixtures.ts';

const root = `arn:aws:iam::${account}:root`;
const on = { Effect: 'Allow', Resource: '*' };
const rootHasAll = { ...on, Principal: { AWS: root }, Action: 'kms:*' };
const own = { 'kms:CallerAccount': account, 'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com' };
const viaDynamoDb = {
  ...on,
  Principal: { AWS: '*' },
  Action: 'kms:Decrypt',
  Condition: { StringEquals: own },
};

const ask = (statements: readonly object[], question: Omit<Question, 'resource'>): Access =>
  allowsTo(document(...statements), { resource: known(keyArn), ...question });

describe("the account's root has all of kms", () => {
  const answer = (...statements: readonly object[]): string =>
    ask(statements, { caller: accountRoot(account), action: 'kms:*' }).answer;

  test.each([
    ['by its root', rootHasAll],
    ['in another partition', { ...rootHasAll, Principal: { AWS: `arn:aws-cn:iam::${account}:root` } }],
    ['by its number', { ...rootHasAll, Principal: { AWS: account } }],
    [
      'among others',
      { ...rootHasAll, Principal: { Service: 'x.amazonaws.com', AWS: ['999999999999', root] } },
    ],
    ['by every action', { ...rootHasAll, Action: '*' }],
    ['in another case', { ...rootHasAll, Action: 'KMS:*' }],
    ['on the key by its ARN', { ...rootHasAll, Resource: keyArn }],
    ['without a resource', { Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*' }],
  ])('%s', (_, statement) => {
    expect(answer(statement)).toBe('yes');
  });

  test('two statements can give it together', () => {
    const half = { Effect: 'Allow', Principal: { AWS: root }, Resource: '*' };
    expect(answer({ ...half, Action: 'kms:D*' }, { ...half, NotAction: 'kms:D*' })).toBe('yes');
    expect(answer({ ...half, Action: 'kms:D*' }, { ...half, NotAction: 'kms:*' })).toBe('no');
  });

  test.each([
    ['another account', { ...rootHasAll, Principal: { AWS: 'arn:aws:iam::999999999999:root' } }, 'no'],
    ['a role', { ...rootHasAll, Principal: { AWS: roleArn } }, 'no'],
    ['a service', { ...rootHasAll, Principal: { Service: 'kms.amazonaws.com' } }, 'no'],
    ['a list of actions', { ...rootHasAll, Action: ['kms:Create*', 'kms:Put*', 'kms:Decrypt'] }, 'no'],
    ['under a condition', { ...rootHasAll, Condition: { StringEquals: own } }, 'conditional'],
    ['on another key', { ...rootHasAll, Resource: `${keyArn}-2` }, 'no'],
    ['denied', { ...rootHasAll, Effect: 'Deny' }, 'no'],
    ['an unknown principal', { ...rootHasAll, Principal: { AWS: '(unknown)' } }, 'unknown'],
    ['an unknown action', { ...rootHasAll, Action: '(unknown)' }, 'unknown'],
    ['an unknown effect', { ...rootHasAll, Effect: '(unknown)' }, 'unknown'],
    ['no effect', { ...rootHasAll, Effect: undefined }, 'unknown'],
    ['no principal', { ...rootHasAll, Principal: undefined }, 'unknown'],
  ])('not by %s', (_, statement, expected) => {
    expect(answer(statement)).toBe(expected);
  });

  test('a Deny beside it takes it back', () => {
    const denial = { Effect: 'Deny', Principal: '*', Action: 'kms:ScheduleKeyDeletion', Resource: '*' };
    expect(answer(rootHasAll, denial)).toBe('no');
    expect(answer(rootHasAll, { ...denial, Principal: { AWS: roleArn } })).toBe('yes');
    expect(answer(rootHasAll, { ...denial, Action: 's3:*' })).toBe('yes');
    expect(
      answer(rootHasAll, { ...denial, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }),
    ).toBe('conditional');
    expect(answer(rootHasAll, { ...denial, Action: '(unknown)' })).toBe('unknown');
    expect(answer(rootHasAll, { ...denial, Effect: '(unknown)' })).toBe('unknown');
  });
});

describe('DynamoDB by itself', () => {
  const mayDecrypt = (...statements: readonly object[]): string =>
    ask(statements, { caller: service('dynamodb.amazonaws.com'), action: 'kms:Decrypt' }).answer;
  const decrypt = { ...on, Principal: { Service: 'dynamodb.amazonaws.com' }, Action: ['kms:Decrypt'] };

  test('may if a statement names it', () => {
    expect(mayDecrypt(rootHasAll, decrypt)).toBe('yes');
    expect(mayDecrypt({ ...decrypt, Principal: '*' })).toBe('yes');
  });

  test("root's statement is not for it", () => {
    expect(mayDecrypt(rootHasAll)).toBe('no');
  });

  test('its regional name is another principal', () => {
    expect(mayDecrypt({ ...decrypt, Principal: { Service: 'dynamodb.us-east-1.amazonaws.com' } })).toBe('no');
  });

  test('a Deny takes it back', () => {
    const denial = { ...decrypt, Effect: 'Deny', Action: 'kms:*' };
    expect(mayDecrypt(decrypt, denial)).toBe('no');
    expect(mayDecrypt(decrypt, { ...denial, Principal: '*' })).toBe('no');
    expect(mayDecrypt(decrypt, { ...denial, Principal: { AWS: root } })).toBe('yes');
  });
});

describe('the role, through DynamoDB', () => {
  const context = { 'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com' };
  const mayDecrypt = (...statements: readonly object[]): string =>
    ask(statements, { caller: roleCaller(roleArn, account), action: 'kms:Decrypt', context }).answer;
  const withCondition = (Condition: object): object => ({ ...viaDynamoDb, Condition });

  test.each([
    ['everyone of this account through DynamoDB', viaDynamoDb],
    [
      'this role among everyone',
      withCondition({ StringEquals: own, ArnEquals: { 'aws:PrincipalArn': roleArn } }),
    ],
    ['the role itself', { ...viaDynamoDb, Principal: { AWS: roleArn }, Condition: undefined }],
    ['everyone but a service', { ...on, NotPrincipal: { Service: 'x.amazonaws.com' }, Action: 'kms:*' }],
  ])('by %s', (_, statement) => {
    expect(mayDecrypt(statement)).toBe('yes');
  });

  test.each([
    [
      'root with the same conditions, which gives a role nothing',
      { ...viaDynamoDb, Principal: { AWS: root } },
      'no',
    ],
    ['the service', { ...viaDynamoDb, Principal: { Service: 'dynamodb.amazonaws.com' } }, 'no'],
    [
      'a ViaService without a region',
      withCondition({
        StringEquals: { ...own, 'kms:ViaService': 'dynamodb.amazonaws.com' },
      }),
      'no',
    ],
    [
      'another region',
      withCondition({
        StringEquals: { ...own, 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' },
      }),
      'no',
    ],
    [
      'another account',
      withCondition({ StringEquals: { ...own, 'kms:CallerAccount': '999999999999' } }),
      'no',
    ],
    ['another role', { ...viaDynamoDb, Principal: { AWS: `${roleArn}-2` } }, 'no'],
    [
      'one more condition',
      withCondition({ StringEquals: { ...own, 'kms:GranteePrincipal': 'x' } }),
      'conditional',
    ],
    [
      'a pattern of roles',
      { ...viaDynamoDb, Principal: { AWS: `arn:aws:iam::${account}:role/*` } },
      'unknown',
    ],
    [
      'one session',
      { ...viaDynamoDb, Principal: { AWS: `arn:aws:sts::${account}:assumed-role/demo-role/s` } },
      'conditional',
    ],
    [
      'a session of another role',
      {
        ...viaDynamoDb,
        Principal: { AWS: `arn:aws:sts::${account}:assumed-role/other/s` },
      },
      'no',
    ],
    ['everyone but it', { ...on, NotPrincipal: { AWS: roleArn }, Action: 'kms:*' }, 'no'],
    [
      'everyone but somebody unknown',
      { ...on, NotPrincipal: { AWS: '(unknown)' }, Action: 'kms:*' },
      'unknown',
    ],
    ['an unknown condition', withCondition({ StringEquals: { 'kms:ViaService': '(unknown)' } }), 'unknown'],
  ])('not by %s', (_, statement, expected) => {
    expect(mayDecrypt(statement)).toBe(expected);
  });

  test('a Deny for everyone but the role and its account is too delicate to tell', () => {
    const denial = { Effect: 'Deny', NotPrincipal: { AWS: roleArn }, Action: 'kms:*', Resource: '*' };
    expect(mayDecrypt(viaDynamoDb, denial)).toBe('unknown');
    expect(mayDecrypt(viaDynamoDb, { ...denial, NotPrincipal: { AWS: `${roleArn}-2` } })).toBe('no');
  });

  test('a role whose ARN is not known', () => {
    const nameless = (statement: object): string =>
      ask([statement], { caller: roleCaller(undefined, account), action: 'kms:Decrypt', context: own })
        .answer;
    expect(nameless(viaDynamoDb)).toBe('yes');
    expect(nameless({ ...viaDynamoDb, Principal: { AWS: roleArn } })).toBe('unknown');
  });
});

describe('CloudWatch alarms on a topic', () => {
  const topic = `arn:aws:sns:us-east-1:${account}:alarms`;
  const alarm = `arn:aws:cloudwatch:us-east-1:${account}:alarm:demo`;
  const mayPublish = (...statements: readonly object[]): string =>
    allowsTo(document(...statements), {
      caller: service('cloudwatch.amazonaws.com'),
      action: 'sns:Publish',
      resource: known(topic),
      context: { 'aws:SourceArn': alarm, 'aws:SourceAccount': account, 'aws:SourceOwner': account },
    }).answer;
  const publish = {
    Effect: 'Allow',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Action: 'sns:Publish',
    Resource: topic,
  };

  test.each([
    ['by name', publish],
    [
      'for alarms of this account',
      { ...publish, Condition: { StringEquals: { 'AWS:SourceAccount': account } } },
    ],
    [
      'for these alarms',
      {
        ...publish,
        Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:cloudwatch:us-east-1:${account}:alarm:*` } },
      },
    ],
    [
      "by SNS's default policy",
      {
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: ['SNS:Publish', 'SNS:Subscribe'],
        Resource: topic,
        Condition: { StringEquals: { 'AWS:SourceOwner': account } },
      },
    ],
  ])('may publish %s', (_, statement) => {
    expect(mayPublish(statement)).toBe('yes');
  });

  test.each([
    ['a policy that leaves it out', { ...publish, Principal: { Service: 'events.amazonaws.com' } }],
    ['a policy of another topic', { ...publish, Resource: `${topic}-2` }],
    ['another action', { ...publish, Action: 'sns:Subscribe' }],
    ['other alarms', { ...publish, Condition: { ArnLike: { 'aws:SourceArn': `${alarm}-2` } } }],
  ])('may not with %s', (_, statement) => {
    expect(mayPublish(statement)).toBe('no');
  });
});

describe('a question', () => {
  test('without a resource takes every statement to be about it', () => {
    const trust = document({
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
    });
    const question = { caller: service('lambda.amazonaws.com'), action: 'sts:AssumeRole' };
    expect(allowsTo(trust, question).answer).toBe('yes');
    expect(allowsTo(trust, { ...question, caller: anyone }).answer).toBe('no');
  });

  test('about a resource that is not known is answered by a statement about all', () => {
    const question = { caller: anyone, action: 's3:GetObject', resource: unknown('no ARN') };
    const open = { Effect: 'Allow', Principal: '*', Action: 's3:*' };
    expect(allowsTo(document({ ...open, Resource: '*' }), question).answer).toBe('yes');
    expect(allowsTo(document({ ...open, Resource: keyArn }), question).answer).toBe('unknown');
  });

  test('about a policy that is not known has no answer', () => {
    const answer = allowsTo(unknown('not at hand'), { caller: anyone, action: 'a:b' });
    expect(answer).toMatchObject({ answer: 'unknown', why: 'not at hand' });
  });

  test('is answered with the statement that decides', () => {
    const answer = ask([rootHasAll, viaDynamoDb], { caller: anyone, action: 'kms:Decrypt' });
    expect(answer).toMatchObject({
      answer: 'conditional',
      why: expect.stringContaining('kms:ViaService'),
      at: { path: 'PolicyDocument.Statement[1].Action' },
    });
  });

  test('on what a policy variable names depends on the request', () => {
    const statement = {
      ...on,
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::b/${aws:userid}',
    };
    const question = { caller: anyone, action: 's3:GetObject', resource: known('arn:aws:s3:::b/k') };
    expect(allowsTo(document(statement), question).answer).toBe('conditional');
    expect(
      allowsTo(
        document({ ...statement, Resource: 'arn:aws:s3:::b/*' }, { ...statement, Effect: 'Deny' }),
        question,
      ).answer,
    ).toBe('conditional');
  });

  test('to several policies is one to all of them', () => {
    const [first, second] = [document(rootHasAll), document(viaDynamoDb)];
    if (!first.known || !second.known) throw new Error('both are known');
    const both = together(known([first.value, second.value]));
    expect(allowsTo(both, { caller: accountRoot(account), action: 'kms:*' }).answer).toBe('yes');
    expect(together(unknown('not at hand'))).toMatchObject({ known: false });
  });
});
