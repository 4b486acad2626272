import type { HidingGap } from './gap.ts';
import { idsOfType } from './of-type.ts';

export const apiEndpoint: HidingGap = {
  id: 'api-endpoint',
  lost: "a REST API's endpoint configuration reads back empty",
  remedy: 'not-observable',
  reason: "the local target keeps no REST API's endpoint configuration",
  hides: (deployed) => idsOfType(deployed, 'AWS::ApiGateway::RestApi'),
};
