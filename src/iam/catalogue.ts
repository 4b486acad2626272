import { readActions } from './actions.ts';
import { compile, literally, type Pattern } from './pattern.ts';
import kindsByService from './resource-kinds.json' with { type: 'json' };

interface ResourceData {
  /** The ARN pattern of each kind of resource. */
  readonly kinds: Readonly<Record<string, string>>;
  /** By kinds (`index table`, `-` for none in particular), the names of the actions that apply to them. */
  readonly actions: Readonly<Record<string, string>>;
}

let read: ReadonlyMap<string, string> | undefined;
const actionData = (): ReadonlyMap<string, string> => (read ??= new Map(Object.entries(readActions())));
const resourceData = new Map<string, ResourceData>(Object.entries(kindsByService));

/** Every service that has actions, e.g. `dynamodb`. */
export const services = (): Iterable<string> => actionData().keys();

const actionsByService = new Map<string, readonly string[]>();

/** A service's actions, e.g. `dynamodb:PutItem`; undefined for a service that is not in the catalogue. */
export const actionsOfService = (service: string): readonly string[] | undefined => {
  const names = actionData().get(service);
  if (names === undefined) return undefined;
  let actions = actionsByService.get(service);
  if (actions === undefined) {
    actions = names === '' ? [] : names.split(' ').map((name) => `${service}:${name}`);
    actionsByService.set(service, actions);
  }
  return actions;
};

/** On what an action can be called. */
export interface Applicable {
  readonly patterns: readonly Pattern[];
}

const applicableByAction = new Map<string, ReadonlyMap<string, Applicable>>();

/**
 * On which resources an action (in lower case) can be called at all; undefined when the catalogue does not say, and then
 * it may be any.
 */
export const applicableTo = (action: string): Applicable | undefined => {
  const service = action.slice(0, action.indexOf(':'));
  const resources = resourceData.get(service);
  if (resources === undefined) return undefined;
  let byAction = applicableByAction.get(service);
  if (byAction === undefined) {
    byAction = expand(service, resources);
    applicableByAction.set(service, byAction);
  }
  return byAction.get(action);
};

const expand = (service: string, { kinds, actions }: ResourceData): ReadonlyMap<string, Applicable> => {
  const byAction = new Map<string, Applicable>();
  for (const [names, list] of Object.entries(actions)) {
    const patterns = names.split(' ').flatMap((kind) => {
      if (kind === '-') return [literally('*')];
      const pattern = compile(kinds[kind] ?? '*', 'plain');
      return pattern === undefined ? [] : [pattern];
    });
    // The plainest makes the best example.
    patterns.sort((a, b) => a.text.length - b.text.length);
    const applicable = { patterns };
    for (const name of list.split(' ')) byAction.set(`${service}:${name}`.toLowerCase(), applicable);
  }
  return byAction;
};
