import { section } from './words.ts';

/** Outputs. */
export const outputs = section('-', 'Outputs', []);
