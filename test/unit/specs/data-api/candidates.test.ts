import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { unmet } from './verdicts.ts';

/** Templates that others might have written for the same specification, and what each does not meet on purpose. */
const candidates = [
  {
    name: 'a template as short as it goes',
    file: 'minimal.yaml',
    // The account's logging role is taken for granted.
    fails: ['DATA-LOG-04 not-observable'],
  },
  { name: 'a template of a tutorial, everything by Sub', file: 'by-sub.yaml', fails: [] },
  {
    name: 'a synthesized template',
    file: 'synthesized.json',
    // JSON is no YAML and has no comments.
    fails: ['DATA-TPL-01', 'DATA-TPL-06'],
  },
] as const;

/** One thing wrong, in each of them, and what must fail for it. */
const wrongs: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/python3\.9/, 'python3.13', ['DATA-FN-01']],
  [/index\.lambda_handler/, 'main.lambda_handler', ['DATA-FN-02']],
  [/STAGE(?=['"]?:)/, 'STAGES', ['DATA-FN-05']],
  [/(IntegrationHttpMethod|httpMethod)(['"]?: ['"]?)POST/, '$1$2GET', ['DATA-API-04']],
  [/lambda:InvokeFunction/, 'lambda:GetFunction', ['DATA-API-05']],
  [/(EnableKeyRotation['"]?: )true/, '$1false', ['DATA-KMS-04']],
  [/(SSEEnabled['"]?: )true/, '$1false', ['DATA-KMS-01', 'DATA-SSE-01', 'DATA-SSE-02', 'DATA-SSE-03']],
  [/lambda\.amazonaws\.com/, 'edgelambda.amazonaws.com', ['DATA-ROLE-02']],
  [/logs:PutLogEvents/, 'logs:*', ['DATA-ROLE-03']],
  [/dynamodb:PutItem/, 'dynamodb:*', ['DATA-ROLE-04']],
  [/(ReadCapacityUnits['"]?: )5/, '$16', ['DATA-TABLE-04']],
  [/\$context\.requestId/, '$context.path', ['DATA-LOG-02']],
  [/(Period['"]?: )300/, '$160', ['DATA-ALARM-02']],
  [/notBreaching/, 'missing', ['DATA-ALARM-03']],
  [/(Protocol['"]?: ['"]?)email/, '$1https', ['DATA-ALARM-05']],
  [/(ThrottlingRateLimit['"]?: )100/, '$11000', ['DATA-LIMIT-01']],
  [/(ThrottlingBurstLimit['"]?: )50/, '$15', ['DATA-LIMIT-02']],
  [/ApiGatewayUrl/, 'ApiUrl', ['DATA-TPL-07']],
];

describe.each(candidates)('$name', ({ file, fails }) => {
  const path = `test/fixtures/data-api/${file}`;
  const text = readFileSync(path, 'utf8');

  test(`meets the specification but for ${fails.join(', ') || 'nothing'}`, () => {
    expect(unmet(text, path)).toEqual(fails);
  });

  test.each(wrongs)('with %s as %s fails %j as well', (passage, wrong, ids) => {
    expect(text).toMatch(passage);
    expect([...unmet(text.replace(passage, wrong), path)].sort()).toEqual([...fails, ...ids].sort());
  });
});
