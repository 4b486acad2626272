import type { Gap, Target } from '../../target.ts';
import type { MadeResource } from '../../stack-state.ts';
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
  /** Takes back, before a stack is deleted, what CloudFormation would leave behind. */
  unfill?(target: Target, made: readonly MadeResource[]): Promise<void>;
}

/** A gap that an exercise fills, for as long as it lasts. */
export interface ExerciseGap extends Gap {
  readonly remedy: 'filled';
}

/** A gap through which nothing can be seen. */
export interface OpenGap extends Gap {
  readonly remedy: 'not-observable';
}

/** One through which facts of a deployed stack cannot be seen: what is read of them there would be wrong. */
export interface HidingGap extends OpenGap {
  /** @returns the ids of the resources of which something cannot be seen. */
  hides(deployed: Pick<Deployed, 'stack' | 'physicalIds'>): readonly string[];
}
