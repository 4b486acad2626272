import { describe, expect, test } from '@jest/globals';
import { reachable } from '../../../../src/target/local/start-local.ts';

const base = 'http://127.0.0.1:4566';

describe("a stack's public URL on the local target", () => {
  test.each([
    [
      'https://a1b2c3.execute-api.us-east-1.amazonaws.com/dev/data?x=1',
      `${base}/_aws/execute-api/a1b2c3/dev/data?x=1`,
    ],
    ['https://a1b2c3.execute-api.us-east-1.amazonaws.com', `${base}/_aws/execute-api/a1b2c3`],
    ['https://A1.execute-api.cn-north-1.amazonaws.com.cn/dev', `${base}/_aws/execute-api/A1/dev`],
    ['https://example.com/dev', 'https://example.com/dev'],
    [
      'https://a1.execute-api.us-east-1.amazonaws.com.evil.example/dev',
      'https://a1.execute-api.us-east-1.amazonaws.com.evil.example/dev',
    ],
    ['no url', 'no url'],
  ])('%s', (url, expected) => {
    expect(reachable(url, base)).toBe(expected);
  });
});
