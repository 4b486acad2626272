import { makeClients } from '../../../src/target/clients.ts';
import type { Target } from '../../../src/target/target.ts';

/** A target whose clients go nowhere: tests mock what they send. */
export const fakeTarget = (name: Target['name'] = 'local', region = 'us-east-1'): Target => ({
  name,
  description: 'fake',
  region,
  accountId: '123456789012',
  clients: makeClients({
    region,
    endpoint: 'http://127.0.0.1:9',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  }),
  gaps: [],
  inRegion: (other) => fakeTarget(name, other),
  reachable: (url) => url,
  close: () => Promise.resolve(),
});
