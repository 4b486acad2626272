import type { Place } from '../facts/place.ts';
import type { UnknownValue, Value } from '../facts/value.ts';
import type { Scenario } from '../resources/system.ts';
import type { Node } from './document.ts';
import type { Outline } from './outline.ts';

/** A condition's outcome; unknown, with its reason, when it hangs on something that is looked up later. */
export type Truth = boolean | UnknownValue;

/** What a function sees while a template is resolved under one scenario. */
export interface Scope {
  readonly scenario: Scenario;
  readonly outline: Outline;
  /** How deep resolving is within values and conditions at the moment: see `budget.resolvingDepth`. */
  readonly nesting: { depth: number };
  /** What a node comes to, at the path of the place it stands at; undefined for `AWS::NoValue`. */
  value(node: Node, at: Pick<Place, 'resource' | 'path'>): Value | undefined;
  /** The outcome of a condition by its name. */
  condition(name: string, at: Place): Truth;
  /** What `Ref` gives; undefined for `AWS::NoValue`. */
  ref(name: string, at: Place): Value | undefined;
  /** What `GetAtt` gives. */
  attribute(id: string, attribute: string, at: Place): Value;
  /** Records what CloudFormation would refuse in any case; the value is unknown then. */
  problem(message: string, at: Place): UnknownValue;
  /** Records what it refuses under this scenario. */
  refuse(message: string, at: Place): UnknownValue;
}

/** What a function comes to: its argument as a node, and the place of the call. Undefined for `AWS::NoValue`. */
export type Intrinsic = (argument: Node, at: Place, scope: Scope) => Value | undefined;
