import { after, all, drop, swap, withoutResource, type Case } from '../edits.ts';

const open = (id: string): string => `${id} not-observable`;

const policies = `      Policies:
        PasswordPolicy:
          MinimumLength: 8
          RequireLowercase: true
          RequireUppercase: true
          RequireNumbers: true
          RequireSymbols: true
          TemporaryPasswordValidityDays: 7
`;
const units = `      TokenValidityUnits:
        RefreshToken: days
        AccessToken: minutes
        IdToken: minutes
`;
const emailLengths = "            MinLength: '5'\n            MaxLength: '254'\n";
const nameAttribute = `        - Name: name
          AttributeDataType: String
          Required: true
          Mutable: true
          StringAttributeConstraints:
            MinLength: '1'
            MaxLength: '256'
`;
const otherPool = `  OtherPool:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: other

`;
const clientsPool = 'UserPoolId: !Ref UserPool\n      GenerateSecret';
const domainsPool =
  'Domain: !Sub ${EnvironmentSuffix}-auth-${AWS::AccountId}\n      UserPoolId: !Ref UserPool';
const domain = 'Domain: !Sub ${EnvironmentSuffix}-auth-${AWS::AccountId}';

const passwords: readonly Case[] = [
  { name: "Cognito's own policy, which happens to be alike", edit: drop(policies), fails: ['PROF-COG-01'] },
  {
    name: 'unused accounts last 7 days, and nothing is said of temporary passwords',
    edit: swap(
      '          TemporaryPasswordValidityDays: 7\n',
      '      AdminCreateUserConfig: {UnusedAccountValidityDays: 7}\n',
    ),
    fails: ['PROF-COG-01'],
  },
  {
    name: 'passwords of at least 6',
    edit: swap('MinimumLength: 8', 'MinimumLength: 6'),
    fails: ['PROF-COG-01'],
  },
  { name: 'longer passwords', edit: swap('MinimumLength: 8', "MinimumLength: '12'"), fails: [] },
  {
    name: 'no symbols while nothing is traced',
    edit: swap('RequireSymbols: true', 'RequireSymbols: !If [IsTraced, true, false]'),
    fails: ['PROF-COG-01'],
  },
  { name: 'a flag as a text', edit: swap('RequireNumbers: true', "RequireNumbers: 'true'"), fails: [] },
  {
    name: 'flags in the words of YAML 1.1',
    edit: all(
      swap('RequireNumbers: true', 'RequireNumbers: yes'),
      swap('RequireSymbols: true', 'RequireSymbols: On'),
    ),
    fails: [],
  },
  {
    name: 'a length from elsewhere',
    edit: swap('MinimumLength: 8', 'MinimumLength: !ImportValue length'),
    fails: [open('PROF-COG-01')],
  },
];

const eMail: readonly Case[] = [
  {
    name: 'the e-mail address is an alias of a user name',
    edit: swap('UsernameAttributes: [email]', 'AliasAttributes: [email]'),
    fails: ['PROF-COG-02'],
  },
  {
    name: 'the e-mail address is both user name and alias',
    edit: after('UsernameAttributes: [email]\n', '      AliasAttributes: [email]\n'),
    fails: ['PROF-COG-02'],
  },
  {
    name: 'a telephone number will do as a user name',
    edit: swap('UsernameAttributes: [email]', 'UsernameAttributes: [email, phone_number]'),
    fails: ['PROF-COG-02'],
  },
  {
    name: 'nothing is verified automatically',
    edit: drop('      AutoVerifiedAttributes: [email]\n'),
    fails: ['PROF-COG-02'],
  },
  {
    name: 'Amazon SES sends the e-mail',
    edit: swap('EmailSendingAccount: COGNITO_DEFAULT', 'EmailSendingAccount: DEVELOPER'),
    fails: ['PROF-COG-02'],
  },
  {
    name: 'a function of its own sends the e-mail',
    edit: after(
      '        EmailSendingAccount: COGNITO_DEFAULT\n',
      '      LambdaConfig:\n        CustomEmailSender: {LambdaArn: !GetAtt ApiFunction.Arn, LambdaVersion: V1_0}\n',
    ),
    fails: ['PROF-COG-02'],
  },
  {
    name: 'Cognito sends the e-mail, by default',
    edit: drop('      EmailConfiguration:\n        EmailSendingAccount: COGNITO_DEFAULT\n'),
    fails: [],
  },
  {
    name: 'accounts are recovered by telephone if need be',
    edit: after(
      '          - Name: verified_email\n            Priority: 1\n',
      '          - Name: verified_phone_number\n            Priority: 2\n',
    ),
    fails: ['PROF-COG-02'],
  },
  {
    name: 'nothing is said of recovery',
    edit: drop(
      '      AccountRecoverySetting:\n        RecoveryMechanisms:\n          - Name: verified_email\n            Priority: 1\n',
    ),
    fails: ['PROF-COG-02'],
  },
];

