/**
 * Ids that AWS makes at random, made here from a seed: the same seed gives the same id in every run, and another seed
 * another one. Not for secrets.
 */
export const lowerAndDigits = 'abcdefghijklmnopqrstuvwxyz0123456789';
export const upperAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
export const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const hexDigits = '0123456789abcdef';

/** So many characters of an alphabet. */
export const idOf = (seed: string, length: number, alphabet: string): string => {
  const next = generator(seed);
  let made = '';
  for (let i = 0; i < length; i++) made += alphabet.charAt(next() % alphabet.length);
  return made;
};

/** A uuid of version 4's form. */
export const uuidOf = (seed: string): string => {
  const hex = idOf(seed, 32, hexDigits);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
};

/** The seed is hashed by FNV-1a; from there on a xorshift generator. */
const generator = (seed: string): (() => number) => {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  state = state === 0 ? 0x9e3779b9 : state;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    // The upper bits are the better ones.
    return (state >>> 8) & 0xffffff;
  };
};
