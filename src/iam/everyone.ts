import { known, nowhere } from '../facts/fact.ts';
import type { Statement } from './policy.ts';

/** Allows everyone everything: beside it, what other statements say is all that decides. */
export const everyone: Statement = {
  sid: undefined,
  effect: known('Allow'),
  principals: [{ type: '*', id: known('*') }],
  actions: [known('*')],
  resources: [known('*')],
  conditions: [],
  at: nowhere,
};
