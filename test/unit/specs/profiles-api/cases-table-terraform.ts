import { after, all, drop, swap, type Case } from '../edits.ts';
import { withoutBlock } from './code-edits.ts';

const open = (id: string): string => `${id} not-observable`;

const replica = `  replica {
    region_name            = var.secondary_region
    point_in_time_recovery = true
    propagate_tags         = true
  }
`;
const apart = (region: string): string => `resource "aws_dynamodb_table_replica" "away" {
  provider               = ${region}
  global_table_arn       = aws_dynamodb_table.profiles.arn
  point_in_time_recovery = true
}
`;
const above = '# A global table: what is written in one region can be read in the other.\n';

/** Terraform code with one thing wrong with its table. */
export const tableCodeCases: readonly Case[] = [
  {
    name: 'provisioned by default',
    edit: drop('  billing_mode = "PAY_PER_REQUEST"\n'),
    fails: ['PROF-TABLE-01'],
  },
  {
    name: 'a sort key',
    edit: swap('hash_key     = "userId"\n', 'hash_key     = "userId"\n  range_key    = "email"\n'),
    fails: ['PROF-TABLE-01'],
  },
  {
    name: 'an index of keys only',
    edit: swap('projection_type = "ALL"', 'projection_type = "KEYS_ONLY"'),
    fails: ['PROF-TABLE-02'],
  },
  {
    name: 'a local index of that name',
    edit: swap(
      '  global_secondary_index {\n    name            = "email-index"\n    hash_key        = "email"',
      '  local_secondary_index {\n    name            = "email-index"\n    range_key       = "email"',
    ),
    fails: ['PROF-TABLE-02'],
  },
  {
    name: 'a view of a stream that is off',
    edit: swap('stream_enabled   = true', 'stream_enabled   = false'),
    fails: ['PROF-TABLE-03'],
  },
  { name: 'a view of no stream', edit: drop('  stream_enabled   = true\n'), fails: ['PROF-TABLE-03'] },
  {
    name: 'recovery at home only',
    edit: drop('    point_in_time_recovery = true\n'),
    fails: ['PROF-TABLE-04'],
  },
  {
    name: 'recovery away only',
    edit: drop('  point_in_time_recovery {\n    enabled = true\n  }\n'),
    fails: ['PROF-TABLE-04'],
  },
  {
    name: "DynamoDB's default encryption",
    edit: drop('  server_side_encryption {\n    enabled = true\n  }\n'),
    fails: ['PROF-TABLE-05'],
  },
  {
    name: 'a key of its own, turned off',
    edit: swap(
      'server_side_encryption {\n    enabled = true\n',
      'server_side_encryption {\n    enabled = false\n    kms_key_arn = "arn:aws:kms:us-east-1:123456789012:key/1"\n',
    ),
    fails: ['PROF-TABLE-05'],
  },
  { name: "the specification's own table: no replica", edit: drop(replica), fails: ['PROF-TABLE-06'] },
  {
    name: 'a replica at home',
    edit: swap('= var.secondary_region\n    point', '= var.primary_region\n    point'),
    fails: ['PROF-TABLE-06'],
  },
  {
    name: 'a replica that does not follow its variable',
    edit: swap('= var.secondary_region\n    point', '= "us-west-2"\n    point'),
    fails: ['PROF-TABLE-06'],
  },
  {
    name: 'replicas for each of a list',
    edit: swap(
      replica,
      `  dynamic "replica" {
    for_each = [var.secondary_region]
    content {
      region_name            = replica.value
      point_in_time_recovery = true
      propagate_tags         = true
    }
  }
`,
    ),
    fails: [],
  },
  {
    name: 'a replica as a resource of its own',
    edit: all(drop(replica), after(above, apart('aws.secondary'))),
    fails: [],
  },
  {
    name: 'a replica as a resource of its own, at home',
    edit: all(drop(replica), after(above, apart('aws'))),
    fails: ['PROF-TABLE-06'],
  },
  {
    name: 'replicas of which the region is not known',
    edit: swap('= var.secondary_region\n    point', '= data.aws_region.current.unheard_of\n    point'),
    fails: [open('PROF-TABLE-06')],
  },
  {
    name: 'items expire',
    edit: swap('enabled        = false', 'enabled        = true'),
    fails: ['PROF-TABLE-08'],
  },
  {
    name: 'no word of expiry',
    edit: drop('  ttl {\n    enabled        = false\n    attribute_name = "expiresAt"\n  }\n'),
    fails: [],
  },
  {
    name: 'no table',
    edit: withoutBlock('resource "aws_dynamodb_table" "profiles"'),
    fails: [1, 2, 3, 4, 5, 6, 8].map((number) => `PROF-TABLE-0${String(number)}`),
  },
];
