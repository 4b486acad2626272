import type { Edit } from './mutant.ts';
import type { Original } from './original.ts';

/** A template in which a declared mutant looks for its place. */
export interface Breakable extends Original {
  /**
   * The logical id of one of the spec's subjects, found as its controls find it.
   * @throws MissingSubject when the template has none.
   */
  logicalIdOf(subject: string): string;
  /** The template that makes the bucket of its packages, to be changed likewise; undefined where there is none. */
  readonly packageTemplate?: Breakable;
}

/** A mutant that a control declares for its own clause: it breaks one fact that the clause lists. */
export interface MutantDeclaration {
  /** Unique among its control's, and stable: it is part of the mutant's id. */
  readonly description: string;
  /** It changes the template that makes the bucket of the packages, and leaves the other as it is. */
  readonly inPackageTemplate?: true;
  /** @throws NotApplicable when the template has no such place. */
  edits(template: Breakable): readonly Edit[];
}

/** A declared mutant that this template has no place for: for the spec's own template a defect of the declaration. */
export class NotApplicable extends Error {}
