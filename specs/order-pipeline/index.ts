import type { Spec } from '../../src/control/control.ts';
import { api } from './api.ts';
import { cleanup, endToEnd } from './end-to-end.ts';
import type { OrderPipelineEvidence } from './evidence.ts';
import { functions } from './functions.ts';
import { notifications } from './notifications.ts';
import { policies } from './policies.ts';
import { queue } from './queue.ts';
import { roles } from './roles.ts';
import { storage, streams } from './storage.ts';
import { names, orderPipelineSubjects, type OrderPipeline } from './subjects.ts';
import { structure } from './template.ts';

/** The order pipeline: an order that is posted goes through a queue into a table, and its subscribers hear of it. */
export const orderPipeline: Spec<OrderPipeline, OrderPipelineEvidence> = {
  id: 'order-pipeline',
  title: 'order pipeline',
  reference: 'lib/order-pipeline.yaml',
  deviations: [
    "the four policies are scoped to the stack's own resources: the specification writes `*`, and asks for least privilege (docs/deviations.md)",
    'the queue policy also denies sending and receiving to all others: the allowances that the specification asks for restrict nobody of the account (docs/deviations.md)',
    'steps 4 to 9, which the specification lists and does not describe, are built after its overview (docs/deviations.md)',
  ],
  region: 'us-east-1',
  sections: [
    policies,
    roles,
    storage,
    queue,
    functions,
    streams,
    notifications,
    api,
    endToEnd,
    cleanup,
    structure,
  ],
  subjects: orderPipelineSubjects,
  // What they are called is the template's own matter: any may name the table or the topic.
  variables: undefined,
  loadExercises: async () => (await import('./exercises.ts')).exerciseOrderPipeline,
  loadSurvivors: async () => (await import('./survivors.ts')).survivors,
  live: {
    outputs: {
      ApiUrl: 'restApiUrl',
      QueueUrl: 'queueUrl',
      QueueArn: 'queueArn',
      TableName: 'tableName',
      TopicArn: 'topicArn',
      Function1Arn: 'functionArn',
      Function2Arn: 'functionArn',
    },
    tableVariables: [],
    names: {
      role: [names.storeRole, names.notifyRole, names.sendRole],
      managedPolicy: [names.writePolicy, names.publishPolicy, names.streamPolicy, names.receivePolicy],
      table: [names.table],
      queue: [names.queue],
    },
  },
};
