import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import { known, map, unknown, type Fact } from '../../facts/fact.ts';
import type { Place } from '../../facts/place.ts';
import { below, givenPart, inAnswer, part, type Answer } from '../live-answer.ts';
import { hiddenBy, type Lead, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { parseArn, parseFunctionArn, tableName } from '../live-names.ts';
import type { LiveReader } from '../live-reader.ts';
import { queueLead } from '../queue/lead.ts';
import type { EventSourceFacts } from './facts.ts';

/**
 * Asks for all event source mappings of the account in the region: asked by a function's name, Lambda is not said to
 * answer with those of its versions and aliases too.
 */
export const listEventSources = (
  reader: LiveReader,
): Promise<Answer<readonly EventSourceMappingConfiguration[]>> =>
  reader.pages('lambda:ListEventSourceMappings', 'the event source mappings', async (clients, Marker) => {
    const lambda = await clients.lambda();
    const page = await lambda.listEventSourceMappings(Marker === undefined ? {} : { Marker });
    return { items: page.EventSourceMappings, next: page.NextMarker };
  });

/**
 * Observes the event source mappings that invoke a function, by its name or, where it is another account's or region's,
 * its ARN. Leads to the queues and tables that they read.
 */
export const eventSourcesOf = async (functionId: string, live: LiveContext): Promise<Sighting> => {
  const answer = await live.eventSources();
  const its = (answer.state === 'read' ? answer.value : []).filter(({ FunctionArn = '' }) => {
    const invoked = parseFunctionArn(FunctionArn);
    return invoked?.name === functionId || invoked?.arn === functionId;
  });
  return {
    resources: await Promise.all(
      its.map(async (mapping) => ({
        kind: 'eventSource' as const,
        facts: markFilled('eventSource', await factsOf(mapping, live), live.filled),
      })),
    ),
    leads: its.flatMap(({ EventSourceArn = '' }) => sourceLead(EventSourceArn)),
    hidden: hiddenBy(answer, 'eventSource'),
  };
};

/** The queue, or the table whose stream it is. */
const sourceLead = (arn: string): Lead[] =>
  parseArn(arn)?.service === 'dynamodb' ? [{ kind: 'table', id: tableName(arn) }] : queueLead(arn);

const factsOf = async (
  mapping: EventSourceMappingConfiguration,
  live: LiveContext,
): Promise<EventSourceFacts> => {
  const id = mapping.UUID ?? '';
  const found = known(mapping, inAnswer(id, 'ListEventSourceMappings'));
  return {
    id,
    at: inAnswer(id, ''),
    own: await live.own('eventSource', id),
    functionName: givenPart(found, 'FunctionArn', ({ FunctionArn }) => FunctionArn),
    sourceArn: part(found, 'EventSourceArn', ({ EventSourceArn }) => EventSourceArn),
    enabled: enabledOf(mapping.State, below(found.at, 'State')),
    batchSize: part(found, 'BatchSize', ({ BatchSize }) => BatchSize),
    reportsBatchItemFailures: part(found, 'FunctionResponseTypes', ({ FunctionResponseTypes = [] }) =>
      FunctionResponseTypes.includes('ReportBatchItemFailures'),
    ),
    filters: filtersOf(mapping, below(found.at, 'FilterCriteria.Filters')),
    // A queue has no position: the local target names one all the same.
    startingPosition: part(found, 'StartingPosition', ({ EventSourceArn = '', StartingPosition }) =>
      parseArn(EventSourceArn)?.service === 'sqs' ? undefined : StartingPosition,
    ),
    bisects: part(
      found,
      'BisectBatchOnFunctionError',
      ({ BisectBatchOnFunctionError: bisect }) => bisect === true,
    ),
    maximumRetryAttempts: part(found, 'MaximumRetryAttempts', (told) => told.MaximumRetryAttempts ?? -1),
    maximumRecordAge: part(
      found,
      'MaximumRecordAgeInSeconds',
      ({ MaximumRecordAgeInSeconds: seconds }) => seconds ?? -1,
    ),
  };
};

const states: ReadonlyMap<string, boolean> = new Map([
  ['Enabled', true],
  ['Enabling', true],
  ['Creating', true],
  ['Disabled', false],
  ['Disabling', false],
  ['Deleting', false],
]);

const enabledOf = (state: string | undefined, at: Place): Fact<boolean> => {
  const enabled = states.get(state ?? '');
  return enabled === undefined
    ? unknown(`its state, ${state ?? 'which is missing'}, does not say`, at)
    : known(enabled, at);
};

/** Lambda says so when it may not decrypt them. */
const filtersOf = (mapping: EventSourceMappingConfiguration, at: Place): EventSourceFacts['filters'] => {
  const { FilterCriteria, FilterCriteriaError: error } = mapping;
  if (error !== undefined) return unknown(`its filters could not be read: ${error.ErrorCode ?? 'error'}`, at);
  return map(known(FilterCriteria?.Filters ?? [], at), (filters) =>
    filters.map(({ Pattern = '' }, index) => known(Pattern, below(at, `[${String(index)}].Pattern`))),
  );
};
