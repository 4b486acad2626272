/** What an integration's template makes of a request's body. */
export type BodyUse =
  /** `MessageBody` is the body, encoded: it arrives as it was sent. */
  | 'encoded'
  /** It is the body as it is: the body's own `&` ends it. */
  | 'raw'
  /** It is the body, encoded and written anew: whether that changes it only a request shows. */
  | 'anew'
  /** It is something that is made of the request: only a request shows what. */
  | 'somehow'
  /** It is something else, or there is none. */
  | 'not';

/** A template that writes the parameters of an SQS call as a form. */
export interface FormTemplate {
  /** Undefined when the template has instructions of its own language, so that it cannot be told. */
  readonly parameters: ReadonlyMap<string, string> | undefined;
}

/** Reads `Action=SendMessage&MessageBody=…`. */
export const readForm = (template: string): FormTemplate => {
  // Directives and assignments of the template language decide what comes out.
  if (/^\s*#|\n\s*#/.test(template)) return { parameters: undefined };
  const pairs = template
    .trim()
    .split('&')
    .map((pair): [string, string] => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [pair.trim(), ''] : [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
    });
  return { parameters: new Map(pairs) };
};

const body = String.raw`\$!?(?:input\.body|\{input\.body\})`;
const json = String.raw`\$!?input\.json\(\s*['"]\$['"]\s*\)`;
const encoding = String.raw`\$!?util\.urlEncode`;
const uses: readonly (readonly [RegExp, BodyUse])[] = [
  [new RegExp(String.raw`^${encoding}\(\s*["']?${body}["']?\s*\)$`), 'encoded'],
  [new RegExp(`^${body}$`), 'raw'],
  [new RegExp(`^${json}$`), 'raw'],
  [new RegExp(String.raw`^${encoding}\(\s*${json}\s*\)$`), 'anew'],
  [/^method\.request\.body$/, 'anew'],
  [/\$/, 'somehow'],
];

/** What a template's expression makes of the body. */
export const useOf = (expression: string | undefined): BodyUse =>
  uses.find(([pattern]) => pattern.test(expression ?? ''))?.[1] ?? 'not';

/** A text in a template or a mapping, without its quotes and its encoding: `'https%3A%2F%2F…'`, `$util.urlEncode('…')`. */
export const literalIn = (expression: string): string => {
  const bare = expression
    .trim()
    .replace(new RegExp(String.raw`^${encoding}\(\s*(.*)\s*\)$`), '$1')
    .replace(/^(['"])(.*)\1$/, '$2');
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
};
