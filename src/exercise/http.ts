import type { Target } from '../target/target.ts';

/** What a request got for an answer. */
export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
  /** From the request to the end of the answer, in milliseconds. */
  readonly ms: number;
}

/** Limits of a request. */
export interface HttpOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends the request after so many milliseconds; API Gateway itself gives up after 29 s. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** The request got no answer at all: no such host, refused, timed out, cut off. */
export class NoAnswer extends Error {}

/** An answer that is larger than this is not one of a system under test. */
const maxAnswerBytes = 10 * 1024 * 1024;

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** POSTs a text to a URL of the stack, as `send` does. */
export const post = (
  target: Pick<Target, 'name' | 'reachable'>,
  url: string,
  body: string,
  { headers = { 'content-type': 'application/json' }, ...more }: HttpOptions = {},
): Promise<HttpAnswer> => send(target, 'POST', url, body, { headers, ...more });

/**
 * Sends a request to a URL of the stack, wherever the target makes it answer. Any status is an answer; redirects are not
 * followed, and no proxy of the environment is used for the local target.
 * @param body undefined for a request without one.
 * @throws NoAnswer when nothing answers; the signal's own reason when it was aborted.
 */
export const send = async (
  target: Pick<Target, 'name' | 'reachable'>,
  method: string,
  url: string,
  body: string | undefined,
  { headers = {}, timeoutMs = 35_000, signal }: HttpOptions = {},
): Promise<HttpAnswer> => {
  const reachable = target.reachable(url);
  if (!URL.canParse(reachable)) throw new NoAnswer(`${url} is no URL`);
  const { default: axios } = await import('axios');
  const started = performance.now();
  try {
    const response = await axios.request<string>({
      method,
      url: reachable,
      // As bytes: axios would serialize or trim a text that claims to be JSON.
      ...(body === undefined ? {} : { data: Buffer.from(body, 'utf8') }),
      headers: { ...headers },
      responseType: 'text',
      transformResponse: (text: string) => text,
      validateStatus: () => true,
      maxRedirects: 0,
      maxBodyLength: Infinity,
      maxContentLength: maxAnswerBytes,
      timeout: timeoutMs,
      ...(target.name === 'local' ? { proxy: false as const } : {}),
      ...(signal === undefined ? {} : { signal }),
    });
    const text = typeof response.data === 'string' ? response.data : '';
    const answered: Record<string, string> = {};
    for (const [name, value] of Object.entries(response.headers))
      answered[name.toLowerCase()] = String(value);
    return {
      status: response.status,
      headers: answered,
      body: text,
      json: jsonOf(text),
      ms: Math.round(performance.now() - started),
    };
  } catch (cause) {
    signal?.throwIfAborted();
    if (!axios.isAxiosError(cause)) throw cause;
    throw new NoAnswer(`${url} does not answer (${cause.code ?? cause.message})`, { cause });
  }
};
