/**
 * Where something was found: a resource, a path inside it and, when it comes from a file, its position there.
 * `line` and `column` count from 1.
 */
export interface Place {
  /** The resource it belongs to: a logical id in a template, a physical id on a live stack; '' for the whole. */
  readonly resource: string;
  /** The path inside the resource, e.g. `Properties.Policies[0].PolicyDocument`; '' for the resource itself. */
  readonly path: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** `file:line:column`, as far as they are known; '' for a place without a file. */
export const position = ({ file, line, column }: Place): string =>
  file === undefined ? '' : [file, line, column].filter((part) => part !== undefined).join(':');
