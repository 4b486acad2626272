/** Where outputs come from, as `--format` names it. */
export const formats = [
  'cloudformation',
  'terraform-output',
  'terraform-state',
  'terraform-show',
  'cdk',
  'sam',
  'pulumi',
  'flat',
] as const;

export type Format = (typeof formats)[number];

/** Data as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** One output, wherever it comes from. */
export interface NamedOutput {
  readonly name: string;
  /** Undefined when its tool does not know it (yet), or hides it. */
  readonly value: Json | undefined;
  /** The stack that it is of; undefined where the source does not say. */
  readonly stack: string | undefined;
  readonly sensitive: boolean;
}

export const isObject = (data: Json | undefined): data is JsonObject =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

export const isList = (data: Json | undefined): data is readonly Json[] => Array.isArray(data);

/** A text at a name; undefined for anything else. */
export const textAt = (data: JsonObject, name: string): string | undefined => {
  const value = data[name];
  return typeof value === 'string' ? value : undefined;
};
