import { describe, expect, test } from '@jest/globals';
import type { UserPoolClientFacts, UserPoolFacts } from '../../../../src/resources/user-pool/facts.ts';
import { reason, value } from '../live/facts.ts';
import { plain } from '../plain.ts';
import { observed, resource, the, unknowns } from './observed.ts';

const pool = (properties: string): UserPoolFacts =>
  the('userPool', resource('Pool', 'AWS::Cognito::UserPool', properties));
const client = (properties: string): UserPoolClientFacts =>
  the('userPoolClient', resource('C', 'AWS::Cognito::UserPoolClient', `UserPoolId: p\n${properties}`));

describe('a user pool', () => {
  test('is what its properties say, lengths as numbers or as texts', () => {
    const facts = pool(`
UserPoolName: users
UserPoolTier: PLUS
UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}
UsernameAttributes: [email]
AliasAttributes: [phone_number]
AutoVerifiedAttributes: [email]
MfaConfiguration: OPTIONAL
EnabledMfas: [SOFTWARE_TOKEN_MFA]
EmailConfiguration: {EmailSendingAccount: DEVELOPER}
AccountRecoverySetting: {RecoveryMechanisms: [{Name: verified_email, Priority: 1}]}
Policies:
  PasswordPolicy: {MinimumLength: 8, RequireLowercase: true, RequireUppercase: 'true', RequireNumbers: false, TemporaryPasswordValidityDays: 7}
Schema:
  - {Name: email, AttributeDataType: String, Required: true, Mutable: false, StringAttributeConstraints: {MinLength: '5', MaxLength: 254}}
  - {Name: age}`);
    expect(plain({ ...facts, arn: undefined, poolId: undefined })).toEqual({
      arn: undefined,
      poolId: undefined,
      name: 'users',
      passwords: {
        minimumLength: 8,
        lowercase: true,
        uppercase: true,
        numbers: false,
        symbols: undefined,
        temporaryValidity: 7,
      },
      usernameAttributes: ['email'],
      aliasAttributes: ['phone_number'],
      autoVerified: ['email'],
      emailAccount: 'DEVELOPER',
      recovery: [{ name: 'verified_email', priority: 1 }],
      attributes: [
        { name: 'email', type: 'String', required: true, mutable: false, minLength: 5, maxLength: 254 },
        {
          name: 'age',
          type: 'String',
          required: false,
          mutable: false,
          minLength: undefined,
          maxLength: undefined,
        },
      ],
      mfa: 'OPTIONAL',
      mfaMethods: ['SOFTWARE_TOKEN_MFA'],
      advancedSecurity: 'ENFORCED',
      tier: 'PLUS',
    });
    expect(value(facts.arn)).toBe(
      `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${value(facts.poolId)}`,
    );
  });

  test('has what AWS fills in, and says nothing of passwords that it does not', () => {
    expect(plain({ ...pool(''), arn: undefined, poolId: undefined })).toMatchObject({
      name: undefined,
      passwords: { minimumLength: undefined, lowercase: undefined, temporaryValidity: undefined },
      usernameAttributes: [],
      emailAccount: 'COGNITO_DEFAULT',
      recovery: [],
      attributes: [],
      mfa: 'OFF',
      mfaMethods: [],
      advancedSecurity: 'OFF',
      tier: 'ESSENTIALS',
    });
  });

  test('takes UnusedAccountValidityDays for nothing', () => {
    const facts = pool('AdminCreateUserConfig: {UnusedAccountValidityDays: 7}');
    expect(value(facts.passwords.temporaryValidity)).toBeUndefined();
  });

  test('has all its e-mail sent by a function that is there for it', () => {
    const sending = (config: string): UserPoolFacts =>
      pool(`EmailConfiguration: {EmailSendingAccount: COGNITO_DEFAULT}\nLambdaConfig: ${config}`);
    expect(value(sending('{CustomEmailSender: {LambdaArn: f}}').emailAccount)).toBe('CUSTOM_SENDER');
    expect(value(sending('{PreSignUp: f}').emailAccount)).toBe('COGNITO_DEFAULT');
    expect(reason(sending('!ImportValue config').emailAccount)).toMatch(/import/i);
  });

  test('has another attribute where only developers may change it', () => {
    const [name, developers, again, unclear] = value(
      pool(`
Schema:
  - {Name: name, DeveloperOnlyAttribute: false}
  - {Name: name, DeveloperOnlyAttribute: true}
  - {Name: 'dev:name', DeveloperOnlyAttribute: true}
  - {Name: name, DeveloperOnlyAttribute: !ImportValue x}`).attributes,
    );
    expect([name, developers, again].map((each) => each && value(each.name))).toEqual([
      'name',
      'dev:name',
      'dev:name',
    ]);
    expect(unclear && reason(unclear.name)).toMatch(/import/i);
  });

  test.each(unknowns)('%s is unknown where it stands', (unknown, why) => {
    const facts = pool(`UserPoolTier: ${unknown}\nSchema: ${unknown}`);
    expect(reason(facts.tier)).toMatch(why);
    expect(reason(facts.attributes)).toMatch(why);
  });
});

