import { sectionHeading } from '../cells.ts';
import { mutationProblems } from '../mutations.ts';
import type { ControlResult, SpecResult } from '../run-result.ts';
import type { State } from './outcome.ts';
import { element, type XmlElement } from './xml.ts';

/** What stands for one test, without the group that it is in. */
export interface MutantTest {
  readonly section: string;
  readonly name: string;
  readonly state: State;
  readonly children: readonly XmlElement[];
}

/**
 * A test for each control with mutants of its own: it fails on what the mutants show to be wrong with it. What they show of
 * no control in particular is a failed test by itself.
 */
export const mutantTestsOf = (spec: SpecResult): MutantTest[] => {
  const problems = mutationProblems(spec);
  const mutated = spec.controls.filter(({ mutants }) => mutants !== undefined);
  const isAbout = (problem: string, { id }: ControlResult) => problem.startsWith(`${id} `);
  const others = problems.filter((problem) => !mutated.some((control) => isAbout(problem, control)));
  return [
    ...mutated.map((control) => {
      const own = problems.filter((problem) => isAbout(problem, control));
      return { section: sectionHeading(spec, control.section), ...testOf(control, own) };
    }),
    ...others.map((problem) => ({
      section: 'the mutants',
      name: problem,
      ...failed([problem]),
    })),
  ];
};

const testOf = ({ id, mutants }: ControlResult, problems: readonly string[]): Omit<MutantTest, 'section'> => {
  const { killed = 0, survived = 0, invalid = 0 } = mutants ?? {};
  const name = `${id} kills its mutants (${String(killed)}/${String(killed + survived)})`;
  if (problems.length > 0) return { name, ...failed(problems) };
  if (killed > 0 && survived === 0) return { name, state: 'passed', children: [] };
  const message = `${String(survived)} survived, ${String(invalid)} could not be made: not a template that has to have them all killed`;
  return { name, state: 'skipped', children: [element('skipped', { message })] };
};

const failed = (problems: readonly string[]): Pick<MutantTest, 'state' | 'children'> => ({
  state: 'failed',
  children: [element('failure', { message: problems[0] ?? '', type: 'fail' }, [problems.join('\n')])],
});
