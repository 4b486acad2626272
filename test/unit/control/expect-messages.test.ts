import { describe, expect, test } from '@jest/globals';
import { controlsFor } from '../../../src/control/define.ts';
import { expectAccess, expectGrants } from '../../../src/control/expect-grants.ts';
import { contains, fail, pass, sameMembers, show } from '../../../src/control/expect.ts';
import { known } from '../../../src/facts/fact.ts';
import { allow } from '../../../src/iam/grants.ts';
import { allowing, groupArn, roleWith, tableArn } from '../iam/fixtures.ts';

describe('a check', () => {
  test('names a filled gap only when there is one', () => {
    expect(pass()).toStrictEqual({ outcome: 'pass' });
    expect(pass('G-1')).toStrictEqual({ outcome: 'pass', gapFilled: 'G-1' });
    const detail = { expected: 1, actual: 2 };
    expect(Object.keys(fail('m', detail))).toEqual(['outcome', 'finding']);
    expect(fail('m', { ...detail, gapFilled: 'G-1' })).toMatchObject({ outcome: 'fail', gapFilled: 'G-1' });
  });

  test('shows each entry of a map', () => {
    expect(
      show(
        new Map<string, unknown>([
          ['a', 1],
          ['b', ''],
        ]),
      ),
    ).toBe("a=1, b=''");
  });

  test('says which part a text should hold', () => {
    expect(contains(known<string | undefined>('table'), 'demo', 'its name')).toMatchObject({
      finding: { message: 'its name is table', expected: 'a text that holds demo', actual: 'table' },
    });
  });

  test('says which members there should be', () => {
    expect(sameMembers(known<readonly string[]>(['a']), ['a', 'b'], 'the stages')).toMatchObject({
      finding: { message: 'the stages is a', expected: 'a, b', actual: 'a' },
    });
  });

  test('does not take as many other members for the same', () => {
    expect(sameMembers(known<readonly string[]>(['dev', 'x']), ['dev', 'prod'], 'they').outcome).toBe('fail');
  });

  test('does not take the absence of members for no members', () => {
    expect(sameMembers(known<readonly string[] | undefined>(undefined), [], 'they').outcome).toBe('fail');
    expect(sameMembers(known<readonly string[]>([]), [], 'they').outcome).toBe('pass');
  });
});

describe('a finding about grants', () => {
  const services = { only: ['dynamodb'] };
  const messages = (statement: object, permitted = allow('dynamodb:PutItem', tableArn)): unknown[] =>
    expectGrants(roleWith(statement), { permitted, services }).map((check) =>
      check.outcome === 'fail' ? check.finding.message : check.outcome,
    );

  test('says no more than the request when the statement names it', () => {
    expect(messages(allowing(['dynamodb:PutItem', 'dynamodb:Scan'], tableArn))).toEqual([
      `granted beyond it: dynamodb:Scan on ${tableArn}`,
    ]);
  });

  test('says under which condition it is granted', () => {
    const Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    expect(messages(allowing('dynamodb:Scan', tableArn, { Condition }))).toEqual([
      `granted beyond it: dynamodb:Scan on ${tableArn} under a condition: Bool aws:MultiFactorAuthPresent true`,
    ]);
  });

  test('says by which pattern, and counts the actions that it does not list', () => {
    const actions = ['Get*', 'Put*', 'Delete*', 'Update*', 'Scan', 'Query', 'ListTables'];
    const found = messages(
      allowing(
        actions.map((each) => `dynamodb:${each}`),
        '*',
      ),
      [],
    );
    expect(found).toHaveLength(5);
    expect(found[0]).toMatch(/ \(by dynamodb:Get\*\)$/);
    expect(found[4]).toMatch(/^granted beyond it: dynamodb:Scan on \S+, and 2 more actions$/);
  });

  test('names all that is permitted', () => {
    const permitted = [
      ...allow('dynamodb:PutItem', tableArn, groupArn),
      ...allow('dynamodb:Query', tableArn, groupArn),
    ];
    const [check] = expectGrants(roleWith(allowing('dynamodb:Scan', tableArn)), { permitted, services });
    expect(check).toMatchObject({
      finding: { expected: `only dynamodb:PutItem, dynamodb:Query on ${tableArn}, ${groupArn}` },
    });
  });

  test('that is lacking says what is there instead, and where', () => {
    const grants = roleWith(allowing('dynamodb:GetItem', tableArn));
    const required = allow('dynamodb:PutItem', tableArn);
    const [check] = expectGrants(grants, { required, permitted: [], services: { only: [] } });
    expect(check).toMatchObject({
      outcome: 'fail',
      finding: {
        message: `not granted: dynamodb:PutItem on ${tableArn}, which is not granted: there only dynamodb:GetItem`,
        expected: `dynamodb:PutItem on ${tableArn}`,
        actual: 'is not granted: there only dynamodb:GetItem',
        at: { path: 'PolicyDocument.Statement[0].Action' },
      },
    });
  });

  test('an access that cannot be told says why', () => {
    const at = { resource: 'Key', path: 'KeyPolicy' };
    expect(
      expectAccess({ answer: 'unknown', why: 'it is imported', at }, "the root's access", 'yes'),
    ).toEqual({ outcome: 'not-observable', reason: "the root's access: it is imported" });
  });
});

test('a control without mutants has none, deployed or not', () => {
  const { control } = controlsFor<unknown, unknown>();
  expect(control('X-1', 'it', { judge: () => pass() })).toMatchObject({ breaks: [], breaksInMotion: [] });
});
