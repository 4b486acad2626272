import { controlsFor } from '../../src/control/define.ts';
import type { ItemsApiEvidence } from './evidence.ts';
import type { ItemsApi } from './subjects.ts';

/** `control` and `section`, with the items API's subjects and evidence. */
export const { control, section } = controlsFor<ItemsApi, ItemsApiEvidence>();
