import { after, all, drop, swap, type Case, type Edit } from '../edits.ts';
import { withoutBlock } from './code-edits.ts';

const terraform = (version: string): Case['edit'] =>
  swap('required_version = ">= 1.4.0"', `required_version = "${version}"`);
const aws = (version: string): Case['edit'] => swap('version = ">= 5.83.0"', `version = "${version}"`);
const backend = (written: string): Case['edit'] => swap('backend "s3" {}', written);
const block = (inner: string): Case['edit'] =>
  after("# Where the table's replica is.\n", `terraform {\n${inner}\n}\n\n`);
const askedAgain = (version: string): string =>
  `  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "${version}"\n    }\n  }`;

const versions: readonly Case[] = [
  { name: 'an old Terraform', edit: terraform('>= 1.3'), fails: ['PROF-TF-01'] },
  { name: 'any Terraform', edit: drop('  required_version = ">= 1.4.0"\n'), fails: ['PROF-TF-01'] },
  { name: 'a Terraform up to a version', edit: terraform('< 2.0.0'), fails: ['PROF-TF-01'] },
  { name: 'a patch of an old Terraform', edit: terraform('> 1.3.0, < 2'), fails: ['PROF-TF-01'] },
  { name: 'Terraform 1.4 and what follows', edit: terraform('~> 1.4'), fails: [] },
  { name: 'a newer Terraform', edit: terraform('>= 1.5'), fails: [] },
  { name: 'one Terraform', edit: terraform('1.9.0'), fails: [] },
  { name: 'a Terraform that is none', edit: terraform('latest'), fails: ['PROF-TF-01'] },
  { name: 'no Terraform at all', edit: terraform('>= 1.5, < 1.5'), fails: ['PROF-TF-01'] },
  {
    name: 'a Terraform that two files ask for, one of them a newer one',
    edit: all(terraform('>= 1.0'), block('  required_version = ">= 1.6"')),
    fails: [],
  },
  { name: 'an old provider', edit: aws('>= 4.0'), fails: ['PROF-TF-01'] },
  { name: 'a provider without the tier, which is ours', edit: aws('~> 5.0'), fails: ['PROF-TF-01'] },
  { name: 'a provider of the next major version', edit: aws('>= 6.0, < 7.0'), fails: [] },
  { name: 'any provider', edit: drop('      version = ">= 5.83.0"\n'), fails: ['PROF-TF-01'] },
  {
    name: 'a provider that a second file asks for in an old version',
    edit: block(askedAgain('>= 4')),
    fails: ['PROF-TF-01'],
  },
  {
    name: 'a provider that is asked for twice alike',
    edit: block(askedAgain('>= 5.83.0')),
    fails: ['PROF-TF-01'],
  },
  {
    name: 'a provider of somebody else',
    edit: swap('"hashicorp/aws"', '"somebody/aws"'),
    fails: ['PROF-TF-01'],
  },
  {
    name: "a provider by its registry's name",
    edit: swap('"hashicorp/aws"', '"registry.terraform.io/hashicorp/aws"'),
    fails: [],
  },
  {
    name: 'a provider in the old way of writing',
    edit: swap(
      'aws = {\n      source = "hashicorp/aws"\n      # The user pool\'s tier came with 5.83.\n      version = ">= 5.83.0"\n    }',
      'aws = ">= 5.83.0"',
    ),
    fails: [],
  },
  { name: 'no backend', edit: backend(''), fails: ['PROF-TF-01'] },
  { name: 'a local backend', edit: backend('backend "local" {}'), fails: ['PROF-TF-01'] },
  {
    name: 'a backend with its bucket',
    edit: backend('backend "s3" {\n    bucket = "states"\n  }'),
    fails: ['PROF-TF-01'],
  },
  {
    name: 'a backend with what may stand in the code',
    edit: backend('backend "s3" {\n    key     = "profiles.tfstate"\n    encrypt = true\n  }'),
    fails: [],
  },
  {
    name: 'a second backend, with its bucket',
    edit: block('  backend "s3" {\n    bucket = "states"\n  }'),
    fails: ['PROF-TF-01'],
  },
];

const primary = 'provider "aws" {\n  region = var.primary_region';
const secondary = 'alias  = "secondary"\n  region = var.secondary_region';
const tags = '\n\n  default_tags {\n    tags = local.default_tags\n  }';

const topicBy = (alias: string): Edit =>
  swap(
    'resource "aws_sns_topic" "alarms" {\n',
    `resource "aws_sns_topic" "alarms" {\n  provider = aws.${alias}\n`,
  );

