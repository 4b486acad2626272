import type { Value } from '../facts/value.ts';
import type { Scenario } from '../resources/system.ts';
import type { TemplateDocument } from '../template/document.ts';
import { declaredParameters } from '../template/parameters.ts';
import { resolveTemplate } from '../template/resolve.ts';
import { scenariosOf, type GivenValues } from '../template/scenarios.ts';
import type { ResolvedStack } from '../template/stack.ts';
import { spotsOf, type Spot } from './spots.ts';

/** A template to be mutated, and what it comes to with its defaults. */
export interface Original {
  readonly document: TemplateDocument;
  readonly spots: readonly Spot[];
  readonly scenario: Scenario;
  readonly stack: ResolvedStack;
  /** The spot of a path. */
  at(path: string): Spot | undefined;
  /** The first of these types, with its logical id as name. */
  resource(...types: readonly string[]): Spot | undefined;
  readonly resources: readonly Spot[];
}

/**
 * Reads a template for mutation.
 * @throws StackproofError when it cannot be resolved.
 */
export const originalOf = (document: TemplateDocument, given: GivenValues = {}): Original => {
  const spots = spotsOf(document);
  const [judged] = scenariosOf(document, given).scenarios;
  if (judged === undefined) throw new RangeError('a template has at least one scenario');
  const scenario = { ...judged, parameters: new Map([...judged.parameters, ...ownValues(document, given)]) };
  const paths = new Map(spots.map((spot) => [spot.path, spot]));
  const resources = spots.filter(
    ({ section, parent }) => section === 'Resources' && parent?.path === 'Resources',
  );
  return {
    document,
    spots,
    scenario,
    stack: resolveTemplate(document, scenario),
    at: (path) => paths.get(path),
    resource: (...types) => resources.find(({ type }) => types.includes(type)),
    resources,
  };
};

/** A parameter without default has another value than the one it is judged at, which nobody would ever write down. */
const ownValues = (document: TemplateDocument, given: GivenValues): readonly (readonly [string, string])[] =>
  [...declaredParameters(document).values()]
    .filter(
      (parameter) => parameter.default === undefined && given.parameters?.[parameter.name] === undefined,
    )
    .filter(({ allowedValues }) => allowedValues === undefined)
    .map(({ name }) => [name, 'somebody@example.com'] as const);

/** What a spot comes to with the defaults; undefined where it cannot be known. */
export const resolvedAt = ({ stack }: Original, spot: Spot): string | number | boolean | undefined => {
  const found = valueAt(stack, spot);
  return found?.kind === 'scalar' && found.value !== null ? found.value : undefined;
};

const valueAt = (stack: ResolvedStack, { section, name, path }: Spot): Value | undefined => {
  if (section === 'Outputs')
    return path === `Outputs.${name}.Value` ? stack.outputs.get(name)?.value : undefined;
  const prefix = `Resources.${name}.Properties`;
  if (section !== 'Resources' || !path.startsWith(prefix)) return undefined;
  let value: Value | undefined = stack.resources.get(name)?.properties;
  let rest = path.slice(prefix.length);
  while (rest !== '' && value !== undefined) {
    const step: RegExpExecArray | null = /^\[(\d+)\]/.exec(rest) ?? null;
    if (step !== null) {
      value = value.kind === 'list' ? value.items[Number(step[1])] : undefined;
      rest = rest.slice(step[0].length);
      continue;
    }
    if (value.kind !== 'dict') return undefined;
    const below = rest.slice(1);
    const key: string | undefined = [...value.entries.keys()]
      .filter((each) => below.startsWith(each) && /^(?:$|[.[])/.test(below.slice(each.length)))
      .sort((a, b) => b.length - a.length)[0];
    value = key === undefined ? undefined : value.entries.get(key);
    rest = below.slice(key?.length ?? 0);
  }
  return value;
};
