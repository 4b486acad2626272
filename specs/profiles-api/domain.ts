import type { Context } from '../../src/control/control.ts';
import { equals, expectFact, fail, notObservable, pass, sameMembers } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { nowhere } from '../../src/facts/fact.ts';
import type { DnsRecordFacts, HostedZoneFacts } from '../../src/resources/dns/facts.ts';
import type { Kind, System } from '../../src/resources/system.ts';
import { texts } from '../common/members.ts';
import { asksForDomain, canBeAsked, given, saysNothing } from './route53.ts';
import type { ProfilesApi } from './subjects.ts';

/** The zone that the domain of every distribution is in (Route 53 API Reference, AliasTarget). */
const usualZone = 'Z2FDTNDATAQYW2';
const zonesOfDistributions: Readonly<Record<string, string>> = { 'aws-cn': 'Z3RFFRIM2A3IF5' };

/** Nobody who does not ask for Route 53 gets any of it. One check on the default, and one for each kind of thing. */
export const nothingByDefault = ({ distribution }: ProfilesApi, context: Context): readonly Check[] => {
  const { system } = context;
  const usual = system.parameters.get('EnableRoute53')?.default;
  const byDefault =
    usual === undefined
      ? pass()
      : expectFact(
          usual,
          'whether Route 53 is asked for by default',
          'false',
          (text) => (text ?? 'false').toLowerCase() === 'false',
        );
  if (asksForDomain(context))
    return [
      saysNothing(context)
        ? notObservable('whether its zone was asked for: nothing tells its variables')
        : byDefault,
      ...passes(4),
    ];
  return [
    byDefault,
    noneOf(system, 'hostedZone', 'a hosted zone'),
    noneOf(system, 'dnsRecord', 'a record'),
    noneOf(system, 'healthCheck', 'a health check'),
    expectFact(
      texts(distribution.aliases),
      "the distribution's aliases",
      'none',
      (aliases) => aliases.length === 0,
    ),
  ];
};

const noneOf = (system: System, kind: Kind, what: string): Check => {
  const [found] = system.all(kind);
  const hidden = system.unreadable(kind);
  if (found !== undefined)
    return fail(`there is ${what} although nobody asks for it`, {
      expected: 'none',
      actual: found.id,
      at: found.at,
    });
  return hidden === undefined ? pass() : notObservable(hidden);
};

const unsaid = 'which domain it is: nothing tells its variables';

/**
 * Judges what a domain of one's own needs, in the circumstances that have one: by `judge`, which makes so many checks. In others it
 * makes as many, the first of which asks whether the source can be asked for one at all.
 */
const withDomain = (
  context: Context,
  count: number,
  judge: (domain: string) => readonly Check[],
): readonly Check[] => {
  const asked = asksForDomain(context);
  const domain = asked ? given(context, 'DomainName') : '';
  if (domain !== undefined && domain !== '') return judge(domain.replace(/\.$/, ''));
  // With Route 53 but without a domain no stack can be made.
  const first = asked ? (domain === '' ? pass() : notObservable(unsaid)) : canBeAsked(context);
  return [first, ...passes(count - 1)];
};

const passes = (count: number): readonly Check[] => Array.from({ length: count }, () => pass());

/** The zone of the domain, and in it the record that leads to the distribution. One check a fact. */
export const zoneAndAlias = ({ distribution }: ProfilesApi, context: Context): readonly Check[] =>
  withDomain(context, 5, (domain) => {
    const { system, scenario } = context;
    const zone = system.all('hostedZone').find(({ name }) => need(name) === domain);
    const record = system
      .all('dnsRecord')
      .find(({ name, type }) => need(name) === domain && need(type) === 'A');
    return [
      zone === undefined ? missing(system, 'hostedZone', `a hosted zone of ${domain}`) : pass(),
      ...(record === undefined
        ? [missing(system, 'dnsRecord', `an A record of ${domain}`), pass(), pass(), pass()]
        : [
            equals(record.aliasOf, need(distribution.domainName), 'what the record is an alias of'),
            inZone(record, zone),
            equals(
              record.aliasZoneId,
              zonesOfDistributions[scenario.partition] ?? usualZone,
              'the zone that the alias leads to',
            ),
            equals(record.evaluatesHealth, false, 'that the alias evaluates health'),
          ]),
    ];
  });

const inZone = ({ zoneId }: DnsRecordFacts, zone: HostedZoneFacts | undefined): Check => {
  if (zone === undefined) return pass();
  if (need(zoneId) === undefined) return notObservable("the record's zone: it is named by its name");
  return equals(zoneId, need(zone.zoneId), "the record's zone");
};

const missing = (system: System, kind: Kind, what: string): Check => {
  const hidden = system.unreadable(kind);
  if (hidden !== undefined) return notObservable(hidden);
  return fail(`there is no ${what.replace(/^an? /, '')}`, {
    expected: what,
    actual: system.all(kind).map(({ id }) => id),
    at: system.all(kind)[0]?.at ?? nowhere,
  });
};

/** The check of the domain's health. One check a fact. */
export const healthChecks = (_: ProfilesApi, context: Context): readonly Check[] =>
  withDomain(context, 6, (domain) => {
    const all = context.system.all('healthCheck');
    const its = all.find((each) => valueOf(each.domain) === domain) ?? all[0];
    if (its === undefined) return [missing(context.system, 'healthCheck', 'a health check'), ...passes(5)];
    return [
      equals(its.domain, domain, 'the domain whose health is checked'),
      equals(its.type, 'HTTPS', 'how health is checked'),
      equals(its.port, 443, 'the port where health is checked'),
      equals(its.path, '/prod/profiles', 'the path where health is checked'),
      equals(its.failureThreshold, 3, 'the checks in a row that decide'),
      equals(its.interval, 30, 'the seconds between two checks'),
    ];
  });

/** The names under which the distribution answers: the domain, where one is given. */
export const answersToDomain = ({ distribution }: ProfilesApi, context: Context): Check => {
  const aliases = texts(distribution.aliases);
  const what = 'what the distribution answers to';
  if (!asksForDomain(context)) return canBeAsked(context);
  const domain = given(context, 'DomainName');
  if (domain === undefined) return notObservable(unsaid);
  return domain === ''
    ? expectFact(aliases, what, 'no name of its own', (names) => names.length === 0)
    : sameMembers(aliases, [domain], what);
};
