import type { Scenario } from '../../resources/system.ts';
import type { TerraformModule } from '../../terraform/module.ts';
import { anySpelling } from '../../terraform/spellings.ts';
import type { Block } from '../../terraform/syntax.ts';
import { pascalCase } from '../../terraform/variables.ts';
import { argumentsIn, namesBehind } from '../../terraform/written.ts';

/** The scenarios of a module, by what they can tell of a mutant. */
export interface Telling {
  readonly usual: Scenario;
  /** Everything other than usual at once, in another account: no scenario of its own, unless there is but one other. */
  readonly crossed: Scenario | undefined;
  /** Those that differ most from the usual one. */
  readonly unusual: readonly Scenario[];
  /** Those in which one switch or another differs. */
  readonly others: readonly Scenario[];
}

const told = new WeakMap<readonly Scenario[], Telling>();

/** The same for the same scenarios. @throws RangeError when there is none. */
export const tellingOf = (scenarios: readonly Scenario[]): Telling => {
  let telling = told.get(scenarios);
  if (telling === undefined) told.set(scenarios, (telling = toldApart(scenarios)));
  return telling;
};

const toldApart = (scenarios: readonly Scenario[]): Telling => {
  const [usual, ...others] = scenarios;
  if (usual === undefined) throw new RangeError('a module has at least one scenario');
  const [last, other] = others.slice(-2);
  return { usual, crossed: crossedOf(last, other), unusual: others.slice(-2), others: others.slice(0, -2) };
};

/** The values of the one, with the name and the account of the other. */
const crossedOf = (last: Scenario | undefined, other: Scenario | undefined): Scenario | undefined => {
  if (last === undefined || other === undefined) return undefined;
  const name = last.parameters.get('StackName') === undefined ? undefined : other.parameters.get('StackName');
  const parameters =
    name === undefined ? last.parameters : anySpelling(new Map([...last.parameters, ['StackName', name]]));
  return { ...other, parameters };
};

/**
 * Whether a mutant of some addresses can be told by a switch alone: by a variable that has several values in `others`. What takes
 * no such variable comes to the same whatever it says; of what others take (a local, a variable) that is not known.
 */
export const takesSwitches = (
  module: TerraformModule,
  addresses: readonly string[],
  { usual, others }: Telling,
): boolean => {
  const switches = [...module.variables.keys()].filter((name) =>
    others.some(
      ({ parameters }) => parameters.get(pascalCase(name)) !== usual.parameters.get(pascalCase(name)),
    ),
  );
  const names = new Set(switches.map((name) => `var.${name}`));
  if (names.size === 0) return false;
  return addresses.some((address) => {
    const block = module.resources.get(address) ?? outputOf(module, address);
    return block === undefined || takes(block, module, names);
  });
};

const outputOf = ({ outputs }: TerraformModule, address: string): Block | undefined =>
  address.startsWith('output.') ? outputs.get(address.slice('output.'.length)) : undefined;

const takes = ({ body }: Block, module: TerraformModule, names: ReadonlySet<string>): boolean =>
  argumentsIn(body).some(({ expression }) =>
    [...namesBehind(expression, module)].some((name) => names.has(name)),
  );
