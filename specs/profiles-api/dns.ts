import { hcl, ref, remove, removeAttribute, set, setParameter, together } from './breaks.ts';
import { answersToDomain, healthChecks, nothingByDefault, zoneAndAlias } from './domain.ts';
import { control, section } from './words.ts';

const zone = 'AWS::Route53::HostedZone';
const record = 'AWS::Route53::RecordSet';
const healthCheck = 'AWS::Route53::HealthCheck';
const check = 'HealthCheckConfig';

/** Route 53. */
export const dns = section('-', 'Route 53', [
  control('PROF-DNS-01', 'no zone, record, health check or alias, unless they are asked for', {
    judge: nothingByDefault,
    breaks: [
      setParameter('EnableRoute53', 'Default', 'true'),
      removeAttribute(zone, 'Condition'),
      together(
        'a zone with a record',
        removeAttribute(zone, 'Condition'),
        removeAttribute(record, 'Condition'),
      ),
      together(
        'a health check',
        removeAttribute(healthCheck, 'Condition'),
        removeAttribute(healthCheck, 'DependsOn'),
      ),
      set('distribution', 'DistributionConfig.Aliases', ['profiles.example.com']),
    ],
    breaksTerraform: [
      hcl.set('variable.enable_route53', 'default', 'true'),
      hcl.remove('aws_route53_zone.domain', 'count'),
      hcl.set('aws_route53_record.edge', 'count', '1'),
      hcl.remove('aws_route53_health_check.api', 'count'),
      hcl.set('aws_cloudfront_distribution.edge', 'aliases', '["profiles.example.com"]'),
    ],
  }),

  control('PROF-DNS-02', 'a zone of the domain when asked for, with an alias to the distribution', {
    template: zoneAndAlias,
    terraform: zoneAndAlias,
    breaks: [
      set(zone, 'Name', 'example.com'),
      set(record, 'AliasTarget.DNSName', 'd111111abcdef8.cloudfront.net'),
      set(record, 'Type', 'AAAA'),
      set(record, 'HostedZoneId', 'Z1D633PJN98FT9'),
      set(record, 'AliasTarget.HostedZoneId', ref('HostedZone')),
      set(record, 'AliasTarget.EvaluateTargetHealth', true),
    ],
    breaksTerraform: [
      hcl.set('aws_route53_zone.domain', 'name', '"example.com"'),
      hcl.set('aws_route53_record.edge', 'alias.name', '"d111111abcdef8.cloudfront.net"'),
      hcl.set('aws_route53_record.edge', 'type', '"AAAA"'),
      hcl.set('aws_route53_record.edge', 'zone_id', '"Z1D633PJN98FT9"'),
      hcl.set('aws_route53_record.edge', 'alias.zone_id', 'aws_route53_zone.domain[0].zone_id'),
      hcl.set('aws_route53_record.edge', 'alias.evaluate_target_health', 'true'),
    ],
  }),

  control(
    'PROF-DNS-03',
    'a health check of the domain when asked for: HTTPS 443, /prod/profiles, 3 times 30 seconds',
    {
      template: healthChecks,
      terraform: healthChecks,
      breaks: [
        set(healthCheck, `${check}.FullyQualifiedDomainName`, 'example.com'),
        set(healthCheck, `${check}.Type`, 'HTTP'),
        set(healthCheck, `${check}.Port`, 80),
        set(healthCheck, `${check}.ResourcePath`, '/profiles'),
        set(healthCheck, `${check}.FailureThreshold`, 5),
        set(healthCheck, `${check}.RequestInterval`, 10),
      ],
      breaksTerraform: [
        hcl.set('aws_route53_health_check.api', 'fqdn', 'aws_cloudfront_distribution.edge.domain_name'),
        hcl.set('aws_route53_health_check.api', 'type', '"TCP"'),
        hcl.set('aws_route53_health_check.api', 'port', '80'),
        hcl.set('aws_route53_health_check.api', 'resource_path', '"/profiles"'),
        hcl.set('aws_route53_health_check.api', 'failure_threshold', '5'),
        hcl.set('aws_route53_health_check.api', 'request_interval', '10'),
      ],
    },
  ),

  control('PROF-DNS-04', 'the distribution answers to the domain when asked for, if one is given', {
    template: answersToDomain,
    terraform: answersToDomain,
    breaks: [
      remove('distribution', 'DistributionConfig.Aliases'),
      set('distribution', 'DistributionConfig.Aliases', {
        'Fn::If': ['HasRoute53', [ref('DomainName')], ref('AWS::NoValue')],
      }),
    ],
    breaksTerraform: [
      hcl.set('aws_cloudfront_distribution.edge', 'aliases', '[]'),
      hcl.set(
        'aws_cloudfront_distribution.edge',
        'aliases',
        'var.enable_route53 ? [coalesce(var.domain_name, "example.com")] : []',
      ),
    ],
  }),
]);
