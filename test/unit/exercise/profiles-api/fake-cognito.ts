import { createHmac, randomUUID } from 'node:crypto';
import { serviceError } from '../fake-target.ts';

interface User {
  readonly password: string;
  confirmed: boolean;
}
interface Pool {
  readonly clients: Map<string, number>;
  readonly users: Map<string, User>;
}

/** User pools in memory. What a test wants to be different, it replaces. */
export interface FakeCognito {
  readonly pools: Map<string, Pool>;
  /** Calls that are denied. */
  readonly denied: Set<string>;
  /** Flows that the stack's own client does not allow. */
  readonly refusedFlows: Set<string>;
  /** What is asked for after the password, by flow; undefined: nothing. */
  furtherChallenge: string | undefined;
  /** What SRP asks for; undefined: nothing at all. */
  srpChallenge: string | undefined;
  /** Whether id tokens come with an answer. */
  issuing: boolean;
  /** How long the tokens of a client with seconds are good in the end, in seconds, by what was asked for. */
  lifetimeOf: (seconds: number) => number;
}

export const stackPool = 'us-east-1_stack';
export const stackClient = 'stack-client';

export const goodCognito = (): FakeCognito => ({
  pools: new Map([[stackPool, { clients: new Map([[stackClient, 3600]]), users: new Map() }]]),
  denied: new Set(),
  refusedFlows: new Set(),
  furtherChallenge: undefined,
  srpChallenge: 'PASSWORD_VERIFIER',
  issuing: true,
  lifetimeOf: (seconds) => (seconds === 3600 ? seconds : seconds / 10),
});

const coded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (text: string, poolId: string): string =>
  createHmac('sha256', poolId).update(text).digest('base64url');

/** A token of a pool's, good for so many seconds. */
export const tokenFor = (poolId: string, lifetime: number): string => {
  const text = `${coded({ alg: 'RS256', kid: poolId })}.${coded({ iss: poolId, sub: randomUUID(), exp: Date.now() / 1000 + lifetime })}`;
  return `${text}.${signed(text, poolId)}`;
};

/** Whether a pool's token is whole, and still good. */
export const isGood = (token: string, poolId: string): boolean => {
  const [header = '', claims = '', signature = ''] = token.split('.');
  if (signature !== signed(`${header}.${claims}`, poolId)) return false;
  const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp: number };
  return exp * 1000 > Date.now();
};

/** The calls that the exercises make. */
export const cognitoCalls = (fake: FakeCognito): Record<string, (input: never) => Promise<unknown>> => {
  const pool = (id: string): Pool => {
    const found = fake.pools.get(id);
    if (found === undefined) throw serviceError('ResourceNotFoundException', `no pool ${id}`);
    return found;
  };
  const ofClient = (clientId: string): [string, Pool] => {
    for (const each of fake.pools) if (each[1].clients.has(clientId)) return each;
    throw serviceError('ResourceNotFoundException', `no client ${clientId}`);
  };
  const result = (clientId: string) => {
    const [id, { clients }] = ofClient(clientId);
    if (fake.furtherChallenge !== undefined) return { ChallengeName: fake.furtherChallenge };
    if (!fake.issuing) return { AuthenticationResult: {} };
    return { AuthenticationResult: { IdToken: tokenFor(id, fake.lifetimeOf(clients.get(clientId) ?? 0)) } };
  };
  const user = (owner: Pool, name: string): User => {
    const found = owner.users.get(name);
    if (found === undefined) throw serviceError('UserNotFoundException', 'no such user');
    return found;
  };
  const calls: Record<string, (input: never) => unknown> = {
    signUp: ({ ClientId, Username, Password }: Record<'ClientId' | 'Username' | 'Password', string>) => {
      ofClient(ClientId)[1].users.set(Username, { password: Password, confirmed: false });
    },
    adminConfirmSignUp: ({ UserPoolId, Username }: Record<'UserPoolId' | 'Username', string>) => {
      user(pool(UserPoolId), Username).confirmed = true;
    },
    adminDeleteUser: ({ UserPoolId, Username }: Record<'UserPoolId' | 'Username', string>) => {
      user(pool(UserPoolId), Username);
      pool(UserPoolId).users.delete(Username);
    },
    adminCreateUser: () => ({}),
    adminSetUserPassword: (its: Record<'UserPoolId' | 'Username' | 'Password', string>) => {
      pool(its.UserPoolId).users.set(its.Username, { password: its.Password, confirmed: true });
    },
    createUserPool: ({ PoolName }: { PoolName: string }) => {
      fake.pools.set(PoolName, { clients: new Map(), users: new Map() });
      return { UserPool: { Id: PoolName } };
    },
    deleteUserPool: ({ UserPoolId }: { UserPoolId: string }) => {
      pool(UserPoolId);
      fake.pools.delete(UserPoolId);
    },
    createUserPoolClient: ({
      UserPoolId,
      IdTokenValidity,
    }: {
      UserPoolId: string;
      IdTokenValidity?: number;
    }) => {
      const ClientId = randomUUID();
      pool(UserPoolId).clients.set(ClientId, IdTokenValidity ?? 3600);
      return { UserPoolClient: { ClientId } };
    },
    deleteUserPoolClient: ({ UserPoolId, ClientId }: Record<'UserPoolId' | 'ClientId', string>) => {
      pool(UserPoolId).clients.delete(ClientId);
    },
    initiateAuth: (its: { ClientId: string; AuthFlow: string; AuthParameters: Record<string, string> }) => {
      const { USERNAME: name = '', PASSWORD: password } = its.AuthParameters;
      if (its.ClientId === stackClient && fake.refusedFlows.has(its.AuthFlow))
        throw serviceError('InvalidParameterException', `${its.AuthFlow} flow not enabled for this client`);
      const known = user(ofClient(its.ClientId)[1], name);
      if (its.AuthFlow === 'USER_SRP_AUTH')
        return {
          ...(fake.srpChallenge === undefined ? {} : { ChallengeName: fake.srpChallenge }),
          ChallengeParameters: { USER_ID_FOR_SRP: name, SALT: 'ab', SRP_B: '1234567', SECRET_BLOCK: 'YQ==' },
          Session: 'session',
        };
      if (!known.confirmed || known.password !== password)
        throw serviceError('NotAuthorizedException', 'Incorrect username or password.');
      return result(its.ClientId);
    },
    respondToAuthChallenge: (its: { ClientId: string; ChallengeResponses: Record<string, string> }) => {
      if (!/^[\w+/]{43}=$/.test(its.ChallengeResponses['PASSWORD_CLAIM_SIGNATURE'] ?? ''))
        throw serviceError('NotAuthorizedException', 'no proof');
      return result(its.ClientId);
    },
  };
  return Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [
      name,
      (input: never) =>
        fake.denied.has(name)
          ? Promise.reject(serviceError('AccessDeniedException', `${name} is not allowed`))
          : new Promise((resolve) => {
              resolve(call(input) ?? {});
            }),
    ]),
  );
};
