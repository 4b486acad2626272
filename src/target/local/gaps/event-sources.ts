import { askedFor, asText, forEach } from './asked-for.ts';
import type { FilledGap } from './gap.ts';

export const eventSourceState: FilledGap = {
  id: 'event-source-state',
  lost: 'an event source mapping that CloudFormation makes disabled says that it is enabled',
  remedy: 'filled',
  reason: 'by UpdateEventSourceMapping',
  async fill(deployed) {
    const lambda = await deployed.target.clients.lambda();
    return forEach(askedFor(deployed, 'AWS::Lambda::EventSourceMapping'), async (asked) => {
      if (asText(asked.get('Enabled')) !== 'false') return false;
      await lambda.updateEventSourceMapping({ UUID: asked.physicalId, Enabled: false });
      return true;
    });
  },
};
