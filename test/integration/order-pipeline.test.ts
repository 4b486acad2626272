import { orderPipeline } from '../../specs/order-pipeline/index.ts';
import { suiteOnStack } from './stack-suite.ts';

await suiteOnStack(orderPipeline);
