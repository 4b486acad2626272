import { describe, expect, test } from '@jest/globals';
import type { RoleFacts } from '../../../../src/resources/role/facts.ts';
import { reason, value } from '../live/facts.ts';
import { observed, oddities, resource, the, unknowns } from './observed.ts';

const document = (action: string): string =>
  `{Statement: [{Effect: Allow, Action: '${action}', Resource: '*'}]}`;
const trust = `AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]}`;
const role = (properties: string, others = ''): RoleFacts =>
  the('role', resource('Role', 'AWS::IAM::Role', `RoleName: r\n${trust}\n${properties}`) + others);

/** The actions of each policy that reaches the role; `?` where its document is not known. */
const actionsOf = ({ policies }: RoleFacts): readonly string[] =>
  value(policies).map(({ document: fact }) =>
    fact.known ? fact.value.statements.flatMap(({ actions = [] }) => actions.map(value)).join(' ') : '?',
  );

describe('a role', () => {
  test('has its name, ARN and trust', () => {
    const facts = role('Path: /app/');
    expect(value(facts.name)).toBe('r');
    expect(value(facts.arn)).toBe('arn:aws:iam::123456789012:role/app/r');
    expect(value(facts.trust).statements[0]?.principals).toMatchObject([{ type: 'Service' }]);
    expect(value(facts.policies)).toEqual([]);
    expect(value(facts.boundary)).toBeUndefined();
  });

  test('without a trust has an unknown one', () => {
    const facts = the('role', resource('Role', 'AWS::IAM::Role', 'RoleName: r'));
    expect(reason(facts.trust)).toBe('there is no such policy document');
  });

  test.each(unknowns)('%s stays unknown', (spelling, why) => {
    const facts = the(
      'role',
      resource('Role', 'AWS::IAM::Role', `RoleName: ${spelling}\nAssumeRolePolicyDocument: ${spelling}`),
    );
    expect(reason(facts.name)).toMatch(why);
    expect(reason(facts.arn)).toMatch(why);
    expect(reason(facts.trust)).toMatch(why);
  });
});

describe("a role's policies", () => {
  test('are its own', () => {
    const facts = role(`Policies: [{PolicyName: a, PolicyDocument: ${document('s3:Get')}}]`);
    expect(actionsOf(facts)).toEqual(['s3:Get']);
    expect(value(facts.policies)[0]).toMatchObject({ managed: false, name: { value: 'a' } });
  });

  test("are AWS's, by document", () => {
    const facts = role(
      'ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    );
    expect(actionsOf(facts)[0]).toContain('logs:PutLogEvents');
    expect(value(facts.policies)[0]?.managed).toBe(true);
  });

  test('are unknown where nobody knows the managed policy', () => {
    const facts = role('ManagedPolicyArns: [arn:aws:iam::123456789012:policy/mine]');
    expect(actionsOf(facts)).toEqual(['?']);
    expect(reason(value(facts.policies)[0]?.document ?? facts.trust)).toContain('is not in this template');
  });

  const managed = (properties: string): string =>
    resource('Managed', 'AWS::IAM::ManagedPolicy', `${properties}\nPolicyDocument: ${document('s3:Put')}`);

  test.each([
    ['a managed policy that the role names', 'ManagedPolicyArns: [!Ref Managed]', managed('Path: /x/')],
    ['a managed policy that names the role', '', managed('Roles: [!Ref Role]')],
    ['a managed policy that names the role by a literal', '', managed('Roles: r')],
    [
      'a policy',
      '',
      resource(
        'Policy',
        'AWS::IAM::Policy',
        `Roles: [r]\nPolicyName: p\nPolicyDocument: ${document('s3:Put')}`,
      ),
    ],
    [
      'a role policy',
      '',
      resource(
        'P',
        'AWS::IAM::RolePolicy',
        `RoleName: !Ref Role\nPolicyName: p\nPolicyDocument: ${document('s3:Put')}`,
      ),
    ],
  ])('are those of %s', (_, properties, others) => {
    const facts = role(properties, others);
    expect(actionsOf(facts)).toEqual(['s3:Put']);
    const [found] = value(facts.policies);
    expect(found && value(found.name)).toMatch(
      found?.managed === true ? /^arn:aws:iam::123456789012:policy\// : /^p$/,
    );
    // Where the policy stands, not where it is named.
    expect(value(facts.policies)[0]?.at.resource).not.toBe('Role');
  });

  test.each([
    ['of another role', 'Roles: [other]'],
    ['of a role whose name begins like it', 'Roles: [rr]'],
    ['of a user', 'Users: [r]'],
    ['of nobody', ''],
  ])('are not those %s', (_, properties) => {
    expect(actionsOf(role('', managed(properties)))).toEqual([]);
  });

  test.each(unknowns)('with %s among them are unknown, not absent', (spelling, why) => {
    const unread = (facts: RoleFacts): string => {
      expect(actionsOf(facts)).toEqual(['?']);
      return reason(value(facts.policies)[0]?.document ?? facts.trust);
    };
    expect(unread(role(`Policies: ${spelling}`))).toMatch(why);
    expect(unread(role(`ManagedPolicyArns: ${spelling}`))).toMatch(why);
    expect(unread(role(`ManagedPolicyArns: [${spelling}]`))).toMatch(why);
    expect(unread(role(`Policies: [{PolicyName: a, PolicyDocument: ${spelling}}]`))).toMatch(why);
    expect(unread(role('', managed(`Roles: ${spelling}`)))).toContain('not known');
    expect(unread(role('', managed(`Roles: [other, ${spelling}]`)))).toContain('not known');
  });

  test('that surely reach it do so beside an unknown role', () => {
    expect(actionsOf(role('', managed('Roles: [!ImportValue x, r]')))).toEqual(['s3:Put']);
  });

  test.each(oddities)('with %s where something else belongs are no crash', (odd) => {
    const facts = role(
      `Policies: ${odd}\nManagedPolicyArns: ${odd}\nPermissionsBoundary: ${odd}`,
      managed(`Roles: ${odd}`) +
        resource('P', 'AWS::IAM::RolePolicy', `RoleName: ${odd}\nPolicyDocument: ${odd}`),
    );
    expect(facts.policies).toHaveProperty('known', true);
    expect(role(`Policies: [{PolicyDocument: ${odd}}]`).policies).toHaveProperty('known', true);
    expect(
      observed(resource('R', 'AWS::IAM::Role', `AssumeRolePolicyDocument: ${odd}`)).all('role'),
    ).toHaveLength(1);
  });
});

describe("a role's boundary", () => {
  test('is a policy of the template, or of AWS', () => {
    const own = role(
      'PermissionsBoundary: !Ref Managed',
      resource('Managed', 'AWS::IAM::ManagedPolicy', `PolicyDocument: ${document('s3:Put')}`),
    );
    expect(value(own.boundary)?.document).toMatchObject({ known: true });
    const ofAws = role('PermissionsBoundary: arn:aws:iam::aws:policy/AdministratorAccess');
    expect(value(ofAws.boundary)?.document).toMatchObject({ known: true });
  });
  test('that is unknown has an unknown document', () => {
    expect(value(role('PermissionsBoundary: !ImportValue b').boundary)?.document).toMatchObject({
      known: false,
    });
    expect(value(role('PermissionsBoundary: arn:aws:iam::1:policy/b').boundary)?.document).toMatchObject({
      known: false,
    });
  });
});
