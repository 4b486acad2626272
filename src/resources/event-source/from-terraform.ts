import type { TerraformMapping } from '../../terraform/mapping.ts';
import { argument, argumentOr, block, each } from '../terraform-words.ts';

/** What reads a queue or a stream for a function. */
export const eventSourceMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_lambda_event_source_mapping',
    as: 'AWS::Lambda::EventSourceMapping',
    properties: {
      FunctionName: argument('function_name'),
      EventSourceArn: argument('event_source_arn'),
      Enabled: argumentOr('enabled', true),
      BatchSize: argument('batch_size'),
      MaximumBatchingWindowInSeconds: argument('maximum_batching_window_in_seconds'),
      FunctionResponseTypes: argument('function_response_types'),
      FilterCriteria: block('filter_criteria', (get) => ({
        Filters: each(get('filter'), (of) => ({ Pattern: of('pattern') })),
      })),
      StartingPosition: argument('starting_position'),
      BisectBatchOnFunctionError: argument('bisect_batch_on_function_error'),
      MaximumRetryAttempts: argument('maximum_retry_attempts'),
      MaximumRecordAgeInSeconds: argument('maximum_record_age_in_seconds'),
    },
    attributes: { id: 'Ref', uuid: 'Ref', arn: 'EventSourceMappingArn' },
  },
];
