import type { Control, Spec } from '../../control/control.ts';
import { judgeOnce } from '../../control/judge.ts';
import { sameFacts } from '../../control/same-facts.ts';
import type { Judged } from '../../control/recording.ts';
import { observeResolved } from '../../resources/terraform-system.ts';
import { terraformMappings } from '../../resources/terraform-mappings.ts';
import type { FactsByKind, Kind, Scenario, System } from '../../resources/system.ts';
import type { TerraformModule } from '../../terraform/module.ts';
import { resolveTerraform } from '../../terraform/resolve.ts';
import { reachedBy } from './reached.ts';

type AnyControl = Control<unknown, unknown>;

/** What controls came to on the unmutated code under one scenario, with what each looked at. */
export interface Baseline {
  /** A mutant's system, in which what the change does not reach is that of the unmutated code. */
  observe(module: TerraformModule): Variant;
}

/** A mutant under one scenario. */
export interface Variant {
  readonly system: System;
  /** The addresses that may come to something else than in the unmutated code; undefined where any may. */
  readonly reached: ReadonlySet<string> | undefined;
  /** What a control comes to, where it looks at nothing that the change reaches; undefined where it has to be judged. */
  same(control: AnyControl): Judged | undefined;
}

/** What else a control may look at beside the kinds of resources: fields of a system, and of what only code shows. */
type Look = `kind ${Kind}` | 'outputs' | 'gatewayAccount' | `terraform ${string}`;

/**
 * Remembers the facts and the judgements of unmutated code, so that a mutant's are worked out only where they can differ. A kind of
 * facts is made of some services' resources, and differs only when the change reaches one of these services.
 */
export const baselineOf = (spec: Spec, original: TerraformModule, scenario: Scenario): Baseline => {
  const { variables } = spec;
  const stack = resolveTerraform(original, scenario, terraformMappings);
  const services = new Map<Kind, Set<string>>();
  const system = observeResolved(original, stack, {
    variables,
    looksAt: (kind, id) => {
      const its = services.get(kind) ?? new Set<string>();
      services.set(kind, its.add(serviceOf(id)));
    },
  });
  const recorded = new Map<AnyControl, { readonly judged: Judged; readonly looks: ReadonlySet<Look> }>();
  const recordOf = (control: AnyControl) => {
    let known = recorded.get(control);
    if (known === undefined) recorded.set(control, (known = record(spec, control, system)));
    return known;
  };
  return {
    observe: (module) => {
      const resolved = resolveTerraform(module, scenario, terraformMappings);
      const reached = reachedBy({ module: original, stack }, { module, stack: resolved });
      if (reached === undefined)
        return {
          system: observeResolved(module, resolved, { variables }),
          same: () => undefined,
          reached: undefined,
        };
      const of = new Set([...reached.addresses].map(serviceOf));
      const isSameKind = (kind: Kind): boolean => {
        // Looked at once, it is known what it is made of.
        system.all(kind);
        return [...(services.get(kind) ?? [])].every((service) => !of.has(service));
      };
      const known = <K extends Kind>(kind: K): readonly FactsByKind[K][] | undefined =>
        isSameKind(kind) ? system.all(kind) : undefined;
      const mutant = observeResolved(module, resolved, { variables, known });
      const compared = new Map<Look, boolean>();
      const compare = (look: Look): boolean => {
        if (look === 'outputs') return !of.has('output');
        if (look === 'gatewayAccount') return !of.has('api') && !of.has('iam');
        const [what, name = ''] = look.split(' ');
        if (what === 'kind') return isSameKind(name as Kind);
        if (name === 'madeAfter') return !reached.order;
        return sameFacts(partOf(system.terraform, name), partOf(mutant.terraform, name), false);
      };
      const isSame = (look: Look): boolean => {
        const before = compared.get(look) ?? compare(look);
        compared.set(look, before);
        return before;
      };
      return {
        system: mutant,
        reached: reached.addresses,
        same: (control) => {
          const { judged, looks } = recordOf(control);
          return [...looks].every(isSame) ? judged : undefined;
        },
      };
    },
  };
};

/** `iam` of `aws_iam_role.x`, `output` of `output.y`; a data source or a local is none: what takes it is reached by itself. */
const serviceOf = (address: string): string => {
  const [head = ''] = address.split('.');
  return head.split('_')[1] ?? head;
};

const partOf = (of: object | undefined, name: string): unknown =>
  of === undefined ? undefined : (Reflect.get(of, name) as unknown);

const record = (spec: Spec, { terraform }: AnyControl, system: System) => {
  const looks = new Set<Look>();
  const watched = new Proxy(system, {
    get: (target, key) => {
      if (key === 'outputs' || key === 'gatewayAccount') looks.add(key);
      if (key === 'all')
        return (kind: Kind) => {
          looks.add(`kind ${kind}`);
          return target.all(kind);
        };
      if (key === 'terraform' && target.terraform !== undefined)
        return new Proxy(target.terraform, {
          get: (code, name) => {
            looks.add(`terraform ${String(name)}`);
            return Reflect.get(code, name) as unknown;
          },
        });
      return Reflect.get(target, key) as unknown;
    },
  });
  const { scenario } = system;
  const context = { system: watched, scenario };
  const judged: Judged =
    terraform === undefined
      ? []
      : judgeOnce((_, its) => terraform(spec.subjects(watched), its), undefined, context);
  return { judged, looks };
};
