import { section } from './words.ts';

/** The table. */
export const table = section('-', 'The table', []);
