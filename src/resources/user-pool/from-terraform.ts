import type { Property, TerraformMapping } from '../../terraform/mapping.ts';
import { list, scalar, truthIn } from '../../terraform/values.ts';
import { renamed } from '../terraform-nested.ts';
import { argument, block, blocks, each, record } from '../terraform-words.ts';

/** The one further factor that needs nothing but to be turned on. */
const softwareTokens: Property = (its) => {
  const enabled = its.get('software_token_mfa_configuration.enabled');
  if (enabled === undefined || enabled.kind === 'unknown') return enabled;
  return truthIn(enabled) === true ? list([scalar('SOFTWARE_TOKEN_MFA', enabled.at)], enabled.at) : undefined;
};

/** User pools, their clients and domains. What the provider sends for what is not written is false. */
export const userPoolMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_cognito_user_pool',
    as: 'AWS::Cognito::UserPool',
    properties: {
      UserPoolName: argument('name'),
      UserPoolTier: argument('user_pool_tier'),
      Policies: block('password_policy', (get, at) => ({
        PasswordPolicy: record(
          {
            MinimumLength: get('minimum_length'),
            RequireLowercase: get('require_lowercase') ?? scalar(false, at),
            RequireUppercase: get('require_uppercase') ?? scalar(false, at),
            RequireNumbers: get('require_numbers') ?? scalar(false, at),
            RequireSymbols: get('require_symbols') ?? scalar(false, at),
            TemporaryPasswordValidityDays: get('temporary_password_validity_days'),
          },
          at,
        ),
      })),
      UsernameAttributes: argument('username_attributes'),
      AliasAttributes: argument('alias_attributes'),
      AutoVerifiedAttributes: argument('auto_verified_attributes'),
      EmailConfiguration: block(
        'email_configuration',
        renamed({ EmailSendingAccount: 'email_sending_account', SourceArn: 'source_arn' }),
      ),
      LambdaConfig: block('lambda_config', renamed({ CustomEmailSender: 'custom_email_sender' })),
      AccountRecoverySetting: block('account_recovery_setting', (get) => ({
        RecoveryMechanisms: each(get('recovery_mechanism'), renamed({ Name: 'name', Priority: 'priority' })),
      })),
      Schema: blocks('schema', (get, at) => ({
        Name: get('name'),
        AttributeDataType: get('attribute_data_type'),
        DeveloperOnlyAttribute: get('developer_only_attribute'),
        Required: get('required') ?? scalar(false, at),
        Mutable: get('mutable') ?? scalar(false, at),
        StringAttributeConstraints: record(
          {
            MinLength: get('string_attribute_constraints.min_length'),
            MaxLength: get('string_attribute_constraints.max_length'),
          },
          at,
        ),
      })),
      MfaConfiguration: argument('mfa_configuration'),
      EnabledMfas: softwareTokens,
      UserPoolAddOns: block('user_pool_add_ons', renamed({ AdvancedSecurityMode: 'advanced_security_mode' })),
      UserPoolTags: (its) => its.tags(),
    },
    attributes: { id: 'Ref', arn: 'Arn', endpoint: 'ProviderName' },
  },
  {
    type: 'aws_cognito_user_pool_client',
    as: 'AWS::Cognito::UserPoolClient',
    properties: {
      ClientName: argument('name'),
      UserPoolId: argument('user_pool_id'),
      ExplicitAuthFlows: argument('explicit_auth_flows'),
      RefreshTokenValidity: argument('refresh_token_validity'),
      AccessTokenValidity: argument('access_token_validity'),
      IdTokenValidity: argument('id_token_validity'),
      TokenValidityUnits: block(
        'token_validity_units',
        renamed({ RefreshToken: 'refresh_token', AccessToken: 'access_token', IdToken: 'id_token' }),
      ),
      PreventUserExistenceErrors: argument('prevent_user_existence_errors'),
      GenerateSecret: argument('generate_secret'),
      AllowedOAuthFlows: argument('allowed_oauth_flows'),
      AllowedOAuthFlowsUserPoolClient: argument('allowed_oauth_flows_user_pool_client'),
      ReadAttributes: argument('read_attributes'),
      WriteAttributes: argument('write_attributes'),
    },
    attributes: { id: 'Ref' },
  },
  {
    type: 'aws_cognito_user_pool_domain',
    as: 'AWS::Cognito::UserPoolDomain',
    properties: { Domain: argument('domain'), UserPoolId: argument('user_pool_id') },
    attributes: { id: 'Ref' },
  },
];
