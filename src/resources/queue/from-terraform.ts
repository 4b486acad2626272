import type { TerraformMapping } from '../../terraform/mapping.ts';
import { list } from '../../terraform/values.ts';
import { argument, argumentOr, givenBy, jsonArgument, nameArgument, tagList } from '../terraform-words.ts';

/** Queues and their policies. */
export const queueMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_sqs_queue',
    as: 'AWS::SQS::Queue',
    properties: {
      QueueName: nameArgument(),
      FifoQueue: argument('fifo_queue'),
      VisibilityTimeout: argumentOr('visibility_timeout_seconds', 30),
      MessageRetentionPeriod: argument('message_retention_seconds'),
      DelaySeconds: argument('delay_seconds'),
      KmsMasterKeyId: argument('kms_master_key_id'),
      RedrivePolicy: (its) =>
        jsonArgument('redrive_policy')(its) ??
        givenBy(
          its,
          'aws_sqs_queue_redrive_policy',
          { queue_url: its.attribute('url') },
          jsonArgument('redrive_policy'),
        ),
      Tags: tagList,
    },
    attributes: { id: 'Ref', url: 'Ref', arn: 'Arn', name: 'QueueName' },
    beside: [
      {
        argument: 'policy',
        as: 'AWS::SQS::QueuePolicy',
        properties: {
          Queues: (its) => list([its.attribute('url')], its.at),
          PolicyDocument: jsonArgument('policy'),
        },
      },
    ],
  },
  {
    type: 'aws_sqs_queue_policy',
    as: 'AWS::SQS::QueuePolicy',
    properties: { Queues: argument('queue_url'), PolicyDocument: jsonArgument('policy') },
  },
];
