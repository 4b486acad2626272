import { section } from './words.ts';

/** The API. */
export const api = section('-', 'The API', []);
