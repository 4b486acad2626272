import type { HidingGap } from './gap.ts';
import { idsOfType } from './of-type.ts';

export const zoneNameServers: HidingGap = {
  id: 'zone-name-servers',
  lost: 'CloudFormation gives other name servers of a hosted zone than Route 53',
  remedy: 'not-observable',
  reason: 'the local target tells several sets of name servers of one zone',
  hides: (deployed) => idsOfType(deployed, 'AWS::Route53::HostedZone'),
};
