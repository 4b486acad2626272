import type { Fact } from '../../src/facts/fact.ts';
import { contains, equals, expectFact, notObservable, sameMembers } from '../../src/control/expect.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { TerraformMutantDeclaration } from '../../src/mutation/terraform/declaration.ts';
import type { UserPoolFacts } from '../../src/resources/user-pool/facts.ts';
import { texts } from '../common/members.ts';
import { add, hcl, remove, set, sub, swapReference, together } from './breaks.ts';
import { control } from './words.ts';

const hclClient = 'aws_cognito_user_pool_client.mobile';
const hclDomain = 'aws_cognito_user_pool_domain.users';

/** Something that belongs to a pool of its own. */
const hclOfAnother = (address: string): TerraformMutantDeclaration =>
  hcl.together(
    `${address} is of another pool`,
    hcl.set(address, 'user_pool_id', 'aws_cognito_user_pool.other.id'),
    hcl.addCode('another pool', 'resource "aws_cognito_user_pool" "other" {\n  name = "other"\n}'),
  );

/** Something belongs to the pool that guards the API. */
const isOfPool = (its: Fact<string>, pool: UserPoolFacts, what: string): Check =>
  pool.poolId.known
    ? equals(its, pool.poolId.value, `the user pool of ${what}`)
    : notObservable(`the user pool's id: ${pool.poolId.reason}`);

interface Validity {
  /** Seconds. */
  readonly seconds: Fact<number>;
  readonly unit: Fact<string | undefined>;
}

/** A token is valid for as long as it has to be, in a unit that is given: a number by itself counts days or hours. */
const isValidFor = ({ seconds, unit }: Validity, expected: number, token: string): Check =>
  unit.known && unit.value !== undefined
    ? equals(seconds, expected, `the seconds that the ${token} is valid`)
    : expectFact(unit, `the unit of the ${token}'s validity`, 'one that is given', () => false);

/** By what users sign in: the pool's app client and its domain. */
export const accessToUsers = [
  control(
    'PROF-COG-05',
    "the pool's app client has no secret and no OAuth flows, signs in by SRP, password or refresh token, keeps tokens for 30 days and 60 minutes, hides who has an account, reads and writes no further attributes",
    {
      judge: ({ client, pool }) => [
        isOfPool(client.pool, pool, 'the app client'),
        sameMembers(
          texts(client.flows),
          ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
          "the app client's flows",
        ),
        isValidFor(
          { seconds: client.refreshTokenValidity, unit: client.tokenUnits.refreshToken },
          30 * 86_400,
          'refresh token',
        ),
        isValidFor(
          { seconds: client.accessTokenValidity, unit: client.tokenUnits.accessToken },
          3600,
          'access token',
        ),
        isValidFor({ seconds: client.idTokenValidity, unit: client.tokenUnits.idToken }, 3600, 'id token'),
        equals(client.hidesUserExistence, true, 'that an error hides whether a user exists'),
        equals(client.hasSecret, false, 'that the app client has a secret'),
        expectFact(
          texts(client.oauthFlows),
          "the app client's OAuth flows",
          'none',
          (flows) => flows.length === 0,
        ),
        equals(client.oauthEnabled, false, 'that OAuth flows are on'),
        sameMembers(
          texts(client.readAttributes),
          ['email', 'email_verified', 'name'],
          'the attributes that the app client reads',
        ),
        sameMembers(
          texts(client.writeAttributes),
          ['email', 'name'],
          'the attributes that the app client writes',
        ),
      ],
      breaks: [
        swapReference('client', 'UserPoolId'),
        add('client', 'ExplicitAuthFlows', 'ALLOW_ADMIN_USER_PASSWORD_AUTH'),
        remove('client', 'ExplicitAuthFlows[0]'),
        set('client', 'RefreshTokenValidity', 3650),
        set('client', 'TokenValidityUnits.AccessToken', 'hours'),
        set('client', 'IdTokenValidity', 5),
        // They would count hours then.
        remove('client', 'TokenValidityUnits'),
        together(
          'the default of one hour, in no unit',
          remove('client', 'AccessTokenValidity'),
          remove('client', 'TokenValidityUnits.AccessToken'),
        ),
        set('client', 'PreventUserExistenceErrors', 'LEGACY'),
        remove('client', 'PreventUserExistenceErrors'),
        set('client', 'GenerateSecret', true),
        set('client', 'AllowedOAuthFlows', ['implicit']),
        set('client', 'AllowedOAuthFlowsUserPoolClient', true),
        // All attributes, then.
        remove('client', 'ReadAttributes'),
        add('client', 'ReadAttributes', 'phone_number'),
        add('client', 'WriteAttributes', 'phone_number'),
      ],
      breaksTerraform: [
        hclOfAnother(hclClient),
        hcl.add(hclClient, 'explicit_auth_flows', '"ALLOW_ADMIN_USER_PASSWORD_AUTH"'),
        hcl.set(hclClient, 'refresh_token_validity', '365'),
        hcl.set(hclClient, 'access_token_validity', '5'),
        hcl.set(hclClient, 'token_validity_units.id_token', '"hours"'),
        hcl.remove(hclClient, 'token_validity_units'),
        hcl.remove(hclClient, 'prevent_user_existence_errors'),
        hcl.set(hclClient, 'generate_secret', 'true'),
        hcl.set(hclClient, 'allowed_oauth_flows', '["code"]'),
        hcl.set(hclClient, 'allowed_oauth_flows_user_pool_client', 'true'),
        hcl.remove(hclClient, 'read_attributes'),
        hcl.add(hclClient, 'write_attributes', '"phone_number"'),
      ],
    },
  ),

  control('PROF-COG-06', 'the pool has a domain, which no other account has', {
    judge: ({ poolDomain, pool }, { scenario }) => [
      isOfPool(poolDomain.pool, pool, 'the domain'),
      contains(poolDomain.domain, scenario.accountId, "the pool's domain"),
      // A stack's id holds the account too, and is no domain.
      expectFact(poolDomain.domain, "the pool's domain", 'a domain that Cognito takes', (domain) =>
        /^[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/.test(domain),
      ),
    ],
    breaks: [
      swapReference('poolDomain', 'UserPoolId'),
      set('poolDomain', 'Domain', sub('${EnvironmentSuffix}-auth')),
      set('poolDomain', 'Domain', sub('${EnvironmentSuffix}-auth-123456789012')),
      set('poolDomain', 'Domain', sub('${EnvironmentSuffix}:${AWS::AccountId}')),
    ],
    breaksTerraform: [
      hclOfAnother(hclDomain),
      hcl.set(hclDomain, 'domain', '"${var.environment_suffix}-auth"'),
      hcl.set(hclDomain, 'domain', '"${var.environment_suffix}_auth_${local.account_id}"'),
    ],
  }),
] as const;
