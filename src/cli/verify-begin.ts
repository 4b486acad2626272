import pLimit from 'p-limit';
import type { Spec } from '../control/control.ts';
import { mutate } from '../mutation/mutate.ts';
import type { TerraformMutation } from '../mutation/terraform/mutate.ts';
import { loadTemplate } from '../template/load.ts';
import { attempt, type Attempt } from './attempt.ts';
import type { ProgressBoard } from './progress.ts';
import { referenceFile } from './run-result.ts';
import type { Session } from './session.ts';
import type { Material } from './verify-spec.ts';

/** A spec whose verification has begun; or why its template cannot be read. */
export interface Begun {
  readonly spec: Spec;
  readonly material: Attempt<Material>;
}

/**
 * Begins what takes a while: a local target for each spec, so that no stack can lean on another's resources; cfn-lint once for
 * all templates; and the mutants, of one spec after the other, in this thread: so few are judged before a helper is ready.
 */
export const beginAll = async (
  specs: readonly Spec[],
  { io: { signal }, services }: Session,
  board: ProgressBoard,
): Promise<readonly Begun[]> => {
  const read = await Promise.all(
    specs.map(async (spec) => ({
      spec,
      document: await attempt(() => loadTemplate(referenceFile(spec)), signal),
    })),
  );
  const files = read.flatMap(({ spec, document }) => {
    if (!('done' in document)) return [];
    const { packageTemplate } = document.done;
    // It is deployed too.
    return [referenceFile(spec), ...(packageTemplate === undefined ? [] : [packageTemplate.file])];
  });
  const lint = board.line('cfn-lint');
  const linting = claimed(services.lint(files, lint.now).finally(lint.clear));
  const inTurn = pLimit(1);
  return read.map(({ spec, document: loaded }): Begun => {
    if ('failure' in loaded) return { spec, material: loaded };
    const { done: document } = loaded;
    const { now } = board.line(spec.id);
    now('starting the local target');
    return {
      spec,
      material: {
        done: {
          document,
          starting: claimed(services.startLocal({ region: spec.region, log: now })),
          linting: claimed(linting.then((results) => results.get(referenceFile(spec)))),
          mutating: claimed(
            inTurn(() => mutate(spec, { ...document, file: spec.reference }, { only: () => false, signal })),
          ),
          mutateCode: () => claimed(inTurn(() => mutatedCode(spec, signal))),
        },
      },
    };
  });
};

/** Its parser is loaded only where there is such code. */
const mutatedCode = async (spec: Spec, signal: AbortSignal): Promise<TerraformMutation | undefined> =>
  spec.terraform === undefined
    ? undefined
    : (await import('./mutate-own-code.ts')).mutateOwnCode(spec, signal);

/** Whoever waits for it gets its error; until then it is nobody's. */
const claimed = <T>(work: Promise<T>): Promise<T> => {
  work.catch(() => undefined);
  return work;
};
