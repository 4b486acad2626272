import type { Lead } from '../live-context.ts';
import { parseArn } from '../live-names.ts';

/** A lead to a queue; none for the ARN of anything else. */
export const queueLead = (arn: string): Lead[] =>
  parseArn(arn)?.service === 'sqs' ? [{ kind: 'queue', id: arn }] : [];
