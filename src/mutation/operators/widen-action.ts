import { replaced, type Operator } from '../operator.ts';
import { serviceOf, statementsOf } from '../policies.ts';

/** The wider patterns that an action falls under: by its first word, its service, and all. */
export const widerActions = (action: string): readonly string[] => {
  const service = serviceOf(action);
  if (service === undefined) return [];
  const verb = /^[A-Z][a-z]+/.exec(action.slice(service.length + 1))?.[0];
  return [...(verb === undefined ? [] : [`${service}:${verb}*`]), `${service}:*`, '*'].filter(
    (each) => each !== action,
  );
};

/** Widens an action to its prefix, to its whole service, and to everything. */
export const widenAction: Operator = {
  name: 'widen-action',
  *mutants(original) {
    for (const { actions } of statementsOf(original))
      for (const { spot, action } of actions)
        for (const wider of widerActions(action)) yield replaced(original, this.name, spot, wider);
  },
};
