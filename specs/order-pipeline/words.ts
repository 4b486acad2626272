import { controlsFor } from '../../src/control/define.ts';
import type { OrderPipelineEvidence } from './evidence.ts';
import type { OrderPipeline } from './subjects.ts';

/** `control` and `section`, with the order pipeline's subjects and evidence. */
export const { control, section } = controlsFor<OrderPipeline, OrderPipelineEvidence>();
