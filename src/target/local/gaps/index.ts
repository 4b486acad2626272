import { environmentError } from '../../../errors.ts';
import type { MadeResource } from '../../stack-state.ts';
import type { Gap, Target } from '../../target.ts';
import { apiEndpoint } from './apis.ts';
import { zoneNameServers } from './domains.ts';
import { eventSourceState } from './event-sources.ts';
import { apiOrigin } from './exercised.ts';
import type { Deployed, FilledGap, HidingGap } from './gap.ts';
import * as notObservable from './not-observable.ts';
import { openApiBody } from './open-api.ts';
import { tableReplicas } from './replicas.ts';
import { requestValidator } from './request-validators.ts';
import { roleBoundary, topicEncryption } from './roles-and-topics.ts';
import { serviceIntegrationRole } from './service-integrations.ts';
import { deploymentStage, stageAccessLog } from './stages.ts';
import {
  globalTableTags,
  globalTableTagsLeft,
  tableEncryption,
  tableExpiry,
  tablePolicy,
  tableRecovery,
} from './tables.ts';
import { bucketTags, zoneTags } from './tags.ts';
import { healthCheck, samplingRule } from './unmade.ts';
import { thrown } from '../../thrown.ts';

const filled: readonly FilledGap[] = [
  tableEncryption,
  tableRecovery,
  tableExpiry,
  tablePolicy,
  globalTableTags,
  globalTableTagsLeft,
  // After the rest of a table, which a replica begins with.
  tableReplicas,
  stageAccessLog,
  deploymentStage,
  roleBoundary,
  topicEncryption,
  requestValidator,
  // After it: it makes validators of its own.
  openApiBody,
  eventSourceState,
  serviceIntegrationRole,
  bucketTags,
  zoneTags,
];

const hiding: readonly HidingGap[] = [apiEndpoint, zoneNameServers, samplingRule, healthCheck];

/** All that the local target does not do as AWS does, as far as our specifications can tell. */
export const gaps: readonly Gap[] = [...filled, apiOrigin, ...hiding, ...Object.values(notObservable)];

/** A resource that a gap was filled for, or of which it hides something. */
export interface Filled {
  readonly gap: string;
  readonly physicalId: string;
}

/**
 * Puts right what can be put right, after a deploy to the local target.
 * @throws StackproofError (environment) that names the gap which could not be filled.
 */
export async function fillGaps(deployed: Deployed): Promise<readonly Filled[]> {
  const done: Filled[] = [];
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

/** What of a stack on the local target cannot be seen, since what is read of it there is not what was asked for. */
export const hiddenOf = (deployed: Deployed): readonly Filled[] =>
  hiding.flatMap(({ id: gap, hides }) => hides(deployed).map((physicalId) => ({ gap, physicalId })));

/** Takes back, before a stack is deleted, what was filled in for it and would stay behind. */
export async function unfillGaps(target: Target, made: readonly MadeResource[]): Promise<void> {
  for (const gap of filled) await gap.unfill?.(target, made);
}

export { withoutUnmade } from './unmade.ts';
