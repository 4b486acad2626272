import { functionLead } from '../function/lead.ts';
import { hiddenBy, type LiveContext, type Sighting } from '../live-context.ts';

/** Leads to the functions that event source mappings invoke with what a queue or a stream has, by its ARN. */
export const readersOf = async (
  sourceArn: string,
  live: LiveContext,
): Promise<Pick<Sighting, 'leads' | 'hidden'>> => {
  const answer = await live.eventSources();
  const reading = (answer.state === 'read' ? answer.value : []).filter(
    ({ EventSourceArn }) => EventSourceArn === sourceArn,
  );
  return {
    leads: reading.flatMap(({ FunctionArn = '' }) => functionLead(FunctionArn, live)),
    hidden: hiddenBy(answer, 'function'),
  };
};
