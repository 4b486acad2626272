import { known, map, type Fact } from '../../facts/fact.ts';
import type { ResolvedStack } from '../../template/stack.ts';
import { required, withDefault, type Properties } from '../properties.ts';
import { ofType, properties, resourceFacts } from '../stack/resolved.ts';
import type { EventSourceFacts } from './facts.ts';

/** The event source mappings of a template. */
export const eventSourcesOf = (stack: ResolvedStack): readonly EventSourceFacts[] =>
  ofType(stack, 'AWS::Lambda::EventSourceMapping').map((resource) => {
    const its = properties(resource);
    return {
      ...resourceFacts(resource),
      functionName: required(its.text('FunctionName')),
      sourceArn: its.text('EventSourceArn'),
      enabled: withDefault(its.flag('Enabled'), true),
      batchSize: its.number('BatchSize'),
      reportsBatchItemFailures: reportsBatchItemFailures(its),
      filters: map(its.child('FilterCriteria').list('Filters'), (filters) =>
        filters.map((filter) => required(filter.text('Pattern'))),
      ),
      startingPosition: its.text('StartingPosition'),
      bisects: withDefault(its.flag('BisectBatchOnFunctionError'), false),
      maximumRetryAttempts: withDefault(its.number('MaximumRetryAttempts'), -1),
      maximumRecordAge: withDefault(its.number('MaximumRecordAgeInSeconds'), -1),
    };
  });

const reportsBatchItemFailures = (its: Properties): Fact<boolean> => {
  const types = its.texts('FunctionResponseTypes');
  if (!types.known) return types;
  const reports = types.value.some((type) => type.known && type.value === 'ReportBatchItemFailures');
  const unclear = types.value.find((type) => !type.known);
  return !reports && unclear?.known === false ? unclear : known(reports, types.at);
};
