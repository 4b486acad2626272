import type { Place } from '../facts/place.ts';
import type { DictValue, Value } from '../facts/value.ts';
import type { Scenario } from '../resources/system.ts';
import type { TemplateProblem } from '../resources/stack/facts.ts';

/**
 * A symbolic deployment: what a template comes to under one scenario. Every intrinsic function is resolved; physical
 * names and ARNs are deterministic, so that all spellings of one thing are equal strings.
 */
export interface ResolvedStack {
  readonly scenario: Scenario;
  /** The resources that exist: those whose condition holds. In the template's order. */
  readonly resources: ReadonlyMap<string, ResolvedResource>;
  readonly outputs: ReadonlyMap<string, { readonly value: Value; readonly at: Place }>;
  readonly problems: readonly TemplateProblem[];
  /** Why CloudFormation refuses to make it under this scenario before any resource (a rule's assertion, a lookup that finds nothing). */
  readonly refusal: string | undefined;
}

/** A stack that shares what is made of it with those of other scenarios, and of variants of the template. */
export interface SharingStack extends ResolvedStack {
  /**
   * Works something out of this stack: once, and not even that where another scenario, or a variant of the template, has
   * everything that it was made of. `make` reads nothing that differs among stacks but the stack that it is given.
   */
  once<T>(key: string, make: (stack: ResolvedStack) => T): T;
}

export interface ResolvedResource {
  readonly id: string;
  readonly type: string;
  readonly at: Place;
  readonly properties: DictValue;
  /** What `Ref` gives. */
  readonly ref: Value;
  /** What `GetAtt` gives; unknown, with its reason, for an attribute that we do not model. */
  attribute(name: string): Value;
  /** Ids of the resources that CloudFormation makes before it: by DependsOn, Ref, GetAtt and Sub, through any number of steps. */
  readonly madeAfter: ReadonlySet<string>;
  readonly deletionPolicy: string | undefined;
}
