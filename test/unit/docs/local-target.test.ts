import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { gaps } from '../../../src/target/local/gaps/index.ts';

const rows = readFileSync('docs/local-target.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test('docs/local-target.md lists the declared gaps, these and no other, in their own words', () => {
  expect(rows).toEqual(
    [...gaps]
      .sort((a, b) => Number(a.remedy !== 'filled') - Number(b.remedy !== 'filled'))
      .map(({ id, lost, reason }) => [`\`${id}\``, lost, reason]),
  );
});
