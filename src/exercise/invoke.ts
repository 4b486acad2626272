import type { Target } from '../target/target.ts';

/** What a direct invocation of a function came to. */
export interface Invocation {
  /** The error that the function did not handle, by Lambda's word, e.g. `TypeError`; undefined when it answered. */
  readonly unhandled: string | undefined;
  /** What it returned, or what Lambda says of the error. */
  readonly payload: string;
}

const errorTypeIn = (payload: string): string | undefined => {
  try {
    const told: unknown = JSON.parse(payload);
    return typeof told === 'object' && told !== null && 'errorType' in told
      ? String(told.errorType)
      : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Invokes a function directly and waits for its answer.
 * @param functionName its name or ARN.
 * @param event sent as JSON; any value is one.
 */
export const invoke = async (target: Target, functionName: string, event: unknown): Promise<Invocation> => {
  const lambda = await target.clients.lambda();
  const { FunctionError: error, Payload: bytes } = await lambda.invoke({
    FunctionName: functionName,
    InvocationType: 'RequestResponse',
    Payload: Buffer.from(JSON.stringify(event), 'utf8'),
  });
  const payload = bytes === undefined ? '' : Buffer.from(bytes).toString('utf8');
  return { unhandled: error === undefined ? undefined : (errorTypeIn(payload) ?? error), payload };
};
