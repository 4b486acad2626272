import { all, drop, swap, type Case } from '../edits.ts';
import { withoutBlock } from './code-edits.ts';

const open = (id: string): string => `${id} not-observable`;
const whenAsked = ['PROF-DNS-02', 'PROF-DNS-03', 'PROF-DNS-04'];
const count = '  count = var.enable_route53 ? 1 : 0\n\n';
const zone = `resource "aws_route53_zone" "domain" {\n${count}`;
const record = `resource "aws_route53_record" "edge" {\n${count}`;
const check = `resource "aws_route53_health_check" "api" {\n${count}`;
const aliases = 'aliases         = var.enable_route53 && var.domain_name != null ? [var.domain_name] : []';
const toFalse = (text: string): string => text.replace(/var\.enable_route53/g, 'false');

/** Terraform code with one thing wrong with the domain, or right in another way. */
export const dnsCodeCases: readonly Case[] = [
  {
    name: 'asked for by default',
    edit: swap('  type        = bool\n  default     = false', '  type        = bool\n  default     = true'),
    fails: ['PROF-DNS-01'],
  },
  { name: 'a zone always', edit: swap(zone, zone.replace(count, '  count = 1\n\n')), fails: ['PROF-DNS-01'] },
  {
    name: 'a record always',
    edit: swap(record, record.replace(count, '  count = 1\n\n')),
    fails: ['PROF-DNS-01'],
  },
  { name: 'a health check always', edit: swap(check, check.replace(count, '')), fails: ['PROF-DNS-01'] },
  {
    name: 'an alias for a domain that is given, though nobody asks for it',
    edit: swap(aliases, 'aliases = var.domain_name != null ? [var.domain_name] : []'),
    fails: ['PROF-DNS-01'],
  },
  {
    name: 'an alias always',
    edit: swap(aliases, 'aliases = ["profiles.example.com"]'),
    fails: ['PROF-DNS-01', 'PROF-DNS-04'],
  },
  {
    name: 'no way to ask for it',
    edit: all(withoutBlock('variable "enable_route53"'), toFalse),
    fails: whenAsked,
  },
  {
    name: 'it is asked for and nothing comes',
    edit: (text) => text.replace(/count = var\.enable_route53 \? 1 : 0/g, 'count = 0'),
    fails: ['PROF-DNS-02', 'PROF-DNS-03'],
  },
  {
    name: 'a zone of another domain',
    edit: swap('  name = var.domain_name\n', '  name = "example.com"\n'),
    fails: ['PROF-DNS-02'],
  },
  {
    name: 'a record of another name',
    edit: swap('  name    = var.domain_name\n', '  name    = "www.${var.domain_name}"\n'),
    fails: ['PROF-DNS-02'],
  },
  {
    name: 'an alias of the API',
    edit: swap(
      'name                   = aws_cloudfront_distribution.edge.domain_name',
      'name                   = aws_api_gateway_rest_api.profiles.id',
    ),
    fails: ['PROF-DNS-02'],
  },
  {
    name: 'a record in a zone that is looked up',
    edit: swap(
      'zone_id = aws_route53_zone.domain[0].zone_id\n  name ',
      'zone_id = data.aws_route53_zone.other.zone_id\n  name ',
    ),
    fails: [open('PROF-DNS-02')],
  },
  {
    name: 'the zone of all distributions, written out',
    edit: swap('aws_cloudfront_distribution.edge.hosted_zone_id', '"Z2FDTNDATAQYW2"'),
    fails: [],
  },
  {
    name: 'an alias that waits for health',
    edit: swap('evaluate_target_health = false', 'evaluate_target_health = true'),
    fails: ['PROF-DNS-02'],
  },
  {
    name: 'no health check',
    edit: withoutBlock('resource "aws_route53_health_check" "api"'),
    fails: ['PROF-DNS-03'],
  },
  {
    name: 'a health check of another path',
    edit: swap('resource_path     = "/prod/profiles"', 'resource_path     = "/prod"'),
    fails: ['PROF-DNS-03'],
  },
  {
    name: 'five failures',
    edit: swap('failure_threshold = 3', 'failure_threshold = 5'),
    fails: ['PROF-DNS-03'],
  },
  { name: 'no alias of the distribution', edit: drop(`  ${aliases}\n`), fails: ['PROF-DNS-04'] },
  {
    name: 'an alias even without a domain',
    edit: swap(aliases, 'aliases = var.enable_route53 ? [coalesce(var.domain_name, "example.com")] : []'),
    fails: ['PROF-DNS-04'],
  },
  {
    name: 'what there is of the domain',
    edit: swap(aliases, 'aliases = var.enable_route53 ? compact([var.domain_name]) : []'),
    fails: [],
  },
];
