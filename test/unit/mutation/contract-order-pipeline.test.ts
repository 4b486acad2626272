import { orderPipeline } from '../../../specs/order-pipeline/index.ts';
import { numbered, testContract } from './contract-suite.ts';

testContract({
  spec: orderPipeline,
  clauses: [
    ...numbered('ORDER-POL', 5),
    ...numbered('ORDER-ROLE', 5),
    ...numbered('ORDER-TABLE', 2),
    ...numbered('ORDER-QUEUE', 6),
    ...numbered('ORDER-FN', 4),
    ...numbered('ORDER-SNS', 1),
    ...numbered('ORDER-API', 4),
    ...numbered('ORDER-E2E', 4),
    ...numbered('ORDER-TPL', 2),
  ],
  onlyLive: new Set([]),
  valid: 1000,
  killed: 600,
});
