import type { Place } from './place.ts';

/**
 * A tree of resolved data with the place of every node: what a template's property, a Terraform expression or a
 * service's JSON answer comes to. `unknown` stands wherever a part could not be known; an `AWS::NoValue` or an
 * absent property does not appear at all.
 */
export type Value = ScalarValue | ListValue | DictValue | UnknownValue;

export interface ScalarValue {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly at: Place;
}
export interface ListValue {
  readonly kind: 'list';
  readonly items: readonly Value[];
  readonly at: Place;
}
export interface DictValue {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, Value>;
  readonly at: Place;
}
export interface UnknownValue {
  readonly kind: 'unknown';
  /** Why, as the end of a sentence. */
  readonly reason: string;
  readonly at: Place;
}
