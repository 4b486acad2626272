/** Where something stands in a file: lines and columns count from 1, offsets (into the text) from 0. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

/** An expression of HCL's (the HCL native syntax specification, "Expressions"), with its own text for messages. */
export type Expression = { readonly at: Span; readonly text: string } & (
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'template'; readonly parts: readonly Expression[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly ObjectEntry[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly index: Expression }
  | {
      readonly kind: 'splat';
      readonly of: Expression;
      /** What is taken of each: the splat's own item is the name `*`. */
      readonly each: Expression;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly arguments: readonly Expression[];
      /** Whether the last argument is a list of further ones (`f(list...)`). */
      readonly expands: boolean;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | ForExpression
  | { readonly kind: 'unsupported'; readonly what: string }
  /** Not of HCL: a plan's value that is known only once it is applied. */
  | { readonly kind: 'unknown'; readonly reason: string }
);

export interface ObjectEntry {
  readonly key: Expression;
  readonly value: Expression;
}

export interface ForExpression {
  readonly kind: 'for';
  /** The name of the key or index; undefined when it has none. */
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  /** The result's key; undefined for a list. */
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly condition: Expression | undefined;
  /** Whether values of the same key are gathered in a list (`...`). */
  readonly groups: boolean;
}

/** What stands between two braces. */
export interface Body {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly blocks: readonly Block[];
  readonly at: Span;
}

export interface Attribute {
  readonly name: string;
  readonly value: Expression;
  readonly at: Span;
}

export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
  readonly at: Span;
}
