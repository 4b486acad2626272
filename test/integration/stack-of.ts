import type { Spec } from '../../src/control/control.ts';
import { bareName } from '../../src/terraform/spellings.ts';

/** What flat outputs say of a spec's stack: it is there; another's is; or they are no spec's at all. */
export type Whose = 'its own' | 'of another' | 'of none';

/**
 * Whether flat outputs are of a spec's stack. It is told by the outputs that only this spec starts from; where there is none of
 * any spec's, by those that it shares with others: better a test that fails than one that is not run.
 */
export const stackOf = (spec: Spec, specs: readonly Spec[], outputs: ReadonlyMap<string, string>): Whose => {
  // Terraform spells the same names otherwise.
  const namesOf = ({ live }: Spec) => Object.keys(live.outputs).map(bareName);
  const there = new Set([...outputs.keys()].map(bareName));
  const usersOf = (name: string) => specs.filter((each) => namesOf(each).includes(name)).length;
  const has = (each: Spec, alone: boolean) =>
    namesOf(each).some((name) => there.has(name) && (!alone || usersOf(name) === 1));
  if (has(spec, true)) return 'its own';
  if (specs.some((each) => has(each, true))) return 'of another';
  if (has(spec, false)) return 'its own';
  return specs.some((each) => has(each, false)) ? 'of another' : 'of none';
};
