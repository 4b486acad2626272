import { MissingSubject } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { System } from '../../src/resources/system.ts';
import { haveComments, place } from '../common/comments.ts';
import { textOf } from '../common/validity.ts';
import type { ItemsApi } from './subjects.ts';

/** One check for each resource that the specification describes: it has a comment. */
export const commented = (its: ItemsApi, system: System): readonly Check[] => {
  const checks = haveComments(
    textOf(system),
    [
      ...place('the table', () => its.table.id),
      ...place('the key', () => its.key.id),
      ...place("the function's role", () => its.role.id),
      ...place('the function', () => its.fn.id),
      ...place('the API', () => its.api.id),
      ...place('the method', () => its.post.at.resource),
      ...place('the model', () => its.model.at.resource),
      ...place('the request validator', () => its.validator.at.resource),
      ...place('the alarm', () => its.alarm.id),
      ...place('the topic', () => its.topic.id),
    ],
    [],
  );
  if (checks.length === 0) throw new MissingSubject('a resource to explain', 'there is none of the API');
  return checks;
};
