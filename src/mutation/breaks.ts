import { whenParameter } from './condition.ts';
import { dataOf, getAtt, type Data } from './data.ts';
import { NotApplicable, type Breakable, type MutantDeclaration } from './declaration.ts';
import { addEntry, addItem as itemAdded, removeSpot, renameKey, replaceWith } from './edits.ts';
import { findPath, resourceOf, stepsOf } from './find-path.ts';
import type { Edit } from './mutant.ts';
import { label } from './operator.ts';
import { asJson } from './operators/as-json.ts';
import { attachment } from './operators/attach-elsewhere.ts';
import { commentsOf, without } from './operators/drop-comment.ts';
import { addDecoy, decoyId } from './operators/swap-reference.ts';
import { referencesAt } from './references.ts';
import type { Spot } from './spots.ts';
import type { KnownType, PathOf, TargetOf } from './tables/property-paths.ts';

/** A value that is wrong only where a parameter has a certain value. */
export interface OnlyWhen {
  readonly kind: 'only-when';
  readonly parameter: string;
  readonly is: string;
  readonly wrong: Data;
}

/**
 * Words for declaring mutants of one spec. `S`: its subjects. `P`, `O`: the names of its parameters and outputs. A property
 * that the resource behind a subject does not have is an error of types.
 */
