import { orderPipeline } from '../../../../specs/order-pipeline/index.ts';
import { testRewrites } from '../rewrite-suite.ts';
import { reference } from './edits.ts';
import { apis, carriers, others, queues } from './rewrites.ts';

testRewrites(orderPipeline, reference, [], {
  'the policies': carriers,
  'the queue': queues,
  'the API': apis,
  'the topic and the functions': others,
});
