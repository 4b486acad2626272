import type { Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import type { Value } from '../../facts/value.ts';

/** What only Terraform code shows. Undefined for any other source. */
export interface TerraformFacts {
  /** As it was given. */
  readonly folder: string;
  /** Why what follows is not there to be read: it is a plan or a state. Undefined for code. */
  readonly unsaid: string | undefined;
  /** The constraints on Terraform's own version, of every file: all of them count. */
  readonly requiredVersions: readonly Fact<string>[];
  /** Terraform takes one such block; with a second it does not begin. */
  readonly requiredProviderBlocks: readonly Place[];
  /** By the provider's local name. */
  readonly requiredProviders: ReadonlyMap<string, readonly RequiredProvider[]>;
  /** Where the state is kept; Terraform takes one such block. */
  readonly backends: readonly BackendFacts[];
  /** The configurations of the AWS provider. */
  readonly providers: readonly ProviderFacts[];
  /** The resources that another configuration of the AWS provider makes than the one that goes without saying. */
  readonly madeBy: readonly { readonly resource: string; readonly alias: string; readonly at: Place }[];
  /** In the order written. */
  readonly variables: ReadonlyMap<string, VariableFacts>;
  /** The names of the outputs as they are written, each with its place. */
  readonly outputs: ReadonlyMap<string, Place>;
  /** Those of them whose value is written as a text, which follows nothing. */
  readonly constantOutputs: ReadonlySet<string>;
  /** Ids of the resources that are made before that one (its address, without an index). */
  madeAfter(resource: string): ReadonlySet<string>;
}

/** One entry of a required_providers block. */
export interface RequiredProvider {
  readonly source: Fact<string | undefined>;
  /** A constraint, e.g. `>= 5.83.0`. */
  readonly version: Fact<string | undefined>;
  readonly at: Place;
}

/** A backend block. */
export interface BackendFacts {
  /** `s3`, `local`, … */
  readonly type: string;
  /** The arguments that stand in the code; a partial backend leaves out those that say where. */
  readonly arguments: readonly string[];
  readonly at: Place;
}

/** A provider block. */
export interface ProviderFacts {
  /** '' for the usual one. */
  readonly alias: string;
  /** Undefined when whoever applies it says so. */
  readonly region: Fact<string | undefined>;
  readonly defaultTags: Fact<ReadonlyMap<string, Fact<string>>>;
  readonly at: Place;
}

/** A variable block. */
export interface VariableFacts {
  readonly name: string;
  /** As written: `string`, `map(string)`; undefined without one. */
  readonly type: string | undefined;
  readonly description: string | undefined;
  /** Null counts; undefined when whoever applies it has to give one. */
  readonly default: Value | undefined;
  /** Where it is used, directly or through locals. */
  readonly uses: readonly VariableUse[];
  readonly at: Place;
}

/** One use of a variable. */
export interface VariableUse {
  /** The address of the resource, `provider.aws`, `provider.aws.<alias>` or `output.<name>`. */
  readonly in: string;
  /** The path of the argument: `tracing_config.mode`; `count` and `for_each` too. */
  readonly argument: string;
  readonly at: Place;
}
