import { section } from './words.ts';

/** The function's package. */
export const packaging = section('-', "The function's package", []);