describe('an app client', () => {
  test('is what its properties say', () => {
    const facts = client(`
ClientName: app
ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]
RefreshTokenValidity: 30
AccessTokenValidity: 60
IdTokenValidity: 2
TokenValidityUnits: {RefreshToken: days, AccessToken: minutes, IdToken: hours}
PreventUserExistenceErrors: ENABLED
GenerateSecret: true
AllowedOAuthFlows: [code]
AllowedOAuthFlowsUserPoolClient: true
ReadAttributes: [email, name]
WriteAttributes: [name]`);
    expect(plain({ ...facts, clientId: undefined })).toEqual({
      clientId: undefined,
      name: 'app',
      pool: 'p',
      flows: ['ALLOW_USER_SRP_AUTH'],
      refreshTokenValidity: 2_592_000,
      accessTokenValidity: 3600,
      idTokenValidity: 7200,
      tokenUnits: { refreshToken: 'days', accessToken: 'minutes', idToken: 'hours' },
      hidesUserExistence: true,
      hasSecret: true,
      oauthFlows: ['code'],
      oauthEnabled: true,
      readAttributes: ['email', 'name'],
      writeAttributes: ['name'],
    });
  });

  test('has what AWS fills in', () => {
    expect(plain({ ...client(''), clientId: undefined })).toMatchObject({
      flows: [],
      refreshTokenValidity: 2_592_000,
      accessTokenValidity: 3600,
      idTokenValidity: 3600,
      tokenUnits: { refreshToken: undefined, accessToken: undefined, idToken: undefined },
      hidesUserExistence: false,
      hasSecret: false,
      oauthFlows: [],
      oauthEnabled: false,
      readAttributes: [],
    });
  });

  test('counts hours and days where it gives no units', () => {
    const facts = client('RefreshTokenValidity: 1\nAccessTokenValidity: 60\nIdTokenValidity: 0');
    expect([
      value(facts.refreshTokenValidity),
      value(facts.accessTokenValidity),
      value(facts.idTokenValidity),
    ]).toEqual([86_400, 216_000, 3600]);
  });

  test('does not know a validity in no unit', () => {
    const facts = client('AccessTokenValidity: 1\nTokenValidityUnits: {AccessToken: weeks}');
    expect(reason(facts.accessTokenValidity)).toBe("'weeks' is no unit of a token's validity");
  });

  test('tells existence by LEGACY', () => {
    expect(value(client('PreventUserExistenceErrors: LEGACY').hidesUserExistence)).toBe(false);
  });

  test.each(unknowns)('%s is unknown where it stands', (unknown, why) => {
    const facts = client(
      `AccessTokenValidity: ${unknown}\nIdTokenValidity: 5\nTokenValidityUnits: {IdToken: ${unknown}}`,
    );
    expect(reason(facts.accessTokenValidity)).toMatch(why);
    expect(reason(facts.idTokenValidity)).toMatch(why);
  });
});

test('a domain belongs to its pool', () => {
  const system = observed(
    resource('Pool', 'AWS::Cognito::UserPool', '') +
      resource('D', 'AWS::Cognito::UserPoolDomain', 'Domain: prefix\nUserPoolId: !Ref Pool'),
  );
  const [domain] = system.all('userPoolDomain');
  const [of] = system.all('userPool');
  expect(domain && [value(domain.domain), value(domain.pool)]).toEqual(['prefix', of && value(of.poolId)]);
  const bare = the('userPoolDomain', resource('D', 'AWS::Cognito::UserPoolDomain', ''));
  expect([value(bare.domain), value(bare.pool)]).toEqual(['', '']);
});
