import { controlsFor } from '../../src/control/define.ts';
import type { DataApiEvidence } from './evidence.ts';
import type { DataApi } from './subjects.ts';

/** `control` and `section`, with the data API's subjects and evidence. */
export const { control, section } = controlsFor<DataApi, DataApiEvidence>();
