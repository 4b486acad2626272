import { dataApi } from '../../../../specs/data-api/index.ts';
import type { Verdict } from '../../../../src/control/verdict.ts';
import * as onAny from '../verdicts.ts';

/** The data API's verdicts on a template; cfn-lint is taken to have found nothing. */
export const verdictsOn = (text: string, file?: string): ReadonlyMap<string, Verdict> =>
  onAny.verdictsOn(dataApi, text, file);

/** What a template does not meet: `id` for a failure, `id outcome` for what is neither a failure nor a pass. */
export const unmet = (text: string, file?: string): readonly string[] => onAny.unmet(dataApi, text, file);
