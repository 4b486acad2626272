import type { Gap, Target } from '../../target.ts';
import type { ResolvedStack } from '../../../template/stack.ts';

/** A stack that CloudFormation has just made, beside what its template asked for. */
export interface Deployed {
  readonly target: Target;
  /** Resolved under the deployment's own scenario. */
  readonly stack: ResolvedStack;
  /** By logical id. */
  readonly physicalIds: ReadonlyMap<string, string>;
}

/** A gap that is put right after a deploy, through the service's own public API. */
export interface FilledGap extends Gap {
  readonly remedy: 'filled';
  /** @returns the physical ids of the resources that it put right. */
  fill(deployed: Deployed): Promise<readonly string[]>;
}

/** A gap through which nothing can be seen. */
export interface OpenGap extends Gap {
  readonly remedy: 'not-observable';
}
