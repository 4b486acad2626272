import { describe, expect, test } from '@jest/globals';
import { dataApi } from '../../../specs/data-api/index.ts';
import * as words from '../../../specs/data-api/breaks.ts';
import type { DataApi } from '../../../specs/data-api/subjects.ts';
import { breaksOf } from '../../../src/mutation/breaks.ts';
import { breakable, declaredMutant } from '../../../src/mutation/declared.ts';
import type { MutantDeclaration } from '../../../src/mutation/declaration.ts';
import { unifiedDiff } from '../../../src/mutation/diff.ts';
import { originalOf } from '../../../src/mutation/original.ts';
import { loadTemplate, parseTemplate } from '../../../src/template/load.ts';

const reference = loadTemplate('lib/data-api.yaml');
const template = breakable(dataApi, originalOf(reference));

/** A word that the data API's own clauses do not need. */
const more = breaksOf<DataApi, never, never>();

/** The lines that a declared mutant takes away and adds. */
const changed = (declaration: MutantDeclaration): string => {
  const made = declaredMutant(template, 'A', declaration);
  if (made.missing !== undefined) return `missing: ${made.missing}`;
  return unifiedDiff(reference.text, made.mutant.edits, 'x')
    .split('\n')
    .filter((line) => /^[-+](?!--|\+\+ )/.test(line))
    .map((line) => line.charAt(0) + line.slice(1).trim())
    .join(' ');
};

describe('what breaks a clause', () => {
  test.each<[string, MutantDeclaration, string]>([
    [
      'a value',
      words.set('key', 'EnableKeyRotation', false),
      '-EnableKeyRotation: true +EnableKeyRotation: false',
    ],
    ['a property that was not there', words.set('key', 'Enabled', false), '+Enabled: false'],
    [
      'a value by what its item says',
      words.set('table', 'Tags[Key=Environment].Value', 'dev'),
      '-Value: !Ref Environment +Value: dev',
    ],
    [
      'a value under a condition',
      words.set('key', 'EnableKeyRotation', words.onlyWhen('Environment', 'prod', false)),
      '+Conditions: +EnvironmentIsProd: !Equals [!Ref Environment, prod] + -EnableKeyRotation: true +EnableKeyRotation: !If [EnvironmentIsProd, false, true]',
    ],
    [
      'no property',
      words.remove('alarm', 'TreatMissingData'),
      '-# A function that nobody calls is not broken. -TreatMissingData: notBreaching',
    ],
    ['one item more', words.add('alarm', 'AlarmActions', words.ref('Nobody')), '+- !Ref Nobody'],
    [
      'a list of what was one',
      words.add('role', 'Policies[PolicyName=PutItems].PolicyDocument.Statement[0].Action', 'dynamodb:Scan'),
      '-Action: dynamodb:PutItem +Action: [dynamodb:PutItem, dynamodb:Scan]',
    ],
    [
      'another of the type',
      words.swapReference('AWS::SNS::Subscription', 'TopicArn'),
      '-TopicArn: !Ref AlarmTopic +TopicArn: !Ref OtherTopic +OtherTopic: +Type: AWS::SNS::Topic +Properties: +DisplayName: Other',
    ],
    [
      'no resource, nor what waits for it',
      words.removeResource('AWS::ApiGateway::Account'),
      expect.stringContaining('-DependsOn: ApiGatewayAccount') as unknown as string,
    ],
    [
      'no attribute',
      words.removeAttribute('AWS::ApiGateway::Deployment', 'DependsOn'),
      '-DependsOn: PostDataMethod',
    ],
    [
      'a resource more',
      more.addResource('Mute', 'AWS::SNS::TopicPolicy', { Topics: [words.ref('AlarmTopic')] }),
      '+Mute: +Type: AWS::SNS::TopicPolicy +Properties: +Topics: [!Ref AlarmTopic]',
    ],
    [
      'a resource that stays',
      more.setDeletionPolicy('table', 'Retain'),
      '-DeletionPolicy: Delete +DeletionPolicy: Retain',
    ],
    [
      'a resource that stays, and said nothing of it',
      more.setDeletionPolicy('topic', 'Retain'),
      '+DeletionPolicy: Retain',
    ],
    [
      'an output of another name',
      words.renameOutput('LambdaFunctionArn', 'Arn'),
      '-LambdaFunctionArn: +Arn:',
    ],
    ['a parameter', words.setParameter('LogLevel', 'Default', 'WARN'), '-Default: INFO +Default: WARN'],
    ['a rule under a condition', words.setRule('RuleCondition', 'x'), '+RuleCondition: x'],
    [
      'code',
      words.changeCode('fn', 'answers 200', 'answer(201,', 'answer(200,'),
      '-return answer(201, message="Stored.", id=item_id, timestamp=now) +return answer(200, message="Stored.", id=item_id, timestamp=now)',
    ],
    [
      'the second of a type',
      words.remove('AWS::IAM::Role#2', 'ManagedPolicyArns'),
      expect.stringContaining('AmazonAPIGatewayPush') as unknown as string,
    ],
  ])('%s', (_, declaration, lines) => {
    expect(changed(declaration)).toEqual(lines);
  });

  test.each<[string, MutantDeclaration, string]>([
    ['a property', words.remove('key', 'Enabled'), 'missing: key has no Enabled'],
    ['a type', words.remove('AWS::IAM::Role#3', 'Policies'), 'missing: there is no AWS::IAM::Role#3'],
    [
      'a passage of code',
      words.changeCode('fn', 'x', 'nowhere', ''),
      'missing: the code of fn has no such passage: nowhere',
    ],
    [
      'an item',
      words.set('table', 'Tags[Key=Other].Value', 'x'),
      'missing: there is no Tags[Key=Other].Value',
    ],
    ['a comment', words.dropComments('fn', 'Handler'), 'missing: there is no a comment'],
  ])('says when the template has no such place: %s', (_, declaration, reason) => {
    expect(changed(declaration)).toBe(reason);
  });

  test('says when the template has no such subject', () => {
    const other = parseTemplate('Resources:\n  A:\n    Type: AWS::SNS::Topic\n', 'x');
    const made = declaredMutant(breakable(dataApi, originalOf(other)), 'A', words.remove('fn', 'Runtime'));
    expect(made.missing).toMatch(/./);
  });

  test('a misspelt property, subject or name does not compile', () => {
    // The compiler checks these: without an error where one is expected, it reports that.
    // @ts-expect-error a property that a key does not have
    words.set('key', 'EnableKeyRotatoin', false);
    // @ts-expect-error a property of a table, not of a key
    words.set('key', 'BillingMode', 'PROVISIONED');
    // @ts-expect-error a subject that the spec does not have
    expect(() => changed(words.remove('kee', 'Enabled'))).not.toThrow();
    // @ts-expect-error an output that the spec does not ask for
    words.renameOutput('LambdaArn', 'X');
    // @ts-expect-error a parameter that the spec does not ask for
    words.onlyWhen('Environmnt', 'prod', false);
  });
});