const attributes: readonly Case[] = [
  {
    name: 'lengths as numbers',
    edit: swap(emailLengths, '            MinLength: 5\n            MaxLength: 254\n'),
    fails: [],
  },
  {
    name: "Cognito's own lengths",
    edit: drop(`          StringAttributeConstraints:\n${emailLengths}`),
    fails: ['PROF-COG-03'],
  },
  {
    name: 'shorter addresses',
    edit: swap("MaxLength: '254'", "MaxLength: '128'"),
    fails: ['PROF-COG-03'],
  },
  { name: 'no name', edit: drop(nameAttribute), fails: ['PROF-COG-03'] },
  {
    name: 'a custom attribute for the name, which cannot be required',
    edit: swap(
      '- Name: name\n          AttributeDataType',
      '- Name: custom:name\n          AttributeDataType',
    ),
    fails: ['PROF-COG-03'],
  },
  {
    name: 'an attribute that only developers see',
    edit: after('- Name: name\n', '          DeveloperOnlyAttribute: true\n'),
    fails: ['PROF-COG-03'],
  },
  {
    name: 'an optional name',
    edit: swap(nameAttribute, nameAttribute.replace('Required: true', 'Required: false')),
    fails: ['PROF-COG-03'],
  },
  {
    name: 'a name for ever',
    edit: swap(nameAttribute, nameAttribute.replace('Mutable: true', 'Mutable: false')),
    fails: ['PROF-COG-03'],
  },
  {
    name: 'a name of which nothing says that it may change',
    edit: swap(nameAttribute, nameAttribute.replace('          Mutable: true\n', '')),
    fails: ['PROF-COG-03'],
  },
  {
    name: 'a name twice',
    edit: after(nameAttribute, nameAttribute.replace('Required: true', 'Required: false')),
    fails: ['PROF-COG-03'],
  },
  {
    name: 'an attribute without a name',
    edit: swap(nameAttribute, nameAttribute.replace('- Name: name\n          Attr', '- Attr')),
    fails: ['PROF-COG-03'],
  },
  {
    name: 'an attribute whose name comes from elsewhere',
    edit: swap(
      '- Name: name\n          AttributeDataType',
      '- Name: !ImportValue n\n          AttributeDataType',
    ),
    fails: [open('PROF-COG-03')],
  },
  {
    name: 'attributes from elsewhere',
    edit: (text) =>
      text.replace(/ {6}Schema:\n[^]*?( {6}UserPoolTags)/, '      Schema: !ImportValue schema\n$1'),
    fails: [open('PROF-COG-03')],
  },
];

const security: readonly Case[] = [
  {
    name: 'security that the tier does not have',
    edit: drop('      UserPoolTier: PLUS\n'),
    fails: ['PROF-COG-04'],
  },
  {
    name: 'a second factor is off, and turned on',
    edit: after("MfaConfiguration: 'OFF'\n", '      EnabledMfas: [SOFTWARE_TOKEN_MFA]\n'),
    fails: ['PROF-COG-04'],
  },
  {
    name: 'a second factor for those who want it',
    edit: swap("MfaConfiguration: 'OFF'", 'MfaConfiguration: OPTIONAL'),
    fails: ['PROF-COG-04'],
  },
  {
    name: 'a truth in place of the word OFF, which CloudFormation takes for false',
    edit: swap("MfaConfiguration: 'OFF'", 'MfaConfiguration: OFF'),
    fails: ['PROF-COG-04'],
  },
  { name: 'no second factor by default', edit: drop("      MfaConfiguration: 'OFF'\n"), fails: [] },
  {
    name: 'attacks are only written down',
    edit: swap('AdvancedSecurityMode: ENFORCED', 'AdvancedSecurityMode: AUDIT'),
    fails: ['PROF-COG-04'],
  },
];

