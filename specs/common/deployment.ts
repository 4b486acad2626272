import { valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { MethodFacts, RestApiFacts, StageFacts } from '../../src/resources/rest-api/facts.ts';
import { comesAfter } from './made-after.ts';

/** The stage's deployment is made after the method and its integration: else it may serve an API without them. Template only. */
export const isDeployedAfter = (stage: StageFacts, method: MethodFacts, api: RestApiFacts): Check => {
  const { madeAfter } = stage.deployment;
  // A method that the API's own OpenAPI document describes is there as soon as the API is.
  const described = method.at.resource === api.id && valueOf(madeAfter)?.has(api.id) === true;
  return comesAfter([described ? api.id : method.id], 'the deployment', madeAfter);
};
