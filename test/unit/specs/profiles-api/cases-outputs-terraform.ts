import { swap, type Case } from '../edits.ts';
import { withoutBlock } from './code-edits.ts';

const value = (from: string, to: string): Case['edit'] =>
  swap(`  value       = ${from}\n`, `  value       = ${to}\n`);
const zoneId = 'var.enable_route53 ? aws_route53_zone.domain[0].zone_id : null';
const servers = 'var.enable_route53 ? aws_route53_zone.domain[0].name_servers : null';

/** Terraform code with one output wrong, or right in another way. */
export const outputCodeCases: readonly Case[] = [
  {
    name: 'an id for an ARN',
    edit: value('aws_cognito_user_pool.users.arn', 'aws_cognito_user_pool.users.id'),
    fails: ['PROF-OUT-01'],
  },
  {
    name: "another output's value",
    edit: value('aws_dynamodb_table.profiles.stream_arn', 'aws_dynamodb_table.profiles.arn'),
    fails: ['PROF-OUT-01'],
  },
  {
    name: 'an empty text for null',
    edit: value(zoneId, zoneId.replace('null', '""')),
    fails: ['PROF-OUT-01'],
  },
  {
    name: 'an empty list for null',
    edit: value(servers, servers.replace('null', '[]')),
    fails: ['PROF-OUT-01'],
  },
  { name: 'a zone by its splat', edit: value(zoneId, 'one(aws_route53_zone.domain[*].zone_id)'), fails: [] },
  {
    name: 'name servers with commas between them',
    edit: value(servers, 'var.enable_route53 ? join(",", aws_route53_zone.domain[0].name_servers) : null'),
    fails: [],
  },
  { name: 'null always', edit: value(zoneId, 'null'), fails: ['PROF-OUT-01'] },
  {
    name: 'an output less',
    edit: withoutBlock('output "sns_topic_arn"'),
    fails: ['PROF-FLOW-01', 'PROF-OUT-01'],
  },
  {
    name: "an output in a template's spelling",
    edit: swap('output "sns_topic_arn"', 'output "SnsTopicArn"'),
    fails: ['PROF-FLOW-01'],
  },
  {
    name: 'an output more',
    edit: swap(
      'output "sns_topic_arn"',
      'output "role_arn" {\n  value = aws_iam_role.function.arn\n}\n\noutput "sns_topic_arn"',
    ),
    fails: ['PROF-FLOW-01'],
  },
];
