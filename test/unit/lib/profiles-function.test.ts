import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);
const file = 'test/unit/lib/profiles_function_test.py';

/** The function is Python, and so are its tests: each of them is one here. */
const names = [...readFileSync(file, 'utf8').matchAll(/^ {4}def (test_\w+)/gm)].map(([, name = '']) => name);
const { stderr } = spawnSync(python ?? '', ['-B', file, '--verbose'], { encoding: 'utf8' });

test('the tests are found', () => {
  expect(names.length).toBeGreaterThan(15);
});

test.each(names)("the profiles API's function: %s", (name) => {
  const lines = (stderr as string | null) ?? 'there is no Python';
  const told = new RegExp(`^${name} .*?\\.\\.\\. (\\w+)$`, 'ms').exec(lines)?.[1];
  if (told !== 'ok') throw new Error(lines);
  expect(told).toBe('ok');
});
