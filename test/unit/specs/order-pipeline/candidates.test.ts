import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { orderPipeline } from '../../../../specs/order-pipeline/index.ts';
import { unmet } from '../verdicts.ts';

test('a stack after the letter of the specification misses what makes it work and what is ours', () => {
  const text = readFileSync('test/fixtures/order-pipeline/to-the-letter.yaml', 'utf8');
  expect([...unmet(orderPipeline, text)].sort()).toEqual([
    // An error of the queue is answered by 200, and the body is not encoded.
    'ORDER-API-02',
    'ORDER-API-03',
    // It begins late, comes back as a whole, and is tried for ever.
    'ORDER-FN-02',
    'ORDER-FN-03',
    'ORDER-FN-04',
    'ORDER-POL-05',
    'ORDER-QUEUE-04',
    'ORDER-QUEUE-05',
    // The policies of the specification write no log.
    'ORDER-ROLE-04',
    'ORDER-TPL-01',
  ]);
});
