import { expect, test } from '@jest/globals';
import { known } from '../../src/facts/fact.ts';
test('x', () => { expect(known(1).known).toBe(true); });
