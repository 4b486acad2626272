import { rewritable, type JsonObject, type Spelling } from '../rewriting.ts';
import { reference } from './edits.ts';

export * from '../rewriting.ts';

const its = rewritable(reference);

/** The reference template as data with long-form functions. */
export const referenceData = (): JsonObject => its.data;

/** Its own text with its functions spelt otherwise. */
export const respeltReference = (spell: Spelling): string => its.respelt(spell);

/** The logical ids of its resources. */
export const logicalIds = its.logicalIds;
