import { expectFact } from '../../src/control/expect.ts';
import type { Context } from '../../src/control/control.ts';
import { MissingSubject } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';

/** Regions that stand for all others: a rule that refuses these by name only would be odd enough to be read by a person. */
const others = ['eu-west-1', 'us-west-2'];

/** One check a region: creating the stack there is refused before any resource is made, and in us-east-1 it is not. */
export const refusesOtherRegions = ({ system }: Context): readonly Check[] => {
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
      template.refusedIn('us-east-1'),
      'making the stack in us-east-1',
      'not refused',
      (refusal) => refusal === undefined,
    ),
  ];
};
