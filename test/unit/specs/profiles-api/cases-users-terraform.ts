import { after, all, drop, swap, type Case } from '../edits.ts';
import { withoutBlock } from './code-edits.ts';

const open = (id: string): string => `${id} not-observable`;

const passwordPolicy = `  password_policy {
    minimum_length                   = 8
    require_lowercase                = true
    require_uppercase                = true
    require_numbers                  = true
    require_symbols                  = true
    temporary_password_validity_days = 7
  }
`;
const units = `  token_validity_units {
    refresh_token = "days"
    access_token  = "minutes"
    id_token      = "minutes"
  }
`;
const otherPool = 'resource "aws_cognito_user_pool" "other" {\n  name = "other"\n}\n';
const withOtherPool = after(
  '# A mobile app keeps no secret: it signs in by SRP or with the password.\n',
  otherPool,
);

/** Terraform code with one thing wrong with its users. */
export const usersCodeCases: readonly Case[] = [
  { name: "Cognito's own policy", edit: drop(passwordPolicy), fails: ['PROF-COG-01'] },
  {
    name: 'an argument that is not written is false',
    edit: drop('    require_numbers                  = true\n'),
    fails: ['PROF-COG-01'],
  },
  {
    name: 'nothing is said of temporary passwords but of unused accounts',
    edit: swap(
      '    temporary_password_validity_days = 7\n  }\n',
      '  }\n  admin_create_user_config {\n    unused_account_validity_days = 7\n  }\n',
    ),
    fails: ['PROF-COG-01'],
  },
  {
    name: 'a policy that need not be there',
    edit: swap(
      passwordPolicy,
      passwordPolicy
        .replace(
          'password_policy {\n',
          'dynamic "password_policy" {\n    for_each = var.enable_route53 ? [] : [1]\n    content {\n',
        )
        .replace(/\n {2}}\n$/, '\n  }\n}\n'),
    ),
    fails: ['PROF-COG-01'],
  },
  {
    name: 'the e-mail address is an alias of a user name',
    edit: swap('username_attributes      =', 'alias_attributes         ='),
    fails: ['PROF-COG-02'],
  },
  {
    name: 'Amazon SES sends the e-mail',
    edit: swap(
      'email_sending_account = "COGNITO_DEFAULT"',
      'email_sending_account = "DEVELOPER"\n    source_arn            = "arn:aws:ses:us-east-1:123456789012:identity/example.com"',
    ),
    fails: ['PROF-COG-02'],
  },
  {
    name: 'a function of its own sends the e-mail',
    edit: swap(
      '  email_configuration {\n',
      '  lambda_config {\n    kms_key_id = "key"\n    custom_email_sender {\n      lambda_arn     = aws_lambda_function.api.arn\n      lambda_version = "V1_0"\n    }\n  }\n\n  email_configuration {\n',
    ),
    fails: ['PROF-COG-02'],
  },
  {
    name: 'accounts are recovered by an administrator',
    edit: swap('"verified_email"', '"admin_only"'),
    fails: ['PROF-COG-02'],
  },
  { name: 'lengths as texts', edit: swap('min_length = 5', 'min_length = "5"'), fails: [] },
  {
    name: 'a longer address',
    edit: swap('max_length = 254', 'max_length = 2048'),
    fails: ['PROF-COG-03'],
  },
  {
    name: 'a custom attribute for the name',
    edit: swap('name                = "name"', 'name                = "full_name"'),
    fails: ['PROF-COG-03'],
  },
  {
    name: 'an attribute that only developers see',
    edit: after('name                = "name"\n', '    developer_only_attribute = true\n'),
    fails: ['PROF-COG-03'],
  },
  {
    name: 'security that the tier does not have',
    edit: drop('  user_pool_tier = "PLUS"\n'),
    fails: ['PROF-COG-04'],
  },
  {
    name: 'a second factor is off, and turned on',
    edit: after(
      'mfa_configuration        = "OFF"\n',
      '  software_token_mfa_configuration {\n    enabled = true\n  }\n',
    ),
    fails: ['PROF-COG-04'],
  },
  {
    name: 'a second factor is off, and not turned on',
    edit: after(
      'mfa_configuration        = "OFF"\n',
      '  software_token_mfa_configuration {\n    enabled = false\n  }\n',
    ),
    fails: [],
  },
  {
    name: 'a second factor that nobody knows of',
    edit: after(
      'mfa_configuration        = "OFF"\n',
      '  software_token_mfa_configuration {\n    enabled = data.aws_region.current.unheard_of\n  }\n',
    ),
    fails: [open('PROF-COG-04')],
  },
  { name: 'no second factor by default', edit: drop('  mfa_configuration        = "OFF"\n'), fails: [] },
  { name: 'validities without units: 60 hours', edit: drop(units), fails: ['PROF-COG-05'] },
  {
    name: 'administrators sign in for others',
    edit: swap(
      '"ALLOW_USER_PASSWORD_AUTH"]',
      '"ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"]',
    ),
    fails: ['PROF-COG-05'],
  },
  {
    name: 'flows as a set',
    edit: swap(
      '= ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_PASSWORD_AUTH"]',
      '= toset(["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_PASSWORD_AUTH"])',
    ),
    fails: [],
  },
  {
    name: 'a client of another pool',
    edit: all(
      withOtherPool,
      swap(
        '-mobile-app-client"\n  user_pool_id = aws_cognito_user_pool.users.id',
        '-mobile-app-client"\n  user_pool_id = aws_cognito_user_pool.other.id',
      ),
    ),
    fails: ['PROF-COG-05'],
  },
  {
    name: 'no client',
    edit: withoutBlock('resource "aws_cognito_user_pool_client" "mobile"'),
    fails: ['PROF-COG-05'],
  },
  {
    name: 'a domain that another account has',
    edit: swap('-auth-${local.account_id}"', '-auth"'),
    fails: ['PROF-COG-06'],
  },
  {
    name: 'a domain for one account alone',
    edit: swap('-auth-${local.account_id}"', '-auth-123456789012"'),
    fails: ['PROF-COG-06'],
  },
  {
    name: 'no domain',
    edit: withoutBlock('resource "aws_cognito_user_pool_domain" "users"'),
    fails: ['PROF-COG-06'],
  },
];
