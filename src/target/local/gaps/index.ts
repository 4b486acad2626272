import { environmentError } from '../../../errors.ts';
import { eventSourceState } from './event-sources.ts';
import type { Deployed, FilledGap, OpenGap } from './gap.ts';
import * as notObservable from './not-observable.ts';
import { openApiBody } from './open-api.ts';
import { requestValidator } from './request-validators.ts';
import { roleBoundary, topicEncryption } from './roles-and-topics.ts';
import { serviceIntegrationRole } from './service-integrations.ts';
import { deploymentStage, stageAccessLog } from './stages.ts';
import { globalTableTags, tableEncryption, tableExpiry, tablePolicy, tableRecovery } from './tables.ts';
import { leftOut, samplingRule } from './unmade.ts';
import { thrown } from '../../thrown.ts';

const filled: readonly FilledGap[] = [
  tableEncryption,
  tableRecovery,
  tableExpiry,
  tablePolicy,
  globalTableTags,
  stageAccessLog,
  deploymentStage,
  roleBoundary,
  topicEncryption,
  requestValidator,
  // After it: it makes validators of its own.
  openApiBody,
  eventSourceState,
  serviceIntegrationRole,
];

/** All that the local target does not do as AWS does, as far as our specifications can tell. */
export const gaps: readonly (FilledGap | OpenGap)[] = [
  ...filled,
  samplingRule,
  ...Object.values(notObservable),
];

/** A resource that a gap was filled for. */
export interface Filled {
  readonly gap: string;
  readonly physicalId: string;
}

/**
 * Puts right what can be put right, after a deploy to the local target.
 * @throws StackproofError (environment) that names the gap which could not be filled.
 */
export async function fillGaps(deployed: Deployed): Promise<readonly Filled[]> {
  const done: Filled[] = [...leftOut(deployed)];
  for (const gap of filled) {
    try {
      for (const physicalId of await gap.fill(deployed)) done.push({ gap: gap.id, physicalId });
    } catch (cause) {
      const why = thrown(cause).message;
      throw environmentError(`the local target's gap ${gap.id} could not be filled: ${why}`, { cause });
    }
  }
  return done;
}

export { withoutUnmade } from './unmade.ts';
