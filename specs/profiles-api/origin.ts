import type { Context } from '../../src/control/control.ts';
import { expectFact, fail } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { DistributionFacts, OriginFacts } from '../../src/resources/distribution/facts.ts';
import type { RestApiFacts } from '../../src/resources/rest-api/facts.ts';
import { urlSuffixOf } from '../../src/template/partition.ts';
import { texts } from '../common/members.ts';
import { allOf, behavioursOfApi } from './behaviours.ts';

/** Where the API's requests go, and how: to its own host in this region, at the stage, by https alone. One check a fact. */
export const originChecks = (
  distribution: DistributionFacts,
  api: RestApiFacts,
  { scenario: { region, partition } }: Context,
): readonly Check[] => {
  const host = `${need(api.apiId)}.execute-api.${region}.${urlSuffixOf(partition)}`;
  const all = need(distribution.origins);
  const named = [...new Set(behavioursOfApi(distribution).map(({ originId }) => need(originId)))];
  const missing = named.filter((name) => !all.some(({ originId }) => need(originId) === name));
  const origins = all.filter(({ originId }) => named.includes(need(originId)));
  const each = <T>(
    pick: (origin: OriginFacts) => Fact<T>,
    what: string,
    expected: string,
    holds: (value: T) => boolean,
  ): Check => allOf(origins.map((origin) => expectFact(pick(origin), what, expected, holds)));
  const known = missing.map((name) =>
    fail(`there is no origin ${name}`, { expected: host, actual: 'none', at: distribution.origins.at }),
  );
  return [
    allOf([
      ...known,
      each(
        ({ domain }) => domain,
        "the origin's domain",
        host,
        (domain) => domain === host,
      ),
    ]),
    each(
      ({ path }) => path,
      "the origin's path",
      '/prod',
      (path) => path === '/prod',
    ),
    each(
      ({ protocolPolicy }) => protocolPolicy,
      'how CloudFront calls the origin',
      'https-only',
      (policy) => policy === 'https-only',
    ),
    each(
      ({ httpPort }) => httpPort,
      "the origin's port of HTTP",
      '80',
      (port) => port === 80,
    ),
    each(
      ({ httpsPort }) => httpsPort,
      "the origin's port of HTTPS",
      '443',
      (port) => port === 443,
    ),
    each(
      ({ tlsVersions }) => texts(tlsVersions),
      'the versions of TLS to the origin',
      'TLSv1.2 alone',
      (versions) => versions.length === 1 && versions[0] === 'TLSv1.2',
    ),
  ];
};
