import type { Item } from '../../../../src/exercise/table.ts';
import type { System } from '../../../../src/resources/system.ts';
import type { Target } from '../../../../src/target/target.ts';
import { fakeTarget, serviceError } from '../fake-target.ts';
import { cognitoCalls, type FakeCognito } from './fake-cognito.ts';
import type { Answer, Event, Profiles } from './fake-function.ts';

/** A profiles API in memory: as much of AWS as its exercises touch. What a test wants to be different, it replaces. */
export interface FakeApi {
  readonly cognito: FakeCognito;
  /** The items of the table's replicas, by region. */
  readonly replicas: Map<string, Map<string, Item>>;
  /** The function's log. */
  readonly lines: string[];
  /** Where the distribution gets its answers. */
  origin: { DomainName: string; OriginPath: string };
  /** Answers that CloudFront gives in place of the origin's. */
  cached: Answer | undefined;
  /** Whether a request gets through to the function without a good token, by method and path. */
  lets: (token: string, route: string) => boolean;
  /** What the function does. */
  run: (event: Event, profiles: Profiles) => Answer;
  preflight: (resource: string) => Answer;
  /** Whether an item that is written in a region comes to another. */
  replicates: (from: string, to: string) => boolean;
  /** The region that a table's ARN names. */
  regionOf: (asked: string) => string;
  /** Calls that are denied: `client.call`. */
  readonly denied: Set<string>;
  accessLines: boolean;
  traces: readonly string[];
  gaps: Target['gaps'];
  name: Target['name'];
  outputs: Map<string, string>;
  system: System;
  signal: AbortSignal | undefined;
}

/** Where a distribution's own address leads in a test. */
export const distributionOnAws = '/_distribution';

/** The target on which it lives, in one of its regions. */
export const targetOf = (api: FakeApi, url: string, region: string): Target => {
  const service = (client: string, calls: Record<string, (input: never) => unknown>) =>
    Object.fromEntries(
      Object.entries(calls).map(([call, result]) => [
        call,
        (input: never) =>
          api.denied.has(`${client}.${call}`)
            ? Promise.reject(serviceError('AccessDenied', `${call} is not allowed`))
            : new Promise((resolve) => {
                resolve(result(input) ?? {});
              }),
      ]),
    );
  const table = (): Map<string, Item> => {
    const found = api.replicas.get(region);
    if (found === undefined) throw serviceError('ResourceNotFoundException', 'no such table');
    return found;
  };
  const idOf = (item: Item): string => item['userId']?.S ?? '';
  const services = {
    cognito: cognitoCalls(api.cognito),
    dynamoDb: service('dynamoDb', {
      describeTable: () => ({
        Table: {
          ...(table().size < 0 ? {} : { TableArn: `arn:aws:dynamodb:${api.regionOf(region)}:1:table/table` }),
          KeySchema: [{ AttributeName: 'userId' }],
        },
      }),
      scan: () => ({ Items: [...table().values()] }),
      getItem: ({ Key }: { Key: Item }) => ({ Item: table().get(idOf(Key)) }),
      putItem: ({ Item }: { Item: Item }) => {
        for (const [to, items] of api.replicas)
          if (to === region || api.replicates(region, to)) items.set(idOf(Item), Item);
      },
      deleteItem: ({ Key }: { Key: Item }) => {
        for (const [to, items] of api.replicas)
          if (to === region || api.replicates(region, to)) items.delete(idOf(Key));
      },
    }),
    logs: service('logs', {
      filterLogEvents: ({ logGroupName: group }: { logGroupName: string }) => ({
        events: (group === '/aws/lambda/fn'
          ? api.lines
          : api.accessLines
            ? ['{"requestId": "request-1"}']
            : []
        ).map((message) => ({ message })),
      }),
    }),
    cloudFront: service('cloudFront', {
      getDistributionConfig: () => ({
        ETag: 'tag',
        DistributionConfig: { Origins: { Quantity: 1, Items: [{ Id: 'api', ...api.origin }] } },
      }),
      updateDistribution: (its: { DistributionConfig: { Origins: { Items: [FakeApi['origin']] } } }) => {
        [api.origin] = its.DistributionConfig.Origins.Items;
      },
    }),
    xRay: service('xRay', {
      getTraceSummaries: ({ NextToken }: { NextToken?: string }) =>
        NextToken === undefined
          ? { NextToken: 'more' }
          : { TraceSummaries: api.traces.map((HttpURL) => ({ Http: { HttpURL } })) },
    }),
  } as unknown as Parameters<typeof fakeTarget>[0];
  return fakeTarget(services, {
    name: api.name,
    region,
    gaps: api.gaps,
    inRegion: (other) => targetOf(api, url, other),
    reachable: (asked) =>
      asked
        .replace(/^https:\/\/(\w+)\.execute-api\.us-east-1\.amazonaws\.com/, `${url}/_aws/execute-api/$1`)
        .replace('https://d1.cloudfront.net', `${url}${distributionOnAws}`),
  });
};
