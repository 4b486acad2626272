/** A mutant that a control declares for its own clause: see src/mutation. */
export interface MutantDeclaration {
  readonly description: string;
}
