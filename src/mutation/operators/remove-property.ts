import { removeSpot } from '../edits.ts';
import { isPart, mutantAt, type Operator } from '../operator.ts';

/** Takes out each property, attribute of a resource, part of an output or a rule, and each section of the template. */
export const removeProperty: Operator = {
  name: 'remove-property',
  *mutants(original) {
    for (const spot of original.spots) {
      if (!isPart(spot) || spot.entry === undefined) continue;
      const whole = spot.parent?.path === spot.section;
      const constraint = spot.section === 'Parameters' && spot.name !== '';
      // A condition of a policy, a resource, an output and a parameter's constraint have operators of their own.
      if (constraint || (whole && ['Resources', 'Outputs', 'Parameters'].includes(spot.section))) continue;
      if (/(?:^|\.)Condition(?:\.|$)/.test(spot.path) && spot.section === 'Resources') continue;
      yield mutantAt(original, this.name, spot, `${spot.path} is not there`, [
        removeSpot(original.document, spot),
      ]);
    }
  },
};
