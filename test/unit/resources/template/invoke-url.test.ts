import { describe, expect, test } from '@jest/globals';
import { invokeUrl } from '../../../../src/resources/rest-api/invoke-url.ts';

describe('an invoke URL', () => {
  const base = 'https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com';
  test.each([
    [`${base}/dev/data`, 'dev', '/data'],
    [`${base}/dev/data/`, 'dev', '/data'],
    [`${base}/dev`, 'dev', ''],
    [`${base}/dev/`, 'dev', ''],
    [base, '', ''],
    [`${base}.cn/dev`, 'dev', ''],
    [`${base}/dev/a/b`, 'dev', '/a/b'],
  ])('%s is of stage %p and path %p', (text, stageName, rest) => {
    expect(invokeUrl(text)).toEqual({
      apiId: 'a1b2c3d4e5',
      region: 'us-east-1',
      stage: stageName,
      path: rest,
    });
  });
  test.each([
    ['http://a.execute-api.us-east-1.amazonaws.com/dev'],
    ['https://example.com/dev'],
    [`${base}.evil.com/dev`],
    [`x${base}/dev`],
    [''],
    [undefined],
  ])('%p is none', (text) => {
    expect(invokeUrl(text)).toBeUndefined();
  });
});
