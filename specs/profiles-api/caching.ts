import { expectFact, fail, notObservable, pass } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { BehaviourFacts, DistributionFacts } from '../../src/resources/distribution/facts.ts';
import { texts } from '../common/members.ts';
import { allOf, behavioursOfApi } from './behaviours.ts';

/**
 * AWS's own cache policies, none of which keeps an answer for 0, 60 and 300 seconds (CloudFront Developer Guide, Use managed cache
 * policies).
 */
const managedPolicies: ReadonlyMap<string, string> = new Map([
  ['2e54312d-136d-493c-8eb9-b001f22f67d2', 'Amplify'],
  ['4135ea2d-6df8-44a3-9df3-4b5a84be39ad', 'CachingDisabled'],
  ['658327ea-f89d-4fab-a63d-7e88639e58f6', 'CachingOptimized'],
  ['b2884449-e4de-46a7-ac36-70bc7f1ddd6d', 'CachingOptimizedForUncompressedObjects'],
  ['08627262-05a9-4f76-9ded-b50ca2e3a84f', 'Elemental-MediaPackage'],
  ['83da9c7e-98b4-4e11-a168-04f0df8e2c65', 'UseOriginCacheControlHeaders'],
  ['4cc15a8a-d715-48a4-82b8-cc0b614638fe', 'UseOriginCacheControlHeaders-QueryStrings'],
]);

/** What makes one answer differ from another and reaches the API, and how long an answer is kept. One check a fact. */
export const cachingChecks = (distribution: DistributionFacts): readonly Check[] => {
  const each = <T>(
    pick: (behaviour: BehaviourFacts) => Fact<T>,
    what: string,
    expected: string,
    holds: (value: T) => boolean,
    subject: 'forwarded' | 'kept' = 'forwarded',
  ): Check =>
    allOf(
      behavioursOfApi(distribution).map(
        (behaviour) =>
          byPolicy(behaviour, subject, expected) ?? expectFact(pick(behaviour), what, expected, holds),
      ),
    );
  const seconds = (
    pick: (behaviour: BehaviourFacts) => Fact<number>,
    what: string,
    expected: number,
  ): Check => each(pick, `${what} time to live`, String(expected), (its) => its === expected, 'kept');
  return [
    each(
      ({ forwarded }) => forwarded.queryString,
      'that the query is forwarded',
      'true',
      (its) => its,
    ),
    each(
      ({ forwarded }) => forwarded.cookies,
      'the cookies that are forwarded',
      'all',
      (its) => its === 'all',
    ),
    each(
      ({ forwarded }) => texts(forwarded.headers),
      'the headers that are forwarded',
      'Authorization, Accept, Content-Type',
      areTheHeaders,
    ),
    seconds(({ minTtl }) => minTtl, 'the least', 0),
    seconds(({ defaultTtl }) => defaultTtl, 'the usual', 60),
    seconds(({ maxTtl }) => maxTtl, 'the greatest', 300),
  ];
};

const wanted = ['accept', 'authorization', 'content-type'];

const areTheHeaders = (headers: readonly string[]): boolean => {
  const names = new Set(headers.map((header) => header.toLowerCase()));
  return names.size === wanted.length && wanted.every((header) => names.has(header));
};

/** What a cache policy in place of all this comes to; undefined where there is none. */
const byPolicy = (
  { cachePolicy }: BehaviourFacts,
  subject: 'forwarded' | 'kept',
  expected: string,
): Check | undefined => {
  const policy = need(cachePolicy);
  if (policy === undefined) return undefined;
  const name = managedPolicies.get(policy);
  return name === undefined || subject === 'forwarded'
    ? notObservable(`what is ${subject} under the cache policy ${name ?? policy}`)
    : fail(`AWS's cache policy ${name} says how long an answer is kept`, {
        expected,
        actual: name,
        at: cachePolicy.at,
      });
};

/** CloudFront takes either a cache policy or what is forwarded, never both. */
export const oneWayOfCaching = (distribution: DistributionFacts): Check =>
  allOf(
    behavioursOfApi(distribution).map(({ cachePolicy, forwarded }) =>
      expectFact(
        cachePolicy,
        'the cache policy beside what is forwarded',
        'one of the two: CloudFront refuses both',
        (policy) => policy === undefined || !need(forwarded.given),
      ),
    ),
  );

/** What a viewer gets for each of these errors, and for no other: three checks each, and one on the others. */
export const errorResponseChecks = ({ errorResponses }: DistributionFacts): readonly Check[] => {
  const responses = need(errorResponses);
  const codes = [403, 404];
  const others = responses.filter(({ code }) => !codes.includes(need(code) ?? 0));
  return [
    ...codes.flatMap((code): readonly Check[] => {
      const its = responses.find((each) => need(each.code) === code);
      const what = `for ${String(code)} a viewer gets`;
      if (its === undefined)
        return [
          fail(`there is no error response for ${String(code)}`, {
            expected: `${String(code)} with /error.html`,
            actual: 'none',
            at: errorResponses.at,
          }),
          pass(),
          pass(),
        ];
      return [
        expectFact(its.responseCode, `the status that ${what}`, code, (status) => status === code),
        expectFact(its.page, `the page that ${what}`, '/error.html', (page) => page === '/error.html'),
        expectFact(its.minTtl, `the seconds that an answer is kept which ${what}`, 10, (ttl) => ttl === 10),
      ];
    }),
    others[0] === undefined
      ? pass()
      : fail('there are error responses for other codes', {
          expected: '403 and 404 alone',
          actual: others.map(({ code }) => String(valueOf(code))),
          at: others[0].at,
        }),
  ];
};