const providers: readonly Case[] = [
  { name: 'a topic in the secondary region', edit: topicBy('secondary'), fails: ['PROF-TF-03'] },
  { name: 'a topic of a provider that there is not', edit: topicBy('nobodys'), fails: ['PROF-TF-03'] },
  {
    name: 'a topic by another provider of the primary region',
    edit: all(
      topicBy('edge'),
      (text) => `${text}\nprovider "aws" {\n  alias  = "edge"\n  region = var.primary_region\n}\n`,
    ),
    fails: [],
  },
  {
    name: 'an alias in the region of the primary',
    edit: swap(secondary, 'alias  = "secondary"\n  region = var.primary_region'),
    fails: ['PROF-TF-02', 'PROF-TF-03'],
  },
  {
    name: 'tags on the primary provider only',
    edit: swap(`${secondary}${tags}`, secondary),
    fails: ['PROF-TF-02'],
  },
  {
    name: 'tags on the secondary provider only',
    edit: swap(`${primary}${tags}`, primary),
    fails: ['PROF-TF-02', 'PROF-TF-03'],
  },
  { name: 'one tag less', edit: drop('    ManagedBy   = "Terraform"\n'), fails: ['PROF-TF-02'] },
  {
    name: 'nobody manages it',
    edit: swap('ManagedBy   = "Terraform"', 'ManagedBy   = ""'),
    fails: ['PROF-TF-02'],
  },
  {
    name: 'an environment that does not follow',
    edit: swap('Environment = var.environment\n    ManagedBy', 'Environment = "prod"\n    ManagedBy'),
    fails: ['PROF-TF-02'],
  },
  {
    name: 'a project that does not follow',
    edit: swap('Project     = var.project_name', 'Project     = "serverless-api"'),
    fails: ['PROF-TF-02', 'PROF-TF-03'],
  },
  {
    name: 'no region of its own',
    edit: swap(`${primary}\n`, 'provider "aws" {\n'),
    fails: ['PROF-TF-02', 'PROF-TF-03'],
  },
  {
    name: 'no provider without an alias',
    edit: swap(primary, primary.replace('{\n', '{\n  alias  = "primary"\n')),
    fails: ['PROF-TF-02', 'PROF-TF-03'],
  },
  {
    name: 'no provider with an alias',
    edit: swap(`provider "aws" {\n  ${secondary}${tags}\n}`, ''),
    fails: ['PROF-TF-02', 'PROF-TF-03'],
  },
  {
    name: 'another name of the alias, and a third provider',
    edit: all(
      swap('alias  = "secondary"', 'alias  = "west"'),
      after(
        "# Where the table's replica is.\n",
        'provider "aws" {\n  alias  = "third"\n  region = "eu-north-1"\n}\n',
      ),
    ),
    fails: [],
  },
];

const variables: readonly Case[] = [
  {
    name: 'no type',
    edit: swap('  type        = number\n  default     = 256', '  default     = 256'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a number as a text',
    edit: swap(
      '  type        = number\n  default     = 256',
      '  type        = string\n  default     = "256"',
    ),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a number that is written as a text',
    edit: swap('  default     = 256', '  default     = "256"'),
    fails: [],
  },
  { name: 'another default', edit: swap('default     = 5000', 'default     = 500'), fails: ['PROF-TF-03'] },
  {
    name: 'no default',
    edit: drop('  default     = "us-west-2"\n'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'no description',
    edit: drop('  description = "Where everything is made"\n  type        = string\n'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'an empty text for null',
    edit: (text) => text.replace('  default     = null', '  default     = ""'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'tags by default',
    edit: swap('default     = {}', 'default     = { Team = "x" }'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'the default right, and a literal in its place',
    edit: swap('memory_size   = var.lambda_memory_size', 'memory_size   = 256'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a literal by way of a local',
    edit: all(
      swap('runtime       = var.lambda_runtime', 'runtime       = local.runtime'),
      swap('  account_id = data', '  runtime    = "python3.11"\n  account_id = data'),
    ),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a variable by way of a local',
    edit: all(
      swap('runtime       = var.lambda_runtime', 'runtime       = local.runtime'),
      swap('  account_id = data', '  runtime    = var.lambda_runtime\n  account_id = data'),
    ),
    fails: [],
  },
  {
    name: 'a literal region of the provider',
    edit: swap('provider "aws" {\n  region = var.primary_region', 'provider "aws" {\n  region = "us-east-1"'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'a literal region of the replica',
    edit: swap('region_name            = var.secondary_region', 'region_name            = "us-west-2"'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'no replica, which the provider alone follows',
    edit: swap(
      '  replica {\n    region_name            = var.secondary_region\n    point_in_time_recovery = true\n    propagate_tags         = true\n  }\n',
      '',
    ),
    fails: [],
  },
  {
    name: 'the e-mail address of a person',
    edit: swap('"alarms@example.com"', '"alarms@stackproof.dev"'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'no e-mail address unless it is given',
    edit: drop('  default     = "alarms@example.com"\n'),
    fails: [],
  },
  {
    name: 'tags that nobody takes',
    edit: (text) => text.replaceAll('merge(var.tags, {', 'merge({'),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'no variable for tags',
    edit: all(withoutBlock('variable "tags"'), (text) => text.replaceAll('merge(var.tags, {', 'merge({')),
    fails: ['PROF-TF-03'],
  },
  {
    name: 'tracing of the stage that is always on',
    edit: swap('xray_tracing_enabled = var.enable_xray_tracing', 'xray_tracing_enabled = true'),
    fails: ['PROF-TF-03'],
  },
];

/** Terraform code with one thing wrong with its versions, its providers or its variables, or right in another way. */
export const terraformCodeCases: readonly Case[] = [...versions, ...providers, ...variables];
