import type { Spec } from '../src/control/control.ts';
import { dataApi } from './data-api/index.ts';
import { itemsApi } from './items-api/index.ts';
import { orderPipeline } from './order-pipeline/index.ts';
import { profilesApi } from './profiles-api/index.ts';

/** The specifications that Stackproof ships. */
export const specs: readonly Spec[] = [dataApi, itemsApi, orderPipeline, profilesApi];
