import type { Target } from '../target/target.ts';

/** More pages than that are not read. */
const maxPages = 10;

/** How many traces there are of requests to a URL that begins so, in a span of time (milliseconds since 1970). */
export const tracesOf = async (target: Target, url: string, from: number, to: number): Promise<number> => {
  const xRay = await target.clients.xRay();
  let traces = 0;
  let NextToken: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const answer = await xRay.getTraceSummaries({
      StartTime: new Date(from),
      EndTime: new Date(to),
      ...(NextToken === undefined ? {} : { NextToken }),
    });
    traces += (answer.TraceSummaries ?? []).filter(({ Http: http }) => http?.HttpURL?.startsWith(url)).length;
    NextToken = answer.NextToken;
    if (NextToken === undefined) break;
  }
  return traces;
};
