import { expectFact } from '../../src/control/expect.ts';
import type { Check } from '../../src/control/verdict.ts';
import { map } from '../../src/facts/fact.ts';
import type { StageFacts } from '../../src/resources/rest-api/facts.ts';

/** What each line of the access log says, and with which of API Gateway's variables. */
export const loggedValues = {
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  caller: '$context.identity.caller',
  user: '$context.identity.user',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  status: '$context.status',
  protocol: '$context.protocol',
  responseLength: '$context.responseLength',
} as const;

type Line = Readonly<Record<string, unknown>>;

/** These are numbers: a line with them is JSON without quotes as well. */
const bareNumbers = /(:\s*)(\$context\.(?:status|responseLength))(?=\s*[,}])/g;

/** A format as JSON; undefined when it is none, or not on one line, which API Gateway refuses. */
const lineOf = (format: string | undefined): Line | undefined => {
  if (format === undefined || format.trimEnd().includes('\n')) return undefined;
  try {
    const parsed: unknown = JSON.parse(format.replace(bareNumbers, '$1"$2"'));
    return isLine(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
};

const isLine = (parsed: unknown): parsed is Line =>
  typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);

/** A line of the access log is JSON, and each of its values is the right one. */
export const logsLines = ({ accessLog: { format } }: StageFacts): readonly Check[] => {
  const line = map(format, lineOf);
  return [
    expectFact(
      line,
      "the access logs' format",
      'one line of JSON',
      (json) => json !== undefined,
      () => (format.known ? format.value : undefined),
    ),
    ...Object.entries(loggedValues).map(([key, value]) =>
      expectFact(
        map(line, (json) => json?.[key]),
        `${key} in the access logs`,
        value,
        (logged) => logged === value,
      ),
    ),
  ];
};
