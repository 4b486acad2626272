import { known, map, unknown, type Fact } from '../../facts/fact.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import { withDefault, type Properties } from '../properties.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { PasswordPolicy, UserPoolDomainFacts, UserPoolFacts } from './facts.ts';

export { userPoolClientsOf } from './client-from-template.ts';

/** The Cognito user pools of a template. */
export const userPoolsOf = (stack: ResolvedStack): readonly UserPoolFacts[] =>
  ofType(stack, 'AWS::Cognito::UserPool').map((resource) => {
    const its = properties(resource);
    return {
      ...resourceFacts(resource),
      name: its.text('UserPoolName'),
      arn: attributeOf(resource, 'Arn'),
      poolId: refOf(resource),
      ...userPoolSettings(its, 'Schema'),
    };
  });

/** What a user pool's properties say, in a template and in Cognito's answers. @param schema where the attributes are. */
export const userPoolSettings = (
  its: Properties,
  schema: string,
): Omit<UserPoolFacts, 'id' | 'at' | 'own' | 'name' | 'arn' | 'poolId'> => ({
  passwords: passwordsOf(its.child('Policies').child('PasswordPolicy')),
  usernameAttributes: its.texts('UsernameAttributes'),
  aliasAttributes: its.texts('AliasAttributes'),
  autoVerified: its.texts('AutoVerifiedAttributes'),
  emailAccount: emailAccountOf(its),
  recovery: map(its.child('AccountRecoverySetting').list('RecoveryMechanisms'), (mechanisms) =>
    mechanisms.map((mechanism) => ({
      name: withDefault(mechanism.text('Name'), ''),
      priority: mechanism.number('Priority'),
      at: mechanism.at,
    })),
  ),
  attributes: attributesOf(its, schema),
  mfa: withDefault(its.text('MfaConfiguration'), 'OFF'),
  mfaMethods: its.texts('EnabledMfas'),
  advancedSecurity: withDefault(its.child('UserPoolAddOns').text('AdvancedSecurityMode'), 'OFF'),
  tier: withDefault(its.text('UserPoolTier'), 'ESSENTIALS'),
});

/** A function that is there for it sends all e-mail itself, whatever the account. */
const emailAccountOf = (its: Properties): Fact<string> => {
  const { value, at } = its.child('LambdaConfig').child('CustomEmailSender');
  if (value === undefined)
    return withDefault(its.child('EmailConfiguration').text('EmailSendingAccount'), 'COGNITO_DEFAULT');
  return value.kind === 'unknown' ? unknown(value.reason, at) : known('CUSTOM_SENDER', at);
};

const passwordsOf = (its: Properties): PasswordPolicy => ({
  minimumLength: its.number('MinimumLength'),
  lowercase: its.flag('RequireLowercase'),
  uppercase: its.flag('RequireUppercase'),
  numbers: its.flag('RequireNumbers'),
  symbols: its.flag('RequireSymbols'),
  temporaryValidity: its.number('TemporaryPasswordValidityDays'),
});

/** Lengths are texts in CloudFormation and numbers elsewhere. */
const attributesOf = (its: Properties, schema: string): UserPoolFacts['attributes'] =>
  map(its.list(schema), (attributes) =>
    attributes.map((attribute) => {
      const lengths = attribute.child('StringAttributeConstraints');
      return {
        name: attributeName(attribute),
        type: withDefault(attribute.text('AttributeDataType'), 'String'),
        required: withDefault(attribute.flag('Required'), false),
        // An attribute that the schema names is not, unless it says so (aws/aws-cdk issue 8624).
        mutable: withDefault(attribute.flag('Mutable'), false),
        minLength: lengths.number('MinLength'),
        maxLength: lengths.number('MaxLength'),
        at: attribute.at,
      };
    }),
  );

/** One that only developers may change gets a name of its own; a live pool tells it with that name. */
const attributeName = (attribute: Properties): Fact<string> => {
  const name = withDefault(attribute.text('Name'), '');
  const ofDevelopers = withDefault(attribute.flag('DeveloperOnlyAttribute'), false);
  if (!name.known) return name;
  if (!ofDevelopers.known) return ofDevelopers;
  return ofDevelopers.value && !name.value.startsWith('dev:')
    ? { ...name, value: `dev:${name.value}` }
    : name;
};

/** The domains of a template's user pools. */
export const userPoolDomainsOf = (stack: ResolvedStack): readonly UserPoolDomainFacts[] =>
  ofType(stack, 'AWS::Cognito::UserPoolDomain').map((resource) => {
    const its = properties(resource);
    const text = (name: string): Fact<string> => withDefault(its.text(name), '');
    return { ...resourceFacts(resource), domain: text('Domain'), pool: text('UserPoolId') };
  });
