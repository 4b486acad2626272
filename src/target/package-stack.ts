import { environmentError } from '../errors.ts';
import type { TemplateDocument } from '../template/document.ts';
import { declaredParameters } from '../template/parameters.ts';
import type { Scenario } from '../resources/system.ts';
import type { DeployRequest } from './deploy.ts';
import { resourcesOf } from './stack-state.ts';
import type { Target } from './target.ts';

/** The name of the stack that makes a stack's bucket. */
export const packageStackName = (stackName: string): string => `${stackName}-package`;

/** What to deploy for a stack's bucket: its parameters have the values that the stack's parameters of the same name have. */
export const packageRequest = (
  packageTemplate: TemplateDocument,
  request: DeployRequest,
  { parameters }: Scenario,
): DeployRequest => {
  const { folder: _, packageTemplateFile: __, ...same } = request;
  const names = [...declaredParameters(packageTemplate).keys()];
  return {
    ...same,
    templateFile: packageTemplate.file,
    stackName: packageStackName(request.stackName),
    parameters: new Map(
      names.flatMap((name) => {
        const value = parameters.get(name);
        return value === undefined ? [] : [[name, value] as const];
      }),
    ),
  };
};

/**
 * The bucket that a stack has.
 * @throws StackproofError (environment) when it has none, or several.
 */
export const bucketOf = async (target: Target, stackName: string): Promise<string> => {
  const buckets = (await resourcesOf(target, stackName)).filter(({ type }) => type === 'AWS::S3::Bucket');
  const [bucket] = buckets;
  if (bucket !== undefined && buckets.length === 1) return bucket.physicalId;
  throw environmentError(`the stack ${stackName} has ${String(buckets.length)} buckets`, {
    remedy: 'the template that PackageTemplate names makes one, for the packages',
  });
};
