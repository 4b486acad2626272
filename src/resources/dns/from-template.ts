import { known, map, type Fact } from '../../facts/fact.ts';
import type { Value } from '../../facts/value.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import { required, textOf, withDefault, type Properties } from '../properties.ts';
import { ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { DnsRecordFacts, HealthCheckFacts, HostedZoneFacts } from './facts.ts';

/** A name of DNS may end with a dot, which says that it is a whole one. */
export const withoutDot = (name: string): string => name.replace(/\.$/, '');

const domain = (name: Fact<string>): Fact<string> => map(name, withoutDot);
const domainIfAny = (name: Fact<string | undefined>): Fact<string | undefined> =>
  map(name, (text) => text && withoutDot(text));

/** The hosted zones of a template. */
export const hostedZonesOf = (stack: ResolvedStack): readonly HostedZoneFacts[] =>
  ofType(stack, 'AWS::Route53::HostedZone').map((resource) => ({
    ...resourceFacts(resource),
    zoneId: refOf(resource),
    name: domain(withDefault(properties(resource).text('Name'), '')),
    nameServers: textsOf(resource.attribute('NameServers')),
  }));

/** Terraform's list of them is one text with commas. */
const textsOf = (value: Value): Fact<readonly Fact<string>[]> =>
  value.kind === 'list'
    ? known(value.items.map(textOf), value.at)
    : map(textOf(value), (text) => text.split(',').map((name) => known(name, value.at)));

/** The DNS records of a template: resources of their own, or members of a group. */
export const dnsRecordsOf = (stack: ResolvedStack): readonly DnsRecordFacts[] => {
  const single = ofType(stack, 'AWS::Route53::RecordSet').map((resource) => {
    const its = properties(resource);
    return { facts: resourceFacts(resource), its, zone: its };
  });
  const grouped = ofType(stack, 'AWS::Route53::RecordSetGroup').flatMap((resource) => {
    const zone = properties(resource);
    const records = zone.list('RecordSets');
    // What is in an unknown list is one unknown record.
    const members = records.known ? records.value : [zone.child('RecordSets')];
    return members.map((its) => ({ facts: { ...resourceFacts(resource), at: its.at }, its, zone }));
  });
  return [...single, ...grouped].map(({ facts, its, zone }) => {
    return { ...facts, ...recordSettings(its, zoneIdOf(zone)) };
  });
};

/** A zone is named by its id or by its name. */
const zoneIdOf = (its: Properties): DnsRecordFacts['zoneId'] => {
  const id = its.text('HostedZoneId');
  const name = its.text('HostedZoneName');
  return name.known && name.value === undefined ? withDefault(id, '') : id;
};

/** What a record says, in a template and in Route 53's answers. */
export const recordSettings = (
  its: Properties,
  zoneId: DnsRecordFacts['zoneId'],
): Omit<DnsRecordFacts, 'id' | 'at' | 'own'> => {
  const alias = its.child('AliasTarget');
  return {
    name: domain(required(its.text('Name'))),
    type: required(its.text('Type')),
    zoneId,
    aliasOf: domainIfAny(alias.text('DNSName')),
    aliasZoneId: alias.text('HostedZoneId'),
    evaluatesHealth: withDefault(alias.flag('EvaluateTargetHealth'), false),
  };
};

/** The Route 53 health checks of a template. */
export const healthChecksOf = (stack: ResolvedStack): readonly HealthCheckFacts[] =>
  ofType(stack, 'AWS::Route53::HealthCheck').map((resource) => {
    return { ...resourceFacts(resource), ...checkSettings(properties(resource).child('HealthCheckConfig')) };
  });

/** What a health check's configuration says, in a template and in Route 53's answers. */
export const checkSettings = (its: Properties): Omit<HealthCheckFacts, 'id' | 'at' | 'own'> => {
  const type = required(its.text('Type'));
  const port = its.number('Port');
  return {
    type,
    domain: domainIfAny(its.text('FullyQualifiedDomainName')),
    port: port.known && port.value === undefined ? map(type, usualPort) : port,
    path: its.text('ResourcePath'),
    failureThreshold: withDefault(its.number('FailureThreshold'), 3),
    interval: withDefault(its.number('RequestInterval'), 30),
  };
};

const usualPort = (type: string): number | undefined =>
  type.startsWith('HTTPS') ? 443 : type.startsWith('HTTP') ? 80 : undefined;
