import { fail, pass } from '../../src/control/expect.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { RoleFacts } from '../../src/resources/role/facts.ts';
import type { TemplateFacts, TemplateResource } from '../../src/resources/stack/facts.ts';
import { ifThere } from './grants.ts';

/** A resource that needs a comment, or a property of one. */
export interface Commented {
  /** In a sentence: "the key policy". */
  readonly what: string;
  readonly id: string;
  /** The property's path, '' for the resource; of several, the first that is there. */
  readonly paths: readonly string[];
}

/** A place that needs a comment. A subject that is missing fails its own clauses; it has no comment to look for. */
export const place = (what: string, id: () => string, ...paths: readonly string[]): readonly Commented[] => {
  const found = ifThere(id);
  return found === undefined ? [] : [{ what, id: found, paths: paths.length === 0 ? [''] : paths }];
};

type Resources = ReadonlyMap<string, TemplateResource>;

/** Whether a comment stands above or beside a node, or inside it. */
const explains = (resource: TemplateResource, path: string): boolean =>
  resource.comments.some(
    (comment) =>
      path === '' ||
      comment.path === path ||
      comment.path.startsWith(`${path}.`) ||
      comment.path.startsWith(`${path}[`),
  );

/** One check for each place, and one for each role's grants: it has a comment. */
export const haveComments = (
  template: TemplateFacts,
  places: readonly Commented[],
  roles: readonly (RoleFacts | undefined)[],
): readonly Check[] => {
  const resources: Resources = new Map(template.resources.map((resource) => [resource.id, resource]));
  return [
    ...places.map((each) => isCommented(each, resources)),
    ...roles.flatMap((role) => (role === undefined ? [] : [grantsCommented(role, resources)])),
  ];
};

const isCommented = ({ what, id, paths }: Commented, resources: Resources): Check => {
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

/** The grants are explained where they stand: at the policies in the role, or at a policy of its own. */
const grantsCommented = (role: RoleFacts, resources: Resources): Check => {
  const carriers = (role.policies.known ? role.policies.value : []).map(({ at }) => ({
    id: at.resource,
    path: at.path,
  }));
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
        at: resources.get(carriers[0]?.id ?? '')?.at ?? role.at,
      });
};
