import { section } from './words.ts';

/** Route 53. */
export const dns = section('-', 'Route 53', []);
