import type { Context } from '../../src/control/control.ts';
import { valueOf } from '../../src/control/subject.ts';

/**
 * The value that something has to follow: that of the parameter or variable in these circumstances; where the source has none, of
 * a live stack the output of that name, or else what the specification says.
 */
export const followed = ({ scenario, system }: Context, parameter: string, usual: string): string => {
  const output = system.source === 'live' ? system.outputs.get(parameter)?.value : undefined;
  return scenario.parameters.get(parameter) ?? (output && valueOf(output)) ?? usual;
};

/** What the names of this deployment begin with. */
export const suffixOf = (context: Context): string => followed(context, 'EnvironmentSuffix', 'dev');

/** Whether something that a parameter switches is to be on. */
export const isOn = (context: Context, parameter: string, usually: boolean): boolean =>
  ['true', 'yes', 'on', '1'].includes(followed(context, parameter, String(usually)).toLowerCase());
