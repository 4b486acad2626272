import { all, drop, swap, type Case } from '../edits.ts';
import { withoutBlock } from './code-edits.ts';

const topicTags = 'tags = merge(var.tags, { Name = "${var.environment_suffix}-api-alarms" })';

/** Terraform code with one name or one tag wrong, or right in another way. */
export const namingCodeCases: readonly Case[] = [
  {
    name: 'a constant pool',
    edit: swap('  name = "${var.environment_suffix}-user-pool"\n', '  name = "dev-user-pool"\n'),
    fails: ['PROF-NAME-01'],
  },
  {
    name: 'a local that is a constant',
    edit: swap(
      'function_name      = "${var.environment_suffix}-api-handler"',
      'function_name      = "dev-api-handler"',
    ),
    fails: ['PROF-NAME-01'],
  },
  {
    name: 'a bucket without the account',
    edit: swap('-lambda-deployments-${local.account_id}"', '-lambda-deployments"'),
    fails: ['PROF-NAME-01'],
  },
  {
    name: 'a bucket with the beginning of a name',
    edit: swap(
      'bucket = "${var.environment_suffix}-lambda-deployments-${local.account_id}"',
      'bucket_prefix = "${var.environment_suffix}-lambda-deployments-"',
    ),
    fails: ['PROF-NAME-01'],
  },
  {
    name: 'an API of another name',
    edit: swap(
      'api_name           = "${var.environment_suffix}-api"',
      'api_name           = "api-${var.environment_suffix}"',
    ),
    fails: ['PROF-NAME-01'],
  },
  {
    name: 'a name that is formatted',
    edit: swap(
      'function_name      = "${var.environment_suffix}-api-handler"',
      'function_name      = format("%s-api-handler", var.environment_suffix)',
    ),
    fails: [],
  },
  { name: 'no tags on the topic', edit: drop(`  ${topicTags}\n`), fails: ['PROF-NAME-02'] },
  { name: 'further tags only', edit: swap(topicTags, 'tags = var.tags'), fails: ['PROF-NAME-02'] },
  {
    name: 'no further tags',
    edit: swap(topicTags, 'tags = { Name = "${var.environment_suffix}-api-alarms" }'),
    fails: ['PROF-NAME-02'],
  },
  {
    name: 'tags that are not passed on to the replica',
    edit: drop('    propagate_tags         = true\n'),
    fails: ['PROF-NAME-02'],
  },
  {
    name: 'further tags of another value',
    edit: swap(topicTags, 'tags = merge(var.tags, { Name = "alarms", Owner = "somebody" })'),
    fails: ['PROF-NAME-02'],
  },
  {
    name: 'a name that the further tags may take away',
    edit: swap(topicTags, 'tags = merge({ Name = "alarms" }, var.tags)'),
    fails: [],
  },
  {
    name: 'the further tags by way of the provider',
    edit: all(
      (text) => text.replaceAll('tags = local.default_tags', 'tags = merge(local.default_tags, var.tags)'),
      swap(topicTags, 'tags = { Name = "alarms" }'),
    ),
    fails: [],
  },
  {
    name: 'further tags that are no map',
    edit: swap(
      '  type        = map(string)\n  default     = {}',
      '  type        = string\n  default     = "none"',
    ),
    fails: ['PROF-NAME-02'],
  },
  {
    name: 'no variable for further tags',
    edit: all(withoutBlock('variable "tags"'), (text) => text.replaceAll('merge(var.tags, {', 'merge({')),
    fails: ['PROF-NAME-02'],
  },
];
