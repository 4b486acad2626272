import { section } from './words.ts';

/** Users. */
export const users = section('-', 'Users', []);
