import type { Fact } from '../../facts/fact.ts';
import type { ResourceFacts } from '../resource.ts';

/** A resource that can carry tags, of whatever type. */
export interface TaggedFacts extends ResourceFacts {
  /** As CloudFormation names it, e.g. `AWS::DynamoDB::GlobalTable`. */
  readonly type: string;
  /** Its tags, those of Terraform's provider too; those of a CloudFormation stack are not in its template. */
  readonly tags: Fact<ReadonlyMap<string, Fact<string>>>;
}
