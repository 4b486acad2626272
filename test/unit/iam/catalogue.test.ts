import { describe, expect, test } from '@jest/globals';
import { actionsOfService, applicableTo, services } from '../../../src/iam/catalogue.ts';
import { managedPolicy } from '../../../src/iam/managed-policies.ts';
import { matches } from '../../../src/iam/pattern.ts';
import { keyArn, tableArn } from './fixtures.ts';

const applies = (action: string, resource: string): boolean | undefined =>
  applicableTo(action)?.patterns.some((pattern) => matches(pattern, resource));

describe('the catalogue', () => {
  test('knows the services and their actions', () => {
    expect([...services()]).toEqual(expect.arrayContaining(['dynamodb', 'kms', 'logs', 's3']));
    expect(actionsOfService('dynamodb')).toEqual(
      expect.arrayContaining(['dynamodb:PutItem', 'dynamodb:Query']),
    );
    expect(actionsOfService('nosuch')).toBeUndefined();
  });

  test.each([
    ['dynamodb:putitem', tableArn, true],
    ['dynamodb:putitem', `${tableArn}/index/x`, false],
    ['dynamodb:query', `${tableArn}/index/x`, true],
    ['dynamodb:getrecords', tableArn, false],
    ['dynamodb:getrecords', `${tableArn}/stream/2026`, true],
    ['dynamodb:liststreams', `${tableArn}/stream/2026`, false],
    ['dynamodb:liststreams', '*', true],
    ['kms:decrypt', keyArn, true],
    ['kms:decrypt', keyArn.replace(/key.*/, 'alias/x'), false],
    ['logs:putlogevents', 'arn:aws:logs:r:1:log-group:/aws/lambda/x', false],
    ['logs:putlogevents', 'arn:aws:logs:r:1:log-group:/aws/lambda/x:log-stream:2026/[$LATEST]', true],
    ['cloudwatch:putmetricdata', '*', true],
    ['s3:getobject', 'arn:aws:s3:::bucket/a/b', true],
    ['s3:listbucket', 'arn:aws:s3:::bucket/a', false],
  ])('%s on %s: %s', (action, resource, expected) => {
    expect(applies(action, resource)).toBe(expected);
  });

  test('says nothing of what it does not know', () => {
    expect(applicableTo('ec2:runinstances')).toBeUndefined();
    expect(applicableTo('dynamodb:frobnicate')).toBeUndefined();
  });
});

describe('managedPolicy', () => {
  const basic = 'policy/service-role/AWSLambdaBasicExecutionRole';

  test('knows the usual ones in any partition', () => {
    expect(managedPolicy(`arn:aws:iam::aws:${basic}`)?.statements).toHaveLength(1);
    expect(managedPolicy(`arn:aws-us-gov:iam::aws:${basic}`)?.statements[0]?.actions).toHaveLength(3);
    expect(managedPolicy(`arn:aws:iam::aws:${basic}`)).toBe(managedPolicy(`arn:aws:iam::aws:${basic}`));
  });

  test.each([
    'arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole',
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
    'arn:aws:iam::123456789012:policy/AdministratorAccess',
    'AdministratorAccess',
  ])('does not know %s', (arn) => {
    expect(managedPolicy(arn)).toBeUndefined();
  });

  test('what AWS extends now and then is open', () => {
    const statements = managedPolicy('arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess')?.statements;
    expect(statements?.at(-1)?.effect).toMatchObject({ known: false });
    expect(
      managedPolicy('arn:aws:iam::aws:policy/AdministratorAccess')?.statements.at(-1)?.effect.known,
    ).toBe(true);
  });
});
