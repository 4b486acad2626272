import type { Gap } from '../../target.ts';

export const gaps: readonly Gap[] = [];
