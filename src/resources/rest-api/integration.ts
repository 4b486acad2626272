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
