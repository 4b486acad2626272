import { section } from './words.ts';

/** Monitoring. */
export const monitoring = section('-', 'Monitoring', []);
