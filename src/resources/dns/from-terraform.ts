import type { TerraformMapping } from '../../terraform/mapping.ts';
import { grouped, nested, renamed } from '../terraform-nested.ts';
import { argument, argumentOr, tagList } from '../terraform-words.ts';

/** Hosted zones, their records, and health checks. */
export const dnsMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_route53_zone',
    as: 'AWS::Route53::HostedZone',
    properties: { Name: argument('name'), HostedZoneTags: tagList },
    attributes: { id: 'Ref', zone_id: 'Ref', name_servers: 'NameServers' },
  },
  {
    type: 'aws_route53_record',
    as: 'AWS::Route53::RecordSet',
    properties: {
      HostedZoneId: argument('zone_id'),
      Name: argument('name'),
      Type: argument('type'),
      TTL: argument('ttl'),
      ResourceRecords: argument('records'),
      HealthCheckId: argument('health_check_id'),
      AliasTarget: (its) =>
        nested(
          (path) => its.get(path),
          'alias',
          renamed({
            DNSName: 'name',
            HostedZoneId: 'zone_id',
            EvaluateTargetHealth: 'evaluate_target_health',
          }),
        ),
    },
    attributes: { fqdn: argument('name') },
  },
  {
    type: 'aws_route53_health_check',
    as: 'AWS::Route53::HealthCheck',
    properties: {
      HealthCheckConfig: grouped({
        Type: argument('type'),
        FullyQualifiedDomainName: argument('fqdn'),
        Port: argument('port'),
        ResourcePath: argument('resource_path'),
        FailureThreshold: argumentOr('failure_threshold', 3),
        RequestInterval: argumentOr('request_interval', 30),
      }),
      HealthCheckTags: tagList,
    },
    attributes: { id: 'Ref' },
  },
];
