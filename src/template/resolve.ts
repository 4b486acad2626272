import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import type { TemplateProblem } from '../resources/stack/facts.ts';
import type { Scenario } from '../resources/system.ts';
import { circlesIn, reachableFrom } from './circles.ts';
import type { TemplateDocument } from './document.ts';
import { expandLoops } from './for-each.ts';
import { childOf, nameText, placeAt } from './nodes.ts';
import { expandedOutline, outlineOf, type Outline } from './outline.ts';
import { resolutionOf, type Resolution } from './resolution.ts';
import { resolvingResource, type ResolvingResource } from './resource.ts';
import { refusalByRules } from './rules.ts';
import type { ResolvedResource, ResolvedStack, SharingStack } from './stack.ts';
import { unknownValue } from './values.ts';
import { problemsOf } from './validity.ts';
import { outputsPart, partOf, resourcesPart } from './variant.ts';

/**
 * What a template comes to under one scenario. Resources, outputs, problems and the refusal are each worked out when they
 * are first asked for.
 * @throws StackproofError (exit 2) when it asks for a transform that is not supported, or its loops make too much.
 */
export const resolveTemplate = (document: TemplateDocument, scenario: Scenario): SharingStack => {
  const { outline, problems: loopProblems } = writtenOut(outlineOf(document), scenario);
  const nesting = { count: 0 };
  const begun = new Map<string, ResolvingResource>();
  // Begun when first asked for: that a rule refuses a region shows without any resource.
  const resourceOf = (id: string): ResolvingResource | undefined => {
    resolution.readPart(partOf(id, ''));
    const before = begun.get(id);
    const entry = outline.resources.get(id);
    if (before !== undefined || entry === undefined) return before;
    const resource = resolvingResource(id, entry, resolution, nesting);
    begun.set(id, resource);
    return resource;
  };
  const resolution = resolutionOf(outline, scenario, resourceOf);

  const { once, onceApart } = resolution;

  const existing = once(() => {
    resolution.readPart(resourcesPart);
    return [...outline.resources.keys()].flatMap((id): [string, ResolvingResource][] => {
      const resource = resourceOf(id);
      return resource === undefined || resource.exists() === false ? [] : [[id, resource]];
    });
  });
  const outputs = once(() => {
    resolution.readPart(outputsPart);
    return outputsOf(resolution);
  });
  /** What a resource depends on directly. */
  const needs = (id: string): ReadonlySet<string> =>
    resolution.shared(`needs of ${id}`, () => new Set(needsOf(id)));
  const needsOf = (id: string): readonly string[] => {
    const resource = resourceOf(id);
    if (resource === undefined || resource.exists() === false) return [];
    resource.resolveAll();
    // CloudFormation passes over a DependsOn to what is not made.
    const named = resource.dependsOn.filter(
      (other) => other !== id && (resourceOf(other)?.exists() ?? false) !== false,
    );
    return [...named, ...(resolution.references.get(id) ?? [])];
  };
  const everything = onceApart(() => {
    for (const name of outline.conditions.keys())
      resolution.condition(name, placeAt(document, outline.root, '', 'Conditions'));
    for (const [, resource] of existing()) resource.resolveAll();
    // An output's value is a getter: reading it resolves it.
    Array.from(outputs().values(), ({ value }) => value);
  });
  const byRules = onceApart(() => refusalByRules(resolution));

  const problems = onceApart(() => {
    byRules();
    everything();
    return inOrder([...problemsOf(outline), ...loopProblems, ...resolution.problems, ...circles()]);
  });
  const circles = (): readonly TemplateProblem[] => {
    return circlesIn(
      existing().map(([id]) => id),
      needs,
    ).map((ids) => ({
      message: `a circle of dependencies, in which none can be made first: ${[...ids, ids[0]].join(' → ')}`,
      at: placeOfResource(outline, ids[0] ?? ''),
    }));
  };
  const refusal = onceApart(() => {
    const refused = byRules();
    if (refused !== undefined) return refused;
    everything();
    return resolution.refusals[0];
  });

  const made = once(
    () =>
      new Map(
        existing().map(([id, resource]): [string, ResolvedResource] => [
          id,
          resource.resolved(() => resolution.shared(`all before ${id}`, () => reachableFrom(id, needs))),
        ]),
      ),
  );
  const stack: SharingStack = {
    scenario,
    get resources() {
      return made();
    },
    get outputs() {
      return outputs();
    },
    get problems() {
      return problems();
    },
    get refusal() {
      return refusal();
    },
    once: (key, make) => resolution.shared(`made of the stack: ${key}`, () => make(noting())),
  };
  /** The same stack for whoever makes something of it that is to be shared: the parameters that it reads are noted. */
  const noting = (): ResolvedStack =>
    Object.create(stack, {
      scenario: {
        value: { ...scenario, parameters: notingMap(scenario.parameters, resolution.readParameter) },
      },
    }) as ResolvedStack;
  return stack;
};