export const breaksOf = <S, P extends string, O extends string>() => {
  type Target = TargetOf<S>;

  /** A property, with another value, or with one where it had none. */
  const set = <T extends Target>(
    target: T,
    property: PathOf<S, T>,
    value: Data | OnlyWhen,
  ): MutantDeclaration =>
    declare(`${target}.${property} is ${shown(value)}`, (template) =>
      setProperty(template, target, property, value),
    );
  /** A property, or an item, that is not there. */
  const remove = <T extends Target>(target: T, property: PathOf<S, T>): MutantDeclaration =>
    declare(`no ${target}.${property}`, (template) => {
      const spot = findPath(template, resourceOf(template, target), `Properties.${property}`);
      if (spot === undefined) throw new NotApplicable(`${target} has no ${property}`);
      return [removeSpot(template.document, spot)];
    });
  /** One item more in a list; a single value becomes a list. */
  const add = <T extends Target>(target: T, property: PathOf<S, T>, item: Data): MutantDeclaration =>
    declare(`${target}.${property} has ${label(item)} as well`, (template) => {
      const spot = findPath(template, resourceOf(template, target), `Properties.${property}`);
      if (spot === undefined) return setProperty(template, target, property, [item]);
      if (spot.node.kind === 'sequence' && spot.call === undefined)
        return [itemAdded(template.document, spot.node, item)];
      return [replaceWith(template.document, spot, [dataOf(spot.node), item])];
    });
  /** A reference to another resource of the same type, which is added for it. */
  const swapReference = <T extends Target>(target: T, property: PathOf<S, T>): MutantDeclaration =>
    declare(`${target}.${property} refers to another of its type`, (template) => {
      const spot = findPath(template, resourceOf(template, target), `Properties.${property}`);
      return spot === undefined ? missing(property) : toDecoy(template, spot);
    });
  /** A value that stands for whatever it was with the defaults. */
  const removeResource = (target: Target): MutantDeclaration =>
    declare(`no ${target}`, (template) => {
      const spot = resourceOf(template, target);
      const waiting = template.spots.filter((each) => each.key === 'DependsOn' && textOf(each) === spot.name);
      return [
        removeSpot(template.document, spot),
        ...waiting.map((each) => removeSpot(template.document, each)),
      ];
    });
  /** An attribute of a resource beside its properties. */
  const removeAttribute = (target: Target, attribute: 'DependsOn' | 'Condition'): MutantDeclaration =>
    declare(`no ${target}.${attribute}`, (template) => {
      const spot = findPath(template, resourceOf(template, target), attribute);
      return spot === undefined ? missing(attribute) : [removeSpot(template.document, spot)];
    });
  /** A resource beside the others. */
  const addResource = (
    id: string,
    type: KnownType,
    properties: { readonly [key: string]: Data },
  ): MutantDeclaration =>
    declare(`${id} as well`, (template) => {
      const { node } = at(template, 'Resources');
      return node.kind === 'mapping'
        ? [addEntry(template.document, node, id, { Type: type, Properties: properties })]
        : missing('Resources');
    });
  /** What becomes of a resource when its stack is deleted. */
  const setDeletionPolicy = (target: Target, value: 'Retain' | 'Delete'): MutantDeclaration =>
    declare(`${target}.DeletionPolicy is ${value}`, (template) => {
      const resource = resourceOf(template, target);
      const spot = findPath(template, resource, 'DeletionPolicy');
      if (spot !== undefined) return [replaceWith(template.document, spot, value)];
      return resource.node.kind === 'mapping'
        ? [addEntry(template.document, resource.node, 'DeletionPolicy', value)]
        : missing(target);
    });
  /** A policy that reaches a role from a resource of its own. */
  const attachFromElsewhere = (role: Target, action: string, on: Target | '*'): MutantDeclaration =>
    declare(`${role} is granted ${action} on ${on} from elsewhere`, (template) => {
      const resource = on === '*' ? '*' : getAtt(resourceOf(template, on).name, 'Arn');
      const statement = { Effect: 'Allow', Action: action, Resource: resource };
      return [
        attachment(template, resourceOf(template, role).name, statement) ?? missing('Resources'),
      ].flat();
    });
  /** A resource's text of inline code, changed: the passage has to be there. */
  const changeCode = (target: Target, what: string, from: string | RegExp, to: string): MutantDeclaration =>
    declare(what, (template) => {
      const spot = findPath(template, resourceOf(template, target), 'Properties.Code.ZipFile');
      const { text } = template.document;
      const code = spot && text.slice(spot.node.start, spot.node.end);
      if (spot === undefined || code === undefined || code.replace(from, to) === code)
        throw new NotApplicable(`the code of ${target} has no such passage: ${String(from)}`);
      return [{ start: spot.node.start, end: spot.node.end, text: code.replace(from, () => to) }];
    });
  const setParameter = (
    name: P,
    key: 'Type' | 'Default' | 'AllowedValues' | 'Description',
    value: Data,
  ): MutantDeclaration =>
    declare(`${name}.${key} is ${label(value)}`, (template) => [
      replaceWith(template.document, at(template, `Parameters.${name}.${key}`), value),
    ]);
  const setOutput = (name: O, value: Data): MutantDeclaration =>
    declare(`the output ${name} is ${label(value)}`, (template) => [
      replaceWith(template.document, at(template, `Outputs.${name}.Value`), value),
    ]);
  const renameOutput = (name: O, to: string): MutantDeclaration =>
    declare(`the output ${name} is called ${to}`, (template) => {
      const { entry } = at(template, `Outputs.${name}`);
      return entry === undefined ? missing(name) : [renameKey(template.document, entry, to)];
    });
  /** Where a rule's first assertion says something else, or the first rule holds under a condition only. */
  const setRule = (part: 'Assertions[0].Assert' | 'RuleCondition', value: Data): MutantDeclaration =>
    declare(`the rule's ${part} is ${label(value)}`, (template) => {
      const rule = template.spots.find(({ parent }) => parent?.path === 'Rules');
      if (rule?.node.kind !== 'mapping') return missing('Rules');
      const spot = findPath(template, rule, part);
      return spot === undefined
        ? [addEntry(template.document, rule.node, part, value)]
        : [replaceWith(template.document, spot, value)];
    });
  const removeSection = (name: 'Rules' | 'Outputs'): MutantDeclaration =>
    declare(`no ${name}`, (template) => [removeSpot(template.document, at(template, name))]);
  /** No comment above or in a resource, or above or in one of its properties. */
  const dropComments = <T extends Target>(target: T, property?: PathOf<S, T>): MutantDeclaration =>
    declare(`no comment at ${target}${property === undefined ? '' : `.${property}`}`, (template) => {
      const resource = resourceOf(template, target);
      const spot = property === undefined ? resource : findPath(template, resource, `Properties.${property}`);
      const comments = spot && commentsOf(template, spot);
      if (comments === undefined || comments.length === 0) return missing('a comment');
      return comments.map((each) => without(template.document, each));
    });
  const makeJson = (): MutantDeclaration =>
    declare('JSON in place of YAML', (template) =>
      [...asJson.mutants(template)].flatMap(({ edits }) => edits),
    );
  /** Several changes at once, for what one alone does not break. */
  const together = (description: string, ...changes: readonly MutantDeclaration[]): MutantDeclaration =>
    declare(description, (template) => changes.flatMap((change) => change.edits(template)));
  /** The same change of the template that makes the bucket of the packages. */
  const inPackageTemplate = (change: MutantDeclaration): MutantDeclaration => ({
    ...change,
    description: `in the package template: ${change.description}`,
    inPackageTemplate: true,
  });
  const onlyWhen = (parameter: P, is: string, wrong: Data): OnlyWhen => ({
    kind: 'only-when',
    parameter,
    is,
    wrong,
  });

  return {
    set,
    remove,
    add,
    swapReference,
    removeResource,
    removeAttribute,
    addResource,
    setDeletionPolicy,
    attachFromElsewhere,
    changeCode,
    setParameter,
    setOutput,
    renameOutput,
    setRule,
    removeSection,
    dropComments,
    makeJson,
    together,
    inPackageTemplate,
    onlyWhen,
  };
};

