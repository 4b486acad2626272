import { section } from './words.ts';

/** CloudFront. */
export const edge = section('-', 'CloudFront', []);
