import type { Named, Namings } from './naming.ts';

const fifo =
  (property: string) =>
  (named: Named): string => {
    const value = named.property(property);
    return value?.kind === 'scalar' && String(value.value) === 'true' ? '.fifo' : '';
  };

/** SNS, SQS and EventBridge. */
export const messagingNamings: Namings = {
  'AWS::SNS::Topic': {
    name: { property: 'TopicName', longest: 256, ending: fifo('FifoTopic') },
    ref: 'arn:{partition}:sns:{region}:{account}:{name}',
    attributes: { TopicArn: '{ref}', TopicName: '{name}' },
  },
  'AWS::SNS::Subscription': { ref: '{property:TopicArn}:{uuid}', attributes: { Arn: '{ref}' } },
  'AWS::SNS::TopicPolicy': { ref: '{stack}-{id}-{upper:12}', attributes: { Id: '{ref}' } },
  'AWS::SQS::Queue': {
    name: { property: 'QueueName', longest: 80, ending: fifo('FifoQueue') },
    ref: 'https://sqs.{region}.{suffix}/{account}/{name}',
    attributes: {
      Arn: 'arn:{partition}:sqs:{region}:{account}:{name}',
      QueueName: '{name}',
      QueueUrl: '{ref}',
    },
  },
  'AWS::SQS::QueuePolicy': { ref: '{stack}-{id}-{upper:12}', attributes: { Id: '{ref}' } },
  'AWS::Events::Rule': {
    name: { property: 'Name', longest: 64 },
    ref: '{name}',
    attributes: { Arn: 'arn:{partition}:events:{region}:{account}:rule/{name}' },
  },
  'AWS::Events::EventBus': {
    ref: '{property:Name}',
    attributes: {
      Arn: 'arn:{partition}:events:{region}:{account}:event-bus/{property:Name}',
      Name: '{property:Name}',
    },
  },
};
