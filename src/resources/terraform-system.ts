import { known, unknown, type Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import { placeOf } from '../terraform/evaluate.ts';
import { lazyEntries } from '../terraform/lazy-entries.ts';
import type { TerraformModule } from '../terraform/module.ts';
import { resolveTerraform, type ResolvedModule } from '../terraform/resolve.ts';
import { anySpelling } from '../terraform/spellings.ts';
import { isNull, plainOf } from '../terraform/values.ts';
import { declaredVariables, pascalCase, usualValue, valueText } from '../terraform/variables.ts';
import { withPackage } from './bucket/package-from-terraform.ts';
import { textOf } from './properties.ts';
import { gatewayAccountOf } from './rest-api/from-template.ts';
import { withRemaking } from './rest-api/remaking-from-terraform.ts';
import type { OutputFacts, ParameterFacts } from './stack/facts.ts';
import type { FactsByKind, Kind, Scenario, System } from './system.ts';
import { observers } from './template-system.ts';
import { terraformFactsOf } from './terraform/from-terraform.ts';
import { terraformMappings } from './terraform-mappings.ts';

/** How a module is observed. */
export interface TerraformOptions {
  /** The environment variables of functions that are observed; all unless given. */
  readonly variables?: readonly string[] | undefined;
  /** The facts of a kind, where they are known from elsewhere; undefined where they have to be observed. */
  readonly known?: <K extends Kind>(kind: K) => readonly FactsByKind[K][] | undefined;
  /** Told of each resource of which more than its id and type is looked at for a kind. */
  readonly looksAt?: (kind: Kind, id: string) => void;
}

/**
 * The system that a Terraform module comes to under one scenario: the facts of a template's symbolic deployment, with the places
 * of the code. Variables and outputs have a template's names (`SnsEmail`), and are found in any spelling.
 */
export const observeTerraform = (
  module: TerraformModule,
  scenario: Scenario,
  options: TerraformOptions = {},
): System => observeResolved(module, resolveTerraform(module, scenario, terraformMappings), options);

/** The same of a module that was resolved under its scenario. */
export const observeResolved = (
  module: TerraformModule,
  resolved: ResolvedModule,
  { variables, known: knownFacts, looksAt }: TerraformOptions,
): System => {
  const { scenario } = resolved;
  const stackOf = (kind: Kind): ResolvedModule =>
    looksAt === undefined
      ? resolved
      : noting(resolved, (id) => {
          looksAt(kind, id);
        });
  // Some facts only the code itself shows.
  const observersOf: typeof observers = {
    ...observers,
    restApi: (stack) =>
      observers.restApi(stack, variables).map((api) => withRemaking(api, module, resolved.scope)),
    bucketObject: (stack) =>
      observers.bucketObject(stack, variables).map((its) => withPackage(its, module, resolved)),
  };
  const observed = new Map<Kind, unknown>();
  const once = <T>(kind: Kind, observe: () => T): T => {
    if (!observed.has(kind)) observed.set(kind, observe());
    return observed.get(kind) as T;
  };
  // Each is read when it is first asked for.
  let parameters: System['parameters'] | undefined;
  let outputs: System['outputs'] | undefined;
  let gatewayAccount: System['gatewayAccount'] | undefined;
  let terraform: System['terraform'];
  return {
    source: 'terraform',
    scenario,
    all: (kind) => once(kind, () => knownFacts?.(kind) ?? observersOf[kind](stackOf(kind), variables)),
    unreadable: () => hiddenIn(module),
    get parameters() {
      return (parameters ??= parametersOf(module));
    },
    get outputs() {
      return (outputs ??= outputsOf(resolved));
    },
    get gatewayAccount() {
      return (gatewayAccount ??= gatewayAccountOf(resolved));
    },
    get terraform() {
      return (terraform ??= terraformFactsOf(module, resolved));
    },
    template: undefined,
    stack: undefined,
  };
};

/** A stack that tells of which resources more is read than their ids and types. */
const noting = (stack: ResolvedModule, note: (id: string) => void): ResolvedModule => ({
  ...stack,
  resources: new Map(
    [...stack.resources].map(([id, resource]) => [
      id,
      new Proxy(resource, {
        get: (target, key) => {
          if (key !== 'id' && key !== 'type') note(id);
          return Reflect.get(target, key) as unknown;
        },
      }),
    ]),
  ),
});

/** An output that is null is none, as in flat outputs. */
const outputsOf = ({ outputs }: ResolvedModule): System['outputs'] =>
  anySpelling(
    new Map(
      [...outputs].flatMap(([name, { value, at }]): readonly (readonly [string, OutputFacts])[] =>
        isNull(value) ? [] : [[pascalCase(name), { name: pascalCase(name), value: outputText(value), at }]],
      ),
    ),
  );

/** Lists and objects as JSON, as flat outputs have them. */
const outputText = (value: Value): Fact<string> => {
  if (value.kind !== 'list' && value.kind !== 'dict') return textOf(value);
  const data = plainOf(value);
  return data === undefined ? textOf(value) : known(JSON.stringify(data), value.at);
};

const opaque = /^(?:aws_cloudformation_|aws_cloudcontrolapi_|aws_serverlessapplicationrepository_|awscc_)/;

/** What makes things that this code does not show. */
const hiddenIn = ({ modules, resources }: TerraformModule): string | undefined => {
  const [call] = modules;
  if (call !== undefined)
    return `module.${call.labels[0] ?? ''} is another module's code, and what it makes is not read`;
  const found = [...resources].find(([, { labels }]) => opaque.test(labels[0] ?? ''));
  return found && `${found[0]} makes what is not in this code`;
};

const types: ReadonlyMap<string | undefined, string> = new Map([
  ['number', 'Number'],
  ['list(string)', 'CommaDelimitedList'],
  ['set(string)', 'CommaDelimitedList'],
  ['list(number)', 'List<Number>'],
]);

const parametersOf = (module: TerraformModule): ReadonlyMap<string, ParameterFacts> =>
  module.shown === true ? undeclared(module.folder) : declaredIn(module);

/** Any variable may have been declared, and nothing is known of how. */
const undeclared = (file: string): ReadonlyMap<string, ParameterFacts> =>
  lazyEntries<ParameterFacts>(
    [],
    () => undefined,
    (name) => {
      const at = { resource: '', path: '', file };
      const why = unknown('a plan or a state does not say how a variable is declared', at);
      return { name, type: why, default: why, allowedValues: why, description: why, at };
    },
  );

const declaredIn = (module: TerraformModule): ReadonlyMap<string, ParameterFacts> =>
  anySpelling(
    new Map(
      declaredVariables(module).map((variable): [string, ParameterFacts] => {
        const name = pascalCase(variable.name);
        const at = (argument: string): Place => {
          const written = variable.block.body.attributes.get(argument);
          return placeOf((written ?? variable.block).at, `var.${variable.name}`, argument);
        };
        const usual = usualValue(variable, module);
        return [
          name,
          {
            name,
            // Where it has no type anything is taken, as for a String.
            type: known(
              types.get(variable.type) ?? (isText(variable.type) ? 'String' : variable.type),
              at('type'),
            ),
            default: known(usual && valueText(usual), at('default')),
            allowedValues: known(variable.allowedValues, at('validation')),
            description: known(variable.description, at('description')),
            at: placeOf(variable.block.at, `var.${variable.name}`),
          },
        ];
      }),
    ),
  );

const isText = (type: string | undefined): type is undefined | 'string' | 'bool' =>
  type === undefined || type === 'string' || type === 'bool' || type === 'any';
