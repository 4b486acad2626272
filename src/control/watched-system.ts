import type { TemplateFacts, TemplateResource } from '../resources/stack/facts.ts';
import type { FactsByKind, Kind, Scenario, System } from '../resources/system.ts';
import { watchedList, watchedMap, watchedObject, type Note } from './watched.ts';

/**
 * A system that notes whatever is read of it, fact by fact: whatever hangs on a fact counts as read with it. Nothing of it
 * can be read unnoticed, so that a judgement which would read all the same of another system would come to the same there.
 */
export const watchedSystem = (system: System, note: Note<System>): System => {
  const lists = new Map<Kind, unknown>();
  const all = <K extends Kind>(kind: K): readonly FactsByKind[K][] => {
    const known = lists.get(kind);
    if (known !== undefined) return known as readonly FactsByKind[K][];
    const list = watchedList(system.all(kind), kind, (of) => of.all(kind), note);
    lists.set(kind, list);
    return list;
  };
  const scenario = watchedScenario(system.scenario, note);
  let template: TemplateFacts | undefined;
  return finer(
    watchedObject(system, 'system', (of: System) => of, note),
    {
      all: () => all,
      scenario: () => scenario,
      parameters: () => watchedMap(system.parameters, 'parameters', (of) => of.parameters, note),
      outputs: () => watchedMap(system.outputs, 'outputs', (of) => of.outputs, note),
      template: () => {
        note({
          key: 'is there a template',
          ask: (of) => of.template !== undefined,
          answer: system.template !== undefined,
        });
        return (template ??= system.template && watchedTemplate(system.template, note));
      },
    },
  );
};

/** Some fields are watched more finely than as a whole. */
const finer = <T extends object>(whole: T, fields: { readonly [F in keyof T]?: () => T[F] }): T =>
  new Proxy(whole, {
    get: (target, key) => {
      const field = Object.hasOwn(fields, key) ? fields[key as keyof T] : undefined;
      return field === undefined ? (Reflect.get(target, key) as unknown) : field();
    },
  });

const watchedScenario = (scenario: Scenario, note: Note<System>): Scenario => {
  const values = watchedMap(scenario.parameters, 'values', (of: System) => of.scenario.parameters, note);
  return finer(
    watchedObject(scenario, 'scenario', (of: System) => of.scenario, note),
    { parameters: () => values },
  );
};

/** Its resources have functions of their own, so they are watched one by one. */
const watchedTemplate = (template: TemplateFacts, note: Note<System>): TemplateFacts => {
  let resources: readonly TemplateResource[] | undefined;
  return finer(
    watchedObject(template, 'template', (of: System) => of.template, note),
    { resources: () => (resources ??= watchedList(template.resources, 'resources', resourcesOf, note)) },
  );
};

const listed = new WeakMap<System, readonly TemplateResource[] | undefined>();

/** Listed once: each question about one of them begins here. */
const resourcesOf = (system: System): readonly TemplateResource[] | undefined => {
  if (!listed.has(system)) listed.set(system, system.template?.resources);
  return listed.get(system);
};
