import type { Clients, Target } from '../../../src/target/target.ts';

/** The calls that a test's services answer, by client. */
export type FakeServices = {
  readonly [K in keyof Clients]?: Readonly<Record<string, (input: never) => Promise<unknown>>>;
};

/** An error as the AWS SDK throws it. */
export const serviceError = (name: string, message: string): Error =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } });

const unanswered =
  (client: string): (() => Promise<never>) =>
  () =>
    Promise.reject(new Error(`this test has no ${client}`));

/** A target whose services are a test's own; a client that the test has not is an error. */
export const fakeTarget = (services: FakeServices, more: Partial<Target> = {}): Target => {
  const names: readonly (keyof Clients)[] = [
    'apiGateway',
    'cloudFormation',
    'cloudFront',
    'cloudWatch',
    'cognito',
    'logs',
    'dynamoDb',
    'iam',
    'kms',
    'lambda',
    'sns',
    'sqs',
    'sts',
    'xRay',
  ];
  const clients = Object.fromEntries(
    names.map((name) => [
      name,
      services[name] === undefined ? unanswered(name) : () => Promise.resolve(services[name]),
    ]),
  ) as unknown as Clients;
  const target: Target = {
    name: 'local',
    description: 'a fake',
    region: 'us-east-1',
    accountId: '123456789012',
    clients,
    inRegion: () => target,
    reachable: (url) => url,
    gaps: [],
    close: () => Promise.resolve(),
    ...more,
  };
  return target;
};
