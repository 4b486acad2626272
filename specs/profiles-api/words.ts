import { controlsFor } from '../../src/control/define.ts';
import type { ProfilesApiEvidence } from './evidence.ts';
import type { ProfilesApi } from './subjects.ts';

/** `control` and `section`, with the profiles API's subjects and evidence. */
export const { control, section } = controlsFor<ProfilesApi, ProfilesApiEvidence>();
