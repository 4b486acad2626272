import type { APIGateway } from '@aws-sdk/client-api-gateway';
import { askedFor, asText, forEach, isTrue, type AskedFor } from './asked-for.ts';
import type { FilledGap } from './gap.ts';

/** CloudFormation there makes none, so that whatever an API has of them is from an earlier deploy. */
const withoutEarlier = async (apiGateway: APIGateway, restApiId: string): Promise<void> => {
  const { items = [] } = await apiGateway.getRequestValidators({ restApiId, limit: 500 });
  for (const { id } of items) await apiGateway.deleteRequestValidator({ restApiId, requestValidatorId: id });
};

const make = async (apiGateway: APIGateway, asked: AskedFor, restApiId: string): Promise<string> => {
  const { id } = await apiGateway.createRequestValidator({
    restApiId,
    name: asText(asked.get('Name')) ?? asked.logicalId,
    validateRequestBody: isTrue(asked.get('ValidateRequestBody')),
    validateRequestParameters: isTrue(asked.get('ValidateRequestParameters')),
  });
  if (id === undefined) throw new Error(`${asked.logicalId} got no id`);
  return id;
};

/** What a method's physical id says there: `<api>-<resource>-<verb>`. */
const methodIn = (
  physicalId: string,
): { restApiId: string; resourceId: string; httpMethod: string } | undefined => {
  const match = /^(.+)-([^-]+)-([A-Z]+)$/.exec(physicalId);
  if (match === null) return undefined;
  const [, restApiId = '', resourceId = '', httpMethod = ''] = match;
  return { restApiId, resourceId, httpMethod };
};

export const requestValidator: FilledGap = {
  id: 'request-validator',
  lost: "CloudFormation makes no request validator, and drops a method's RequestValidatorId",
  remedy: 'filled',
  reason: 'by CreateRequestValidator and UpdateMethod',
  async fill(deployed) {
    const apiGateway = await deployed.target.clients.apiGateway();
    const validators = askedFor(deployed, 'AWS::ApiGateway::RequestValidator');
    const made = new Map<string, string>();
    const apis = new Set(askedFor(deployed, 'AWS::ApiGateway::RestApi').map(({ physicalId }) => physicalId));
    for (const restApiId of apis) await withoutEarlier(apiGateway, restApiId);
    const filled = await forEach(validators, async (asked) => {
      const restApiId = asText(asked.get('RestApiId'));
      if (restApiId === undefined) return false;
      const id = await make(apiGateway, asked, restApiId);
      made.set(asked.physicalId, id);
      // As a method of the resolved template names it, if the name is too short to be told apart in any text.
      const ref = deployed.stack.resources.get(asked.logicalId)?.ref;
      if (ref?.kind === 'scalar') made.set(String(ref.value), id);
      return true;
    });
    const used = await forEach(askedFor(deployed, 'AWS::ApiGateway::Method'), async (asked) => {
      const value = made.get(asText(asked.get('RequestValidatorId')) ?? '');
      const method = methodIn(asked.physicalId);
      if (value === undefined || method === undefined) return false;
      const patchOperations = [{ op: 'replace' as const, path: '/requestValidatorId', value }];
      await apiGateway.updateMethod({ ...method, patchOperations });
      return true;
    });
    return [...filled, ...used];
  },
};
