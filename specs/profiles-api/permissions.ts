import { section } from './words.ts';

/** Roles and permissions. */
export const permissions = section('-', 'Roles and permissions', []);
