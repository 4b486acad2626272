import type { Spec } from '../control/control.ts';
import type { DeployRequest } from '../target/deploy.ts';
import { loadTemplate } from '../template/load.ts';
import { scenariosOf } from '../template/scenarios.ts';
import type { Parameters } from './options.ts';
import { defaultStackName } from './target-options.ts';

/** The tag by which `destroy` knows a stack on AWS as one that `deploy` has made. */
export const specTag = 'stackproof:spec';

/**
 * What to deploy. On the local target a parameter that has no default and was not given gets a value that shows where it
 * goes; on AWS whoever deploys has to give it.
 * @throws StackproofError (exit 2) when the file is no template, or does not take a given value.
 */
export const deployRequest = (
  spec: Spec,
  templateFile: string,
  options: { readonly param?: Parameters; readonly stackName?: string },
  target: 'local' | 'aws',
): DeployRequest => {
  const { param = {}, stackName = defaultStackName(spec) } = options;
  const [first] = scenariosOf(loadTemplate(templateFile), { parameters: param, stackName }).scenarios;
  const parameters =
    target === 'local' && first !== undefined ? first.parameters : new Map(Object.entries(param));
  return { templateFile, stackName, parameters, tags: new Map([[specTag, spec.id]]) };
};
