import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { StackproofError } from '../../../src/errors.ts';
import { connectAws, explainAws } from '../../../src/target/aws.ts';

const sts = mockClient(STSClient);
beforeEach(() => void sts.reset());
afterEach(() => void sts.reset());

const named = (name: string): Error => Object.assign(new Error('because'), { name });

describe('the AWS target', () => {
  test('is the account of the credentials', async () => {
    sts.on(GetCallerIdentityCommand).resolves({ Account: '123456789012' });
    const target = await connectAws({ region: 'us-east-1', accountId: '123456789012', profile: 'p' });
    expect(target).toMatchObject({
      name: 'aws',
      description: 'AWS account 123456789012',
      accountId: '123456789012',
      gaps: [],
    });
    expect(target.inRegion('eu-west-1')).toMatchObject({ region: 'eu-west-1', accountId: '123456789012' });
    expect(target.reachable('https://x.execute-api.us-east-1.amazonaws.com/dev')).toBe(
      'https://x.execute-api.us-east-1.amazonaws.com/dev',
    );
    await target.close();
    expect(sts.calls()).toHaveLength(1);
  });

  test('another account than the one that was named is not touched', async () => {
    sts.on(GetCallerIdentityCommand).resolves({ Account: '210987654321' });
    await expect(connectAws({ region: 'us-east-1', accountId: '123456789012' })).rejects.toMatchObject({
      exitCode: 3,
      message: 'the AWS credentials are of account 210987654321, not of 123456789012',
    });
    expect(await connectAws({ region: 'us-east-1' })).toMatchObject({ accountId: '210987654321' });
  });

  test('an answer without an account is none', async () => {
    sts.on(GetCallerIdentityCommand).resolves({});
    await expect(connectAws({ region: 'us-east-1' })).rejects.toMatchObject({ exitCode: 3 });
  });

  test('errors about credentials become one line, others stay', () => {
    expect(explainAws(named('CredentialsProviderError'))).toMatchObject({
      exitCode: 3,
      message: 'there are no AWS credentials: because',
    });
    expect(explainAws(named('ExpiredTokenException'))).toMatchObject({
      exitCode: 3,
      remedy: 'sign in again',
    });
    const other = named('ThrottlingException');
    expect(explainAws(other)).toBe(other);
    expect(explainAws('text')).toBe('text');
    const ours = new StackproofError(2, 'ours');
    expect(explainAws(ours)).toBe(ours);
  });
});
