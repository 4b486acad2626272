import { map } from '../../src/facts/fact.ts';
import { equals, expectFact, sameMembers } from '../../src/control/expect.ts';
import { texts } from '../common/members.ts';
import { asOurs } from '../common/ours.ts';
import { add, hcl, remove, set, together } from './breaks.ts';
import { accessToUsers } from './user-access.ts';
import { hasAttribute } from './user-attributes.ts';
import { control, section } from './words.ts';

const passwordPolicy = 'Policies.PasswordPolicy';
const hclPool = 'aws_cognito_user_pool.users';

/** Users. */
export const users = section('-', 'Users', [
  control(
    'PROF-COG-01',
    'a password has at least 8 characters, with lower case, upper case, numbers and symbols; a temporary one is valid for 7 days',
    {
      judge: ({ pool: { passwords } }) => [
        expectFact(
          passwords.minimumLength,
          'the least length of a password',
          'at least 8',
          (length) => length !== undefined && length >= 8,
        ),
        equals(passwords.lowercase, true, 'that a password needs a lower-case letter'),
        equals(passwords.uppercase, true, 'that a password needs an upper-case letter'),
        equals(passwords.numbers, true, 'that a password needs a number'),
        equals(passwords.symbols, true, 'that a password needs a symbol'),
        equals(passwords.temporaryValidity, 7, 'the days that a temporary password is valid'),
      ],
      breaks: [
        set('pool', `${passwordPolicy}.MinimumLength`, 7),
        set('pool', `${passwordPolicy}.RequireLowercase`, false),
        set('pool', `${passwordPolicy}.RequireUppercase`, false),
        remove('pool', `${passwordPolicy}.RequireNumbers`),
        remove('pool', `${passwordPolicy}.RequireSymbols`),
        set('pool', `${passwordPolicy}.TemporaryPasswordValidityDays`, 8),
        together(
          'an unused account is kept for 7 days, and nothing is said of temporary passwords',
          remove('pool', `${passwordPolicy}.TemporaryPasswordValidityDays`),
          set('pool', 'AdminCreateUserConfig', { UnusedAccountValidityDays: 7 }),
        ),
        // Cognito's own policy happens to be alike.
        remove('pool', 'Policies'),
      ],
      breaksTerraform: [
        hcl.set(hclPool, 'password_policy.minimum_length', '6'),
        hcl.remove(hclPool, 'password_policy.require_lowercase'),
        hcl.remove(hclPool, 'password_policy.require_uppercase'),
        hcl.set(hclPool, 'password_policy.require_numbers', 'false'),
        hcl.set(hclPool, 'password_policy.require_symbols', 'false'),
        hcl.set(hclPool, 'password_policy.temporary_password_validity_days', '1'),
        hcl.remove(hclPool, 'password_policy'),
      ],
    },
  ),

  control(
    'PROF-COG-02',
    'the e-mail address is the user name; it is verified automatically, by e-mail that Cognito sends; accounts are recovered by it',
    {
      judge: ({ pool }) => [
        sameMembers(texts(pool.usernameAttributes), ['email'], 'what stands in for the user name'),
        expectFact(
          texts(pool.aliasAttributes),
          'what may be used beside the user name',
          'nothing',
          (aliases) => aliases.length === 0,
        ),
        // Of several, Cognito takes the telephone number first.
        sameMembers(texts(pool.autoVerified), ['email'], 'what is verified automatically'),
        equals(pool.emailAccount, 'COGNITO_DEFAULT', 'who sends e-mail'),
        sameMembers(
          texts(map(pool.recovery, (ways) => ways.map(({ name }) => name))),
          ['verified_email'],
          'by what accounts are recovered',
        ),
      ],
      breaks: [
        set('pool', 'UsernameAttributes', ['phone_number']),
        together(
          'the e-mail address is an alias',
          remove('pool', 'UsernameAttributes'),
          set('pool', 'AliasAttributes', ['email']),
        ),
        set('pool', 'AliasAttributes', ['email']),
        remove('pool', 'AutoVerifiedAttributes'),
        set('pool', 'EmailConfiguration.EmailSendingAccount', 'DEVELOPER'),
        set('pool', 'AccountRecoverySetting.RecoveryMechanisms[0].Name', 'admin_only'),
        remove('pool', 'AccountRecoverySetting'),
      ],
      breaksTerraform: [
        hcl.remove(hclPool, 'username_attributes'),
        hcl.set(hclPool, 'alias_attributes', '["email"]'),
        hcl.add(hclPool, 'auto_verified_attributes', '"phone_number"'),
        hcl.set(hclPool, 'email_configuration.email_sending_account', '"DEVELOPER"'),
        hcl.add(
          hclPool,
          'account_recovery_setting',
          'recovery_mechanism {\n      name     = "verified_phone_number"\n      priority = 2\n    }',
        ),
      ],
    },
  ),

  control(
    'PROF-COG-03',
    'each user has an email of 5 to 254 characters and a name of 1 to 256, both required, both open to change',
    {
      judge: ({ pool }) => [
        ...hasAttribute(pool, { name: 'email', minLength: 5, maxLength: 254 }),
        ...hasAttribute(pool, { name: 'name', minLength: 1, maxLength: 256 }),
      ],
      breaks: ['email', 'name'].flatMap((name) => {
        const attribute = `Schema[Name=${name}]` as const;
        return [
          set('pool', `${attribute}.Name`, `their_${name}`),
          add('pool', 'Schema', { Name: name, AttributeDataType: 'String', Required: false }),
          set('pool', `${attribute}.AttributeDataType`, 'Number'),
          set('pool', `${attribute}.Required`, false),
          set('pool', `${attribute}.Mutable`, false),
          set('pool', `${attribute}.StringAttributeConstraints.MinLength`, '0'),
          set('pool', `${attribute}.StringAttributeConstraints.MaxLength`, '2048'),
        ];
      }),
      // Cognito refuses a pool with most of the others.
      breaksInMotion: [set('pool', 'Schema[Name=name].Required', false)],
      breaksTerraform: ['email', 'name'].flatMap((name) => {
        const attribute = `schema[name=${name}]`;
        return [
          hcl.remove(hclPool, attribute),
          hcl.add(hclPool, '', `schema {\n    name = "${name}"\n    attribute_data_type = "String"\n  }`),
          hcl.set(hclPool, `${attribute}.attribute_data_type`, '"Number"'),
          hcl.remove(hclPool, `${attribute}.required`),
          hcl.set(hclPool, `${attribute}.mutable`, 'false'),
          hcl.set(hclPool, `${attribute}.string_attribute_constraints.min_length`, '0'),
          hcl.remove(hclPool, `${attribute}.string_attribute_constraints.max_length`),
        ];
      }),
    },
  ),

  control(
    'PROF-COG-04',
    'no second factor; advanced security is enforced (ours: on the tier PLUS, the only one that has it)',
    {
      judge: ({ pool }) => [
        equals(pool.mfa, 'OFF', 'whether a second factor is asked for'),
        // Cognito refuses factors beside OFF.
        expectFact(
          texts(pool.mfaMethods),
          'what second factors are turned on',
          'none',
          (methods) => methods.length === 0,
        ),
        equals(pool.advancedSecurity, 'ENFORCED', 'the advanced security'),
        asOurs(equals(pool.tier, 'PLUS', "the pool's tier")),
      ],
      breaks: [
        set('pool', 'MfaConfiguration', 'OPTIONAL'),
        set('pool', 'EnabledMfas', ['SOFTWARE_TOKEN_MFA']),
        set('pool', 'UserPoolAddOns.AdvancedSecurityMode', 'AUDIT'),
        remove('pool', 'UserPoolAddOns'),
        set('pool', 'UserPoolTier', 'ESSENTIALS'),
        remove('pool', 'UserPoolTier'),
      ],
      breaksTerraform: [
        hcl.set(hclPool, 'mfa_configuration', '"ON"'),
        hcl.add(hclPool, '', 'software_token_mfa_configuration {\n    enabled = true\n  }'),
        hcl.set(hclPool, 'user_pool_add_ons.advanced_security_mode', '"OFF"'),
        hcl.remove(hclPool, 'user_pool_tier'),
      ],
    },
  ),

  ...accessToUsers,
]);