/** Whatever a map is asked, other than for one name, counts as reading all of it. */
const notingMap = (
  map: ReadonlyMap<string, string>,
  note: (name: string) => void,
): ReadonlyMap<string, string> => {
  const all = (): ReadonlyMap<string, string> => {
    for (const name of map.keys()) note(name);
    return map;
  };
  return {
    get: (name) => {
      note(name);
      return map.get(name);
    },
    has: (name) => {
      note(name);
      return map.has(name);
    },
    get size() {
      return all().size;
    },
    forEach: (callback, thisArg) => {
      all().forEach(callback, thisArg);
    },
    entries: () => all().entries(),
    keys: () => all().keys(),
    values: () => all().values(),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
};

/** The outline with its loops written out, and what was wrong with them. */
const writtenOut = (
  outline: Outline,
  scenario: Scenario,
): { outline: Outline; problems: readonly TemplateProblem[] } => {
  if (!outline.loops) return { outline, problems: [] };
  const resolution = resolutionOf(outline, scenario, () => undefined);
  return {
    outline: expandedOutline(outline, expandLoops(outline.root, resolution)),
    problems: resolution.problems,
  };
};

const outputsOf = (resolution: Resolution): ResolvedStack['outputs'] => {
  const { document, outputs } = resolution.outline;
  const made = new Map<string, { readonly value: Value; readonly at: Place }>();
  for (const [name, { key, value: node }] of outputs) {
    const at = placeAt(document, key, '', `Outputs.${name}`);
    const condition = nameText(childOf(node, 'Condition'));
    const truth = condition === undefined ? true : resolution.condition(condition, at);
    if (truth === false) continue;
    const value = resolution.once((): Value => {
      if (typeof truth === 'object') return { ...truth, at };
      const written = childOf(node, 'Value');
      const resolved =
        written === undefined
          ? undefined
          : resolution.valueOnce(
              `output ${name}`,
              () => {
                resolution.readPart(outputsPart);
                return resolution.value(written, { resource: '', path: `${at.path}.Value` });
              },
              () => undefined,
            );
      return resolved ?? unknownValue('the output has no value', at);
    });
    made.set(name, {
      get value() {
        return value();
      },
      at,
    });
  }
  return made;
};

const placeOfResource = ({ document, resources }: Outline, id: string): Place => {
  const key = resources.get(id)?.key;
  return key === undefined ? { resource: id, path: '', file: document.file } : placeAt(document, key, id, '');
};

/** As they stand in the text, each once. */
const inOrder = (problems: readonly TemplateProblem[]): readonly TemplateProblem[] => {
  const seen = new Map(
    problems.map((problem) => [`${problem.at.line}:${problem.at.column} ${problem.message}`, problem]),
  );
  return [...seen.values()].sort(
    (a, b) => (a.at.line ?? 0) - (b.at.line ?? 0) || (a.at.column ?? 0) - (b.at.column ?? 0),
  );
};
