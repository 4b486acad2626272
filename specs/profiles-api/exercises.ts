import type { Exercise } from '../../src/control/control.ts';
import type { ProfilesApiEvidence } from './evidence.ts';

/** Exercises a live profiles API. */
export const exerciseProfilesApi: Exercise<ProfilesApiEvidence> = () => Promise.resolve({ leftBehind: [] });
