import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Spec } from '../control/control.ts';
import type { FlatOutputs } from '../target/outputs.ts';
import type { LintResult } from '../target/lint.ts';
import type { DeployRequest, Deployment } from '../target/deploy.ts';
import type { AwsOptions } from '../target/aws.ts';
import type { LocalOptions } from '../target/local/start-local.ts';
import type { KeptLocal, KeptOptions } from '../target/local/kept-local.ts';
import type { Target } from '../target/target.ts';
import type { LiveJudgement, ProbeRequest } from '../probe.ts';

/** What the commands use that needs a network, a process or time. Tests put their own in its place. */
export interface Services {
  readonly specs: () => Promise<readonly Spec[]>;
  readonly lint: (
    files: readonly string[],
    progress: (line: string) => void,
  ) => Promise<ReadonlyMap<string, LintResult>>;
  /** A local target that ends with this process. */
  readonly startLocal: (options: LocalOptions) => Promise<Target>;
  /** A local target that goes on until it is ended. */
  readonly keepLocal: (options: KeptOptions) => Promise<KeptLocal>;
  /** The one that goes on, if there is one. */
  readonly findKeptLocal: () => Promise<KeptLocal | undefined>;
  readonly connectAws: (options: AwsOptions) => Promise<Target>;
  readonly deployStack: (
    target: Target,
    request: DeployRequest,
    progress: (line: string) => void,
  ) => Promise<Deployment>;
  readonly destroyStack: (target: Target, stackName: string) => Promise<void>;
  /** Takes back the bucket of a stack's packages, if it can go. */
  readonly destroyPackages: (
    target: Target,
    stackName: string,
    ours: (stack: Stack) => boolean,
  ) => Promise<string | undefined>;
  readonly probe: (spec: Spec, request: ProbeRequest) => Promise<LiveJudgement>;
  /** A file's text; of `-`, standard input's. */
  readonly readInput: (file: string) => Promise<string>;
  readonly readFlatOutputs: (file: string) => Promise<FlatOutputs>;
  readonly writeFlatOutputs: (file: string, outputs: FlatOutputs) => Promise<void>;
}

/** The real ones, each loaded when it is first used: a check of a template loads none but the specs. */
export const services: Services = {
  specs: async () => (await import('../../specs/index.ts')).specs,
  lint: async (files, progress) => (await import('../target/lint.ts')).lint(files, { progress }),
  startLocal: async (options) => (await import('../target/local/start-local.ts')).startLocal(options),
  keepLocal: async (options) => (await import('../target/local/kept-local.ts')).keepLocal(options),
  findKeptLocal: async () => (await import('../target/local/kept-local.ts')).findKeptLocal(),
  connectAws: async (options) => (await import('../target/aws.ts')).connectAws(options),
  deployStack: async (...given) => (await import('../target/deploy.ts')).deployStack(...given),
  destroyStack: async (...given) => (await import('../target/destroy.ts')).destroyStack(...given),
  destroyPackages: async (...given) =>
    (await import('../target/destroy-packages.ts')).destroyPackages(...given),
  probe: async (...given) => (await import('../probe.ts')).probe(...given),
  readInput: async (file) => (await import('../flatten/read-input.ts')).readInput(file),
  readFlatOutputs: async (file) => (await import('../target/outputs.ts')).readFlatOutputs(file),
  writeFlatOutputs: async (...given) => (await import('../target/outputs.ts')).writeFlatOutputs(...given),
};
