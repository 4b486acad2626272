import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import type { Scenario } from '../resources/system.ts';

/**
 * How a type of Terraform's resources is read: as the resource of CloudFormation that makes the same thing, whose facts are
 * observed in one place. Resources that Terraform keeps apart and CloudFormation does not (a method and its integration) are
 * put together by the one that stands for them all.
 */
export interface TerraformMapping {
  /** e.g. `aws_dynamodb_table`. */
  readonly type: string;
  /** e.g. `AWS::DynamoDB::Table`. */
  readonly as: string;
  /** CloudFormation's properties, each made when it is asked for; undefined for one that is not set. */
  readonly properties: Readonly<Record<string, Property>>;
  /**
   * What its attributes are that only AWS knows: `Ref`, the name that GetAtt takes, or made of others. An argument that is
   * configured comes first.
   */
  readonly attributes?: Readonly<Record<string, string | Property>>;
  /** The other resources that it is put together of: what comes after it has to come after these, too. */
  readonly parts?: (its: Configured) => readonly Configured[];
  /** What CloudFormation keeps apart and Terraform does not (a queue's own policy): further resources of it. */
  readonly beside?: readonly Beside[];
}

export type Property = (its: Configured) => Value | undefined;

/** A resource that is there when one argument is. */
export interface Beside {
  readonly argument: string;
  readonly as: string;
  readonly properties: Readonly<Record<string, Property>>;
}

/** A resource as it is configured. */
export interface Configured {
  /** Its address, e.g. `aws_dynamodb_table.profiles` or `aws_route53_zone.main[0]`. */
  readonly id: string;
  readonly type: string;
  readonly at: Place;
  /** With the region of its own provider. */
  readonly scenario: Scenario;
  /**
   * An argument by its path; of nested blocks the first: `tracing_config.mode`. Undefined when it is absent or null; unknown
   * where what it stands in is.
   */
  get(path: string): Value | undefined;
  /** All nested blocks of a type, or the items of a list; one unknown where the list is. */
  all(path: string): readonly Value[];
  /** Its tags, with those that its provider puts on everything. */
  tags(): Value;
  /** All resources of a type. */
  others(type: string): readonly Configured[];
  /** One of its own attributes, as others see it: `id`, `arn`, `name`. */
  attribute(name: string): Value;
}
