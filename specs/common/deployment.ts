import { expectFact } from '../../src/control/expect.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { MethodFacts, RestApiFacts, StageFacts } from '../../src/resources/rest-api/facts.ts';

/** The stage's deployment is made after the method and its integration: else it may serve an API without them. Template only. */
export const isDeployedAfter = (stage: StageFacts, method: MethodFacts, api: RestApiFacts): Check =>
  expectFact(
    stage.deployment.madeAfter,
    'what the deployment waits for',
    method.id,
    // A method that the API's own OpenAPI document describes is there as soon as the API is.
    (earlier) => earlier.has(method.id) || (method.at.resource === api.id && earlier.has(api.id)),
    (earlier) => [...earlier],
  );
