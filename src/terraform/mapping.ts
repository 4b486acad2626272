import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';

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
  readonly properties: Readonly<Record<string, (its: Configured) => Value | undefined>>;
  /** What its attributes are that only AWS knows: `Ref`, or the name that GetAtt takes. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A resource as it is configured. */
export interface Configured {
  /** Its address, e.g. `aws_dynamodb_table.profiles` or `aws_route53_zone.main[0]`. */
  readonly id: string;
  readonly type: string;
  readonly at: Place;
  /**
   * An argument by its path; of nested blocks the first: `tracing_config.mode`. Undefined when it is absent or null; unknown
   * where what it stands in is.
   */
  get(path: string): Value | undefined;
  /** All nested blocks of a type, or the items of a list. */
  all(path: string): readonly Value[];
  /** Its tags, with those that its provider puts on everything. */
  tags(): Value;
  /** The resources of a type whose argument has the same value as one of its own. */
  others(type: string, where: (other: Configured) => boolean): readonly Configured[];
  /** One of its own attributes, as others see it: `id`, `arn`, `name`. */
  attribute(name: string): Value;
}
