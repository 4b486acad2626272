import { describe, expect, test } from '@jest/globals';
import { known, unknown, type Fact } from '../../../src/facts/fact.ts';
import { allowsTo } from '../../../src/iam/allows-to.ts';
import { accountRoot, anyone, roleCaller, type Caller } from '../../../src/iam/caller.ts';
import { account, document, keyArn, roleArn } from './fixtures.ts';

const all = { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' };
const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
const grantee = { Condition: { StringEquals: { 'kms:GranteePrincipal': 'x' } } };
const unsure = { Condition: { StringEquals: { 'kms:CallerAccount': '(unknown)' } } };
const deny = { ...all, Effect: 'Deny' };

/** The answer, why, and where, without the document's name. */
const told = (
  statements: readonly object[],
  { action = 'kms:*', resource, caller = roleCaller(roleArn, account) }: Partial<Question> = {},
): readonly string[] => {
  const { answer, why, at } = allowsTo(document(...statements), {
    caller,
    action,
    resource: resource ?? known(keyArn),
  });
  return [answer, why, at.path.replace('PolicyDocument', '')];
};
interface Question {
  readonly caller: Caller;
  readonly action: string;
  readonly resource: Fact<string>;
}

describe('yes, by', () => {
  test('the first statement that allows it by itself', () => {
    expect(told([{ ...all, Action: 's3:*' }, all, all])).toEqual(['yes', '', '.Statement[1]']);
    expect(told([{ ...all, ...mfa }, all])).toEqual(['yes', '', '.Statement[1]']);
  });

  test('the policy, when only several statements do together', () => {
    const halves = [
      { ...all, Action: 'kms:D*' },
      { ...all, Action: undefined, NotAction: 'kms:D*' },
    ];
    expect(told(halves)).toEqual(['yes', '', '']);
  });
});

describe('no, because', () => {
  test('nothing allows it', () => {
    expect(told([])).toEqual(['no', 'no statement allows it', '']);
    expect(told([{ ...all, Action: 'kms:D*' }])).toEqual(['no', 'no statement allows it', '']);
  });

  test('a statement denies it', () => {
    expect(told([all, deny])).toEqual(['no', 'a statement denies it', '.Statement[1].Action']);
  });

  test('nothing allows it, though something denies it under a condition or may do so', () => {
    for (const denial of [
      { ...deny, ...mfa },
      { ...deny, ...unsure },
    ]) {
      expect(told([denial])).toEqual(['no', 'no statement allows it', '']);
    }
  });
});

describe('conditional, because', () => {
  const allowedUnderMfa = 'it is allowed only under a condition: Bool aws:MultiFactorAuthPresent true';

  test('it is allowed under a condition', () => {
    expect(told([{ ...all, ...mfa }])).toEqual(['conditional', allowedUnderMfa, '.Statement[0].Action']);
  });

  test('some of it is', () => {
    const some = { ...all, Action: 'kms:D*' };
    const rest = { ...all, Action: undefined, NotAction: 'kms:D*', ...mfa };
    expect(told([some, rest])).toEqual(['conditional', allowedUnderMfa, '.Statement[1].NotAction']);
  });

  test('it is allowed under a condition, whatever else may deny it', () => {
    for (const denial of [
      { ...deny, ...grantee },
      { ...deny, ...unsure },
    ]) {
      expect(told([{ ...all, ...mfa }, denial])).toEqual([
        'conditional',
        allowedUnderMfa,
        '.Statement[0].Action',
      ]);
    }
  });

  test('it is allowed under a condition, on a resource beside one that is not known', () => {
    const statement = { ...all, Resource: ['*', '(unknown)'], ...mfa };
    expect(told([statement]).slice(0, 2)).toEqual(['conditional', allowedUnderMfa]);
  });

  test('only one session of the role may', () => {
    const session = `arn:aws:sts::${account}:assumed-role/demo-role/s`;
    expect(told([{ ...all, Principal: { AWS: session } }])).toEqual([
      'conditional',
      'it is allowed only under a condition: it depends on the request',
      '.Statement[0].Action',
    ]);
  });

  test('it is denied under a condition', () => {
    const why = 'a statement denies it under a condition: Bool aws:MultiFactorAuthPresent true';
    expect(told([all, { ...deny, ...mfa }])).toEqual(['conditional', why, '.Statement[1].Action']);
    expect(told([all, { ...deny, Action: '(unknown)', ...mfa }])).toEqual([
      'conditional',
      why,
      '.Statement[1]',
    ]);
  });
});

describe('unknown, because', () => {
  test('of the part of the allowing statement that is not known', () => {
    const imported = 'it is imported';
    expect(told([{ ...all, Action: '(unknown)' }])).toEqual(['unknown', imported, '.Statement[0].Action']);
    expect(told([{ ...all, Effect: '(unknown)' }])).toEqual(['unknown', imported, '.Statement[0].Effect']);
    expect(told([{ ...all, Resource: '(unknown)' }])).toEqual([
      'unknown',
      imported,
      '.Statement[0].Resource',
    ]);
    expect(told([{ ...all, ...unsure }])[0]).toBe('unknown');
  });

  test('of an unknown statement sooner than of a conditional one', () => {
    expect(
      told([
        { ...all, ...mfa },
        { ...all, ...unsure },
      ]).slice(0, 2),
    ).toEqual(['unknown', 'it is imported']);
  });

  test('it takes an unknown statement and a conditional one together', () => {
    const rest = { ...all, Action: undefined, NotAction: 'kms:D*', ...unsure };
    expect(told([{ ...all, Action: 'kms:D*', ...mfa }, rest]).slice(0, 2)).toEqual([
      'unknown',
      'it is imported',
    ]);
  });

  test('of what denies it, unless what allows it is not known either', () => {
    const denial = { ...deny, Action: '(unknown)' };
    expect(told([all, denial])).toEqual(['unknown', 'it is imported', '.Statement[1].Action']);
    expect(told([{ ...all, Action: '(unknown)' }, denial])[2]).toBe('.Statement[0].Action');
  });
});

describe('the resource', () => {
  const { Resource: _, ...unsaid } = all;

  test('that NotResource names is left out', () => {
    expect(told([{ ...unsaid, NotResource: keyArn }])[0]).toBe('no');
    expect(told([{ ...unsaid, NotResource: `${keyArn}-2` }])[0]).toBe('yes');
  });

  test('is the policy’s own when nothing is said', () => {
    expect(told([unsaid])[0]).toBe('yes');
    expect(told([unsaid], { resource: unknown('no ARN') })[0]).toBe('yes');
  });

  test('is whatever a statement says, when it is not asked about', () => {
    const question = { caller: anyone, action: 'kms:*' };
    expect(allowsTo(document({ ...all, Resource: keyArn }), question).answer).toBe('yes');
  });

  test('may have a name that looks like a variable', () => {
    const resource = known('arn:aws:s3:::b/${x}');
    const read = { ...all, Action: 's3:GetObject' };
    const ask = (Resource: string): string =>
      told([{ ...read, Resource }], { action: 's3:GetObject', resource })[0] ?? '';
    expect(ask('arn:aws:s3:::b/$*')).toBe('yes');
    expect(ask('arn:aws:s3:::b/a*')).toBe('no');
  });
});

test('an account is not a role of it', () => {
  const question = { caller: accountRoot(account) };
  expect(told([{ ...all, Principal: { AWS: roleArn } }], question)[0]).toBe('no');
});
