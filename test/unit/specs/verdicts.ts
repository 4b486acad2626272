import { dirname } from 'node:path';
import type { Spec } from '../../../src/control/control.ts';
import { judgeTemplate } from '../../../src/control/judge-template.ts';
import type { Verdict } from '../../../src/control/verdict.ts';
import { known } from '../../../src/facts/fact.ts';
import { parseTemplate, withPackageTemplate } from '../../../src/template/load.ts';

/** A spec's verdicts on a template that lies beside its reference; cfn-lint is taken to have found nothing. */
export const verdictsOn = (spec: Spec, text: string, file = 'template.yaml'): ReadonlyMap<string, Verdict> =>
  judgeTemplate(spec, withPackageTemplate(parseTemplate(text, file), dirname(spec.reference)), {
    lint: known([]),
  }).verdicts;

/** What a template does not meet: `id` for a failure, `id outcome` for what is neither a failure nor a pass. */
export const unmet = (spec: Spec, text: string, file?: string): readonly string[] =>
  [...verdictsOn(spec, text, file)].flatMap(([id, { outcome }]) =>
    outcome === 'pass' ? [] : [outcome === 'fail' ? id : `${id} ${outcome}`],
  );