const declare = (
  description: string,
  edits: (template: Breakable) => readonly Edit[],
): MutantDeclaration => ({
  description,
  edits,
});

const missing = (what: string): never => {
  throw new NotApplicable(`there is no ${what}`);
};

const at = (template: Breakable, path: string): Spot => template.at(path) ?? missing(path);

const textOf = ({ node }: Spot): string | undefined => (node.kind === 'scalar' ? node.text : undefined);

const isOnlyWhen = (value: Data | OnlyWhen): value is OnlyWhen =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'only-when';

const shown = (value: Data | OnlyWhen): string =>
  isOnlyWhen(value) ? `${label(value.wrong)} when ${value.parameter} is ${value.is}` : label(value);

const setProperty = (
  template: Breakable,
  target: string,
  property: string,
  value: Data | OnlyWhen,
): readonly Edit[] => {
  const resource = resourceOf(template, target);
  const spot = findPath(template, resource, `Properties.${property}`);
  if (isOnlyWhen(value)) {
    const condition = whenParameter(template, value.parameter, 'Is', value.is);
    if (spot === undefined || condition === undefined) return missing(property);
    const either: Data = { 'Fn::If': [condition.name, value.wrong, dataOf(spot.node)] };
    return [replaceWith(template.document, spot, either), condition.edit];
  }
  if (spot !== undefined) return [replaceWith(template.document, spot, value)];
  const steps = [...stepsOf(property)];
  const key = steps.pop() ?? '';
  const holder = findPath(template, resource, ['Properties', ...steps].join('.').replaceAll('.[', '['));
  if (holder?.node.kind !== 'mapping') return missing(property);
  return [addEntry(template.document, holder.node, key, value)];
};

const toDecoy = (template: Breakable, spot: Spot): readonly Edit[] => {
  const types = new Map(template.resources.map(({ name, type }) => [name, type]));
  const reference = referencesAt(spot).find(({ name }) => types.has(name));
  const type = types.get(reference?.name ?? '');
  const added = type === undefined ? undefined : addDecoy(template, type);
  if (reference === undefined || type === undefined || added === undefined) return missing('reference');
  return [replaceWith(template.document, spot, reference.with(decoyId(type), reference.attribute)), added];
};