const client: readonly Case[] = [
  { name: 'validities without units: 60 hours', edit: drop(units), fails: ['PROF-COG-05'] },
  {
    name: 'the same time in another unit',
    edit: all(
      swap('AccessTokenValidity: 60', 'AccessTokenValidity: 1'),
      swap('AccessToken: minutes', 'AccessToken: hours'),
    ),
    fails: [],
  },
  {
    name: 'the same time in no unit',
    edit: all(
      swap('AccessTokenValidity: 60', 'AccessTokenValidity: 1'),
      drop('        AccessToken: minutes\n'),
    ),
    fails: ['PROF-COG-05'],
  },
  {
    name: 'a unit from elsewhere',
    edit: swap('IdToken: minutes', 'IdToken: !ImportValue unit'),
    fails: [open('PROF-COG-05')],
  },
  {
    name: 'administrators sign in for others',
    edit: swap('ALLOW_USER_PASSWORD_AUTH]', 'ALLOW_USER_PASSWORD_AUTH, ALLOW_ADMIN_USER_PASSWORD_AUTH]'),
    fails: ['PROF-COG-05'],
  },
  {
    name: 'nobody signs in by password',
    edit: swap(', ALLOW_USER_PASSWORD_AUTH]', ']'),
    fails: ['PROF-COG-05'],
  },
  {
    name: 'the flows in another order',
    edit: swap(
      '[ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH,',
      '[ALLOW_REFRESH_TOKEN_AUTH, ALLOW_USER_SRP_AUTH,',
    ),
    fails: [],
  },
  {
    name: 'a flow from elsewhere',
    edit: swap('[ALLOW_USER_SRP_AUTH,', '[!ImportValue flow,'),
    fails: [open('PROF-COG-05')],
  },
  {
    name: 'errors tell who has an account',
    edit: drop('      PreventUserExistenceErrors: ENABLED\n'),
    fails: ['PROF-COG-05'],
  },
  { name: 'a secret', edit: swap('GenerateSecret: false', 'GenerateSecret: true'), fails: ['PROF-COG-05'] },
  { name: 'no secret by default', edit: drop('      GenerateSecret: false\n'), fails: [] },
  {
    name: 'an OAuth flow',
    edit: swap(
      'AllowedOAuthFlowsUserPoolClient: false',
      'AllowedOAuthFlowsUserPoolClient: true\n      AllowedOAuthFlows: [implicit]\n      AllowedOAuthScopes: [openid]',
    ),
    fails: ['PROF-COG-05'],
  },
  {
    name: 'all attributes are read',
    edit: drop('      ReadAttributes: [email, email_verified, name]\n'),
    fails: ['PROF-COG-05'],
  },
  {
    name: 'the client says itself that its address is verified',
    edit: swap('WriteAttributes: [email, name]', 'WriteAttributes: [email, email_verified, name]'),
    fails: ['PROF-COG-05'],
  },
  {
    name: 'a client of another pool',
    edit: all(
      swap(clientsPool, 'UserPoolId: !Ref OtherPool\n      GenerateSecret'),
      swap('  # A mobile app keeps no secret', `${otherPool}  # A mobile app keeps no secret`),
    ),
    fails: ['PROF-COG-05'],
  },
  {
    name: 'a client of no pool',
    edit: swap(clientsPool, 'GenerateSecret'),
    fails: ['PROF-COG-05'],
  },
  {
    name: 'a pool beside it, of which nothing is asked',
    edit: swap('  # A mobile app keeps no secret', `${otherPool}  # A mobile app keeps no secret`),
    fails: [],
  },
  { name: 'no client', edit: withoutResource('MobileClient'), fails: ['PROF-COG-05'] },
];

const domains: readonly Case[] = [
  { name: 'no domain', edit: withoutResource('UserPoolDomain'), fails: ['PROF-COG-06'] },
  { name: 'a domain without a name', edit: drop(`      ${domain}\n`), fails: ['PROF-COG-06'] },
  {
    name: 'a domain that another account has',
    edit: swap(domain, 'Domain: !Sub ${EnvironmentSuffix}-auth'),
    fails: ['PROF-COG-06'],
  },
  {
    name: 'a domain for one account alone',
    edit: swap(domain, 'Domain: !Sub ${EnvironmentSuffix}-auth-123456789012'),
    fails: ['PROF-COG-06'],
  },
  {
    name: 'a domain made of the same parts',
    edit: swap(domain, "Domain: !Join ['-', [!Ref EnvironmentSuffix, auth, !Ref AWS::AccountId]]"),
    fails: [],
  },
  {
    name: "a stack's id for a domain",
    edit: swap(domain, 'Domain: !Ref AWS::StackId'),
    fails: ['PROF-COG-06'],
  },
  {
    name: 'the domain of another pool',
    edit: all(
      swap(domainsPool, `${domain}\n      UserPoolId: !Ref OtherPool`),
      swap('  # A mobile app keeps no secret', `${otherPool}  # A mobile app keeps no secret`),
    ),
    fails: ['PROF-COG-06'],
  },
];

/** Templates with one thing wrong with their users. */
export const usersCases: readonly Case[] = [
  ...passwords,
  ...eMail,
  ...attributes,
  ...security,
  ...client,
  ...domains,
  {
    name: 'no user pool at all',
    edit: withoutResource('UserPool'),
    fails: ['PROF-COG-01', 'PROF-COG-02', 'PROF-COG-03', 'PROF-COG-04', 'PROF-COG-05', 'PROF-COG-06'],
  },
];
