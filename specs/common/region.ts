import { expectFact } from '../../src/control/expect.ts';
import type { Context } from '../../src/control/control.ts';
import { MissingSubject } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { System } from '../../src/resources/system.ts';

/** Regions that stand for all others: a rule that refuses these by name only would be odd enough to be read by a person. */
const others = ['eu-west-1', 'us-west-2'];

/** One check a region: creating the stack there is refused before any resource is made, and at home it is not. */
export const refusesOtherRegions = ({ system }: Context, home = 'us-east-1'): readonly Check[] => {
  const { template } = system;
  if (template === undefined) throw new MissingSubject('a template', 'there is none to read');
  return [
    ...others.map((region) =>
      expectFact(
        template.refusedIn(region),
        `making the stack in ${region}`,
        'refused, by a rule on AWS::Region or anything else that comes before the resources',
        (refusal) => refusal !== undefined,
        () => 'not refused',
      ),
    ),
    expectFact(
      template.refusedIn(home),
      `making the stack in ${home}`,
      'not refused',
      (refusal) => refusal === undefined,
    ),
  ];
};

/** Every resource whose ARN tells where it is, is at home. */
export const isMadeIn = (system: System, home = 'us-east-1'): readonly Check[] =>
  (['function', 'table', 'key', 'logGroup', 'alarm', 'topic', 'queue'] as const).flatMap((kind) =>
    system.all(kind).map(({ id, arn }) =>
      expectFact(
        arn,
        `where ${id} is`,
        home,
        (text) => text.split(':')[3] === home,
        (text) => text.split(':')[3],
      ),
    ),
  );
