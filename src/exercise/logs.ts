import type { Target } from '../target/target.ts';

/** More pages than that are not read: what is looked for is a request's own line, or one of its own lines. */
const maxPages = 20;

/**
 * The lines of a log group since a moment, oldest first within each page. A group that does not exist (yet) has none.
 * @param since milliseconds since 1970, by the service's clock.
 * @param holding only lines that hold this text; all of them without it.
 */
export const linesOf = async (
  target: Target,
  logGroup: string,
  since: number,
  holding?: string,
): Promise<readonly string[]> => {
  const logs = await target.clients.logs();
  const lines: string[] = [];
  let nextToken: string | undefined;
  try {
    for (let page = 0; page < maxPages; page++) {
      const answer = await logs.filterLogEvents({
        logGroupName: logGroup,
        startTime: Math.floor(since),
        ...(holding === undefined ? {} : { filterPattern: `"${holding.replaceAll('"', '')}"` }),
        ...(nextToken === undefined ? {} : { nextToken }),
      });
      for (const { message } of answer.events ?? [])
        if (message !== undefined && (holding === undefined || message.includes(holding)))
          lines.push(message.trimEnd());
      nextToken = answer.nextToken;
      if (nextToken === undefined) break;
    }
  } catch (failure) {
    if (failure instanceof Error && failure.name === 'ResourceNotFoundException') return [];
    throw failure;
  }
  return lines;
};

/** Whether a line is the one with which Lambda begins an invocation, in either of its formats. */
export const beginsInvocation = (line: string): boolean =>
  line.startsWith('START RequestId: ') || /"type":\s*"platform\.start"/.test(line);
