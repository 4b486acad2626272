/**
 * The one document that reporters read: the JSON that `--format json` writes, described by run-result.schema.json.
 * Stable: a change of meaning raises schemaVersion.
 */
export interface RunResult {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'stackproof'; readonly version: string };
  /** Where live things ran; null when nothing live was judged. */
  readonly target: TargetResult | null;
  readonly specs: readonly SpecResult[];
  readonly summary: Summary;
  readonly durationMs: number;
}

export interface TargetResult {
  readonly name: 'local' | 'aws';
  readonly region: string;
  /** e.g. `MiniStack 1.5.33`, or the AWS account. */
  readonly description: string;
}

export interface SpecResult {
  readonly spec: string;
  readonly title: string;
  /** The template's path, or the outputs file's. */
  readonly source: string;
  /** The folder of Terraform code, where that was judged beside the template. */
  readonly terraformSource?: string;
  /** The titles of the specification's sections, in its order. */
  readonly sections?: readonly { readonly number: string; readonly title: string }[];
  readonly controls: readonly ControlResult[];
  /** What a reader should know, and fails nothing: a runtime's age, a deviation that AWS forces. */
  readonly notices: readonly string[];
  /** How long each part took, in milliseconds. */
  readonly timings: Readonly<Record<string, number>>;
  /** What became of the template's mutants; absent when it was not mutated. */
  readonly mutation?: MutationResult;
  /** What became of the mutants of its Terraform code; absent when that was not mutated. */
  readonly terraformMutation?: MutationResult;
}

/** How well a spec's controls notice that a template is wrong. */
export interface MutationResult {
  /** Mutants of the template or the code, wherever an operator applies, each once. */
  readonly counts: MutationCounts;
  /** Mutants that controls declare for their own clauses. */
  readonly declared: {
    readonly killed: number;
    readonly survived: number;
    /** There is no place for them. */
    readonly missing: number;
  };
  readonly durationMs: number;
  /** What fails the run: a survivor that nothing explains, a control that threw, a record or declaration that fits nothing. */
  readonly problems: readonly string[];
  readonly mutants: readonly MutantResult[];
  /** The sample that was deployed; absent when none was. */
  readonly live?: {
    readonly counts: MutationCounts;
    readonly durationMs: number;
    readonly mutants: readonly LiveMutantResult[];
  };
}

/** A mutant that was deployed. `invalid`: no stack could be made of it. */
export interface LiveMutantResult extends MutantResult {
  /** The control that declares it. */
  readonly control: string;
  /** Ids of the filled gaps of the local target without which no control would have noticed. */
  readonly gapFilled?: readonly string[];
}

export interface MutationCounts {
  readonly killed: number;
  /** Survived, and nothing says why. */
  readonly survived: number;
  /** Survived because no clause asks for what they change: a reviewed record says so. */
  readonly recorded: number;
  /** No template any more: counts neither way. */
  readonly invalid: number;
  readonly errors: number;
}

export interface MutantResult {
  readonly id: string;
  readonly operator: string;
  readonly description: string;
  readonly outcome: 'killed' | 'survived' | 'recorded' | 'invalid' | 'error';
  /** The controls that noticed. */
  readonly killedBy?: readonly string[];
  /** The controls that cannot tell any more: no kill by itself. */
  readonly notObservable?: readonly string[];
  /** Why it is recorded, invalid or in error. */
  readonly reason?: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** For `git apply`; of unexplained survivors, and of the one that was asked for. */
  readonly diff?: string;
}

export type Column = 'template' | 'terraform' | 'live';

export interface ControlResult {
  readonly id: string;
  readonly clause: string;
  readonly section: string;
  /** Asked for by us, not by the specification: counted apart. */
  readonly ours: boolean;
  /** A column in which the clause is not decided is absent. */
  readonly verdicts: Readonly<Partial<Record<Column, VerdictResult>>>;
  /** Killed: all that it noticed, generated or declared. Survived, invalid: of those declared for its own clause. */
  readonly mutants?: { readonly killed: number; readonly survived: number; readonly invalid: number };
}

export interface VerdictResult {
  readonly outcome: 'pass' | 'fail' | 'not-applicable' | 'not-observable' | 'error';
  readonly reason?: string;
  readonly findings: readonly FindingResult[];
  readonly evidence?: readonly string[];
  /** Ids of the filled gaps of the local target that this verdict rests on. */
  readonly gapFilled?: readonly string[];
  readonly trace?: string;
}

export interface FindingResult {
  readonly message: string;
  readonly resource: string;
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly ours?: true;
}

/** Cells are verdicts: one clause in one column. */
export interface Summary {
  readonly clauses: number;
  readonly cells: Counts;
  /** Of the cells of `ours` clauses, and cells whose findings are all ours; not part of `cells`. */
  readonly ours: Counts;
  /** Cells that rest on a filled gap of the local target (counted in the others too). */
  readonly gapFilled: number;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly notObservable: number;
  readonly notApplicable: number;
  readonly errors: number;
}
