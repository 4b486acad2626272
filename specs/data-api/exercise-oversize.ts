import { known, map, type Fact } from '../../src/facts/fact.ts';
import type { HttpAnswer } from '../../src/exercise/http.ts';
import type { Leak, OversizeEvidence } from './evidence.ts';
import { marked, postTo, tableItems } from '../common/exercise-run.ts';
import { asEvidence, type Run } from './exercise-run.ts';

/** DynamoDB takes items of up to 400 KB, names included (service quotas). Random, so that no compression makes it fit. */
const oversizeBytes = 430_000;

/** Posts an object whose item is too large for the table. */
export const exerciseOversize = async (run: Run): Promise<Fact<OversizeEvidence>> => {
  const mark = `${run.mark}-oversize`;
  const sent = JSON.stringify({ mark, pad: noise(oversizeBytes), data: { mark } });
  const postedAt = Date.now();
  const answer = await postTo(run)(sent);
  const items = answer.status < 300 ? await tableItems(run) : known([]);
  const byGateway = answeredByGateway(answer);
  return map(items, (all) => ({
    bytes: Buffer.byteLength(sent),
    answer,
    answeredBy: byGateway ? ('gateway' as const) : ('function' as const),
    // The gateway's own words are not the system's: the local one shows the function's error, which AWS never does.
    leaks: byGateway ? [] : leaksIn(answer, run.target.accountId),
    items: asEvidence(marked(all, mark), sent, postedAt),
  }));
};

const noise = (length: number): string => {
  let text = '';
  while (text.length < length) text += Math.random().toString(36).slice(2);
  return text.slice(0, length);
};

/**
 * What API Gateway itself says when a function fails, is too slow, or answers what is no proxy response; the local target
 * hands on Lambda's description of the error.
 */
const gatewaysOwn =
  /^(?:internal server error|endpoint request timed out|service unavailable|request too long|forbidden)$|^\{"errorMessage":/i;

/** API Gateway's own errors are `{"message": …}` (or `Message`) and nothing else, and carry x-amzn-ErrorType. */
export const answeredByGateway = ({ headers, json }: HttpAnswer): boolean => {
  if (headers['x-amzn-errortype'] !== undefined) return true;
  if (typeof json !== 'object' || json === null) return false;
  const [only, ...more] = Object.entries(json);
  return (
    only !== undefined &&
    more.length === 0 &&
    only[0].toLowerCase() === 'message' &&
    typeof only[1] === 'string' &&
    gatewaysOwn.test(only[1])
  );
};

const signs: readonly (readonly [Leak['what'], RegExp])[] = [
  [
    'stack trace',
    /Traceback \(most recent call last\)|File \\?"[^"]+\\?", line \d+|stack_?trace|\bat [\w.$]+ \(.+:\d+:\d+\)/i,
  ],
  ['ARN', /\barn:aws[a-z-]*:[a-z0-9-]+:[^\s"']*/],
  ['exception', /\b(?:[A-Z]\w*(?:Exception|Error)\b|botocore|boto3)|An error occurred \(/],
];

/** What an answer gives away of the system's inside. The gateway's own headers tell nothing that is not public. */
export const leaksIn = ({ body, headers }: HttpAnswer, accountId: string): readonly Leak[] => {
  const told = [
    body,
    ...Object.entries(headers).flatMap(([name, value]) => (name.startsWith('x-amz') ? [] : [value])),
  ];
  const account = ['account id', new RegExp(`(?<!\\d)${accountId}(?!\\d)`)] as const;
  return [...signs, account].flatMap(([what, sign]): readonly Leak[] => {
    for (const text of told) {
      const found = sign.exec(text);
      if (found) return [{ what, text: found[0].slice(0, 80) }];
    }
    return [];
  });
};
