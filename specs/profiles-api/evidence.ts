/**
 * What the exercises of a live profiles API bring home, a part an exercise. A part is unknown, with its reason, where the
 * target cannot show it. A part says what was seen and judges nothing. None of it holds tokens or passwords.
 */
export interface ProfilesApiEvidence {
  /** What the exercises made and could not take back, a sentence each; empty as a rule. */
  readonly leftBehind: readonly string[];
}
