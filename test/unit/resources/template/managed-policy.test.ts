import { describe, expect, test } from '@jest/globals';
import type { ManagedPolicyFacts } from '../../../../src/resources/managed-policy/facts.ts';
import { reason, value } from '../live/facts.ts';
import { observed, oddities, resource, the, unknowns } from './observed.ts';

const document = "PolicyDocument: {Statement: [{Effect: Allow, Action: 'sqs:SendMessage', Resource: '*'}]}";
const policy = (properties: string): ManagedPolicyFacts =>
  the('managedPolicy', resource('Policy', 'AWS::IAM::ManagedPolicy', properties));

describe('a managed policy', () => {
  test('has its name, ARN and document', () => {
    const facts = policy(`ManagedPolicyName: Lambda-Read-SQS\nPath: /app/\n${document}`);
    expect(value(facts.name)).toBe('Lambda-Read-SQS');
    expect(value(facts.arn)).toBe('arn:aws:iam::123456789012:policy/app/Lambda-Read-SQS');
    expect(value(facts.document).statements[0]?.actions?.map(value)).toEqual(['sqs:SendMessage']);
  });

  test('without a name has one that CloudFormation makes', () => {
    const facts = policy(document);
    expect(value(facts.name)).toMatch(/^demo-Policy-[A-Z0-9]{12}$/);
    expect(value(facts.arn)).toBe(`arn:aws:iam::123456789012:policy/${value(facts.name)}`);
    expect(value(policy(`Path: /app/\n${document}`).name)).toBe(value(facts.name));
  });

  test('without a document has an unknown one', () => {
    expect(reason(policy('ManagedPolicyName: p').document)).toBe('there is no such policy document');
  });

  test.each(unknowns)('%s stays unknown', (spelling, why) => {
    const facts = policy(`ManagedPolicyName: ${spelling}\nPolicyDocument: ${spelling}`);
    expect(reason(facts.name)).toMatch(why);
    expect(reason(facts.arn)).toMatch(why);
    expect(reason(facts.document)).toMatch(why);
    const elsewhere = policy(`ManagedPolicyName: p\nPath: ${spelling}\n${document}`);
    expect(value(elsewhere.name)).toBe('p');
    expect(reason(elsewhere.arn)).toMatch(why);
  });

  test.each(oddities)('with %s where something else belongs is no crash', (odd) => {
    const facts = policy(`ManagedPolicyName: ${odd}\nPath: ${odd}\nPolicyDocument: ${odd}`);
    expect(facts.name).toHaveProperty('known');
    expect(facts.document.known).toBe(false);
  });
});

describe('the managed policies of a role', () => {
  const trust =
    "AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]}";
  const attached = (roleProperties: string, policyProperties: string) => {
    const system = observed(
      resource('Role', 'AWS::IAM::Role', `RoleName: r\n${trust}\n${roleProperties}`) +
        resource(
          'Policy',
          'AWS::IAM::ManagedPolicy',
          `ManagedPolicyName: p\n${document}\n${policyProperties}`,
        ),
    );
    const [role] = system.all('role');
    const [own] = system.all('managedPolicy');
    if (role === undefined || own === undefined) throw new Error('nothing');
    return value(role.policies).map(({ name, managed, document: granted }) => ({
      itself: value(name) === value(own.arn),
      managed,
      granted: granted.known,
    }));
  };
  const once = [{ itself: true, managed: true, granted: true }];

  test.each([
    ['that the role names', 'ManagedPolicyArns: [!Ref Policy]', ''],
    ['that the role names by ARN', 'ManagedPolicyArns: [arn:aws:iam::123456789012:policy/p]', ''],
    ['that name the role', '', 'Roles: [!Ref Role]'],
    ['that name each other', 'ManagedPolicyArns: [!Ref Policy]', 'Roles: [r]'],
    [
      'that the role names, and others that are not known',
      'ManagedPolicyArns: [!Ref Policy]',
      'Roles: [!ImportValue x]',
    ],
  ])('are those %s, each once', (_, roleProperties, policyProperties) => {
    expect(attached(roleProperties, policyProperties)).toEqual(once);
  });

  test('are not those that nobody attaches', () => {
    expect(attached('', '')).toEqual([]);
    expect(attached('ManagedPolicyArns: [arn:aws:iam::123456789012:policy/x/p]', '')).toEqual([
      { itself: false, managed: true, granted: false },
    ]);
  });
});
