import { known, unknown } from '../../../../src/facts/fact.ts';
import type { FactsByKind, Kind, System } from '../../../../src/resources/system.ts';
import { observeTemplate } from '../../../../src/resources/template-system.ts';
import { loadTemplate } from '../../../../src/template/load.ts';
import { scenariosOf } from '../../../../src/template/scenarios.ts';
import { anySpelling } from '../../../../src/terraform/spellings.ts';
import { profilesApi } from '../../../../specs/profiles-api/index.ts';

/** How a live stack differs from what its template comes to. */
export interface Live {
  /** Values of parameters. */
  readonly given?: Readonly<Record<string, string>>;
  /** Whether the parameters are known: Terraform has none. */
  readonly parameters?: boolean;
  /** Makes other outputs of the template's. */
  readonly outputs?: (outputs: ReadonlyMap<string, string>) => ReadonlyMap<string, string>;
  /** Other facts of a kind. */
  readonly facts?: { readonly [K in Kind]?: (facts: FactsByKind[K]) => FactsByKind[K] };
  /** Why resources of a kind may be missing. */
  readonly unreadable?: { readonly [K in Kind]?: string };
}

const document = loadTemplate(profilesApi.reference);

/** A live stack as its observer would see it: the reference's facts, but for what no service tells. */
export const liveSystem = ({
  given = {},
  parameters = true,
  outputs = (all) => all,
  facts = {},
  unreadable = {},
}: Live = {}): System => {
  const [scenario] = scenariosOf(document, { region: 'us-east-1', parameters: given }).scenarios;
  if (scenario === undefined) throw new Error('there is no scenario');
  const made = observeTemplate(document, scenario);
  const flat = new Map(
    [...made.outputs].map(([name, { value }]) => [name, value.known ? value.value : value.reason] as const),
  );
  const seen = outputs(flat);
  const all = <K extends Kind>(kind: K): readonly FactsByKind[K][] => {
    if (kind === 'bucketObject') return [];
    const changed: ((each: FactsByKind[K]) => FactsByKind[K]) | undefined = facts[kind];
    return made.all(kind).map((each) => withoutCode(changed?.(each) ?? each));
  };
  return {
    ...made,
    source: 'live',
    all,
    unreadable: (kind) => unreadable[kind],
    scenario: parameters ? scenario : { ...scenario, parameters: new Map() },
    parameters: parameters ? made.parameters : new Map(),
    outputs: anySpelling(
      new Map(
        [...seen].map(([name, value]) => {
          const at = { resource: '', path: name, file: 'flat-outputs.json' };
          return [name, { name, value: known(value, at), at }] as const;
        }),
      ),
    ),
    gatewayAccount: made.gatewayAccount,
    template: undefined,
    terraform: undefined,
    stack: undefined,
  };
};

const withoutCode = <T extends object>(facts: T): T =>
  'code' in facts
    ? {
        ...facts,
        code: {
          bucket: unknown('Lambda does not tell'),
          key: unknown('Lambda does not tell'),
          folder: known(undefined),
        },
      }
    : facts;

/** As Terraform writes a template's name: `SnsTopicArn` is `sns_topic_arn`. */
export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : '_'}${letter.toLowerCase()}`);

/** Outputs under Terraform's names. */
export const asTerraform = (outputs: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...outputs].map(([name, value]) => [snakeCase(name), value]));
