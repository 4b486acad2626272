import { homedir } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { cacheFolder } from '../../../../src/target/python/cache-folder.ts';

describe('the cache folder', () => {
  test.each([
    ['linux', {}, `${homedir()}/.cache/stackproof`],
    ['linux', { XDG_CACHE_HOME: '/x' }, '/x/stackproof'],
    ['linux', { XDG_CACHE_HOME: '/x', STACKPROOF_CACHE: '/y' }, '/y/stackproof'],
    ['linux', { XDG_CACHE_HOME: '', STACKPROOF_CACHE: '' }, `${homedir()}/.cache/stackproof`],
    ['darwin', { XDG_CACHE_HOME: '/x' }, `${homedir()}/Library/Caches/stackproof`],
    ['darwin', { STACKPROOF_CACHE: '/y' }, '/y/stackproof'],
  ] as const)('on %s with %j', (platform, env, expected) => {
    expect(cacheFolder(env, platform)).toBe(expected);
  });
});
