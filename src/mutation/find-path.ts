import { NotApplicable, type Breakable } from './declaration.ts';
import { literalOf } from './operator.ts';
import type { Original } from './original.ts';
import type { Spot } from './spots.ts';

/** The resource that a declaration names: by its part in the system, or as one of the template's of a type. */
export const resourceOf = (template: Breakable, target: string): Spot => {
  const [type = '', number = '1'] = target.split('#');
  const found = target.includes('::')
    ? template.resources.filter((each) => each.type === type)[Number(number) - 1]
    : template.at(`Resources.${template.logicalIdOf(target)}`);
  if (found === undefined) throw new NotApplicable(`there is no ${target}`);
  return found;
};

/** The spot of a path whose items may be named by what one of their keys says; undefined when it is not there. */
export const findPath = (template: Original, start: Spot, path: string): Spot | undefined => {
  let spot: Spot | undefined = start;
  for (const step of stepsOf(path)) {
    if (spot === undefined) return undefined;
    spot = step.startsWith('[')
      ? itemOf(template, spot, step.slice(1, -1))
      : template.at(`${spot.path}.${step}`);
  }
  return spot;
};

/** `Statement[Sid=A.b].Action` as `Statement`, `[Sid=A.b]`, `Action`. */
export const stepsOf = (path: string): readonly string[] => path.match(/\[[^\]]*\]|[^.[\]]+/g) ?? [];

const itemOf = (template: Original, list: Spot, selector: string): Spot | undefined => {
  // A key with dots in it: `ResponseParameters[method.response.header.X]`.
  if (list.node.kind === 'mapping') return template.at(`${list.path}.${selector}`);
  const equals = selector.indexOf('=');
  if (equals < 0) return template.at(`${list.path}[${selector}]`);
  const [key, wanted] = [selector.slice(0, equals), selector.slice(equals + 1)];
  if (list.node.kind !== 'sequence') return undefined;
  return list.node.items
    .map((_, index) => template.at(`${list.path}[${String(index)}]`))
    .find((item) => {
      const named = item && template.at(`${item.path}.${key}`);
      const literal = named && literalOf(named);
      return literal !== undefined && String(literal) === wanted;
    });
};
