import { section } from './words.ts';

/** Names and tags. */
export const naming = section('-', 'Names and tags', []);
