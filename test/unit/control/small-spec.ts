import type { Section, Spec } from '../../../src/control/control.ts';
import { controlsFor } from '../../../src/control/define.ts';
import { equals, expectThat } from '../../../src/control/expect.ts';
import { clue, findByPart } from '../../../src/control/subject.ts';
import { known } from '../../../src/facts/fact.ts';
import type { System } from '../../../src/resources/system.ts';
import type { TopicFacts } from '../../../src/resources/topic/facts.ts';

/** The subjects and the evidence of a specification that is as small as it can be. */
export interface Small {
  readonly topic: TopicFacts;
}
export interface Seen {
  readonly arrived: boolean;
}

export const { control, section } = controlsFor<Small, Seen>();

/** A specification with these sections, about the topic that is called `mine`. */
export const smallSpec = (sections: readonly Section<Small, Seen>[]): Spec<Small, Seen> => ({
  id: 'small',
  title: 'small system',
  reference: 'small.yaml',
  deviations: [],
  region: 'us-east-1',
  sections,
  variables: [],
  subjects: (system: System): Small => ({
    get topic() {
      return findByPart(system, 'topic', 'the topic called mine', [
        clue(1, ({ name }) => name.known && name.value.includes('mine')),
      ]);
    },
  }),
  live: { outputs: {}, tableVariables: [] },
  loadExercises: () => Promise.reject(new Error('nothing to exercise')),
});

/** A control of each kind. */
export const sections: readonly Section<Small, Seen>[] = [
  section('1', 'First', [
    control('S-1', 'it is called mine', { judge: ({ topic }) => equals(topic.name, 'mine', 'its name') }),
    control('S-2', 'only the template shows it', { template: () => equals(known(1), 1, 'one') }),
  ]),
  section('2', 'Second', [
    control('S-3', 'a message arrives', {
      ours: true,
      exercise: ({ arrived }) =>
        expectThat(arrived, 'no message arrived', { expected: 'one', actual: 'none' }),
    }),
    control('S-4', 'only the live stack shows it', {
      live: ({ topic }) => equals(topic.own, true, 'its owner'),
    }),
  ]),
];

/** The outcome of each control. */
export const outcomes = (
  verdicts: ReadonlyMap<string, { readonly outcome: string }>,
): Record<string, string> => Object.fromEntries([...verdicts].map(([id, { outcome }]) => [id, outcome]));
