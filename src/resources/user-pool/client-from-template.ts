import { map, unknown, type Fact } from '../../facts/fact.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import { withDefault, type Properties } from '../properties.ts';
import { ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { UserPoolClientFacts } from './facts.ts';

/** The app clients of a template's user pools. */
export const userPoolClientsOf = (stack: ResolvedStack): readonly UserPoolClientFacts[] =>
  ofType(stack, 'AWS::Cognito::UserPoolClient').map((resource) => {
    const its = properties(resource);
    return {
      ...resourceFacts(resource),
      clientId: refOf(resource),
      hasSecret: withDefault(its.flag('GenerateSecret'), false),
      ...clientSettings(its),
    };
  });

/** What a client's properties say, in a template and in Cognito's answers. */
export const clientSettings = (
  its: Properties,
): Omit<UserPoolClientFacts, 'id' | 'at' | 'own' | 'clientId' | 'hasSecret'> => ({
  name: its.text('ClientName'),
  pool: withDefault(its.text('UserPoolId'), ''),
  flows: its.texts('ExplicitAuthFlows'),
  refreshTokenValidity: validityOf(its, 'RefreshToken', { number: 30, unit: 'days' }),
  accessTokenValidity: validityOf(its, 'AccessToken', { number: 1, unit: 'hours' }),
  idTokenValidity: validityOf(its, 'IdToken', { number: 1, unit: 'hours' }),
  tokenUnits: unitsOf(its.child('TokenValidityUnits')),
  hidesUserExistence: map(its.text('PreventUserExistenceErrors'), (value) => value === 'ENABLED'),
  oauthFlows: its.texts('AllowedOAuthFlows'),
  oauthEnabled: withDefault(its.flag('AllowedOAuthFlowsUserPoolClient'), false),
  readAttributes: its.texts('ReadAttributes'),
  writeAttributes: its.texts('WriteAttributes'),
});

const unitsOf = (units: Properties): UserPoolClientFacts['tokenUnits'] => ({
  refreshToken: units.text('RefreshToken'),
  accessToken: units.text('AccessToken'),
  idToken: units.text('IdToken'),
});

const secondsIn: ReadonlyMap<string, number> = new Map([
  ['seconds', 1],
  ['minutes', 60],
  ['hours', 3600],
  ['days', 86_400],
]);

const validityOf = (
  its: Properties,
  token: string,
  usual: { readonly number: number; readonly unit: string },
): Fact<number> => {
  const given = its.number(`${token}Validity`);
  const unit = withDefault(its.child('TokenValidityUnits').text(token), usual.unit);
  return seconds(given, unit, usual);
};

/** How long a token is valid: without a number, or with 0, as long as Cognito's default says, whatever the unit. */
const seconds = (
  given: Fact<number | undefined>,
  unit: Fact<string>,
  usual: { readonly number: number; readonly unit: string },
): Fact<number> => {
  if (!given.known) return given;
  const number = given.value ?? 0;
  if (number === 0) return { ...given, value: usual.number * (secondsIn.get(usual.unit) ?? 0) };
  if (!unit.known) return unit;
  const factor = secondsIn.get(unit.value);
  return factor === undefined
    ? unknown(`'${unit.value}' is no unit of a token's validity`, unit.at)
    : { ...given, value: number * factor };
};
