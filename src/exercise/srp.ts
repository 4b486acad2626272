import { createHash, createHmac, getDiffieHellman, randomBytes } from 'node:crypto';

/*
 * Signing in to Cognito without sending the password: SRP-6a with SHA-256 over the 3072-bit group of RFC 5054, whose prime is
 * that of RFC 3526's group 15 with generator 2, and a proof in Cognito's own form.
 */

const prime = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
const generator = 2n;

/** A number as bytes, with a zero in front where it would be taken for a negative one. */
const bytesOf = (number: bigint): Buffer => {
  const hex = number.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
};

const hashed = (...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const hmac = (key: Buffer, ...parts: readonly (Buffer | string)[]): Buffer => {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
};

const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);

const power = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  let square = ((base % prime) + prime) % prime;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
};

const multiplier = numberOf(hashed(bytesOf(prime), bytesOf(generator)));

/** What Cognito asks to be proven. */
export interface PasswordChallenge {
  /** The pool's id, e.g. `us-east-1_AbCdEfGhI`. */
  readonly poolId: string;
  /** USER_ID_FOR_SRP. */
  readonly userId: string;
  /** SALT and SRP_B, as hexadecimal digits. */
  readonly salt: string;
  readonly serverKey: string;
  /** SECRET_BLOCK, in base64. */
  readonly secretBlock: string;
  /** TIMESTAMP, as `srpTimestamp` writes it. */
  readonly timestamp: string;
}

/** One attempt to sign in. */
export interface SrpAttempt {
  /** SRP_A, as hexadecimal digits. */
  readonly publicKey: string;
  /**
   * PASSWORD_CLAIM_SIGNATURE, in base64.
   * @throws when the server's key is none: whoever sent it would get away without knowing the password.
   */
  prove(password: string, challenge: PasswordChallenge): string;
}

/** Begins an attempt. @param secret the client's secret number: random unless a test gives one. */
export const beginSrp = (secret: bigint = numberOf(randomBytes(128))): SrpAttempt => {
  const publicKey = power(generator, secret);
  return {
    publicKey: publicKey.toString(16),
    prove: (password, { poolId, userId, salt, serverKey, secretBlock, timestamp }) => {
      const server = BigInt(`0x${serverKey}`);
      const mix = numberOf(hashed(bytesOf(publicKey), bytesOf(server)));
      if (server % prime === 0n || mix === 0n) throw new Error('the key that Cognito sent is none');
      const pool = poolId.slice(poolId.indexOf('_') + 1);
      const hidden = numberOf(hashed(bytesOf(BigInt(`0x${salt}`)), hashed(`${pool}${userId}:${password}`)));
      const shared = power(server - multiplier * power(generator, hidden), secret + mix * hidden);
      const derived = hmac(hmac(bytesOf(mix), bytesOf(shared)), 'Caldera Derived Key\u0001').subarray(0, 16);
      return hmac(derived, pool, userId, Buffer.from(secretBlock, 'base64'), timestamp).toString('base64');
    },
  };
};

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A moment as Cognito wants it: `Tue Jan 6 08:05:09 UTC 2026`. */
export const srpTimestamp = (moment: Date): string => {
  const time = moment.toISOString().slice(11, 19);
  const day = days[moment.getUTCDay()] ?? '';
  const month = months[moment.getUTCMonth()] ?? '';
  return `${day} ${month} ${String(moment.getUTCDate())} ${time} UTC ${String(moment.getUTCFullYear())}`;
};
