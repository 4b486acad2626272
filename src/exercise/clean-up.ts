/** Takes back one thing that an exercise made. */
export type Undo = () => Promise<unknown>;

/**
 * Runs `work` and takes back what it made, in reverse order, in every case: at the end, after an error, and when it was
 * aborted (an abort makes what `work` waits for throw; taking back never looks at the signal). `work` tells how to take
 * a thing back right before or after making it. One that fails does not keep the others from being tried.
 * @throws what `work` throws; if it did not, the first error of taking back: a trace was left, and nobody may miss it.
 */
export const withCleanUp = async <T>(work: (later: (undo: Undo) => void) => Promise<T>): Promise<T> => {
  const undos: Undo[] = [];
  const takeBack = async (): Promise<readonly unknown[]> => {
    const failures: unknown[] = [];
    for (const undo of undos.reverse()) {
      try {
        await undo();
      } catch (failure) {
        failures.push(failure);
      }
    }
    return failures;
  };
  let result: T;
  try {
    result = await work((undo) => undos.push(undo));
  } catch (failure) {
    await takeBack();
    throw failure;
  }
  const failures = await takeBack();
  if (failures.length > 0) throw failures[0];
  return result;
};
