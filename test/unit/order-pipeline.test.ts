import { orderPipeline } from '../../specs/order-pipeline/index.ts';
import { suiteOnTemplate } from './suite.ts';

await suiteOnTemplate(orderPipeline);
