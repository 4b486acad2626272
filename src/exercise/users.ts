import { randomUUID } from 'node:crypto';
import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider';
import type { Target } from '../target/target.ts';
import { beginSrp, srpTimestamp } from './srp.ts';
import type { TakingBack } from './take-back.ts';

/** Somebody who signs in. The password never leaves the exercises. */
export interface Somebody {
  /** Also the name to sign in with. */
  readonly email: string;
  readonly password: string;
}

/** Whom to sign in, and where. */
export interface Door {
  readonly poolId: string;
  readonly clientId: string;
}

/** Somebody new, whose address is of a domain that nobody can have. */
export const newcomer = (mark: string): Somebody => ({
  email: `${mark}@example.com`,
  password: `Aa1!${randomUUID()}`,
});

/** Cognito let somebody in, but not all the way: it asked for one thing more. */
export class SignInUnfinished extends Error {}

const idTokenOf = (result: AuthenticationResultType | undefined, challenge: string | undefined): string => {
  const token = result?.IdToken;
  if (token !== undefined) return token;
  throw new SignInUnfinished(
    challenge === undefined ? 'there is no id token in the answer' : `Cognito asks for ${challenge}`,
  );
};

/** Signs somebody up as anybody may. */
export const signUp = async (
  target: Target,
  { poolId, clientId }: Door,
  { email, password }: Somebody,
  undo: TakingBack,
): Promise<void> => {
  const cognito = await target.clients.cognito();
  undo.later(`The user ${email} of ${poolId}`, () =>
    gone(cognito.adminDeleteUser({ UserPoolId: poolId, Username: email })),
  );
  await cognito.signUp({
    ClientId: clientId,
    Username: email,
    Password: password,
    UserAttributes: [
      { Name: 'email', Value: email },
      { Name: 'name', Value: 'Stackproof' },
    ],
  });
};

/** Confirms somebody as an administrator: the code that was mailed can be read by nobody. */
export const confirm = async (target: Target, poolId: string, { email }: Somebody): Promise<void> => {
  await (await target.clients.cognito()).adminConfirmSignUp({ UserPoolId: poolId, Username: email });
};

/** Signs in by sending the password. @returns the id token. */
export const signInByPassword = async (
  target: Target,
  { clientId }: Door,
  { email, password }: Somebody,
): Promise<string> => {
  const cognito = await target.clients.cognito();
  const { AuthenticationResult: result, ChallengeName: challenge } = await cognito.initiateAuth({
    ClientId: clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: email, PASSWORD: password },
  });
  return idTokenOf(result, challenge);
};

/** Signs in by proving to know the password (SRP). @returns the id token. */
export const signInBySrp = async (
  target: Target,
  { poolId, clientId }: Door,
  { email, password }: Somebody,
): Promise<string> => {
  const cognito = await target.clients.cognito();
  const attempt = beginSrp();
  const {
    ChallengeName: name,
    ChallengeParameters: asked = {},
    Session,
  } = await cognito.initiateAuth({
    ClientId: clientId,
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME: email, SRP_A: attempt.publicKey },
  });
  const { USER_ID_FOR_SRP: userId, SALT: salt, SRP_B: serverKey, SECRET_BLOCK: secretBlock } = asked;
  if (
    name !== 'PASSWORD_VERIFIER' ||
    userId === undefined ||
    salt === undefined ||
    serverKey === undefined ||
    secretBlock === undefined
  )
    throw new SignInUnfinished(`Cognito asks for ${name ?? 'nothing'} where PASSWORD_VERIFIER belongs`);
  const timestamp = srpTimestamp(new Date());
  const signature = attempt.prove(password, { poolId, userId, salt, serverKey, secretBlock, timestamp });
  const { AuthenticationResult: result, ChallengeName: more } = await cognito.respondToAuthChallenge({
    ClientId: clientId,
    ChallengeName: name,
    ...(Session === undefined ? {} : { Session }),
    ChallengeResponses: {
      USERNAME: userId,
      PASSWORD_CLAIM_SECRET_BLOCK: secretBlock,
      PASSWORD_CLAIM_SIGNATURE: signature,
      TIMESTAMP: timestamp,
    },
  });
  return idTokenOf(result, more);
};

/** Makes a pool of its own with one user in it. @returns that user's id token. */
export const tokenOfAnotherPool = async (target: Target, mark: string, undo: TakingBack): Promise<string> => {
  const cognito = await target.clients.cognito();
  const { UserPool: pool } = await cognito.createUserPool({ PoolName: mark });
  const poolId = pool?.Id ?? '';
  undo.later(`The user pool ${poolId}`, () => gone(cognito.deleteUserPool({ UserPoolId: poolId })));
  const clientId = await clientOf(target, poolId, {});
  const user = newcomer(mark);
  const Username = mark;
  await cognito.adminCreateUser({ UserPoolId: poolId, Username, MessageAction: 'SUPPRESS' });
  await cognito.adminSetUserPassword({
    UserPoolId: poolId,
    Username,
    Password: user.password,
    Permanent: true,
  });
  return signInByPassword(target, { poolId, clientId }, { ...user, email: Username });
};

/** Makes another client of a pool, whose id tokens last so many seconds. @returns its id. AWS takes no less than 300. */
export const shortLivedClient = async (
  target: Target,
  poolId: string,
  seconds: number,
  undo: TakingBack,
): Promise<string> => {
  const cognito = await target.clients.cognito();
  const clientId = await clientOf(target, poolId, {
    IdTokenValidity: seconds,
    TokenValidityUnits: { IdToken: 'seconds' },
  });
  undo.later(`The app client ${clientId} of ${poolId}`, () =>
    gone(cognito.deleteUserPoolClient({ UserPoolId: poolId, ClientId: clientId })),
  );
  return clientId;
};

const clientOf = async (
  target: Target,
  poolId: string,
  more: { readonly IdTokenValidity?: number; readonly TokenValidityUnits?: { readonly IdToken: 'seconds' } },
): Promise<string> => {
  const { UserPoolClient: client } = await (
    await target.clients.cognito()
  ).createUserPoolClient({
    UserPoolId: poolId,
    ClientName: `stackproof-${randomUUID()}`,
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    ...more,
  });
  return client?.ClientId ?? '';
};

/** What is not there need not be taken back. */
const gone = async (deletion: Promise<unknown>): Promise<void> => {
  try {
    await deletion;
  } catch (failure) {
    if (!(failure instanceof Error && /UserNotFound|ResourceNotFound/.test(failure.name))) throw failure;
  }
};
