import { inputError } from '../errors.ts';
import type { LintError } from '../resources/stack/facts.ts';
import type { TemplateDocument } from '../template/document.ts';
import { loadTemplate } from '../template/load.ts';
import { declaredParameters } from '../template/parameters.ts';
import { resolveTemplate } from '../template/resolve.ts';
import { scenariosOf } from '../template/scenarios.ts';
import type { ResolvedStack } from '../template/stack.ts';
import type { DeployRequest } from './deploy.ts';
import { lint } from './lint.ts';
import type { Target } from './target.ts';

/** A template, and what it comes to. */
export interface Prepared {
  readonly document: TemplateDocument;
  readonly stack: ResolvedStack;
}

/**
 * What a template comes to with these parameters, in that account and region.
 * @throws StackproofError (input) for a template or a parameter that will not do, or a parameter that is missing.
 */
export function resolved(
  target: Target,
  { templateFile, folder, packageTemplateFile, stackName, parameters }: DeployRequest,
): Prepared {
  const named = loadTemplate(templateFile, folder);
  const document =
    packageTemplateFile === undefined
      ? named
      : { ...named, packageTemplate: loadTemplate(packageTemplateFile) };
  const { accountId, region } = target;
  const given = { parameters: Object.fromEntries(parameters), stackName, accountId, region };
  const [scenario] = scenariosOf(document, given).scenarios;
  const needed = [...declaredParameters(document).values()].filter(
    (parameter) => parameter.default === undefined,
  );
  const missing = needed.find(({ name }) => !parameters.has(name));
  if (missing !== undefined || scenario === undefined) {
    const name = missing?.name ?? '';
    throw inputError(`the parameter ${name} has no default and was not given`, {
      at: missing?.at ?? { resource: '', path: '', file: templateFile },
      remedy: `--param ${name}=…`,
    });
  }
  return { document, stack: resolveTemplate(document, scenario) };
}

/**
 * Runs cfn-lint before anything is sent, on all the templates that will be.
 * @returns what fails nothing: a runtime's age.
 * @throws StackproofError (input) with its first error, and on AWS for a runtime that is too old to be made.
 */
export async function refuseLintErrors(
  target: Target,
  files: readonly string[],
  progress: (line: string) => void,
): Promise<readonly LintError[]> {
  const results = [...(await lint(files, { progress })).values()];
  const [first, ...others] = results.flatMap(({ errors }) => errors);
  if (first !== undefined) {
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    throw inputError(`cfn-lint ${first.rule}: ${first.message}${more}`, {
      at: first.at,
      remedy: 'nothing was deployed',
    });
  }
  const [old] = results.flatMap(({ refusedByAge }) => refusedByAge);
  if (old !== undefined && target.name === 'aws') {
    throw inputError(`AWS makes no functions of this runtime any more: ${old.message}`, {
      at: old.at,
      remedy: 'nothing was deployed',
    });
  }
  return results.flatMap(({ notices }) => notices);
}
