import type { Scenario, System } from '../resources/system.ts';
import type { GivenValues } from '../template/given-values.ts';
import type { TerraformMutantDeclaration } from '../mutation/terraform/declaration.ts';
import type { SurvivorRecord } from '../mutation/survivors.ts';
import type { MutantDeclaration } from '../mutation/declaration.ts';
import type { Target } from '../target/target.ts';
import type { Check } from './verdict.ts';

/** What a judgement may look at beside its subjects. */
export interface Context {
  readonly system: System;
  readonly scenario: Scenario;
}

/*
 * Judgements are declared as methods, whose parameters TypeScript compares both ways: so specs with different subjects fit
 * into one list of `Spec`, each with the subjects that it finds itself.
 */

/** A pure judgement of facts: one check for each fact that its clause lists, at least one. */
export type Judge<S> = { judge(subjects: S, context: Context): Check | readonly Check[] }['judge'];

/** A pure judgement of what an exercise of the live stack left behind. */
export type EvidenceJudge<S, E> = {
  judge(evidence: E, subjects: S, context: Context): Check | readonly Check[];
}['judge'];

/**
 * One clause's proof. `S`: the spec's subjects, found by relation. `E`: what its exercises bring home.
 * Whether there is a judgement for a column says whether the clause is decided there.
 */
export interface Control<S, E> {
  /** Stable, e.g. `DATA-KMS-04`. */
  readonly id: string;
  /** The clause in our words. */
  readonly clause: string;
  /** The specification's section. */
  readonly section: string;
  /** The specification does not say it; it follows from it, or is held for right. */
  readonly ours: boolean;
  readonly template: Judge<S> | undefined;
  readonly terraform?: Judge<S> | undefined;
  readonly live: Judge<S> | undefined;
  readonly exercise: EvidenceJudge<S, E> | undefined;
  /** The mutants that it has to kill, one for each fact that its clause lists. */
  readonly breaks: readonly MutantDeclaration[];
  /** Mutants to be deployed in place of those: what only a live stack shows, such as what a function does. */
  readonly breaksInMotion?: readonly MutantDeclaration[];
  /** The mutants of the specification's Terraform code that it has to kill. */
  readonly breaksTerraform?: readonly TerraformMutantDeclaration[];
}

/** A specification: its clauses, by section, and the controls that prove them. */
export interface Spec<S = unknown, E = unknown> {
  /** e.g. `data-api`. */
  readonly id: string;
  readonly title: string;
  /** The reference template, relative to the package's root. */
  readonly reference: string;
  /** The folder of the reference as Terraform code, relative to the package's root; undefined where there is none. */
  readonly terraform?: string;
  /** Where AWS does not let the reference do what the specification says, and what it does instead: a sentence each. */
  readonly deviations: readonly string[];
  /** The region that the specification asks for. */
  readonly region: string;
  /** Further values of parameters to judge under, beside the defaults and all allowed ones. The last set differs in all. */
  readonly circumstances?: GivenValues['circumstances'];
  readonly sections: readonly Section<S, E>[];
  /** Finds the subjects. Each is a getter: a missing one fails only the controls that ask for it. */
  subjects(system: System): S;
  /** The environment variables of functions that its controls read: others are unknown to them. Undefined: any of them. */
  readonly variables: readonly string[] | undefined;
  /** Where the live observer starts and what it follows. */
  readonly live: LiveEntry;
  /** Loads what exercises a live stack; it does I/O, so judging a template never loads it. */
  loadExercises(): Promise<Exercise<E>>;
  /** Loads the reviewed list of the reference template's mutants that break no clause. */
  loadSurvivors?(): Promise<readonly SurvivorRecord[]>;
  /** The same for the mutants of its Terraform code. */
  loadTerraformSurvivors?(): Promise<readonly SurvivorRecord[]>;
}

/** What is given where a spec is judged: what the user says, on top of what the specification asks for. */
export const givenFor = (
  { region, circumstances }: Pick<Spec, 'region' | 'circumstances'>,
  given: GivenValues = {},
): GivenValues => ({ region, ...(circumstances === undefined ? {} : { circumstances }), ...given });

/** Exercises a live stack and brings home what that left behind. */
export type Exercise<E> = (live: LiveStack) => Promise<E & LeftBehind>;

/** What exercises made and could not take back, a sentence each; empty as a rule. */
export interface LeftBehind {
  readonly leftBehind: readonly string[];
}

/** A live stack to exercise. */
export interface LiveStack {
  readonly target: Target;
  readonly system: System;
  readonly outputs: ReadonlyMap<string, string>;
  /** Whether it was made for this run alone: then an exercise may delete it, as the last of all. */
  readonly disposable?: boolean;
  readonly signal: AbortSignal;
}

/** How the live observer gets from flat outputs to the system. */
export interface LiveEntry {
  /** The outputs that it starts from, and what each names. */
  readonly outputs: Readonly<
    Record<
      string,
      | 'restApiUrl'
      | 'functionArn'
      | 'tableName'
      | 'alarmName'
      | 'topicArn'
      | 'queueUrl'
      | 'queueArn'
      | 'userPoolId'
      | 'distributionId'
      | 'hostedZoneId'
      | 'dashboardName'
    >
  >;
  /** Environment variables of a function that name a table. */
  readonly tableVariables: readonly string[];
  /** Whether the role with which API Gateway writes logs is observed, whoever made it. */
  readonly gatewayRole?: boolean;
  /** Whether the tags of everything that can carry some are read: that takes further calls, and permissions. */
  readonly tags?: boolean;
  /**
   * Names that the specification fixes, under which it is looked as well: nothing may lead there. In those of roles, alarms,
   * buckets and sampling rules `{account}` and `{<output>}` are put in: `{EnvironmentSuffix}-api-sampling`.
   */
  readonly names?: {
    readonly [
      K in 'role' | 'managedPolicy' | 'table' | 'queue' | 'alarm' | 'bucket' | 'samplingRule'
    ]?: readonly string[];
  };
}

export interface Section<S, E> {
  readonly number: string;
  readonly title: string;
  readonly controls: readonly Control<S, E>[];
}
