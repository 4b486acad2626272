import { section } from './words.ts';

/** The function. */
export const compute = section('-', 'The function', []);
