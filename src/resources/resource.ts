import type { Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';

/** What every kind of resource has in common. */
export interface ResourceFacts {
  /** The logical id in a template or Terraform code, the physical id on a live stack. */
  readonly id: string;
  readonly at: Place;
  /** Whether the stack itself made it (and not another stack, a console or an account default). */
  readonly own: Fact<boolean>;
}
