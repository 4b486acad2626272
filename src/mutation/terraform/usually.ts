import { valueText, declaredVariables, pascalCase, usualValue } from '../../terraform/variables.ts';
import { hclOf } from './literals.ts';
import type { TerraformOriginal } from './original.ts';

/** A condition that holds with the defaults, and does not under some other circumstances; undefined where none is tried. */
export const usually = ({ module, scenarios }: TerraformOriginal): string | undefined => {
  const [usual, ...others] = scenarios;
  for (const variable of declaredVariables(module)) {
    const name = pascalCase(variable.name);
    const given = usual?.parameters.get(name);
    if (given === undefined || others.every(({ parameters }) => parameters.get(name) === given)) continue;
    const value = usualValue(variable, module);
    const text = value === undefined ? given : valueText(value);
    const literal = variable.type === 'bool' || variable.type === 'number' ? (text ?? '') : hclOf(text ?? '');
    if (variable.type !== undefined && !['bool', 'number', 'string'].includes(variable.type)) continue;
    return `var.${variable.name} == ${literal}`;
  }
  return undefined;
};
