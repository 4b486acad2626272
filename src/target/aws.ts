import { environmentError } from '../errors.ts';
import { makeClients } from './clients.ts';
import type { Target } from './target.ts';
import { thrown } from './thrown.ts';

export interface AwsOptions {
  readonly region: string;
  /** The account that is meant. Another one is never touched. */
  readonly accountId?: string;
  readonly profile?: string;
}

/**
 * An AWS account, by the default credential chain. Asks who it is before anything else.
 * @throws StackproofError (environment) without credentials, and when they are of another account than was named.
 */
export async function connectAws(options: AwsOptions): Promise<Target> {
  const target = awsTarget(options, '');
  const sts = await target.clients.sts();
  const { Account } = await sts.getCallerIdentity({});
  if (Account === undefined) throw environmentError('AWS does not say whose the credentials are');
  if (options.accountId !== undefined && options.accountId !== Account) {
    throw environmentError(`the AWS credentials are of account ${Account}, not of ${options.accountId}`, {
      remedy: 'use the credentials or the profile of the account that you named',
    });
  }
  return awsTarget(options, Account);
}

function awsTarget(options: AwsOptions, accountId: string): Target {
  const { region, profile } = options;
  return {
    name: 'aws',
    description: `AWS account ${accountId}`,
    region,
    accountId,
    clients: makeClients({ region, ...(profile === undefined ? {} : { profile }), explain: explainAws }),
    gaps: [],
    inRegion: (other) => awsTarget({ ...options, region: other }, accountId),
    reachable: (url) => url,
    close: () => Promise.resolve(),
  };
}

const noCredentials = ['CredentialsProviderError', 'TokenProviderError'];
const badCredentials = [
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'SignatureDoesNotMatch',
];

/** Says what the user can do something about in the user's words; leaves the rest as it is. */
export function explainAws(error: unknown): unknown {
  const { name, message } = thrown(error);
  if (noCredentials.includes(name)) {
    return environmentError(`there are no AWS credentials: ${message}`, {
      remedy: 'sign in, or name a profile; the local target needs none',
      cause: error,
    });
  }
  if (badCredentials.includes(name)) {
    return environmentError(`AWS does not take the credentials: ${message}`, {
      remedy: 'sign in again',
      cause: error,
    });
  }
  return error;
}
