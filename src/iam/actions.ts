import data from './actions.json' with { type: 'json' };

/**
 * The actions of every service: their names, with a blank between. The bundle holds them packed and unpacks them here (see
 * scripts/build.mjs): most policies have no wildcard, and need none of them.
 */
export const readActions = (): Readonly<Record<string, string>> => data;
