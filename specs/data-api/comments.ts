import type { Check } from '../../src/control/verdict.ts';
import type { System } from '../../src/resources/system.ts';
import { haveComments, place } from '../common/comments.ts';
import { ifThere } from '../common/grants.ts';
import { textOf } from '../common/validity.ts';
import type { DataApi } from './subjects.ts';

/** One check for each major resource, and for each property that the specification sets: it has a comment. */
export const commented = (its: DataApi, system: System): readonly Check[] =>
  haveComments(
    textOf(system),
    [
      ...place('the function', () => its.fn.id),
      ...place("the function's role", () => its.role.id),
      ...place('the API', () => its.api.id),
      ...place('the method', () => its.post.at.resource),
      ...place('the stage', () => its.stage.id),
      ...place('the table', () => its.table.id),
      ...place('the key', () => its.key.id),
      ...system.all('logGroup').flatMap(({ id }) => place(`the log group ${id}`, () => id)),
      ...place('the alarm', () => its.alarm.id),
      ...place('the topic', () => its.topic.id),
      ...place('the key policy', () => its.key.id, 'Properties.KeyPolicy'),
      ...place('the encryption', () => its.table.id, 'Properties.SSESpecification'),
      ...place(
        'the throttling',
        () => its.stage.id,
        'Properties.MethodSettings',
        'Properties.StageDescription.MethodSettings',
        'Properties.StageDescription',
      ),
      ...place("the alarm's threshold", () => its.alarm.id, 'Properties.Threshold'),
    ],
    [ifThere(() => its.role)],
  );
