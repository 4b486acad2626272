import { breaksOf } from '../../src/mutation/breaks.ts';
import { sub, type Data } from '../../src/mutation/data.ts';
import type { OrderPipeline } from './subjects.ts';

/** Words for what breaks a clause, with the order pipeline's subjects, parameters and outputs. */
export const {
  set,
  remove,
  add,
  swapReference,
  removeResource,
  removeAttribute,
  setDeletionPolicy,
  attachFromElsewhere,
  changeCode,
  setOutput,
  renameOutput,
  together,
} = breaksOf<
  OrderPipeline,
  'NotificationEmail',
  'ApiUrl' | 'QueueUrl' | 'QueueArn' | 'TableName' | 'TopicArn' | 'Function1Arn' | 'Function2Arn'
>();

export { ref, sub } from '../../src/mutation/data.ts';

/** A condition that no request of a function meets. */
export const withMfa: Data = { Bool: { 'aws:MultiFactorAuthPresent': true } };

/** A statement of a role's policy. */
export const granting = (action: Data, resource: Data = '*'): Data => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});

/** A statement of a resource's policy for somebody. */
export const letting = (principal: Data, action: Data, condition?: Data): Data => ({
  Effect: 'Allow',
  Principal: principal,
  Action: action,
  Resource: '*',
  ...(condition === undefined ? {} : { Condition: condition }),
});

/** A statement that denies an action to everybody. */
export const denying = (action: Data): Data => ({
  Effect: 'Deny',
  Principal: '*',
  Action: action,
  Resource: '*',
});

/** The URI of the reference stack's dead-letter queue, as an integration would call it. */
export const deadLettersUri: Data = sub(
  'arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/${DeadLetters.QueueName}',
);
