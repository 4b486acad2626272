import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { known, map, type Fact } from '../../facts/fact.ts';
import { inAnswer } from '../live-answer.ts';
import { hiddenBy, nothing, type LiveContext, type Resource, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { answerProperties } from '../live-properties.ts';
import { required } from '../properties.ts';
import type { DnsRecordFacts, HealthCheckFacts, HostedZoneFacts } from './facts.ts';
import { checkSettings, recordSettings, withoutDot } from './from-template.ts';

/** Route 53 names a zone by its id or by a path to it. */
export const zoneIdIn = (named: string): string => named.replace(/^\/?hostedzone\//, '');

/** Observes a hosted zone by its id, with its records. */
export const observeHostedZone = async (named: string, live: LiveContext): Promise<Sighting> => {
  const id = zoneIdIn(named);
  const [answer, records] = await Promise.all([
    live.reader.read('route53:GetHostedZone', `the hosted zone ${id}`, async (clients) => {
      const route53 = await clients.route53();
      const { HostedZone, DelegationSet } = await route53.getHostedZone({ Id: id });
      return HostedZone && { ...HostedZone, NameServers: DelegationSet?.NameServers ?? [] };
    }),
    live.reader.read('route53:ListResourceRecordSets', `the records of the zone ${id}`, async (clients) => {
      const route53 = await clients.route53();
      const page = await route53.listResourceRecordSets({ HostedZoneId: id, MaxItems: 300 });
      // A zone of a stack has a few; of one with more than a page not all would be seen.
      if (page.IsTruncated === true) throw new Error('it has more than 300 records');
      return page.ResourceRecordSets ?? [];
    }),
  ]);
  if (answer.state === 'absent') return nothing;
  const its = answerProperties(answer, inAnswer(id, 'GetHostedZone.HostedZone'));
  const zone: HostedZoneFacts = {
    id,
    at: inAnswer(id, ''),
    own: await live.own('hostedZone', named),
    zoneId: known(id, inAnswer(id, '')),
    name: map(required(its.text('Name')), withoutDot),
    nameServers: its.texts('NameServers'),
  };
  const listed = records.state === 'read' ? records.value : [];
  return {
    resources: [
      { kind: 'hostedZone', facts: markFilled('hostedZone', zone, live.filled) },
      ...listed.map((record) => recordOf(id, record, zone.own)),
    ],
    leads: [],
    hidden: hiddenBy(records, 'dnsRecord'),
  };
};

/** CloudFormation names a record by its name; a zone has its own NS and SOA records as well. */
const recordOf = (zone: string, record: ResourceRecordSet, own: Fact<boolean>): Resource => {
  const at = inAnswer(zone, `ListResourceRecordSets(${record.Name ?? ''} ${record.Type ?? ''})`);
  const its = answerProperties({ state: 'read', value: record }, at);
  const facts: DnsRecordFacts = {
    id: `${zone}/${record.Name ?? ''}/${record.Type ?? ''}`,
    at,
    own: record.Type === 'NS' || record.Type === 'SOA' ? known(false, at) : own,
    ...recordSettings(its, known(zone, at)),
  };
  return { kind: 'dnsRecord', facts };
};

/** Observes a Route 53 health check by its id. */
export const observeHealthCheck = async (id: string, live: LiveContext): Promise<Sighting> => {
  const answer = await live.reader.read(
    'route53:GetHealthCheck',
    `the health check ${id}`,
    async (clients) => {
      const route53 = await clients.route53();
      return (await route53.getHealthCheck({ HealthCheckId: id })).HealthCheck?.HealthCheckConfig;
    },
  );
  if (answer.state === 'absent') return nothing;
  const facts: HealthCheckFacts = {
    id,
    at: inAnswer(id, ''),
    own: await live.own('healthCheck', id),
    ...checkSettings(answerProperties(answer, inAnswer(id, 'GetHealthCheck.HealthCheck.HealthCheckConfig'))),
  };
  return {
    resources: [{ kind: 'healthCheck', facts: markFilled('healthCheck', facts, live.filled) }],
    leads: [],
    hidden: [],
  };
};
