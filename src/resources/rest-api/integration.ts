import { known, unknown, type Fact } from '../../facts/fact.ts';

/** The function behind an integration's URI; unknown where a stage's variable names it. */
export const functionBehind = (uri: Fact<string | undefined>): Fact<string | undefined> => {
  if (!uri.known) return uri;
  return uri.value?.includes('${stageVariables.') === true
    ? unknown('it depends on a stage variable', uri.at)
    : known(invokedFunction(uri.value), uri.at);
};

/**
 * The function that an integration's URI invokes (its ARN, with a qualifier if there is one); undefined for another URI, and
 * for one that names another region than the function's.
 */
export const invokedFunction = (uri: string | undefined): string | undefined =>
  uri === undefined
    ? undefined
    : /^arn:[\w-]+:apigateway:([\w-]+):lambda:path\/2015-03-31\/functions\/(arn:[\w-]+:lambda:\1:[^/]+)\/invocations$/.exec(
        uri,
      )?.[2];
