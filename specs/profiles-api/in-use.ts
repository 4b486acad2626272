import { section } from './words.ts';

/** In use. */
export const inUse = section('-', 'In use', []);
