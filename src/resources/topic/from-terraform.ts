import type { TerraformMapping } from '../../terraform/mapping.ts';
import { list } from '../../terraform/values.ts';
import { argument, argumentOr, jsonArgument, nameArgument, tagList } from '../terraform-words.ts';

/** Topics, their policies and subscriptions. */
export const topicMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_sns_topic',
    as: 'AWS::SNS::Topic',
    properties: {
      TopicName: nameArgument(),
      FifoTopic: argumentOr('fifo_topic', false),
      KmsMasterKeyId: argument('kms_master_key_id'),
      Tags: tagList,
    },
    attributes: { id: 'Ref', arn: 'Ref', name: 'TopicName' },
    beside: [
      {
        argument: 'policy',
        as: 'AWS::SNS::TopicPolicy',
        properties: {
          Topics: (its) => list([its.attribute('arn')], its.at),
          PolicyDocument: jsonArgument('policy'),
        },
      },
    ],
  },
  {
    type: 'aws_sns_topic_policy',
    as: 'AWS::SNS::TopicPolicy',
    properties: { Topics: argument('arn'), PolicyDocument: jsonArgument('policy') },
  },
  {
    type: 'aws_sns_topic_subscription',
    as: 'AWS::SNS::Subscription',
    properties: {
      TopicArn: argument('topic_arn'),
      Protocol: argument('protocol'),
      Endpoint: argument('endpoint'),
      FilterPolicy: jsonArgument('filter_policy'),
      RawMessageDelivery: argument('raw_message_delivery'),
    },
    attributes: { id: 'Ref', arn: 'Ref' },
  },
];
