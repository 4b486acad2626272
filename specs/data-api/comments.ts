import { fail, pass } from '../../src/control/expect.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { TemplateFacts, TemplateResource } from '../../src/resources/stack/facts.ts';
import type { System } from '../../src/resources/system.ts';
import { MissingSubject } from '../../src/control/subject.ts';
import type { DataApi } from './subjects.ts';

/** A resource that needs a comment, or a property of one. */
interface Place {
  readonly what: string;
  readonly id: string;
  /** The property's path, '' for the resource; of several, the first that is there. */
  readonly paths: readonly string[];
}

/** What of the data API has to be explained: its major resources, and the properties that its specification sets. */
const places = (subjects: DataApi, system: System): readonly Place[] => {
  const whole = (what: string, id: () => string): readonly Place[] => present(what, id, ['']);
  return [
    ...whole('the function', () => subjects.fn.id),
    ...whole("the function's role", () => subjects.role.id),
    ...whole('the API', () => subjects.api.id),
    ...whole('the method', () => subjects.post.at.resource),
    ...whole('the stage', () => subjects.stage.id),
    ...whole('the table', () => subjects.table.id),
    ...whole('the key', () => subjects.key.id),
    ...system.all('logGroup').map(({ id }): Place => ({ what: `the log group ${id}`, id, paths: [''] })),
    ...whole('the alarm', () => subjects.alarm.id),
    ...whole('the topic', () => subjects.topic.id),
    ...present('the key policy', () => subjects.key.id, ['Properties.KeyPolicy']),
    ...present('the encryption', () => subjects.table.id, ['Properties.SSESpecification']),
    ...present('the throttling', () => subjects.stage.id, [
      'Properties.MethodSettings',
      'Properties.StageDescription.MethodSettings',
      'Properties.StageDescription',
    ]),
    ...present("the alarm's threshold", () => subjects.alarm.id, ['Properties.Threshold']),
  ];
};

/** A subject that is missing fails its own clauses; it has no comment to look for. */
const present = (what: string, id: () => string, paths: readonly string[]): readonly Place[] => {
  try {
    return [{ what, id: id(), paths }];
  } catch (thrown) {
    if (thrown instanceof MissingSubject) return [];
    throw thrown;
  }
};

/** Whether a comment stands above or beside a node, or inside it. */
const explains = (resource: TemplateResource, path: string): boolean =>
  resource.comments.some(
    (comment) =>
      path === '' ||
      comment.path === path ||
      comment.path.startsWith(`${path}.`) ||
      comment.path.startsWith(`${path}[`),
  );

/** One check for each major resource and important property: it has a comment. */
export const commented = (template: TemplateFacts, subjects: DataApi, system: System): readonly Check[] => {
  const resources = new Map(template.resources.map((resource) => [resource.id, resource]));
  const check = ({ what, id, paths }: Place): Check => {
    const resource = resources.get(id);
    const path = resource && paths.find((each) => each === '' || resource.placeOf(each) !== undefined);
    // What is not written cannot be commented: that it is missing is another clause's finding.
    if (resource === undefined || path === undefined || explains(resource, path)) return pass();
    return fail(`${what} has no comment`, {
      expected: 'a comment above it or inside it that says what it is for',
      actual: 'none',
      at: resource.placeOf(path) ?? resource.at,
    });
  };
  return [...places(subjects, system).map(check), grantsCommented(subjects, resources)];
};

/** The grants are explained where they stand: at the policies in the role, or at a policy of its own. */
const grantsCommented = (subjects: DataApi, resources: ReadonlyMap<string, TemplateResource>): Check => {
  let carriers: readonly { readonly id: string; readonly path: string }[];
  try {
    const { policies } = subjects.role;
    carriers = (policies.known ? policies.value : []).map(({ at }) => ({ id: at.resource, path: at.path }));
  } catch (thrown) {
    if (thrown instanceof MissingSubject) return pass();
    throw thrown;
  }
  const explained = carriers.some(({ id, path }) => {
    const resource = resources.get(id);
    const lists = ['Properties.Policies', 'Properties.ManagedPolicyArns'];
    return resource !== undefined && [path, ...lists].some((each) => explains(resource, each));
  });
  return explained || carriers.length === 0
    ? pass()
    : fail("the role's grants have no comment", {
        expected: 'a comment at its policies that says what they are for',
        actual: 'none',
        at: resources.get(carriers[0]?.id ?? '')?.at ?? subjects.role.at,
      });
};
