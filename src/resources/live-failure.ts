import { environmentError, type StackproofError } from '../errors.ts';

/** What a failed call means. */
export type Failure = 'absent' | 'throttled' | 'refused' | 'no-credentials' | 'unreachable' | 'other';

const names: readonly (readonly [Failure, RegExp])[] = [
  ['throttled', /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/],
  ['refused', /AccessDenied|Unauthorized|AuthorizationError|NotAuthorized|Forbidden/],
  [
    'no-credentials',
    /^Credentials|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|Signature|InvalidAccessKeyId|RequestExpired|TokenProviderError/,
  ],
  ['unreachable', /^(Timeout|Networking)Error$/],
  ['absent', /^NoSuch|NotFound|QueueDoesNotExist|NonExistentQueue/],
];

const connectionCodes = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

/** Sorts an error of an AWS client by its name; a connection's by its code. */
export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) return 'other';
  if (connectionCodes.has(codeOf(error))) return 'unreachable';
  return names.find(([, pattern]) => pattern.test(error.name))?.[0] ?? 'other';
};

/** `AccessDeniedException`, or whatever else tells the reader most in one line. */
export const failureText = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  const [first = ''] = error.message.split('\n');
  if (failureOf(error) === 'refused') return error.name;
  return [code === '' ? error.name : code, first].filter((text) => text !== '').join(': ');
};

/** The error for a target that cannot be asked anything: no connection, or no valid credentials. */
export const targetError = (failure: Failure, what: string, error: unknown): StackproofError =>
  failure === 'no-credentials'
    ? environmentError(`${what} could not be read, for want of valid credentials: ${failureText(error)}`, {
        remedy: 'sign in, or set AWS_PROFILE',
        cause: error,
      })
    : environmentError(`${what} could not be read: the service does not answer (${failureText(error)})`, {
        remedy: 'is the target still there?',
        cause: error,
      });
