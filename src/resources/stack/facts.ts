import type { Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';

/** A template's or a live stack's parameter. */
export interface ParameterFacts {
  readonly name: string;
  readonly type: Fact<string>;
  readonly default: Fact<string | undefined>;
  /** In the order written; undefined when every value is allowed. */
  readonly allowedValues: Fact<readonly string[] | undefined>;
  readonly description: Fact<string | undefined>;
  readonly at: Place;
}

/** An output: on a live stack, one entry of its flat outputs. */
export interface OutputFacts {
  readonly name: string;
  readonly value: Fact<string>;
  readonly at: Place;
}

/** What only the text of a template shows. Undefined on a live stack. */
export interface TemplateFacts {
  readonly format: 'yaml' | 'json';
  readonly file: string;
  /** The template's resources in their order (those whose condition is false under this scenario too). */
  readonly resources: readonly TemplateResource[];
  /** What CloudFormation would refuse at once: references to nothing, circles, unknown functions. */
  readonly problems: readonly TemplateProblem[];
  /** cfn-lint's errors; unknown when it was not run. */
  readonly lint: Fact<readonly LintError[]>;
  /**
   * Whether creating the stack in that region is refused before any resource is made: a rule's assertion that fails
   * there, or a lookup by region that finds nothing. Undefined: it is not refused.
   */
  refusedIn(region: string): Fact<string | undefined>;
  /** The text at a path among a resource's properties, when the stack is made in that region. */
  propertyIn(region: string, resource: string, path: readonly string[]): Fact<string | undefined>;
  /** What making the stack takes from outside the template: nested templates, code on S3, macros, imports. */
  readonly outside: readonly TemplateProblem[];
  /** Whether an output's value follows neither the stack's name nor any parameter or resource. */
  isConstantOutput(name: string): boolean;
  /** Every text among the resources' properties and in the outputs, under this scenario. */
  readonly texts: readonly Fact<string>[];
  /** Ids of the resources that are made before that one, under this scenario. */
  madeAfter(resource: string): ReadonlySet<string>;
}

export interface TemplateResource {
  readonly id: string;
  readonly type: string;
  readonly at: Place;
  /** Comments directly above the resource or inside it. */
  readonly comments: readonly TemplateComment[];
  /** The place of a property by its path, e.g. `Properties.KeyPolicy`; undefined when it is not there. */
  placeOf(path: string): Place | undefined;
  /** Whether what stands at a path (its keys, and numbers of items) is a constant: it follows neither the stack's name nor any parameter or resource. */
  isConstant(path: readonly string[]): boolean;
}

export interface TemplateComment {
  /** Without `#` and outer blanks. */
  readonly text: string;
  readonly line: number;
  /**
   * The path of the node that it stands directly above, or on whose line it stands, within the resource;
   * '' for the resource itself.
   */
  readonly path: string;
}

export interface TemplateProblem {
  readonly message: string;
  readonly at: Place;
}

export interface LintError {
  /** cfn-lint's rule, e.g. `E3663`. */
  readonly rule: string;
  readonly message: string;
  readonly at: Place;
}

/** What a live stack itself says of its life. */
export interface StackFacts {
  /** e.g. `CREATE_COMPLETE`. */
  readonly status: Fact<string>;
}
