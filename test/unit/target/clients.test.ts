import { describe, expect, test } from '@jest/globals';
import { environmentError } from '../../../src/errors.ts';
import { makeClients } from '../../../src/target/clients.ts';
import { fakeTarget } from './fake-target.ts';

const config = {
  region: 'us-east-1',
  // Nothing listens there.
  endpoint: 'http://127.0.0.1:9',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
};

describe('clients', () => {
  test('there is one of each service, made once, in the region that was asked for', async () => {
    const { clients } = fakeTarget('local', 'eu-west-1');
    for (const make of Object.values(clients) as (() => Promise<{
      config: { region: () => Promise<string> };
    }>)[]) {
      const client = await make();
      expect(await make()).toBe(client);
      expect(await client.config.region()).toBe('eu-west-1');
    }
    expect(Object.keys(clients)).toHaveLength(16);
  });

  test('try again, at most four times', async () => {
    const client = await makeClients(config).sqs();
    expect(await client.config.maxAttempts()).toBe(5);
  });

  test('a call that fails says why', async () => {
    const client = await makeClients(config).sts();
    await expect(client.getCallerIdentity({})).rejects.toThrow(/ECONNREFUSED/);
  });

  test('and in better words when there are some', async () => {
    const dead = environmentError('the local target ended by itself');
    const client = await makeClients({ ...config, explain: () => dead }).sts();
    await expect(client.getCallerIdentity({})).rejects.toBe(dead);
  });

  test('take a profile', async () => {
    const client = await makeClients({ region: 'us-east-1', profile: 'no-such-profile-of-stackproof' }).sts();
    await expect(client.getCallerIdentity({})).rejects.toThrow(/no-such-profile-of-stackproof|credentials/i);
  });
});
